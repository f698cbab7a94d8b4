"""What stands around a sentence that is being edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from l10n import markup
from l10n.memory import Match
from l10n.model import Entry, Finding
from l10n.render.inline import text_to_html
from l10n.review.server import edits
from l10n.review.server.desk import Desk
from l10n.review.server.edits import Written
from l10n.review.server.marks import Asked
from l10n.review.words import marks

_CHANGES = {
    "equal": Markup("{}"),
    "insert": Markup("<ins>{}</ins>"),
    "delete": Markup("<del>{}</del>"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A match of the memory."""

    score: int
    """In percent."""
    source: Markup
    """What was translated, with its differences from the sentence marked."""
    target: Markup
    text: str
    """The translation as it would be typed."""
    origin: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What someone else made of the entry meanwhile."""

    theirs: Markup
    """Their translation."""
    comment: str
    """Their comment."""
    difference: Markup
    """The reviewer's own text, with its differences from theirs marked."""


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor of one row."""

    number: int
    texts: tuple[str, ...]
    """What is in its fields: what the reviewer typed, or else what the entry has."""
    comment: str
    findings: tuple[Finding, ...]
    """What the checks find in these texts."""
    asked: tuple[Asked, ...]
    """What the glossary asks for, and whether these texts do it."""
    previous: Markup | None = None
    """The source that a stale translation belongs to, with its differences from the present."""
    matches: tuple[Suggestion, ...] = ()
    tags: tuple[str, ...] = ()
    """The names of the source's tags."""
    conflict: Conflict | None = None
    blocked: str = ""
    """Why the entry was not approved."""
    can_insist: bool = False
    """Whether it can be approved all the same."""

    @property
    def waivable(self) -> tuple[str, ...]:
        """The checks that have a finding."""
        return tuple(dict.fromkeys(finding.check for finding in self.findings))


def editor(
    number: int,
    entry: Entry,
    entries: Sequence[Entry],
    desk: Desk,
    *,
    matches: tuple[Match, ...] = (),
    written: Written | None = None,
) -> Editor:
    """The editor of an entry, with what the reviewer has `written` there.

    `entries` are those of its catalog.
    """
    written = written or Written()
    new = edits.saved(entry, written)
    texts = written.texts or tuple(edits.forms(entry))
    together = desk.together([new if other is entry else other for other in entries])
    return Editor(
        number=number,
        texts=texts,
        comment=edits.comment_of(entry) if written.comment is None else written.comment,
        findings=(*desk.findings(new), *together.get(entry.line, ())),
        asked=desk.sentence(entry.msgid, texts[0]).asked,
        previous=_previous(entry),
        matches=tuple(_suggestion(match, entry) for match in matches),
        tags=tuple(dict.fromkeys(m[2] for m in markup.TAG.finditer(entry.msgid) if not m[1])),
    )


def in_conflict(editor: Editor, theirs: Entry) -> Editor:
    """The editor with both texts, for the reviewer to choose."""
    text = "\n".join(theirs.translations)
    return replace(
        editor,
        conflict=Conflict(
            text_to_html(text),
            edits.comment_of(theirs),
            changed(text, "\n".join(editor.texts)),
        ),
    )


def changed(old: str, new: str) -> Markup:
    """`new` as HTML, with the words it has lost (`del`) and gained (`ins`) since `old`."""
    return Markup("").join(
        _CHANGES[mark.kind].format(text_to_html(mark.text)) for mark in marks(old, new)
    )


def _previous(entry: Entry) -> Markup | None:
    if entry.previous_msgid is None:
        return None
    return changed(entry.previous_msgid, entry.msgid)


def _suggestion(match: Match, entry: Entry) -> Suggestion:
    return Suggestion(
        match.score,
        changed(match.source, entry.msgid),
        text_to_html(match.target),
        match.target,
        match.origin,
    )
