"""Numbers that an English text writes in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_ONES = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHARES = {"half a ": 2, "a quarter of a ": 4, "a quarter ": 4}
_WORD = "|".join((*_ONES, *_TENS, "hundred", *_SCALES))
_BEGINNING = re.compile(r"(?:^|[.!?:;] |[\"“(])$")
_CARDINAL = re.compile(
    rf"(?<![\w.,$-])(?<!\d )(?:(?P<share>{'|'.join(_SHARES)})(?P<of>million|billion|trillion)"
    rf"|(?P<words>(?:{'|'.join((*_ONES, *_TENS))})(?:(?:[ -]| and )(?:{_WORD}))*))"
    r"(?!\w|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)(?! and a half\b)",
    re.IGNORECASE,
)


def cardinals(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """The numbers that are written in words, and their values: forty-five, half a million.

    Not those with a capital in mid-sentence, which are names.
    """
    for match in _CARDINAL.finditer(text):
        if match[0] != match[0].lower() and not _BEGINNING.search(text[: match.start()]):
            continue
        if match["share"]:
            yield match, _SCALES[match["of"].lower()] // _SHARES[match["share"].lower()]
        elif (value := _value(re.split(r"[ -](?:and )?", match["words"].lower()))) is not None:
            yield match, value


def _value(words: Sequence[str]) -> int | None:
    """The number that the words are; None if they are none, or several in a row."""
    total = hundreds = 0
    room = greatest = 10**15
    for word in words:
        if word in _SCALES:
            if not hundreds or _SCALES[word] >= greatest:
                return None
            total, greatest = total + hundreds * _SCALES[word], _SCALES[word]
            hundreds, room = 0, greatest
        elif word == "hundred":
            if not 0 < hundreds < 100:  # noqa: PLR2004
                return None
            hundreds, room = 100 * hundreds, 100
        else:
            number = _ONES.get(word) or _TENS[word]
            if number >= room:
                return None
            hundreds += number
            room = 10 if word in _TENS else 1
    return total + hundreds
