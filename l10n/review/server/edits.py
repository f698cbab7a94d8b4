"""What a reviewer does to an entry: edit, approve, send back, comment, waive a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.catalog import states
from l10n.model import Entry

_DRAFT = "fuzzy"


@dataclass(frozen=True, slots=True)
class Written:
    """What the reviewer typed; None where it was not touched."""

    texts: tuple[str, ...] | None = None
    """The translation, or one for each plural form."""
    comment: str | None = None
    """The translator's own comment, lines and all."""


def saved(entry: Entry, written: Written) -> Entry:
    """The entry with what was typed.

    A changed text is a draft until someone approves it; an emptied one is no translation at all.
    The note of where the text came from stays: it tells that the text is no longer the machine's.
    """
    if written.comment is not None:
        entry = commented(entry, written.comment)
    texts = entry.translations if written.texts is None else written.texts
    texts = tuple(_on_as_many_lines(entry, text) for text in texts)
    if texts == entry.translations or len(texts) != len(entry.translations or ("", "")):
        return entry
    changed = (
        replace(entry, msgstr=texts[0])
        if entry.msgid_plural is None
        else replace(entry, plurals=texts)
    )
    return _as_draft(changed) if any(texts) else _without_flag(changed)


def approved(entry: Entry) -> Entry:
    """The entry as reviewed: what its translation belongs to is its source as it is now."""
    return replace(
        _without_flag(entry),
        previous_msgctxt=None,
        previous_msgid=None,
        previous_msgid_plural=None,
    )


def rejected(entry: Entry) -> Entry:
    """The entry as a draft again, its text as it is."""
    return _as_draft(entry) if any(entry.translations) else entry


def commented(entry: Entry, comment: str) -> Entry:
    """The entry with `comment` in place of what the translators wrote before."""
    own = states.own_comments(entry)
    lines = tuple(line.rstrip() for line in comment.strip().splitlines())
    if lines == tuple(line.rstrip() for line in own):
        return entry
    notes = tuple(line for line in entry.comments if line not in own)
    return replace(entry, comments=(*lines, *notes))


def waived(entry: Entry, check: str) -> Entry:
    """The entry with a comment that waives the check."""
    return commented(entry, "\n".join((*states.own_comments(entry), f"ignore: {check}")))


def comment_of(entry: Entry) -> str:
    """What translators wrote about the entry."""
    return "\n".join(states.own_comments(entry))


def forms(entry: Entry) -> Sequence[str]:
    """The texts to type: one, or one for each plural form."""
    return entry.translations or ("", "")


def _on_as_many_lines(entry: Entry, text: str) -> str:
    """`text` with the line ends of a catalog; on one line where its source is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if "\n" in entry.msgid else " ".join(text.split("\n")).strip("\n")


def _as_draft(entry: Entry) -> Entry:
    return entry if entry.fuzzy else replace(entry, flags=(_DRAFT, *entry.flags))


def _without_flag(entry: Entry) -> Entry:
    return replace(entry, flags=tuple(flag for flag in entry.flags if flag != _DRAFT))
