"""Catalogs written as text, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.catalog.po import Catalog, Record
from l10n.model import Entry

HEADER = "Language: es\nContent-Type: text/plain; charset=UTF-8\n"


def catalog(entries: Iterable[Entry]) -> Catalog:
    """A catalog with a header and these entries."""
    return Catalog((Record(Entry("", HEADER)),)).replaced(entries)


def by_msgid(made: Catalog) -> dict[str, Entry]:
    """Its entries by msgid; an obsolete one has `#~ ` before it."""
    return {("#~ " if entry.obsolete else "") + entry.msgid: entry for entry in made.entries}
