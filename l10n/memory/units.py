"""What the memory holds and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from l10n.errors import L10nError


class Standing(IntEnum):
    """How much a unit's translation is worth where two units have the same source.

    The order matters: the lower, the better.
    """

    REVIEWED = 0
    """A person reviewed it in the catalog it is from."""
    TAKEN_OVER = 1
    """The memory put it into that catalog, as reviewed elsewhere."""
    IMPORTED = 2
    """It is from a TMX file."""
    OBSOLETE = 3
    """It was reviewed, but its message has gone from the source."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence and its reviewed translation."""

    source: str
    """As in a msgid: inline elements as paired tags (`markup.py`)."""
    target: str
    msgctxt: str | None = None
    role: str = ""
    """The message's role, as `paragraph`; empty if it is not known."""
    standing: Standing = Standing.REVIEWED


@dataclass(frozen=True, slots=True)
class Match:
    """A translation that the memory knows."""

    source: str
    """The text that was translated; the one asked for where the score is 100."""
    target: str
    score: int
    """Similarity of `source` to the text asked for, in percent; 100 only if they are identical."""
    origin: str
    """The slug of the catalog it is from, or the name of the TMX file with its suffix."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A file that units are from, as it is now."""

    name: str
    """The slug of a catalog, or the name of a TMX file with its suffix."""
    language: str
    """The locale of its targets, as in the configuration."""
    digest: Callable[[], str]
    """Gives a hash of its content."""
    load: Callable[[], Iterable[Unit]]
    """Gives its units; may raise an L10nError."""
    stamp: str = ""
    """Changes whenever the file is written, and costs less than the digest; empty if unknown."""


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """What bringing the memory up to date did, in numbers of units."""

    added: int = 0
    removed: int = 0
    unchanged: int = 0
    """Origins that were left alone."""
    failures: tuple[L10nError, ...] = ()
    """One for each origin that could not be read; its units are not in the memory."""


@dataclass(frozen=True, slots=True)
class OriginCount:
    """An origin, and how many units are from it."""

    name: str
    language: str
    units: int
