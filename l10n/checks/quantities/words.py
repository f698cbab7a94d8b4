"""Numbers in words, ordinals, hours by name, and Roman numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from l10n.checks.lexicon import Lexicon
from l10n.checks.quantities.quantity import Quantity, Weight, number

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"\b(?=[IVXLC]{2,}\b|[VX]\b)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
_UNITS = 9
_TWENTY = 20
_THIRTY = 30


def spelled(text: str, words: Lexicon) -> Iterator[Quantity]:
    """Numbers in words, ordinals, hours by name, and Roman numbers."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if run and not _continues(run, match, text, words):
            yield from _composed(run, text, words)
            run = []
        if word in words.numbers or word in words.scales or (run and word in words.number_joints):
            run.append(match)
        elif run:
            yield from _composed(run, text, words)
            run = []
        yield from _hinted(match, text, words)
    yield from _composed(run, text, words)
    for match in _ROMAN.finditer(text):
        if not match[0]:
            continue
        values = frozenset({number(_roman(match[0]))})
        yield Quantity(match[0], match.start(), match.end(), values, Weight.HINT)


def _hinted(match: re.Match[str], text: str, words: Lexicon) -> Iterator[Quantity]:
    """The ordinal or the hour that a word names."""
    word = match[0].lower()
    if (value := words.ordinals.get(word)) is not None:
        value += _tens_before(match, text, words) if value <= _UNITS else 0
        values = frozenset({number(value)})
        yield Quantity(match[0], match.start(), match.end(), values, Weight.HINT)
    elif (hour := words.hours.get(word)) is not None:
        values = frozenset({("time", Decimal(hour * 60)), number(hour)})
        yield Quantity(match[0], match.start(), match.end(), values, Weight.HINT)


def _continues(run: list[re.Match[str]], match: re.Match[str], text: str, words: Lexicon) -> bool:
    """Whether the word may go on a number in words: `thirty-five`, `treinta y cinco`."""
    if text[run[-1].end() : match.start()] not in {" ", "-", "\u00a0"}:
        return False
    word, last = match[0].lower(), run[-1][0].lower()
    if word in words.number_joints:
        return last in words.scales or words.numbers.get(last, 0) >= _THIRTY
    if last in words.number_joints:
        return word in words.numbers
    if word in words.scales or last in words.scales:
        return True
    ahead, value = words.numbers.get(last, 0), words.numbers.get(word, 0)
    return ahead > value and ahead % 10 == 0 and ahead >= _TWENTY


def _tens_before(match: re.Match[str], text: str, words: Lexicon) -> int:
    """The tens of an ordinal in two words: 30 of `trigésima sexta`, 20 of `twenty-first`."""
    before = re.search(r"([^\W\d_]+)[ -]$", text[: match.start()])
    word = before[1].lower() if before else ""
    tens = words.ordinals.get(word) or words.numbers.get(word, 0)
    return tens if tens > _UNITS and tens % 10 == 0 else 0


def _composed(run: list[re.Match[str]], text: str, words: Lexicon) -> Iterator[Quantity]:
    """The number that the words make up, if they make one."""
    while run and run[-1][0].lower() in words.number_joints:
        run = run[:-1]
    if not run or (len(run) == 1 and run[0][0].lower() in words.plural_scales):
        return
    total = thousands = current = 0
    for match in run:
        word = match[0].lower()
        scale = words.scales.get(word, 0)
        if scale >= 10**6:
            total, thousands, current = total + max(1, thousands + current) * scale, 0, 0
        elif scale == 10**3:
            thousands, current = thousands + max(1, current) * scale, 0
        elif scale:
            current = max(1, current) * scale
        else:
            current += words.numbers.get(word, 0)
    start, end = run[0].start(), run[-1].end()
    values = frozenset({number(total + thousands + current)})
    yield Quantity(text[start:end], start, end, values, Weight.WORD)


def _roman(text: str) -> int:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    values = [worth[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
