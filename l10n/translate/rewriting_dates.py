"""English dates, years and times in the forms that engines know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from babel import Locale

Rewriting = tuple[re.Match[str], str]
"""A part of a text, and what the engine sees instead."""

_MONTHS: tuple[str, ...] = tuple(Locale("en").months["format"]["wide"].values())
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
_MONTH = rf"(?:{'|'.join(_MONTHS)}|{_SHORT})"
_DAY = r"(?:3[01]|[12]\d|[1-9])(?!\d)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

_AMERICAN = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])")
_ISO = re.compile(r"(?<![\w/-])(\d{4})-(\d{2})-(\d{2})(?![\w/-])")
_CENTURY = 50
"""A year of two digits below it is of this century."""
_ATTACKS = re.compile(r"(?<![\d/])9/11(?![\d/])")
_SHORT_MONTH = re.compile(rf"(?<!N\. )\b{_SHORT} (?={_DAY}|\d{{4}}(?!\d))")
"""But for a reporter, as in 27 I. & N. Dec. 316."""
_YEAR = re.compile(rf"\b({_MONTH}) [’'](\d\d)(?!\w)")
_RANGE = re.compile(
    rf"(?:\b(?P<before>on|from|of|between) )?\b(?P<first>{_MONTH}) (?P<day>{_DAY}) ?[-–] ?"
    rf"(?:(?P<second>{_MONTH}) )?(?P<last>{_DAY})(?!-)"
)
_DATED = re.compile(
    rf"(?<=\b[Tt]he )(?P<first>{_MONTH}) (?P<day>{_DAY})"
    rf"(?:(?P<year>, \d{{4}}),?| ?[-–] ?(?P<second>{_MONTH}) (?P<last>{_DAY})) "
    r"(?P<noun>(?!and\b|or\b|to\b)(?:[a-z]+(?:ion|ment|ing|ance|ence)(?= \w+s\b)"
    r"|[a-z]+ [a-z]+(?= \w+ing\b)|[a-z]+(?:[ -](?!\w+ed\b)[a-z]+)??(?=[.,;:)]|$"
    r"| (?:\w+ed|of|in|on|at|by|for|from|to|with|that|which|who|was|were|is|are|has|have|had|will"
    r"|would|can|must|may|between|and|or|as|remains?|took|takes)\b)))"
)
"""A noun after a date with a year, or after one that spans two months."""
_COMING = rf"(?= (?:{_WEEKDAY}|{_MONTH} \d|\d{{1,2}}/\d|\d{{4}}-\d))"
_DEADLINE = re.compile(rf"\b(?:(?:(N)|n)ot? later than|(?:(O)|o)n or before){_COMING}")
_START = re.compile(rf"\b(?:(O)|o)n or after{_COMING}")
_FISCAL = re.compile(r"\bFY ?(?:(\d{4})|[’']?(\d\d))(?!\w)")
_QUARTER = re.compile(
    r"\b(?P<the>[Tt]he |[Aa] |[Oo]ur |[Ii]ts |[Tt]heir |[Tt]his |[Ll]ast )?Q(?P<number>[1-4])"
    r"(?:,? (?:of )?(?P<year>(?:FY ?)?\d{4}))?(?!\w)"
)
_ORDINALS = ("first", "second", "third", "fourth")
_NOON = re.compile(r"(?<=\d) ?(?:([AaPp])[Mm]\b|([AP])\.M\b\.?)(?:\.(?=\W*$))?")
"""With the full stop of a sentence that ends with it, which is that of p.m. too."""
_POINT = re.compile(r"(?<![\d.,])(\d{1,2})\.([0-5]\d)(?= ?[AaPp]\.?[Mm]\b)")
_HOURS = re.compile(r"(?:\b(?P<at>at) )?\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) hours\b")
_EFFECT = re.compile(r"\b(takes|take|took|taken|taking) effect\b")
_GOES = {"takes": "goes", "take": "go", "took": "went", "taken": "gone", "taking": "going"}


def dates(text: str) -> Iterator[Rewriting]:
    """The dates and times of an English text that are clearer in another form, and that form.

    07/26/18 and 2018-07-26 are July 26, 2018; 9/11 is September 11; Dec. 1 is December 1; July
    10-12 is from July 10 to July 12; the May 3, 2019, rule is the rule of May 3, 2019; no later
    than May 1 is by May 1; FY19 is fiscal year 2019, and Q3 2021 the third quarter of 2021; 9 AM is
    9 a.m. and 0600 hours 6:00 a.m.; what takes effect goes into effect.
    """
    yield from _numeric(text)
    for match in _DATED.finditer(text):
        yield match, _dated(match)
    for match in _RANGE.finditer(text):
        yield match, _range(match)
    for match in _YEAR.finditer(text):
        yield match, f"{_full(match[1])} {_year(match[2])}"
    for match in _SHORT_MONTH.finditer(text):
        yield match, f"{_full(match[0].rstrip())} "
    for pattern, form in ((_DEADLINE, "by"), (_START, "from")):
        for match in pattern.finditer(text):
            yield match, form.capitalize() if any(match.groups()) else form
    for match in _EFFECT.finditer(text):
        yield match, f"{_GOES[match[1]]} into effect"
    yield from _periods(text)
    yield from _times(text)


def _numeric(text: str) -> Iterator[Rewriting]:
    for match in _AMERICAN.finditer(text):
        if form := _written(_year(match[3]), int(match[1]), int(match[2])):
            yield match, form
    for match in _ISO.finditer(text):
        if form := _written(*map(int, match.groups())):
            yield match, form
    for match in _ATTACKS.finditer(text):
        yield match, "September 11"


def _periods(text: str) -> Iterator[Rewriting]:
    for match in _QUARTER.finditer(text):
        article = match["the"] or ("the " if text[: match.start()].strip() else "")
        quarter = f"{article}{_ORDINALS[int(match['number']) - 1]} quarter"
        year = (match["year"] or "").replace("FY", "fiscal year")
        form = f"{quarter} of {year}" if year else quarter
        yield match, form if match.start() else form[:1].upper() + form[1:]
    for match in _FISCAL.finditer(text):
        fiscal = "fiscal" if match.start() else "Fiscal"
        yield match, f"{fiscal} year {match[1] or _year(match[2])}"


def _times(text: str) -> Iterator[Rewriting]:
    for match in _POINT.finditer(text):
        yield match, f"{match[1]}:{match[2]}"
    for match in _NOON.finditer(text):
        yield match, f" {(match[1] or match[2]).lower()}.m."
    for match in _HOURS.finditer(text):
        hour = int(match["hour"])
        # 1200 hours may be a time or a duration.
        if match["at"] or match["hour"].startswith("0"):
            half = "a.m." if hour < 12 else "p.m."  # noqa: PLR2004
            form = f"{hour % 12 or 12}:{match['minute']} {half}"
            yield match, f"{match['at']} {form}" if match["at"] else form


def _dated(match: re.Match[str]) -> str:
    start = f"{_full(match['first'])} {match['day']}"
    if match["year"]:
        return f"{match['noun']} of {start}{match['year']}"
    return f"{match['noun']} of {start} to {_full(match['second'])} {match['last']}"


def _range(match: re.Match[str]) -> str:
    start = f"{_full(match['first'])} {match['day']}"
    end = f"{_full(match['second'] or match['first'])} {match['last']}"
    if match["before"] == "between":
        return f"between {start} and {end}"
    return f"{'of' if match['before'] == 'of' else 'from'} {start} to {end}"


def _full(month: str) -> str:
    return next(full for full in _MONTHS if full.startswith(month[:3]))


def _year(digits: str) -> int:
    """The year of four digits or of two."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return year
    return year + (2000 if year < _CENTURY else 1900)


def _written(year: int, month: int, day: int) -> str:
    """A date in English words; empty if there is no such day."""
    try:
        date(year, month, day)
    except ValueError:
        return ""
    return f"{_MONTHS[month - 1]} {day}, {year}"
