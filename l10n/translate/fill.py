"""Filling the entries that no one has translated: the memory first, then the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from l10n import markup
from l10n.catalog import states
from l10n.catalog.po import Catalog
from l10n.glossary import Glossary
from l10n.model import Entry, State
from l10n.translate.bearers import known_persons, titles
from l10n.translate.draft import drafts
from l10n.translate.engine import Draft, Engine
from l10n.translate.requests import Message

Recall = Callable[[Entry], Entry]
"""What the memory makes of an untranslated entry: filled, or as it was."""


@dataclass(frozen=True, slots=True)
class FillResult:
    """Filled catalogs, in the order they came in, and how they were filled."""

    catalogs: tuple[Catalog, ...]
    remembered: int = 0
    """Entries that the memory filled."""
    drafted: int = 0
    """Distinct sentences that the engine translated."""
    doubtful: int = 0
    """Those whose draft may have lost or misplaced something."""
    drafts: tuple[tuple[str, str], ...] = ()
    """What the engine made: msgids and their drafts."""


def fill(
    catalogs: Sequence[Catalog],
    recall: Recall,
    engine: Callable[[], Engine] | None,
    *,
    others: Iterable[Catalog] = (),
    redraft: bool = False,
    locale: str = "",
    glossary: Glossary | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> FillResult:
    """The catalogs with every empty entry filled, as far as the memory and the engine know.

    `engine` is called once and only if a sentence is left for it; None leaves it empty.
    `redraft` gives it the entries of state machine as well. No entry that a person touched is
    changed. Every distinct sentence is translated once for all the catalogs. `locale` is that of
    the catalogs, as `es_MX`; drafts write numbers in its style, and have the terms of `glossary`.
    `others` are the project's other catalogs: what they say of a person counts, so that a draft
    does not depend on which readouts are filled.
    """
    old = [entry for catalog in catalogs for entry in catalog.entries]
    entries = [_recalled(entry, recall) for entry in old]
    remembered = sum(new is not before for before, new in zip(old, entries, strict=True))
    wanted = list(dict.fromkeys(_message(e) for e in entries if _is_open(e, redraft)))
    made: Mapping[Message, Draft] = {}
    if wanted and engine is not None:
        loaded = engine()
        readouts = [
            [markup.plain(e.msgid) for e in catalog.entries] for catalog in (*catalogs, *others)
        ]
        known = known_persons(readouts)
        results = drafts(
            [msgid for msgid, _ in wanted],
            loaded,
            kinds=[kind for _, kind in wanted],
            known=known,
            bearers=titles(readouts, known),
            locale=locale,
            glossary=glossary,
            progress=lambda done: progress(done, len(wanted)),
        )
        made = dict(zip(wanted, results, strict=True))
        entries = [_drafted(entry, made, loaded, redraft) for entry in entries]
    doubtful = sum(bool(draft.problems) for draft in made.values())
    pairs = tuple((msgid, draft.text) for (msgid, _), draft in made.items())
    return FillResult(_shared_out(catalogs, entries), remembered, len(made), doubtful, pairs)


def _shared_out(catalogs: Sequence[Catalog], entries: Iterable[Entry]) -> tuple[Catalog, ...]:
    """The catalogs with as many of `entries` each as they had."""
    rest = iter(entries)
    return tuple(catalog.replaced(islice(rest, len(catalog.entries))) for catalog in catalogs)


def is_open(catalog: Catalog) -> bool:
    """Whether the catalog has an entry that the engine may write."""
    return any(_is_open(entry, redraft=False) for entry in catalog.entries)


def _recalled(entry: Entry, recall: Recall) -> Entry:
    return recall(entry) if states.state(entry) is State.UNTRANSLATED else entry


def _is_open(entry: Entry, redraft: bool) -> bool:
    """Whether the engine may write the entry. Plural forms are left to people."""
    wanted = {State.UNTRANSLATED, State.MACHINE} if redraft else {State.UNTRANSLATED}
    return entry.msgid_plural is None and states.state(entry) in wanted


def _message(entry: Entry) -> Message:
    """What the engine is asked for: a sentence as it is drafted in this role."""
    return entry.msgid, entry.role


def _drafted(entry: Entry, made: Mapping[Message, Draft], engine: Engine, redraft: bool) -> Entry:
    draft = made.get(_message(entry))
    if draft is None or not draft.text or not _is_open(entry, redraft):
        return entry
    return states.machine_draft(
        entry, draft.text, engine.package, engine.version, draft.score, draft.problems
    )
