"""What is left to do: messages and words by state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from l10n.catalog import states
from l10n.catalog.po import Catalog
from l10n.job import Job
from l10n.markup import plain
from l10n.model import State


@dataclass(frozen=True, slots=True)
class Status:
    """One readout in one language; obsolete entries are left out."""

    slug: str
    language: str
    messages: Mapping[State, int]
    words: Mapping[State, int]
    """Words of the source text, split at white space, tags left out."""
    score: float | None
    """Mean confidence of the machine drafts, 0 to 1; None without any."""

    @property
    def total(self) -> int:
        """Messages in every state."""
        return sum(self.messages.values())

    @property
    def total_words(self) -> int:
        """Words in every state."""
        return sum(self.words.values())

    @property
    def reviewed(self) -> float:
        """The reviewed part of the words, 0 to 1; 1 where there is nothing to translate."""
        total = self.total_words
        return self.words.get(State.REVIEWED, 0) / total if total else 1.0


def summarise(jobs: Iterable[Job]) -> tuple[Status, ...]:
    """A status for each readout and language, in that order."""
    return tuple(
        _status(job.slug, language, catalog)
        for job in jobs
        for language, catalog in job.catalogs.items()
    )


def as_data(statuses: Iterable[Status]) -> list[dict[str, Any]]:
    """The statuses as JSON data."""
    return [
        {
            "readout": status.slug,
            "locale": status.language,
            "messages": {str(state): count for state, count in status.messages.items()},
            "words": {str(state): count for state, count in status.words.items()},
            "score": status.score,
            "reviewed": round(status.reviewed, 4),
        }
        for status in statuses
    ]


def _status(slug: str, language: str, catalog: Catalog) -> Status:
    messages: Counter[State] = Counter({state: 0 for state in State if state is not State.OBSOLETE})
    words: Counter[State] = Counter(messages)
    scores: list[float] = []
    for entry in catalog.entries:
        state = states.state(entry)
        if state is State.OBSOLETE:
            continue
        messages[state] += 1
        words[state] += len(plain(entry.msgid).split())
        origin = states.provenance(entry)
        if state is State.MACHINE and origin:
            scores.append(origin.score)
    mean = round(sum(scores) / len(scores), 4) if scores else None
    return Status(slug, language, dict(messages), dict(words), mean)
