"""Who holds a translation: a person, the machine or the memory."""

from __future__ import annotations

from l10n.catalog import states
from l10n.model import Entry, State


def holder(entry: Entry) -> str:
    """Who made the entry's text what it is, as its comment and state tell.

    As `machine (translate-en_es 1.0, score 0.62)`; empty for an entry without a translation.
    """
    state, origin = states.state(entry), states.provenance(entry)
    if state in (State.UNTRANSLATED, State.OBSOLETE):
        return ""
    if state is State.STALE:
        return "a person, for the earlier source"
    if origin is None:
        return "a person"
    if origin.kind is State.MACHINE:
        made = f"machine ({origin.package} {origin.version}, score {origin.score:.2f})"
    else:
        made = f"memory ({origin.score:.0%} from {origin.package})"
    if state in states.DRAFTS:
        return made
    as_made = not origin.sha or origin.sha == states.digest(entry.msgstr)
    return f"a person, {'who took it from' if as_made else 'after'} {made}"
