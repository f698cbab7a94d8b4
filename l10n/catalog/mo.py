"""Compiled catalogs: the `.mo` format of the GNU gettext manual, "The Format of GNU MO Files"."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from l10n.catalog.po import Catalog
from l10n.model import Entry

_MAGIC = 0x950412DE
_HEADER_WORDS = 7


def compile_catalog(catalog: Catalog, *, use_fuzzy: bool = False) -> bytes:
    """The bytes of the `.mo` for `catalog`: the messages msgfmt would write, sorted by msgid.

    `use_fuzzy` includes fuzzy entries. Empty and obsolete ones are left out, and from the header
    the POT-Creation-Date, as msgfmt does. There is no hash table, which every reader of the format
    does without.
    """
    entries = (record.entry for record in catalog.records)
    pairs = sorted(_pair(entry, catalog.encoding) for entry in _usable(entries, use_fuzzy))
    # One join per table: growing a bytes object is quadratic in its length.
    sources = b"".join([source + b"\0" for source, _ in pairs])
    targets = b"".join([target + b"\0" for _, target in pairs])
    table = _HEADER_WORDS * 4
    first = table + len(pairs) * 16
    words = [_MAGIC, 0, len(pairs), table, table + len(pairs) * 8, 0, table + len(pairs) * 16]
    for column, start in ((0, first), (1, first + len(sources))):
        offset = start
        for pair in pairs:
            length = len(pair[column])
            words += (length, offset)
            offset += length + 1
    return struct.pack(f"<{len(words)}I", *words) + sources + targets


def _usable(entries: Iterable[Entry], use_fuzzy: bool) -> Iterable[Entry]:
    for entry in entries:
        # The header counts even where a tool has marked it fuzzy.
        wanted = use_fuzzy or not entry.fuzzy or entry.key == (None, "")
        if wanted and not entry.obsolete and any(entry.translations):
            yield entry


def _pair(entry: Entry, encoding: str) -> tuple[bytes, bytes]:
    source = entry.msgid
    if entry.msgid_plural is not None:
        source = f"{source}\0{entry.msgid_plural}"
    if entry.msgctxt is not None:
        source = f"{entry.msgctxt}\4{source}"
    target = "\0".join(entry.translations)
    if not source:
        lines = target.splitlines(keepends=True)
        target = "".join(line for line in lines if not line.startswith("POT-Creation-Date:"))
    return source.encode(encoding), target.encode(encoding)
