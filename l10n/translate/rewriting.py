"""English text in the words that engines know: dates, amounts, titles and states written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.translate.rewriting_amounts import amounts
from l10n.translate.rewriting_dates import Rewriting, dates
from l10n.translate.standins import Part
from l10n.translate.tokens import RECENT

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


@lru_cache(maxsize=RECENT)
def rewritten(text: str) -> tuple[Part, ...]:
    """The parts of an English text that are clearer to an engine in another form, and that form.

    09/14/2021 is September 14, 2021, and $3bn $3 billion; forty-five is 45; Gov. is Governor before
    a name; Va. is Virginia after a city. Of two that overlap, the first is the better.
    """
    found = (*dates(text), *amounts(text), *_names(text))
    return tuple(Part(*match.span(), form, held=False) for match, form in found)


def _names(text: str) -> Iterator[Rewriting]:
    for match in _MISTER.finditer(text):
        yield match, ""
    for match in _TITLE.finditer(text):
        yield match, f"{_TITLES[match[0].rstrip()]} "
    for match in _STATE.finditer(text):
        # At the end of a sentence the full stop is the sentence's too.
        yield match, _STATES[match[0]] + ("" if text[match.end() :].strip("”)") else ".")
