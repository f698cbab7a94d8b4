"""What is left to do: messages and words by state, findings, and what is ready to publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeVar

from l10n.catalog import states
from l10n.catalog.po import Catalog
from l10n.job import Job
from l10n.model import Finding, Severity, State
from l10n.paths import Paths
from l10n.review.diff import Diff, Kind
from l10n.review.word_count import entry_words

T = TypeVar("T")

STATES = tuple(state for state in State if state is not State.OBSOLETE)
"""The states that count; an obsolete entry is none of the readout's messages."""


@dataclass(frozen=True, slots=True)
class Status:
    """One readout in one language, or all of them; obsolete entries are left out."""

    slug: str
    """Empty for the total of a language."""
    language: str
    messages: Mapping[State, int]
    words: Mapping[State, int]
    """Words of the source text (`review/word_count.py`)."""
    score: float | None
    """Mean confidence of the machine drafts, 0 to 1; None without any."""
    findings: Mapping[Severity, int] = field(default_factory=dict)
    """How many the checks find, in drafts too."""
    changed: Mapping[Kind, int] | None = None
    """What happened to its messages since a revision; None if that was not asked."""
    ready: bool = False
    """Whether all is reviewed and no finding is an error; of a total, whether every readout is."""

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


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine draft that waits for its review."""

    path: str
    """The catalog, relative to the project folder, with `/`."""
    line: int
    """1-based line of its msgid."""
    language: str
    score: float
    """0 to 1."""
    msgid: str
    msgstr: str
    problems: tuple[str, ...] = ()
    """What the machine may have lost or misplaced in it."""


def summarise(
    jobs: Iterable[Job], paths: Paths, findings: Iterable[Finding] = (), since: Diff | None = None
) -> tuple[Status, ...]:
    """A status for each readout and language, in that order."""
    counts: dict[str, Counter[Severity]] = {}
    for finding in findings:
        counts.setdefault(finding.path, Counter())[finding.severity] += 1
    changed = {
        (catalog.slug, catalog.language): Counter(change.kind for change in catalog.changes)
        for catalog in (since.catalogs if since else ())
    }
    return tuple(
        _status(
            job.slug,
            language,
            catalog,
            counts.get(paths.relative(paths.catalog(job.slug, language)), Counter()),
            changed.get((job.slug, language), {}) if since else None,
        )
        for job in jobs
        for language, catalog in job.catalogs.items()
    )


def totals(statuses: Iterable[Status]) -> tuple[Status, ...]:
    """The statuses added up, one for each language."""
    by_language = sorted(statuses, key=lambda status: status.language)
    return tuple(
        _total(language, tuple(group))
        for language, group in groupby(by_language, key=lambda status: status.language)
    )


def by_risk(jobs: Iterable[Job], paths: Paths) -> tuple[Draft, ...]:
    """The machine drafts: those with a problem, then the others, each the least certain first.

    Those that are alike are in document order.
    """
    return tuple(sorted(_drafts(jobs, paths), key=lambda draft: (not draft.problems, draft.score)))


def _drafts(jobs: Iterable[Job], paths: Paths) -> Iterator[Draft]:
    for job in jobs:
        for language, catalog in job.catalogs.items():
            path = paths.relative(paths.catalog(job.slug, language))
            for entry in catalog.entries:
                origin = states.provenance(entry)
                if origin and states.state(entry) is State.MACHINE:
                    yield Draft(
                        path,
                        entry.line,
                        language,
                        origin.score,
                        entry.msgid,
                        entry.msgstr,
                        states.problems(entry),
                    )


def _status(
    slug: str,
    language: str,
    catalog: Catalog,
    findings: Mapping[Severity, int],
    changed: Mapping[Kind, int] | None,
) -> Status:
    messages: Counter[State] = Counter(dict.fromkeys(STATES, 0))
    words: Counter[State] = Counter(messages)
    scores: list[float] = []
    for entry in catalog.entries:
        state = states.state(entry)
        if state is State.OBSOLETE:
            continue
        messages[state] += 1
        words[state] += entry_words(entry)
        origin = states.provenance(entry)
        if state is State.MACHINE and origin:
            scores.append(origin.score)
    return Status(
        slug,
        language,
        dict(messages),
        dict(words),
        round(sum(scores) / len(scores), 4) if scores else None,
        {severity: findings.get(severity, 0) for severity in Severity},
        changed,
        ready=0 < messages[State.REVIEWED] == messages.total() and not findings.get(Severity.ERROR),
    )


def _total(language: str, statuses: Sequence[Status]) -> Status:
    scored = [(s.score, s.messages[State.MACHINE]) for s in statuses if s.score is not None]
    drafts = sum(count for _, count in scored)
    changed = [status.changed for status in statuses if status.changed is not None]
    return Status(
        "",
        language,
        _added(status.messages for status in statuses),
        _added(status.words for status in statuses),
        round(sum(score * count for score, count in scored) / drafts, 4) if drafts else None,
        _added(status.findings for status in statuses),
        _added(changed) if changed else None,
        ready=all(status.ready for status in statuses),
    )


def _added(counts: Iterable[Mapping[T, int]]) -> dict[T, int]:
    total: Counter[T] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)
