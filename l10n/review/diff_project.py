"""What changed between two versions of a project, readout by readout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from l10n import readers, segment
from l10n.catalog import po, template
from l10n.catalog.po import Catalog
from l10n.catalog.update import update
from l10n.checks import check
from l10n.errors import L10nError
from l10n.glossary import Glossary, table
from l10n.model import Entry
from l10n.paths import SITE
from l10n.review.diff import CatalogDiff, Check, Diff, compare, title, unchecked
from l10n.review.diff_trees import Places, Tree, chosen, places

_ALIKE = 0.5
"""Least share of equal messages of a readout that was renamed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How versions are read, and what of them is compared."""

    source_language: str = "en"
    segmentation: str = "sentence"
    readouts: tuple[str, ...] = ()
    """Slugs; empty for all."""
    languages: tuple[str, ...] = ()
    """Empty for all."""


class _Pair(NamedTuple):
    """A catalog's slug in both versions, and its language."""

    old: str
    new: str
    language: str


@dataclass(frozen=True)
class _Side:
    """One of the two versions, with what has been read of it."""

    tree: Tree
    places: Places
    settings: Settings
    data: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Tree, settings: Settings) -> _Side:
        return cls(tree, places(tree.files), settings)

    def ids(self, slug: str, language: str) -> tuple[str | None, ...]:
        """What tells the readout's catalog, source and glossary from those of the other side."""
        here, files = self.places, self.tree.files
        paths = (
            here.catalogs.get((slug, language)),
            here.sources.get(slug),
            here.glossaries.get(language),
        )
        return tuple(files[path] if path else None for path in paths)

    def fetch(self, slugs: Sequence[tuple[str, str]]) -> None:
        """Read all that is needed to compare these, at once."""
        here = self.places
        wanted = {here.catalogs.get(each) for each in slugs}
        wanted |= {here.sources.get(slug) for slug, _ in slugs}
        wanted |= {here.glossaries.get(language) for _, language in slugs}
        self.data.update(self.tree.read(sorted(path for path in wanted if path)))

    def catalog(self, slug: str, language: str) -> Catalog:
        """The catalog, an empty one if there is none. Raises CatalogError."""
        path = self.places.catalogs.get((slug, language))
        return po.parse(self.data[path], self.tree.named(path)) if path else Catalog(())

    def messages(self, slug: str) -> tuple[Entry, ...]:
        """The messages of the readout's source, none if there is none. Raises ReadoutError."""
        path = self.places.sources.get(slug)
        if path is None:
            return ()
        suffix = PurePosixPath(path).suffix
        readout = readers.parse(self.data[path], suffix, slug=slug, name=self.tree.named(path))
        return template.entries(segment.segment(readout, self.settings.segmentation), path)

    def check(self, slug: str, language: str) -> Check:
        """The checks with this version's glossary. Raises GlossaryError."""
        if not language:
            return unchecked
        glossary = Glossary((), language)
        if path := self.places.glossaries.get(language):
            text = self.data[path].decode("utf-8-sig", "replace")
            glossary = table.parse(text, language, path=self.tree.named(path))
        return partial(
            check,
            path=self.places.catalogs.get((slug, language), slug),
            language=language,
            glossary=glossary,
            source_language=self.settings.source_language,
        )


def compare_trees(old: Tree, new: Tree, settings: Settings) -> Diff:
    """What changed from the tree `old` to the tree `new`.

    A catalog that lacks messages of its source is taken as `l10n update` would make it, where the
    source is what changed. A readout that can't be read is a failure of the diff, and the others
    are compared. Raises ConfigError for a readout that neither has.
    """
    before, after = _Side.of(old, settings), _Side.of(new, settings)
    pairs = [pair for pair in _pairs(before, after) if _differs(pair, before, after)]
    before.fetch([(pair.old, pair.language) for pair in pairs])
    after.fetch([(pair.new, pair.language) for pair in pairs])
    found: list[CatalogDiff] = []
    failures: dict[str, L10nError] = {}
    for pair in _with_renames(pairs, before, after):
        try:
            catalog = _compared(pair, before, after)
        except L10nError as error:
            failures[str(error)] = error
        else:
            if catalog.changes or catalog.noise or catalog.renamed_from:
                found.append(catalog)
    return Diff(old.name, new.name, tuple(found), tuple(failures.values()))


def _pairs(before: _Side, after: _Side) -> Iterator[_Pair]:
    """Every readout and language that is in either version; the page chrome last."""
    languages: dict[str, set[str]] = {}
    for slug, language in before.places.catalogs.keys() | after.places.catalogs.keys():
        languages.setdefault(slug, set()).add(language)
    wanted = before.settings.languages
    slugs = chosen(before.places, after.places, before.settings.readouts)
    for slug in sorted(slugs, key=lambda slug: (slug == SITE, slug)):
        for language in sorted(languages.get(slug, {""})):
            if not wanted or language in wanted:
                yield _Pair(slug, slug, language)


def _differs(pair: _Pair, before: _Side, after: _Side) -> bool:
    return before.ids(pair.old, pair.language) != after.ids(pair.new, pair.language)


def _with_renames(pairs: list[_Pair], before: _Side, after: _Side) -> list[_Pair]:
    """The pairs, those joined of which one slug is gone and another one has its messages."""
    gone = [pair for pair in pairs if _is_new(pair.old, pair.language, before, after)]
    come = [pair for pair in pairs if _is_new(pair.new, pair.language, after, before)]
    joined: dict[_Pair, _Pair] = {}
    for pair in come:
        here = _msgids(after, pair.new, pair.language)
        shares = {
            other: len(here & there) / max(len(here), len(there))
            for other in gone
            if other.language == pair.language and other not in joined
            if (there := _msgids(before, other.old, other.language))
        }
        best = max(shares, key=lambda other: shares[other], default=None)
        if best and shares[best] >= _ALIKE:
            joined[best] = _Pair(best.old, pair.new, pair.language)
            joined[pair] = joined[best]
    return sorted(
        dict.fromkeys(joined.get(pair, pair) for pair in pairs),
        key=lambda pair: (pair.new == SITE, pair.new, pair.language),
    )


def _is_new(slug: str, language: str, here: _Side, other: _Side) -> bool:
    """Whether the readout is here alone; its catalog may outlive it."""
    if slug in here.places.sources:
        return slug not in other.places.sources
    key = (slug, language)
    return key in here.places.catalogs and key not in other.places.catalogs


def _msgids(side: _Side, slug: str, language: str) -> frozenset[str]:
    """The msgids of a catalog; none if it can't be read, which its comparison will tell."""
    try:
        entries = side.catalog(slug, language).entries
    except L10nError:
        return frozenset()
    return frozenset(entry.msgid for entry in entries if not entry.obsolete)


def _compared(pair: _Pair, before: _Side, after: _Side) -> CatalogDiff:
    slugs = (pair.old, pair.new)
    sides = (before, after)
    edited = before.ids(pair.old, "")[1] != after.ids(pair.new, "")[1]
    catalogs: list[Catalog] = []
    behind: list[str] = []
    for side, slug in zip(sides, slugs, strict=True):
        catalog = side.catalog(slug, pair.language)
        if edited or not catalog.records:
            updated = _updated(catalog, side.messages(slug), edited=edited)
            if updated is not catalog and catalog.records:
                behind.append(side.tree.name)
            catalog = updated
        catalogs.append(catalog)
    old, new = catalogs
    language = pair.language or new.header.get("Language", "")
    changes, unchanged, noise = compare(
        old, new, before.check(pair.old, language), after.check(pair.new, language)
    )
    return CatalogDiff(
        slug=pair.new,
        language=language,
        source_language=after.settings.source_language,
        path=_path(pair, before, after),
        title=title(new) or title(old),
        changes=changes,
        unchanged=unchanged,
        noise=noise if all(catalog.records for catalog in catalogs) else {},
        behind=tuple(behind),
        renamed_from=pair.old if pair.old != pair.new else "",
    )


def _updated(catalog: Catalog, messages: tuple[Entry, ...], *, edited: bool) -> Catalog:
    """The catalog with the messages of its source; itself if it has them, or there is no source."""
    active = [entry.key for entry in catalog.entries if not entry.obsolete]
    if active == [entry.key for entry in messages] or not (messages or edited):
        return catalog
    return update(catalog, messages).catalog


def _path(pair: _Pair, before: _Side, after: _Side) -> str:
    """The path of the catalog, or of the source where there is none, in the newer version."""
    for side, slug in ((after, pair.new), (before, pair.old)):
        path = side.places.catalogs.get((slug, pair.language)) or side.places.sources.get(slug)
        if path:
            return path
    return pair.new
