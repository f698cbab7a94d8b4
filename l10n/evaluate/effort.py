"""Post-edit effort: how much of each machine draft is left in what a person reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from l10n.catalog import states
from l10n.markup import plain
from l10n.model import Entry, State
from l10n.translate.requests import Message


@dataclass(frozen=True, slots=True)
class Edit:
    """A machine draft that a person has reviewed."""

    readout: str
    """The slug."""
    model: str
    """The package and version that drafted it."""
    unchanged: bool
    """Whether the reviewed text is the draft, letter for letter."""
    similarity: float | None
    """The part of the characters that were kept, 0 to 1; None if the draft is not known."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What was left of the drafts of one readout, or of one model."""

    name: str
    drafts: int
    """That were reviewed."""
    unchanged: int
    known: int
    """Those whose draft is known: it is unchanged, or was kept, or made anew."""
    similarity: float | None
    """Mean part of the characters that were kept in the known ones, 0 to 1."""


def edits(
    slug: str,
    entries: Iterable[Entry],
    drafts: Mapping[Message, str],
    kept: Callable[[str, str], str] = lambda _msgid, _digest: "",
) -> tuple[Edit, ...]:
    """An edit for each reviewed entry whose provenance names a machine.

    `kept` gives the draft that a msgid had, by the digest in its provenance, or an empty text;
    `drafts` are those of the model at hand, by message. One of these counts as what the person had
    before them if its digest is that of the provenance.
    """
    found = []
    for entry in entries:
        origin = states.provenance(entry)
        if origin is None or origin.kind is not State.MACHINE or not origin.sha:
            continue
        if states.state(entry) is not State.REVIEWED:
            continue
        unchanged = origin.sha == states.digest(entry.msgstr)
        draft = entry.msgstr if unchanged else kept(entry.msgid, origin.sha)
        draft = draft or drafts.get((entry.msgid, entry.role), "")
        known = origin.sha == states.digest(draft)
        similarity = _similarity(draft, entry.msgstr) if known else None
        found.append(Edit(slug, f"{origin.package} {origin.version}", unchanged, similarity))
    return tuple(found)


def by_readout(edits: Iterable[Edit]) -> tuple[Effort, ...]:
    """The effort for each readout, by name."""
    ordered = sorted(edits, key=lambda edit: edit.readout)
    return tuple(_effort(name, group) for name, group in groupby(ordered, lambda e: e.readout))


def by_model(edits: Iterable[Edit]) -> tuple[Effort, ...]:
    """The effort for each model, by name."""
    ordered = sorted(edits, key=lambda edit: edit.model)
    return tuple(_effort(name, group) for name, group in groupby(ordered, lambda e: e.model))


def _effort(name: str, group: Iterable[Edit]) -> Effort:
    found = list(group)
    known = [edit.similarity for edit in found if edit.similarity is not None]
    mean = round(sum(known) / len(known), 3) if known else None
    return Effort(name, len(found), sum(edit.unchanged for edit in found), len(known), mean)


def _similarity(draft: str, text: str) -> float:
    return float(Levenshtein.normalized_similarity(plain(draft), plain(text)))
