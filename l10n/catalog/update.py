"""Merging a template into a catalog, so that no one's work is lost and no diff is noisy.

In order: the message itself, by `(msgctxt, msgid)`; the obsolete one that has come back; then the
sentence that a person edited, split, merged or moved, by alignment (`catalog/align.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.catalog import align, states
from l10n.catalog.po import Catalog
from l10n.model import Entry, Key, State


@dataclass(frozen=True, slots=True)
class UpdateResult:
    """A merged catalog and what the merge did, in numbers of messages."""

    catalog: Catalog
    added: int = 0
    """New, without a translation."""
    changed: int = 0
    """New, with the translation of the text they replace, as stale."""
    revived: int = 0
    """Obsolete before, and back."""
    obsolete: int = 0
    """Gone from the source; kept with what a person wrote."""


def update(catalog: Catalog, template: Sequence[Entry]) -> UpdateResult:
    """The catalog with the messages of `template`, in its order, and the obsolete ones after.

    A person's msgstr is never changed. Drafts that no person touched go when their message does.
    """
    old = catalog.entries
    active = {entry.key: entry for entry in old if not entry.obsolete}
    obsolete = {entry.key: entry for entry in old if entry.obsolete}
    matches = _matches(active, [entry.key for entry in template if entry.key not in obsolete])
    wanted = {entry.key for entry in template}
    revived = wanted & obsolete.keys()
    known = active | {key: replace(obsolete[key], obsolete=False, line=0) for key in revived}
    entries = [_merged(new, known.get(new.key), matches) for new in template]
    texts = {entry.msgid: entry.msgstr for entry in old}
    gone = [entry for key, entry in active.items() if key not in wanted]
    retired = [_retired(entry) for entry in gone if _is_work(entry, texts)]
    before = [entry for key, entry in obsolete.items() if key not in revived]
    return UpdateResult(
        catalog.replaced([*entries, *before, *retired]),
        added=len(wanted - known.keys() - matches.keys()),
        changed=len(matches),
        revived=len(revived),
        obsolete=len(retired),
    )


def _merged(new: Entry, old: Entry | None, matches: dict[Key, tuple[Entry, ...]]) -> Entry:
    """The new message with the translation that it had, or that of the text it replaces."""
    if old is not None:
        return _carried(old, new)
    return _stale(new, matches[new.key]) if new.key in matches else new


def _matches(active: dict[Key, Entry], new: Sequence[Key]) -> dict[Key, tuple[Entry, ...]]:
    """For each new message that replaces older ones, those whose translation it takes over."""
    found: dict[Key, tuple[Entry, ...]] = {}
    for key, keys in align.replacements(list(active), new).items():
        entries = tuple(active[old] for old in keys)
        if all(_has_text_of_a_person(entry) for entry in entries):
            found[key] = entries
    return found


def _has_text_of_a_person(entry: Entry) -> bool:
    plain = entry.msgid_plural is None
    return plain and states.state(entry) in {State.REVIEWED, State.EDITED, State.STALE}


def _is_work(entry: Entry, texts: dict[str, str]) -> bool:
    """Whether a person left anything in the entry: a comment, or a text that is nowhere else.

    `texts` are the translations by msgid. A stale entry that still has the text of its previous
    msgid holds nothing of its own.
    """
    if states.own_comments(entry):
        return True
    copied = entry.previous_msgid is not None and texts.get(entry.previous_msgid) == entry.msgstr
    return any(entry.translations) and not states.is_draft(entry) and not copied


def _carried(old: Entry, new: Entry) -> Entry:
    """The old entry, with what the source now says of it."""
    if (old.msgid_plural is None) != (new.msgid_plural is None):
        old = _reshaped(old, new)
    return replace(
        old,
        notes=new.notes,
        references=new.references,
        msgid_plural=new.msgid_plural,
        flags=_flags(old, new),
    )


def _reshaped(old: Entry, new: Entry) -> Entry:
    """The entry with its texts moved between msgstr and plural forms, for a person to look at.

    The first form takes the text; what has no place any more is kept in a comment.
    """
    first, *others = [text for text in old.translations if text] or [""]
    comments = [f"kept: {text!r}" for text in others]
    return replace(
        old,
        msgstr=first if new.msgid_plural is None else "",
        plurals=() if new.msgid_plural is None else (first, first),
        comments=(*old.comments, *comments),
        flags=tuple(dict.fromkeys(("fuzzy", *old.flags))) if first else old.flags,
    )


def _flags(old: Entry, new: Entry) -> tuple[str, ...]:
    """The old entry's flags, with the format flags that extraction states."""
    return (*old.flags, *(flag for flag in new.flags if flag not in old.flags))


def _stale(new: Entry, sources: tuple[Entry, ...]) -> Entry:
    """The new message with the translation of the text that it replaces, for a person to adapt.

    `#| msgid` is the text that the translation belongs to, so a second edit keeps the first one.
    """
    first = sources[0]
    previous = " ".join(_translated_text(entry) for entry in sources)
    comments = dict.fromkeys(line for entry in sources for line in states.own_comments(entry))
    return replace(
        new,
        msgstr=" ".join(entry.msgstr for entry in sources),
        comments=tuple(comments),
        flags=("fuzzy", *(flag for flag in new.flags if flag != "fuzzy")),
        previous_msgctxt=first.previous_msgctxt if first.previous_msgid else first.msgctxt,
        previous_msgid=None if previous == new.msgid else previous,
    )


def _translated_text(entry: Entry) -> str:
    return entry.msgid if entry.previous_msgid is None else entry.previous_msgid


def _retired(entry: Entry) -> Entry:
    return replace(entry, obsolete=True, references=(), notes=(), line=0)
