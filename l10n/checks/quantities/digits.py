"""Numbers in digits, with the words that multiply them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from l10n.checks.lexicon import Lexicon
from l10n.checks.quantities.quantity import DAY, Quantity, number

_DIGITS = re.compile(
    r"(?<![^\W_])(?<!\d[.,])"
    r"(?P<digits>\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,'’]\d+)*)"
    r"(?P<decade>0?s\b)?"
)
_HOURS = re.compile(r"\s?(?:h|hs|hrs|horas)\b")
_NEXT_WORD = re.compile(r"[\s\u00a0-]?([^\W\d_]+)")
_LETTER_SCALES = {"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "bn": 10**9, "t": 10**12}
_LETTER_SCALE = re.compile(r"(?:k|mm?|bn?|t)\b", re.IGNORECASE)


_GROUP = 3
"""Digits between two marks of thousands."""


def figures(text: str, words: Lexicon) -> Iterator[Quantity]:
    """Numbers in digits, with the words that multiply them."""
    for match in _DIGITS.finditer(text):
        raw = match["digits"]
        readings = _readings(raw, words)
        factor, end = _scale(text, match.start(), match.end(), words)
        values = {number(reading * factor) for reading in readings}
        if factor == 1:
            values.add(("text", raw))
            if match["decade"]:
                values |= {number(reading % 100) for reading in readings}
            if _HOURS.match(text, end):
                values |= {("time", reading * 60 % DAY) for reading in readings}
        yield Quantity(text[match.start() : end], match.start(), end, frozenset(values))


def _readings(raw: str, words: Lexicon) -> set[Decimal]:
    """The numbers that the digits may stand for: `1.000` may be 1000 or 1."""
    marks = re.findall(r"\D", raw)
    groups = re.split(r"\D", raw)
    whole = "".join(groups)
    grouped = len(groups[0]) <= _GROUP and all(len(group) == _GROUP for group in groups[1:])
    if not marks:
        return {Decimal(whole)}
    found: set[Decimal] = set()
    thousands, decimal = words.traits.get("thousands"), words.traits.get("decimal")
    if grouped and len(set(marks)) == 1 and (thousands is None or marks[0] != decimal):
        found.add(Decimal(whole))
    last = marks[-1]
    head = all(len(group) == _GROUP for group in groups[1:-1])
    if head and marks.count(last) == 1 and last in ".," and last != thousands:
        found.add(Decimal(f"{''.join(groups[:-1])}.{groups[-1]}"))
    return found


def _scale(text: str, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    """The factor that the words after a number multiply it by, and the offset after them."""
    factor = 1
    while match := _NEXT_WORD.match(text, end):
        scale = words.scales.get(match[1].lower())
        if scale is None:
            break
        factor, end = factor * scale, match.end()
    letters = _LETTER_SCALE.match(text, end)
    if factor == 1 and letters and text[:start].rstrip().endswith(("$", "€", "£", "¥")):
        return _LETTER_SCALES[letters[0].lower()], letters.end()
    return factor, end
