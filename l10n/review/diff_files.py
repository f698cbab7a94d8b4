"""What changed between two files: catalogs, readouts, or pages that l10n made."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from l10n import readers, segment
from l10n.catalog import po, template
from l10n.catalog.po import Catalog, Record
from l10n.checks import check
from l10n.errors import ConfigError, StorageError
from l10n.glossary import Glossary
from l10n.model import Entry
from l10n.review.diff import CatalogDiff, Diff, compare, title, unchecked
from l10n.review.diff_project import Settings

_CATALOGS = (".po", ".pot")
_PAGE = re.compile(
    rb'<html lang="([\w-]+)"[^>]*>.{0,400}<meta name="generator" content="l10n">', re.DOTALL
)


def compare_files(old: Path, new: Path, settings: Settings) -> Diff:
    """What changed from one file to the other.

    Both are catalogs, or readouts in any format, or pages of l10n, whose sentences are compared as
    sources. Raises ConfigError for two of different kinds, and the error of the file's reader for
    one that can't be read.
    """
    before, kind = _loaded(old, settings)
    after, other = _loaded(new, settings)
    if kind != other:
        raise ConfigError(f"{old} is a {kind}, {new} a {other}; compare two files of one kind")
    language = after.header.get("Language", "")
    is_catalog = kind == "catalog"
    checks = unchecked
    if is_catalog and language:
        checks = partial(
            check,
            path=str(new),
            language=language,
            glossary=Glossary((), language),
            source_language=settings.source_language,
        )
    changes, unchanged, noise = compare(before, after, checks, checks)
    found = CatalogDiff(
        slug=new.stem,
        language=language if is_catalog else "",
        source_language=settings.source_language if is_catalog else language,
        path=str(new),
        title=title(after) or title(before),
        changes=changes,
        unchanged=unchanged,
        noise=noise if is_catalog else {},
    )
    return Diff(str(old), str(new), (found,) if changes or found.noise else ())


def _loaded(path: Path, settings: Settings) -> tuple[Catalog, str]:
    """What the file holds, as a catalog, and what kind of file it is.

    The header of what is no catalog names the language of its text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StorageError(f"can't be read: {error.strerror}", path=path) from error
    if path.suffix in _CATALOGS:
        return po.parse(data, str(path)), "catalog"
    page = _PAGE.search(data[:2_000])
    language = page[1].decode().replace("-", "_") if page else settings.source_language
    readout = readers.parse(data, path.suffix, slug=path.stem, name=str(path))
    entries = template.entries(segment.segment(readout, settings.segmentation), str(path))
    header = Entry("", f"Language: {language}\n")
    records = tuple(Record(entry) for entry in (header, *entries))
    return Catalog(records), "page" if page else "readout"
