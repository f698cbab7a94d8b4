"""What the memory makes of an entry that no one has translated."""

from __future__ import annotations

from collections.abc import Callable

from l10n import markup
from l10n.catalog import states
from l10n.memory.origins import role
from l10n.memory.store import Memory
from l10n.memory.units import Match
from l10n.model import Entry

_ALTERNATIVES = 5
"""Fuzzy matches that are tried for one whose tags are those of the message."""


def recall(
    memory: Memory, language: str, *, threshold: int, draft_exact: bool = False
) -> Callable[[Entry], Entry]:
    """A function that gives an untranslated entry filled, or as it was.

    The same message in the same context and role is taken over as reviewed, or with `draft_exact`
    as a draft of 100 %; else the best match of `threshold` percent or more becomes a draft. A
    translation whose tags are not those of the message is passed over, and entries with a plural
    stay as they are.
    """

    def filled(entry: Entry) -> Entry:
        if entry.msgid_plural is not None:
            return entry
        exact = memory.exact(entry.msgid, entry.msgctxt, role(entry), language)
        if exact and _fits(entry, exact) and not draft_exact:
            return states.memory_reviewed(entry, exact.target, exact.origin)
        found = (exact,) if exact else memory.fuzzy(entry.msgid, language, threshold, _ALTERNATIVES)
        match = next((match for match in found if _fits(entry, match)), None)
        if match is None:
            return entry
        return states.memory_draft(entry, match.target, match.origin, match.score)

    return filled


def _fits(entry: Entry, match: Match) -> bool:
    return not markup.fault(entry.msgid, match.target)
