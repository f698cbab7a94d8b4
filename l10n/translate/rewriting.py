"""English text in the words that engines know: dates, titles and states written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from babel import Locale

from l10n.translate.standins import Part

_MONTHS: tuple[str, ...] = tuple(Locale("en").months["format"]["wide"].values())
_DATE = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/(\d{4})(?![\d/])")
_ATTACKS = re.compile(r"(?<![\d/])9/11(?![\d/])")
_SHORT_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\. (?=\d)")
_RANGE = re.compile(
    rf"(?:\b(?:on|from) )?\b({'|'.join(_MONTHS)}) (\d{{1,2}}) ?[-–] ?(\d{{1,2}})(?![\d-])"
)
_MONEY = re.compile(
    r"(?P<sign>[€£$])(?P<digits>\d[\d,.]*\d|\d)(?: ?(?P<scale>thousand|million|billion|trillion)"
    r"|(?P<letter>k|m|bn|tn))?(?!\w)"
)
_SCALES = {"k": "thousand", "m": "million", "bn": "billion", "tn": "trillion"}
_CURRENCIES = {"€": "euros", "£": "pounds"}
_MISTER = re.compile(r"\bMr\. (?=(?:[A-Z][\w.-]* ){0,3}[A-Z][\w-]*[’']s)")
"""Before a possessive, engines take Mr. for the end of a sentence."""
_TITLES = {
    "Adm.": "Admiral",
    "Amb.": "Ambassador",
    "Capt.": "Captain",
    "Cmdr.": "Commander",
    "Col.": "Colonel",
    "Gen.": "General",
    "Gov.": "Governor",
    "Lt.": "Lieutenant",
    "Maj.": "Major",
    "Rep.": "Representative",
    "Sen.": "Senator",
    "Sgt.": "Sergeant",
}
_TITLE = re.compile(rf"\b(?:{'|'.join(map(re.escape, _TITLES))}) (?=[A-Z])")
_STATES = {
    "Ala.": "Alabama",
    "Ariz.": "Arizona",
    "Ark.": "Arkansas",
    "Calif.": "California",
    "Colo.": "Colorado",
    "Conn.": "Connecticut",
    "Del.": "Delaware",
    "Fla.": "Florida",
    "Ga.": "Georgia",
    "Ill.": "Illinois",
    "Ind.": "Indiana",
    "Kan.": "Kansas",
    "Ky.": "Kentucky",
    "La.": "Louisiana",
    "Md.": "Maryland",
    "Mass.": "Massachusetts",
    "Mich.": "Michigan",
    "Minn.": "Minnesota",
    "Miss.": "Mississippi",
    "Mo.": "Missouri",
    "Mont.": "Montana",
    "Neb.": "Nebraska",
    "Nev.": "Nevada",
    "N.H.": "New Hampshire",
    "N.J.": "New Jersey",
    "N.M.": "New Mexico",
    "N.Y.": "New York",
    "N.C.": "North Carolina",
    "N.D.": "North Dakota",
    "Okla.": "Oklahoma",
    "Ore.": "Oregon",
    "Pa.": "Pennsylvania",
    "R.I.": "Rhode Island",
    "S.C.": "South Carolina",
    "S.D.": "South Dakota",
    "Tenn.": "Tennessee",
    "Vt.": "Vermont",
    "Va.": "Virginia",
    "Wash.": "Washington",
    "W.Va.": "West Virginia",
    "Wis.": "Wisconsin",
    "Wyo.": "Wyoming",
}
_STATE = re.compile(rf"(?<=[a-z], )(?:{'|'.join(map(re.escape, _STATES))})(?=[\s,;:)”]|$)")


def rewritten(text: str) -> Iterator[Part]:
    """The parts of an English text that are clearer to an engine in another form, and that form.

    09/14/2021 is September 14, 2021, and 9/11 September 11; Dec. 1 is December 1; July 10-12 is
    from July 10 to July 12; €3m is 3 million euros, and $3bn $3 billion; Gov. is Governor before a
    name; Va. is Virginia after a city.
    """
    for match in _DATE.finditer(text):
        month, day, year = int(match[1]), int(match[2]), int(match[3])
        if _is_date(year, month, day):
            yield _part(match, f"{_MONTHS[month - 1]} {day}, {year}")
    for match in _ATTACKS.finditer(text):
        yield _part(match, "September 11")
    for match in _RANGE.finditer(text):
        yield _part(match, f"from {match[1]} {match[2]} to {match[1]} {match[3]}")
    for match in _SHORT_MONTH.finditer(text):
        yield _part(match, f"{_full_month(match[1])} ")
    for match in _MONEY.finditer(text):
        yield _part(match, _amount(match))
    for match in _MISTER.finditer(text):
        yield _part(match, "")
    for match in _TITLE.finditer(text):
        yield _part(match, f"{_TITLES[match[0].rstrip()]} ")
    for match in _STATE.finditer(text):
        # At the end of a sentence the full stop is the sentence's too.
        yield _part(match, _STATES[match[0]] + ("" if text[match.end() :].strip("”)") else "."))


def _part(match: re.Match[str], form: str) -> Part:
    return Part(*match.span(), form, held=False)


def _amount(match: re.Match[str]) -> str:
    scale = match["scale"] or _SCALES.get(match["letter"] or "", "")
    amount = f"{match['digits']} {scale}".rstrip()
    currency = _CURRENCIES.get(match["sign"])
    return f"{amount} {currency}" if currency else f"${amount}"


def _full_month(short: str) -> str:
    return next(month for month in _MONTHS if month.startswith(short[:3]))


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
