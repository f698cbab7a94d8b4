"""A readout's sentences as the review page shows them, one a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from l10n.catalog import states
from l10n.model import Entry, Finding, Key, Segment, Severity, State
from l10n.review.server import edits
from l10n.review.server.desk import Desk
from l10n.review.server.store import Document, digest, identity


class Show(StrEnum):
    """Which rows a page has."""

    ALL = "all"
    OPEN = "open"
    UNTRANSLATED = "untranslated"
    MACHINE = "machine"
    MEMORY = "memory"
    EDITED = "edited"
    STALE = "stale"
    FINDINGS = "findings"
    REVIEWED = "reviewed"


class Order(StrEnum):
    """How a page's rows follow one another."""

    PAGE = "page"
    """As in the readout, in its layout."""
    DOUBTFUL = "doubtful"
    """Those that no one has reviewed first, the least certain at the top."""


@dataclass(frozen=True, slots=True)
class View:
    """What the reviewer asked to see."""

    show: Show = Show.ALL
    order: Order = Order.PAGE

    @classmethod
    def of(cls, show: str, order: str) -> View:
        """The view of these names; what there is not is taken for the default."""
        return cls(
            Show(show) if show in set(Show) else Show.ALL,
            Order(order) if order in set(Order) else Order.PAGE,
        )

    @property
    def query(self) -> dict[str, str]:
        """The view in an address, the default left out."""
        found = {"show": str(self.show), "order": str(self.order)}
        return {name: value for name, value in found.items() if value not in ("all", "page")}

    @property
    def flat(self) -> bool:
        """Whether the rows are a list, and not in the readout's layout."""
        return self != View()


@dataclass(frozen=True, slots=True)
class Badge:
    """The findings of one check, in short."""

    check: str
    severity: Severity
    messages: str
    """All of them, for whoever points at it."""
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence beside its translation."""

    number: int
    """1-based, in the order of the readout; entries that are not in it follow."""
    kind: str
    """Its role, as `list item`."""
    place: int | None
    """Its block's place in the readout; None for an entry that is not in the readout."""
    msgid: str
    entry: Entry | None
    """None for a sentence that is not in the catalog yet."""
    name: str
    """The entry's name in forms; empty without one."""
    state: State
    """The entry's state; a sentence without an entry is untranslated."""
    first: int
    """The number of the first row of the same entry, which is the one to edit."""
    source: Markup
    target: Markup
    findings: tuple[Finding, ...] | None
    """What the checks find; None if they have not looked yet."""

    @property
    def digest(self) -> str:
        """What tells this version of the entry from every other."""
        return "" if self.entry is None else digest(self.entry)

    @property
    def score(self) -> float | None:
        """How certain a draft is, 0 to 1; None for every other text."""
        origin = states.provenance(self.entry) if self.entry else None
        return origin.score if origin and self.state in states.DRAFTS else None

    @property
    def repeats(self) -> bool:
        """Whether an earlier row has the same entry."""
        return self.first != self.number

    @property
    def is_open(self) -> bool:
        """Whether a reviewer still has to look at it."""
        own = self.entry is not None and not self.repeats
        return own and self.state is not State.REVIEWED

    @property
    def comment(self) -> str:
        """What translators wrote about it."""
        return "" if self.entry is None else edits.comment_of(self.entry)

    @property
    def badges(self) -> tuple[Badge, ...]:
        """Its findings, one for each check."""
        found: dict[tuple[str, Severity], list[str]] = {}
        for finding in self.findings or ():
            found.setdefault((finding.check, finding.severity), []).append(finding.message)
        return tuple(
            Badge(check, severity, "; ".join(messages), len(messages))
            for (check, severity), messages in found.items()
        )

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Its findings but the notes."""
        return tuple(f for f in self.findings or () if f.severity is not Severity.NOTE)


def rows(document: Document, desk: Desk) -> tuple[Row, ...]:
    """A row for each sentence of the readout, then for each entry that is not in it."""
    entries = {entry.key: entry for entry in document.entries}
    together = desk.together(document.entries)
    first: dict[Key, int] = {}
    found: list[Row] = []

    def add(key: Key, kind: str, place: int | None) -> None:
        number = len(found) + 1
        first.setdefault(key, number)
        entry = entries.get(key)
        found.append(_row(number, kind, place, key[1], entry, first[key], desk, together))

    for segment in document.segments:
        add(segment.key, str(segment.kind), segment.block)
    for entry in document.entries:
        if entry.key not in first:
            add(entry.key, entry.notes[0] if entry.notes else "", None)
    return tuple(found)


def shown(found: Sequence[Row], view: View) -> tuple[Row, ...]:
    """The rows of the view, in its order; a list has each entry once."""
    wanted = _WANTED.get(view.show) or (lambda row: str(row.state) == str(view.show))
    chosen = [row for row in found if wanted(row) and not (view.flat and row.repeats)]
    if view.order is Order.DOUBTFUL:
        chosen.sort(key=_certainty)
    return tuple(chosen)


def next_open(found: Iterable[Row], after: int) -> int:
    """The number of the open row that follows `after` in this order, or else of the first one.

    0 if no row is open.
    """
    rows = list(found)
    position = next((i for i, row in enumerate(rows) if row.number == after), -1)
    following = (*rows[position + 1 :], *rows[: position + 1])
    return next((row.number for row in following if row.is_open and row.number != after), 0)


def counts(found: Iterable[Row]) -> Mapping[Show, int]:
    """How many rows each filter has; those that the checks have not looked at have no findings."""
    rows = [row for row in found if not row.repeats]
    states = Counter(str(row.state) for row in rows)
    special = {show: sum(map(wanted, rows)) for show, wanted in _WANTED.items()}
    return {show: special.get(show, states[str(show)]) for show in Show}


def unlike(segments: Iterable[Segment], entries: Iterable[Entry]) -> bool:
    """Whether the catalog is not of the readout as it is now."""
    return {segment.key for segment in segments} != {entry.key for entry in entries}


_WANTED: dict[Show, Callable[[Row], bool]] = {
    Show.ALL: lambda _: True,
    Show.OPEN: lambda row: row.is_open,
    Show.FINDINGS: lambda row: bool(row.faults),
}


def _row(
    number: int,
    kind: str,
    place: int | None,
    msgid: str,
    entry: Entry | None,
    first: int,
    desk: Desk,
    together: Mapping[int, tuple[Finding, ...]],
) -> Row:
    text = "" if entry is None else next(iter(entry.translations), "")
    sentence = desk.sentence(msgid, text)
    findings = () if entry is None else desk.known(entry)
    if findings is not None and entry is not None:
        findings = (*findings, *together.get(entry.line, ()))
    return Row(
        number,
        kind,
        place,
        msgid,
        entry,
        "" if entry is None else identity(entry),
        State.UNTRANSLATED if entry is None else states.state(entry),
        first,
        sentence.source,
        sentence.target,
        findings,
    )


def _certainty(row: Row) -> tuple[bool, float, int]:
    return not row.is_open, row.score or 0.0, row.number
