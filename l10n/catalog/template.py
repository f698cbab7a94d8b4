"""The messages of a readout, as the entries of its template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from l10n.model import Entry, Key, Segment, Tag


def entries(segments: Iterable[Segment], reference: str) -> tuple[Entry, ...]:
    """One entry a message, in document order, with its roles and tags for the translator.

    `reference` is the source file, relative to the project folder. It has no line number, so an
    edit elsewhere in the file does not move it.
    """
    found: dict[Key, Entry] = {}
    for segment in segments:
        notes = (str(segment.kind), *(_describe(tag) for tag in segment.tags))
        entry = found.get(segment.key)
        if entry is None:
            entry = Entry(segment.msgid, msgctxt=segment.msgctxt, references=(reference,))
        new = tuple(note for note in notes if note not in entry.notes)
        found[segment.key] = replace(entry, notes=entry.notes + new)
    return tuple(found.values())


def _describe(tag: Tag) -> str:
    """What a tag of the message is: `<a1>: a, https://www.example.gov/list`."""
    values = ", ".join(" ".join(value.split()) for _, value in tag.attributes)
    return f"<{tag.name}>: {tag.element}{', ' if values else ''}{values}"
