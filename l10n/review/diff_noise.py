"""What changed in a catalog that changes nothing anyone reads, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from l10n.catalog.po import Catalog, Record
from l10n.model import Entry, Key

NAMES = {
    "references": ("reference", "references"),
    "notes": ("extracted comment", "extracted comments"),
    "comments": ("translator comment", "translator comments"),
    "flags": ("flag", "flags"),
    "previous_msgid": ("previous msgid", "previous msgids"),
    "wrapping": ("re-wrapped entry", "re-wrapped entries"),
    "header": ("header field", "header fields"),
    "obsolete": ("obsolete entry", "obsolete entries"),
    "layout": ("layout of the file", "layouts of files"),
}
"""What one and several of a noise are called, by its key in `noise`."""

_FIELDS = ("references", "notes", "comments", "previous_msgid")


def noise(
    old: Catalog, new: Catalog, listed: Collection[Key], *, changed: bool
) -> Mapping[str, int]:
    """How many entries changed in a way that is left out, by a key of `NAMES`.

    The entries of the `listed` keys are shown in full, and not counted. `changed` says whether
    anything is shown; the layout of the file is told only where nothing else is.
    """
    counts: Counter[str] = Counter()
    before, after = _by_key(old), _by_key(new)
    for key in before.keys() & after.keys() - set(listed):
        counts.update(_differences(before[key], after[key]))
    fields = old.header.items() ^ new.header.items()
    counts["header"] = len({name for name, _ in fields})
    active = before.keys() | after.keys()
    counts["obsolete"] = len(_obsolete(old, active) ^ _obsolete(new, active))
    if not changed and not +counts and old.dump() != new.dump():
        counts["layout"] = 1
    return {name: counts[name] for name in NAMES if counts[name]}


def named(counts: Mapping[str, int]) -> str:
    """The noise in words: `2 references, 1 header field`."""
    return ", ".join(f"{count} {NAMES[name][count != 1]}" for name, count in counts.items())


def _by_key(catalog: Catalog) -> dict[Key, Record]:
    """The records that are active, the header left out."""
    records = (record for record in catalog.records if not record.entry.obsolete)
    return {record.entry.key: record for record in records if record.entry.key != (None, "")}


def _obsolete(catalog: Catalog, active: Collection[Key]) -> set[tuple[Key, tuple[str, ...]]]:
    """The obsolete entries that are in use in neither version."""
    return {
        (entry.key, entry.translations)
        for entry in catalog.entries
        if entry.obsolete and entry.key not in active
    }


def _differences(old: Record, new: Record) -> Iterator[str]:
    one, other = old.entry, new.entry
    found = [name for name in _FIELDS if getattr(one, name) != getattr(other, name)]
    if _format_flags(one) != _format_flags(other):
        found.append("flags")
    if not found and old.raw and new.raw and old.raw != new.raw:
        found.append("wrapping")
    yield from found


def _format_flags(entry: Entry) -> frozenset[str]:
    return frozenset(flag for flag in entry.flags if flag != "fuzzy")
