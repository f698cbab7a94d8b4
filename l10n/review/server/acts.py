"""An edit that a form asks for, done or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from l10n.errors import L10nError
from l10n.model import Entry, Severity
from l10n.review.server import edits
from l10n.review.server.desk import Desk
from l10n.review.server.edits import Written
from l10n.review.server.http import Request
from l10n.review.server.session import Place, Session, Step
from l10n.review.server.store import ConflictError, MissingError, Store

_WAIVE = "waive "
_DONE = {
    "save": "Saved as a draft.",
    "approve": "Approved.",
    "insist": "Approved.",
    "reject": "Back to draft.",
    "undo": "Undone.",
}

_CHANGED = "Changed on disk meanwhile; both texts are here."


class Result(StrEnum):
    """What became of an edit."""

    DONE = "done"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    """The entry on disk is another than the reviewer saw; nothing is written."""
    BLOCKED = "blocked"
    """The approval needs a second thought; nothing is written."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An edit, as a form asks for it."""

    action: str
    """`save`, `approve`, `insist`, `reject`, `undo` or `waive <check>`.

    To insist is to approve in spite of errors.
    """
    name: str
    """The entry's identity."""
    seen: str
    """The digest of the entry as the reviewer saw it."""
    number: int
    """Of the row it came from; 0 if it is from none."""
    written: Written

    @property
    def leads_on(self) -> bool:
        """Whether the reviewer is done with this entry and goes to the next one."""
        return self.action in {"approve", "insist"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an edit."""

    result: Result
    name: str
    """The entry's identity."""
    message: str = ""
    step: Step | None = None
    """The edit that was written."""
    theirs: Entry | None = None
    """In a conflict: the entry on disk."""
    mine: Written | None = None
    """In a conflict: what the reviewer wants there."""
    can_insist: bool = False
    """Whether what is blocked can be done all the same."""


class _BlockedError(L10nError):
    """An approval that needs a second thought."""

    can_insist = False


def asked(request: Request) -> Ask:
    """What a posted form asks for. Raises MissingError for a form that is none of ours."""
    name, seen, number = (request.value(field) for field in ("entry", "digest", "number"))
    action = request.value("action")
    quick = request.value("quick").split(" ")
    if len(quick) == len(("name", "digest", "number")):
        # One form serves the buttons of all rows: the button says which.
        action = "approve"
        name, seen, number = quick
    if action not in _DONE and not action.startswith(_WAIVE):
        raise MissingError(f"no such action: {action or 'none'}")
    comment = request.form.get("comment")
    return Ask(
        action,
        name,
        seen,
        int(number) if number.isdecimal() and number.isascii() else 0,
        Written(request.form.get("text"), comment[0] if comment else None),
    )


def perform(
    ask: Ask, place: Place, store: Store, session: Session, desk: Desk, seen: Mapping[str, Entry]
) -> Outcome:
    """Do what is asked, and say what became of it.

    `seen` are the entries that reviewers saw, by digest. Raises MissingError, CatalogError and
    StorageError as `Store.change` does.
    """
    if ask.action == "undo":
        return _undone(place, store, session)
    try:
        step = store.change(place, ask.name, ask.seen, lambda entry: _edited(entry, ask, desk))
    except _BlockedError as error:
        return Outcome(Result.BLOCKED, ask.name, error.message, can_insist=error.can_insist)
    except ConflictError as error:
        mine = ask.written
        if mine.texts is None and (known := seen.get(ask.seen)):
            mine = _as_written(known)
        return Outcome(Result.CONFLICT, ask.name, _CHANGED, theirs=error.entry, mine=mine)
    if step is None:
        return Outcome(Result.UNCHANGED, ask.name, "Nothing to change.")
    session.did(step)
    return Outcome(Result.DONE, ask.name, _DONE.get(ask.action, "The check is ignored here."), step)


def _undone(place: Place, store: Store, session: Session) -> Outcome:
    last = session.last(place)
    if last is None:
        return Outcome(Result.UNCHANGED, "", "Nothing to undo here.")
    try:
        step = store.undo(last)
    except ConflictError as error:
        mine = _as_written(last.before.entry)
        return Outcome(Result.CONFLICT, last.identity, _CHANGED, theirs=error.entry, mine=mine)
    return Outcome(Result.DONE, last.identity, _DONE["undo"], step)


def _edited(entry: Entry, ask: Ask, desk: Desk) -> Entry:
    """The entry after the edit. Raises _BlockedError."""
    entry = edits.saved(entry, ask.written)
    if ask.action == "save":
        return entry
    if ask.action == "reject":
        return edits.rejected(entry)
    if ask.action.startswith(_WAIVE):
        return edits.waived(entry, ask.action.removeprefix(_WAIVE))
    if not all(entry.translations):
        raise _BlockedError("There is no translation to approve.")
    approved = edits.approved(entry)
    errors = [f for f in desk.findings(approved) if f.severity is Severity.ERROR]
    if errors and ask.action != "insist":
        blocked = _BlockedError(f"Not approved yet: {errors[0].message}. Mend it, or insist.")
        blocked.can_insist = True
        raise blocked
    return approved


def _as_written(entry: Entry) -> Written:
    return Written(tuple(edits.forms(entry)), edits.comment_of(entry))
