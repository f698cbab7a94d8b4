"""Compiled catalogs: the `.mo` format of the GNU gettext manual, "The Format of GNU MO Files"."""

from __future__ import annotations

import struct
from collections.abc import Iterable
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
    entries = (record.entry for record in catalog.records)
    try:
        pairs = sorted([_pair(entry, catalog.encoding) for entry in _usable(entries, use_fuzzy)])
    except UnicodeEncodeError as error:
        raise catalog.unencodable(error) from None
    columns = tuple(zip(*pairs, strict=True)) or ((), ())
    # One join per table: growing a bytes object is quadratic in its length.
    texts = [b"".join([text + b"\0" for text in column]) for column in columns]
    table = _HEADER_WORDS * 4
    start = table + len(pairs) * 16
    words = [_MAGIC, 0, len(pairs), table, table + len(pairs) * 8, 0, start]
    for column, joined in zip(columns, texts, strict=True):
        lengths = [len(text) for text in column]
        offsets = accumulate(lengths, lambda offset, length: offset + length + 1, initial=start)
        words += chain.from_iterable(zip(lengths, offsets, strict=False))
        start += len(joined)
    return struct.pack(f"<{len(words)}I", *words) + b"".join(texts)


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
