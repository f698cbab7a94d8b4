"""What changed in a catalog that changes nothing anyone reads, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from l10n.catalog.po import Catalog, Record
from l10n.model import Entry, Key

NAMES = {
    "references": "references",
    "notes": "extracted comments",
    "comments": "translator comments",
    "flags": "flags",
    "previous_msgid": "previous msgids",
    "wrapping": "re-wrapped entries",
    "header": "header fields",
    "obsolete": "obsolete entries",
    "file": "other lines of the file",
}
"""What noise is called, by its key in `noise`."""

_FIELDS = ("references", "notes", "comments", "previous_msgid")


def noise(old: Catalog, new: Catalog, listed: Collection[Key]) -> Mapping[str, int]:
    """How many entries changed in a way that is left out, by a key of `NAMES`.

    The entries of the `listed` keys are shown in full, and not counted.
    """
    counts: Counter[str] = Counter()
    before, after = _by_key(old), _by_key(new)
    for key in before.keys() & after.keys() - set(listed):
        counts.update(_differences(before[key], after[key]))
    fields = old.header.items() ^ new.header.items()
    counts["header"] = len({name for name, _ in fields})
    active = before.keys() | after.keys()
    counts["obsolete"] = len(_obsolete(old, active) ^ _obsolete(new, active))
    if not +counts and old.dump() != new.dump():
        counts["file"] = 1
    return {name: counts[name] for name in NAMES if counts[name]}


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
