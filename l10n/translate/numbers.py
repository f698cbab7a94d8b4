"""The numbers of English texts and of their translations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal

from l10n.checks.lexicon import lexicon
from l10n.checks.quantities import Quantity, quantities
from l10n.translate.target import Target
from l10n.translate.tokens import RECENT, Span

_RUN = re.compile(r"(?:(?<![\w.,])\.)?\d+(?:[.,]\d+)*(?::\d\d(?!\d))?")
"""A number, or a time with a colon."""
_HIDDEN = re.compile(r"\{ ?\d+ ?\}|%\d+|(?<!\w)X\d+(?!\w)|</?[a-z]\d+>")
"""Placeholders and tags, whose digits are no numbers."""
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+")
_SCALE = re.compile(r" (thousand|million|billion|trillion)\b", re.IGNORECASE)
_SCALES = {
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_MONTH = "|".join(Locale("en").months["format"]["wide"].values())
_DAY = re.compile(rf"\b(?:{_MONTH}) \d{{1,2}}$")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, with the word after it that multiplies it."""

    start: int
    end: int
    """Offsets of the digits."""
    scaled: int
    """Offset after the word that multiplies it, or of the end of the digits."""
    values: frozenset[Decimal]
    """What the digits may mean: 2.300 is two thousand or two."""
    scale: Decimal = Decimal(1)

    @property
    def length(self) -> int:
        """How many characters the digits take."""
        return self.end - self.start

    def equals(self, other: Number) -> bool:
        """Whether both may mean the same."""
        mine = {value * self.scale for value in self.values}
        return any(value * other.scale in mine for value in other.values)


def source_numbers(text: str) -> Iterator[Number]:
    """All numbers in digits of an English text, those within names and ranges too."""
    for match in _RUN.finditer(prose(text)):
        digits = match[0]
        plain = _ENGLISH.fullmatch(digits)
        values = {Decimal(digits.replace(",", ""))} if plain else set(_meanings(digits))
        word = _SCALE.match(text, match.end())
        scale = _SCALES[word[1].lower()] if word else Decimal(1)
        end = word.end() if word else match.end()
        yield Number(*match.span(), end, frozenset(values), scale)


def target_numbers(text: str, target: Target) -> Iterator[Number]:
    """All numbers in digits of a translation."""
    for match in _RUN.finditer(prose(text)):
        scale, scaled = Decimal(1), match.end()
        for pattern, factor in target.scales:
            if word := pattern.match(text, match.end()):
                scale, scaled = factor, word.end()
                break
        yield Number(*match.span(), scaled, frozenset(_meanings(match[0])), scale)


def numbers_in(text: str) -> list[Span]:
    """Where an English text has numbers in digits that stand alone: no amounts, times or days.

    An engine that sees a placeholder instead still writes the words around it as they should be.
    """
    return [
        (number.start, number.end)
        for number in source_numbers(text)
        if number.scale == 1
        and not _DAY.search(text[: number.end])
        and ":" not in text[number.start : number.end]
        and not re.search(r"[\w$€£¥:./–-]$", text[: number.start])
        and not re.match(r"[\w:/–-]", text[number.end :])
    ]


@lru_cache(maxsize=RECENT)
def stated(text: str, language: str) -> tuple[Quantity, ...]:
    """What a text states in digits or in words, as the check of numbers reads it."""
    return quantities(prose(text), lexicon(language))


def styled(digits: str, locale: str, target: Target) -> str:
    """An English number in the style of a locale: 1,000.50 is 1.000,50 in es_ES.

    A locale without a territory has the style of `target`.
    """
    if not re.search("[.,]", digits) or not _ENGLISH.fullmatch(digits):
        return digits
    whole, _, decimals = digits.partition(".")
    pattern = "#,##0" if "," in whole else "0"
    if decimals:
        pattern += "." + "0" * len(decimals)
    value = Decimal(digits.replace(",", ""))
    style = locale if "_" in locale or not target.locale else target.locale
    return str(format_decimal(value, format=pattern, locale=style))


def prose(text: str) -> str:
    """`text` with underscores in the place of placeholders and tags, of the same length."""
    return _HIDDEN.sub(lambda match: "_" * len(match[0]), text)


def _meanings(digits: str) -> Iterable[Decimal]:
    """What a number may mean, whether its commas group or divide."""
    if digits.isdigit() or ":" in digits:
        yield Decimal(re.sub(r"\D", "", digits))
        return
    if _GROUPED.fullmatch(digits):
        yield Decimal(re.sub("[.,]", "", digits))
    last = max(digits.rfind("."), digits.rfind(","))
    whole, decimals = digits[:last], digits[last + 1 :]
    yield Decimal(re.sub("[.,]", "", whole) + "." + decimals)
