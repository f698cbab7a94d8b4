"""What travels down the spine, and what a run says at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.catalog.po import Catalog
from l10n.catalog.states import state
from l10n.errors import L10nError
from l10n.model import Entry, Readout, Segment, State

if TYPE_CHECKING:
    from l10n.render.pages import Summary

Progress = Callable[[str, int, int], None]
"""Told a stage's name, how many of its pieces are done, and how many there are."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that no one watches."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of a run."""

    slugs: tuple[str, ...] = ()
    """The readouts to work on, as slugs or source paths; empty for all."""
    machine: bool = True
    """Whether the machine may draft what the memory does not know."""
    redraft: bool = False
    """Whether the machine drafts anew what a machine drafted."""
    release: bool = False
    """Whether pages show reviewed text only."""
    drafts: bool = False
    """Whether drafts that no person touched are checked too."""
    use_fuzzy: bool = False
    """Whether compiled catalogs hold fuzzy entries."""


@dataclass(frozen=True, slots=True)
class Job:
    """A readout on its way, with what the stages have made of it so far."""

    slug: str
    source: Path
    readout: Readout | None = None
    segments: tuple[Segment, ...] = ()
    template: tuple[Entry, ...] = ()
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    """By language."""
    summary: Summary | None = None
    """What the index of pages says of it."""
    found: Mapping[Path, bytes | None] = field(default_factory=dict)
    """What a file that may be written held when it was read, None for no file; it must still."""
    files: Mapping[Path, bytes] = field(default_factory=dict)
    """What is to be written, in order."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that a run changed."""

    action: str
    """`created`, `updated` or `removed`."""
    path: str
    """Relative to the project folder, with `/`."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a run did."""

    jobs: tuple[Job, ...] = ()
    """The readouts that went through."""
    changes: tuple[Change, ...] = ()
    failures: tuple[L10nError, ...] = ()
    """One for each readout that did not."""
    warnings: tuple[str, ...] = ()
    drafted: int = 0
    """Distinct sentences that the machine translated."""
    remembered: int = 0
    """Entries that the memory filled."""
    doubtful: int = 0
    """Drafted sentences that may have lost or misplaced something; `check --drafts` shows them."""

    @property
    def states(self) -> Mapping[str, Mapping[State, int]]:
        """How many entries there are, by language and state; obsolete ones are left out."""
        counts: dict[str, Counter[State]] = {}
        for job in self.jobs:
            for language, catalog in job.catalogs.items():
                found = (state(entry) for entry in catalog.entries if not entry.obsolete)
                counts.setdefault(language, Counter()).update(found)
        return counts

    @property
    def unreviewed(self) -> int:
        """Entries in any language that no person has reviewed."""
        return sum(
            count
            for by_state in self.states.values()
            for found, count in by_state.items()
            if found is not State.REVIEWED
        )
