"""What the server remembers of one browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from l10n.catalog.po import Record

MOST_STEPS = 500
"""Edits of a session that can be undone."""


@dataclass(frozen=True, slots=True)
class Place:
    """A catalog."""

    language: str
    slug: str


@dataclass(frozen=True, slots=True)
class Step:
    """An edit that was written, and how to take it back."""

    place: Place
    identity: str
    """Which entry it was (`store.identity`)."""
    before: Record
    after: Record
    """The entry as this edit left it; if it is another now, someone else was there."""


@dataclass(slots=True)
class Session:
    """A browser that came with the token."""

    csrf: str
    """What its forms carry to show that they are ours."""
    message: str = ""
    """What became of the last form, for the page that follows."""
    _steps: list[Step] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def did(self, step: Step) -> None:
        """Remember an edit."""
        with self._lock:
            self._steps.append(step)
            del self._steps[:-MOST_STEPS]

    def last(self, place: Place) -> Step | None:
        """The last edit of this catalog that is not undone, which is forgotten; None without."""
        with self._lock:
            for index in reversed(range(len(self._steps))):
                if self._steps[index].place == place:
                    return self._steps.pop(index)
        return None
