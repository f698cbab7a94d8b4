"""Compiled catalogs: the `.mo` format of the GNU gettext manual, "The Format of GNU MO Files"."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain

from l10n.catalog.po import Catalog
from l10n.model import Entry

_MAGIC = 0x950412DE
_HEADER_WORDS = 7


def compile_catalog(catalog: Catalog, *, use_fuzzy: bool = False) -> bytes:
    """The bytes of the `.mo` for `catalog`: the messages msgfmt would write, sorted by msgid.

    `use_fuzzy` includes fuzzy entries. Empty and obsolete ones are left out, and from the header
    the POT-Creation-Date, as msgfmt does. There is no hash table, which every reader of the format
    does without. Raises CatalogError if the catalog's charset can't hold a text.
    """
    encoding = catalog.encoding
    sources: list[bytes] = []
    texts: list[bytes] = []
    try:
        for source, text in _messages((record.entry for record in catalog.records), use_fuzzy):
            sources.append(source.encode(encoding))
            texts.append(text.encode(encoding))
    except UnicodeEncodeError as error:
        raise catalog.unencodable(error) from None
    order = sorted(range(len(sources)), key=sources.__getitem__)
    columns = ([sources[i] for i in order], [texts[i] for i in order])
    table = _HEADER_WORDS * 4
    start = table + len(order) * 16
    words = [_MAGIC, 0, len(order), table, table + len(order) * 8, 0, start]
    parts: list[bytes] = []
    for column in columns:
        # One join per table: growing a bytes object is quadratic in its length.
        joined = b"\0".join((*column, b""))
        lengths = list(map(len, column))
        offsets = accumulate([length + 1 for length in lengths], initial=start)
        words += chain.from_iterable(zip(lengths, offsets, strict=False))
        start += len(joined)
        parts.append(joined)
    return struct.pack(f"<{len(words)}I", *words) + b"".join(parts)


def _messages(entries: Iterable[Entry], use_fuzzy: bool) -> Iterator[tuple[str, str]]:
    """The source and the text of each message that belongs in the file, as the format joins them.

    Written out in one loop: of twenty thousand entries each call shows.
    """
    for entry in entries:
        source, text = entry.msgid, entry.msgstr
        if entry.msgid_plural is not None and any(entry.plurals):
            source, text = f"{source}\0{entry.msgid_plural}", "\0".join(entry.plurals)
        if not text or entry.obsolete:
            continue
        if entry.msgctxt is not None:
            source = f"{entry.msgctxt}\4{source}"
        if not source:
            lines = text.splitlines(keepends=True)
            text = "".join(line for line in lines if not line.startswith("POT-Creation-Date:"))
        elif not use_fuzzy and "fuzzy" in entry.flags:
            continue
        yield source, text
