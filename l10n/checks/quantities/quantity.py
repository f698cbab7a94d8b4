"""What a quantity is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

Value = tuple[str, Decimal | str]
"""A kind (`number`, `month`, `weekday`, `time`, `text`) and how much: a time is in minutes."""

DAY = 1440
"""Minutes of a day."""


class Weight(Enum):
    """How far the other side needs the same quantity."""

    FIGURE = "figure"
    """Written in digits, or a month or day by its name: must be there."""
    WORD = "word"
    """A cardinal in words: may stand for a figure, and must not become another word."""
    HINT = "hint"
    """An ordinal, a Roman number, a name that may be a month: may stand for a figure."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, month, weekday or time in a text."""

    text: str
    """As written."""
    start: int
    end: int
    values: frozenset[Value]
    """Everything it may mean: `1.000` is a thousand or one."""
    weight: Weight = Weight.FIGURE


def number(value: Decimal | int | str) -> Value:
    """The value of a plain number."""
    return ("number", Decimal(value))
