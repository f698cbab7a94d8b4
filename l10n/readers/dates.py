"""Dates as readouts write them: `July 11, 2018`, `Sept. 3, 2019`, `09/14/2021`, `2018-07-11`."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import get_month_names, parse_date

from l10n.model import Kind

_LOCALE = "en_US"
_MONTHS = {
    name.lower(): number
    for width in ("wide", "abbreviated")
    for number, name in get_month_names(width, locale=_LOCALE).items()
} | {"sept": 9}
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:(?:,|\s+at|\s+-|T)?\s*\d{1,2}:\d{2}(?::\d{2})?\S*(?:\s*[ap]\.?m\.?)?(?:\s+[a-z]{2,4})?)?"
)
_MONTH_FIRST = re.compile(
    rf"{_DAY}([a-z]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"{_DAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{{4}}){_TIME}", re.IGNORECASE
)
_NUMERIC = re.compile(
    rf"{_DAY}(\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)){_TIME}",
    re.IGNORECASE,
)
_LONGEST = 60

_LABEL = re.compile(
    r"(?:(?P<release>release date|date released|released(?: on)?|release|for(?: immediate)? release"
    r"|(?:date )?published(?: on)?|publication date|publish date|posted(?: on)?|date)"
    r"|(?P<update>(?:page )?last (?:updated?|modified|reviewed|published)(?: date)?(?: on)?"
    r"|(?:date )?updated(?: on)?|(?:date )?modified(?: on)?|update date))"
    r"\s*[:—–-]?\s*",
    re.IGNORECASE,
)


def parse(text: str) -> date | None:
    """The date that `text` is, with nothing beside it but a weekday or a time; else None."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    try:
        if match := _MONTH_FIRST.fullmatch(text):
            return date(int(match[3]), _MONTHS[match[1].lower()], int(match[2]))
        if match := _DAY_FIRST.fullmatch(text):
            return date(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
        if match := _NUMERIC.fullmatch(text):
            return parse_date(match[1], locale=_LOCALE)
    except (KeyError, ValueError):
        return None
    return None


def labelled(text: str) -> tuple[Kind, date] | None:
    """RELEASE_DATE or UPDATE_DATE and the date of a line as `Last Updated: 09/14/2021`."""
    if len(text) > 2 * _LONGEST:
        return None
    label = _LABEL.match(text)
    found = parse(text[label.end() :]) if label else None
    if label is None or found is None:
        return None
    return (Kind.RELEASE_DATE if label["release"] else Kind.UPDATE_DATE), found


def label(text: str) -> Kind | None:
    """RELEASE_DATE or UPDATE_DATE for a label without its date, as `Release Date:`."""
    match = _LABEL.fullmatch(text)
    if match is None:
        return None
    return Kind.RELEASE_DATE if match["release"] else Kind.UPDATE_DATE
