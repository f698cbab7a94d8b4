"""The numbers, dates, times and amounts of a text, and what each may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from l10n.checks.lexicon import Lexicon
from l10n.checks.quantities.dates import clocks, dates, names
from l10n.checks.quantities.digits import figures
from l10n.checks.quantities.quantity import Quantity, Value, Weight, number
from l10n.checks.quantities.words import spelled

__all__ = ["Quantity", "Weight", "quantities"]

_RANGE = re.compile(r"\s*(?:[-–—]|to|and|or|a|al|y|o|e|hasta|,)\s*(?:[$€£¥]\s?)?", re.IGNORECASE)
_SCALES = (10**3, 10**6, 10**9, 10**12)


def quantities(text: str, words: Lexicon) -> tuple[Quantity, ...]:
    """The quantities of `text` in order. `words` are its language's."""
    found: list[Quantity] = []
    for phrase in words.signs:  # the number in `por ciento` is none
        if phrase in text.lower():
            text = re.sub(rf"\b{phrase}\b", " " * len(phrase), text, flags=re.IGNORECASE)
    for reader in (clocks, dates, names, figures, spelled):
        for quantity in reader(text, words):
            found.append(quantity)
            blank = " " * (quantity.end - quantity.start)
            text = text[: quantity.start] + blank + text[quantity.end :]
    return tuple(sorted(_ranges(found, text), key=lambda quantity: quantity.start))


def _ranges(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities, where the first of a range may share the scale of the second.

    `5 to 10 million` is as well written `5 millones a 10 millones`.
    """
    ordered = sorted(found, key=lambda quantity: quantity.start)
    for position, quantity in enumerate(ordered):
        following = ordered[position + 1] if position + 1 < len(ordered) else None
        if following and _RANGE.fullmatch(text[quantity.end : following.start]):
            yield replace(quantity, values=quantity.values | _scaled(quantity, following))
        else:
            yield quantity


def _scaled(quantity: Quantity, following: Quantity) -> set[Value]:
    numbers = {value for kind, value in quantity.values if kind == "number"}
    others = {value for kind, value in following.values if kind == "number"}
    factors = {
        factor
        for factor in _SCALES
        if any(isinstance(value, Decimal) and value >= factor for value in others)
    }
    return {
        number(value * factor)
        for value in numbers
        for factor in factors
        if isinstance(value, Decimal) and value < _SCALES[0]
    }
