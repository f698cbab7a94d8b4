"""What changed between two versions of a catalog, message by message.

Messages are aligned by their sentences and listed in document order. What does not change what
anyone reads is left out and counted: wrapping, references, comments, the header.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from l10n.catalog import states
from l10n.catalog.po import Catalog
from l10n.errors import L10nError
from l10n.model import Entry, Finding, Key, State
from l10n.review import diff_noise
from l10n.review.diff_links import Link, links
from l10n.review.words import Mark, marks

Check = Callable[[Sequence[Entry]], Sequence[Finding]]
"""The findings in the entries of a version."""


class Kind(StrEnum):
    """What happened to a message, the first that is true."""

    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    EDITED = "edited"
    TRANSLATED = "translated"
    """It had no translation, and its source is as it was."""
    RETRANSLATED = "retranslated"
    """Its source is as it was."""
    STATE = "state"
    """Its texts are as they were."""
    FINDINGS = "findings"
    """It is as it was, and something else changed: the glossary, a waiver, another entry."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message in one version."""

    entry: Entry
    findings: tuple[Finding, ...] = ()

    @property
    def source(self) -> str:
        """The source text, its tags shown; of a plural, both forms, a line each."""
        return "\n".join(filter(None, (self.entry.msgid, self.entry.msgid_plural)))

    @property
    def target(self) -> str:
        """The translation; of a plural, all forms, a line each."""
        return "\n".join(self.entry.translations).strip("\n")

    @property
    def state(self) -> State:
        """Its state."""
        return states.state(self.entry)


@dataclass(frozen=True)
class Change:
    """A message that is not what it was."""

    kind: Kind
    old: tuple[Message, ...]
    """Two if they were merged; of an added message the obsolete one that came back, if any."""
    new: tuple[Message, ...]
    """Two if it was split; of a removed message the obsolete one that was kept, if any."""
    moved: bool = False
    """Whether its place among the others changed."""

    @cached_property
    def source(self) -> tuple[Mark, ...]:
        """The source texts of both versions, marked."""
        before, after = self._texts([m.source for m in self.old], [m.source for m in self.new])
        return marks(before, after)

    @cached_property
    def target(self) -> tuple[Mark, ...]:
        """The translations of both versions, marked."""
        before, after = self._texts([m.target for m in self.old], [m.target for m in self.new])
        return marks(before, after)

    @property
    def appeared(self) -> tuple[Finding, ...]:
        """The findings that are new."""
        return _without(self.new, self.old)

    @property
    def gone(self) -> tuple[Finding, ...]:
        """The findings that went away."""
        return _without(self.old, self.new)

    @property
    def states(self) -> tuple[tuple[State, ...], tuple[State, ...]]:
        """The states before and after, each once; empty where there was no such message."""
        before, after = (dict.fromkeys(m.state for m in side) for side in (self.old, self.new))
        return tuple(before), tuple(after)

    def _texts(self, before: list[str], after: list[str]) -> tuple[str, str]:
        """The texts as one each, that of an obsolete message left out.

        The halves of a split sentence have the same translation until someone adapts it.
        """
        return (
            "" if self.kind is Kind.ADDED else " ".join(dict.fromkeys(before)),
            "" if self.kind is Kind.REMOVED else " ".join(dict.fromkeys(after)),
        )


@dataclass(frozen=True, slots=True)
class CatalogDiff:
    """What changed in one readout and one language."""

    slug: str
    language: str
    """Empty where only sources were compared."""
    source_language: str
    path: str
    """The catalog, or the file that was compared in its place."""
    title: str
    """The readout's title, or its first message."""
    changes: tuple[Change, ...]
    """In document order."""
    unchanged: int = 0
    """Messages that are not in `changes`."""
    noise: Mapping[str, int] = field(default_factory=dict)
    """How often something changed that is left out, by its name."""
    behind: tuple[str, ...] = ()
    """The versions whose catalog lacks messages of their source; shown as updated."""
    renamed_from: str = ""
    """The readout's slug in the old version, if it had another."""


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed between two versions."""

    old: str
    """The name of the old version: a revision, a folder or a file."""
    new: str
    catalogs: tuple[CatalogDiff, ...] = ()
    """Those with a change or noise, by slug and language."""
    failures: tuple[L10nError, ...] = ()
    """One for each readout that could not be compared."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change."""
        return tuple(change for catalog in self.catalogs for change in catalog.changes)


def compare(
    old: Catalog, new: Catalog, check_old: Check, check_new: Check
) -> tuple[tuple[Change, ...], int, Mapping[str, int]]:
    """The changes in document order, the number of unchanged messages, and the noise.

    Messages that are obsolete in both versions are left out.
    """
    before, after = _Version(old, check_old), _Version(new, check_new)
    found: list[Change] = []
    unchanged = 0
    for link in links(before.keys, after.keys):
        change = _change(link, before, after)
        if change is None:
            unchanged += 1
        else:
            found.append(change)
    listed = {message.entry.key for change in found for message in change.new}
    return tuple(found), unchanged, diff_noise.noise(old, new, listed, changed=bool(found))


def unchecked(_entries: Sequence[Entry]) -> Sequence[Finding]:
    """No finding: a `Check` where there is nothing to check with."""
    return ()


def title(catalog: Catalog) -> str:
    """The msgid that is a title by its note, or the first one; empty if there is none."""
    active = [entry for entry in catalog.entries if not entry.obsolete]
    titles = (entry.msgid for entry in active if "title" in entry.notes)
    return next(titles, active[0].msgid if active else "")


class _Version:
    """The messages of a catalog, active ones in document order."""

    def __init__(self, catalog: Catalog, check: Check) -> None:
        active = [entry for entry in catalog.entries if not entry.obsolete]
        by_place: dict[tuple[int, str], list[Finding]] = {}
        for finding in check(active):
            by_place.setdefault((finding.line, finding.msgid), []).append(finding)
        self.messages = [
            Message(entry, tuple(by_place.get((entry.line, entry.msgid), ()))) for entry in active
        ]
        self.keys: list[Key] = [entry.key for entry in active]
        self.obsolete = {entry.key: Message(entry) for entry in catalog.entries if entry.obsolete}

    def kept(self, other: Message) -> tuple[Message, ...]:
        """The obsolete message of the same key as that of the other version, if there is one."""
        found = self.obsolete.get(other.entry.key)
        return (found,) if found else ()


def _change(link: Link, before: _Version, after: _Version) -> Change | None:
    """What happened to the message, or None if nothing did."""
    old = tuple(before.messages[position] for position in link.old)
    new = tuple(after.messages[position] for position in link.new)
    if not old:
        return Change(Kind.ADDED, before.kept(new[0]), new)
    if not new:
        return Change(Kind.REMOVED, old, after.kept(old[0]))
    kind = _kind(link, old, new)
    return None if kind is None else Change(kind, old, new, link.moved)


def _kind(link: Link, old: tuple[Message, ...], new: tuple[Message, ...]) -> Kind | None:
    one, other = old[0], new[0]
    happened = {
        Kind.SPLIT: len(new) > 1,
        Kind.MERGED: len(old) > 1,
        Kind.MOVED: link.moved,
        Kind.EDITED: (one.source, one.entry.msgctxt) != (other.source, other.entry.msgctxt),
        Kind.TRANSLATED: not one.target and bool(other.target),
        Kind.RETRANSLATED: one.target != other.target,
        Kind.STATE: one.state is not other.state,
        Kind.FINDINGS: _said(old) != _said(new),
    }
    return next((kind for kind, true in happened.items() if true), None)


def _without(some: tuple[Message, ...], others: tuple[Message, ...]) -> tuple[Finding, ...]:
    """The findings of `some` that `others` do not have, each as often as it is there more often."""
    left = Counter(_said(others))
    found: list[Finding] = []
    for message in some:
        for finding in message.findings:
            if left[finding.check, finding.message]:
                left[finding.check, finding.message] -= 1
            else:
                found.append(finding)
    return tuple(found)


def _said(messages: tuple[Message, ...]) -> Counter[tuple[str, str]]:
    return Counter((f.check, f.message) for message in messages for f in message.findings)
