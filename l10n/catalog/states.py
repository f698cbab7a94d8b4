"""An entry's state and provenance, told by the catalog alone.

A draft is `fuzzy` and carries a comment with the first 8 digits of its text's SHA-256. While the
digits match, no one has touched the text; once they do not, someone is at work and the text is
theirs. A comment is where msgmerge, msgcat and Weblate leave such a note alone; msgmerge drops
flags that it does not know, and replaces `#.` comments.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.model import Entry, State, Translation

_MACHINE = re.compile(
    r"machine: (?P<package>\S+) (?P<version>\S+) score=(?P<score>[01]\.\d+)"
    r" sha=(?P<sha>[0-9a-f]{8})"
)
_PROBLEM = re.compile(r"machine problem: (?P<problem>.+)")
_MEMORY = re.compile(
    r"memory: (?P<percent>\d{1,3})% from (?P<slug>.+?)(?: sha=(?P<sha>[0-9a-f]{8}))?"
)

DRAFTS = frozenset({State.MACHINE, State.MEMORY})
"""The states whose text no person has touched."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an entry's text came from, by its comment."""

    kind: State
    """MACHINE or MEMORY."""
    sha: str
    """First 8 hexadecimal digits of the SHA-256 of the text as drafted; empty if not stated."""
    package: str = ""
    """The Argos package that drafted it, or the slug the memory found it in."""
    version: str = ""
    """The package's version."""
    score: float = 0.0
    """0 to 1: the model's confidence, or the similarity of the memory's source."""


def digest(text: str) -> str:
    """The first 8 hexadecimal digits of the SHA-256 of `text` as UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def provenance(entry: Entry) -> Provenance | None:
    """What the entry's last provenance comment says, or None if it has none."""
    for line in reversed(entry.comments):
        if match := _MACHINE.fullmatch(line.strip()):
            return Provenance(
                State.MACHINE,
                match["sha"],
                match["package"],
                match["version"],
                float(match["score"]),
            )
        if match := _MEMORY.fullmatch(line.strip()):
            score = int(match["percent"]) / 100
            return Provenance(State.MEMORY, match["sha"] or "", match["slug"], score=score)
    return None


def state(entry: Entry) -> State:
    """The entry's state.

    A fuzzy entry whose text is as drafted is a draft, also where msgmerge has put it under a
    changed source: it then names no previous msgid, since the draft was fuzzy before. One that
    names a previous msgid was reviewed before its source changed, and is a person's, as is a
    fuzzy entry without provenance.
    """
    if entry.obsolete:
        return State.OBSOLETE
    if not any(entry.translations):
        return State.UNTRANSLATED
    if not entry.fuzzy:
        return State.REVIEWED
    if entry.previous_msgid is not None:
        return State.STALE
    origin = provenance(entry)
    if origin and origin.sha and origin.sha == digest(entry.msgstr):
        return origin.kind
    return State.EDITED


def problems(entry: Entry) -> tuple[str, ...]:
    """What the machine may have lost or misplaced in the entry's text, by its comments.

    None of a text that is no machine's draft, or no longer: a person has seen to it.
    """
    if state(entry) is not State.MACHINE:
        return ()
    found = (_PROBLEM.fullmatch(line.strip()) for line in entry.comments)
    return tuple(match["problem"] for match in found if match)


def is_draft(entry: Entry) -> bool:
    """Whether the text is a draft as made, also where the entry is obsolete."""
    return state(replace(entry, obsolete=False)) in DRAFTS


def own_comments(entry: Entry) -> tuple[str, ...]:
    """The translator's comments without those that state a provenance, and its problems."""
    ours = (_MACHINE, _MEMORY, _PROBLEM)
    return tuple(
        line
        for line in entry.comments
        if not any(pattern.fullmatch(line.strip()) for pattern in ours)
    )


def machine_draft(
    entry: Entry, text: str, package: str, version: str, score: float, found: Sequence[str] = ()
) -> Entry:
    """The entry with `text` as a machine's draft; `score` is 0 to 1, `found` are its problems."""
    note = f"machine: {package} {version} score={score:.2f} sha={digest(text)}"
    return _draft(
        entry, text, note, *(f"machine problem: {' '.join(each.split())}" for each in found)
    )


def memory_draft(entry: Entry, text: str, slug: str, percent: int) -> Entry:
    """The entry with `text` as a draft that the memory found in `slug`."""
    return _draft(entry, text, f"memory: {percent}% from {slug} sha={digest(text)}")


def memory_reviewed(entry: Entry, text: str, slug: str) -> Entry:
    """The entry with `text` as reviewed: the same sentence was reviewed in `slug`."""
    draft = memory_draft(entry, text, slug, 100)
    return replace(draft, flags=tuple(flag for flag in draft.flags if flag != "fuzzy"))


def translation(entry: Entry) -> Translation:
    """What a page shows for the entry."""
    origin = provenance(entry)
    found = state(entry)
    score = origin.score if origin and found is State.MACHINE else None
    return Translation(entry.msgstr, found, score)


def _draft(entry: Entry, text: str, *notes: str) -> Entry:
    others = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(
        entry,
        msgstr=text,
        comments=(*own_comments(entry), *notes),
        flags=("fuzzy", *others),
        previous_msgctxt=None,
        previous_msgid=None,
        previous_msgid_plural=None,
    )
