"""What HTML and Markdown have in common: elements that open and close, with text between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Open:
    """The start of an element."""

    name: str
    """Its HTML name, in lower case."""
    line: int
    """1-based."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    rule: str | None = None
    """The rule by which it is furniture, `""` if it is not; None to decide by name and class."""


@dataclass(frozen=True, slots=True)
class Close:
    """The end of the innermost open element of that name; of none, it means nothing."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """Text, its references resolved."""

    data: str
    line: int
    """1-based line where it begins."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Source that is not read, with the rule that leaves it out."""

    data: str
    line: int
    """1-based."""
    rule: str


Event = Open | Close | Text | Raw
