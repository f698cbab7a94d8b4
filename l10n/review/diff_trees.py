"""Two versions of a project: revisions, folders, or one of each."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol

from l10n.errors import ConfigError, StorageError
from l10n.paths import Paths
from l10n.readers import SUFFIXES
from l10n.review.revisions import Revision

_LOCALES, _MESSAGES, _GLOSSARY = "locales", "LC_MESSAGES", "glossary.csv"
_SOURCE = "source"


class Tree(Protocol):
    """The files of a version."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def files(self) -> Mapping[str, str]:
        """What tells the content of each file from any other, by its path with `/`."""

    def read(self, paths: Collection[str]) -> Mapping[str, bytes]:
        """The bytes of these files, by their path."""

    def named(self, path: str) -> str:
        """The file as errors name it."""


@dataclass(frozen=True)
class RevisionTree:
    """The project's files in a revision."""

    revision: Revision

    @property
    def name(self) -> str:
        """The revision as the user wrote it."""
        return self.revision.name

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The blob ids of the catalogs, glossaries and sources."""
        return self.revision.files(_LOCALES, _SOURCE)

    def read(self, paths: Collection[str]) -> Mapping[str, bytes]:
        """The bytes of these files."""
        blobs = self.revision.read(self.files[path] for path in paths)
        return {path: blobs[self.files[path]] for path in paths}

    def named(self, path: str) -> str:
        """The path with the revision behind it: `locales/es/LC_MESSAGES/a.po@HEAD`."""
        return f"{path}@{self.revision.name}"


@dataclass(frozen=True)
class FolderTree:
    """The files of a project folder, or of any folder with catalogs."""

    folder: Path
    name: str
    prefix: str = ""
    """What stands before a path in an error: the folder, unless it is the project's."""

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The ids that git would give the files, so that they compare with a revision's.

        Raises StorageError if a file can't be read.
        """
        paths = Paths(self.folder)
        roots = [root for root in (paths.locales, paths.source) if root.is_dir()]
        found: dict[str, str] = {}
        for root in roots or [self.folder]:
            for path in sorted(root.rglob("*")):
                hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
                if not hidden and path.is_file() and _counts(path, in_source=root == paths.source):
                    name = paths.relative(path)
                    found[name] = _blob_id(self._bytes(name))
        return found

    def read(self, paths: Collection[str]) -> Mapping[str, bytes]:
        """The bytes of these files. Raises StorageError if one can't be read."""
        return {path: self._bytes(path) for path in paths}

    def named(self, path: str) -> str:
        """The path, with the folder before it where that is not the project's."""
        return f"{self.prefix}{path}"

    def _bytes(self, path: str) -> bytes:
        try:
            return (self.folder / path).read_bytes()
        except OSError as error:
            raise StorageError(f"can't be read: {error.strerror}", path=self.named(path)) from error


@dataclass(frozen=True, slots=True)
class Places:
    """Where a version has what."""

    catalogs: Mapping[tuple[str, str], str]
    """By slug and language; the language is empty for a catalog outside `locales/`."""
    sources: Mapping[str, str]
    """By slug."""
    glossaries: Mapping[str, str]
    """By language."""


def places(files: Iterable[str]) -> Places:
    """Where the catalogs, sources and glossaries are among these paths."""
    catalogs: dict[tuple[str, str], str] = {}
    sources: dict[str, str] = {}
    glossaries: dict[str, str] = {}
    for name in files:
        path = PurePosixPath(name)
        stem = path.with_suffix("")
        match path.parts:
            case (first, *_) if first == _SOURCE:
                if path.suffix.lower() in SUFFIXES:
                    sources[stem.relative_to(_SOURCE).as_posix()] = name
            case (first, language, last) if (first, last) == (_LOCALES, _GLOSSARY):
                glossaries[language] = name
            case (first, language, third, *_) if (first, third) == (_LOCALES, _MESSAGES):
                if path.suffix == ".po":
                    slug = stem.relative_to(PurePosixPath(first, language, third)).as_posix()
                    catalogs[slug, language] = name
            case _ if path.suffix == ".po":
                catalogs[stem.as_posix(), ""] = name
    return Places(catalogs, sources, glossaries)


def chosen(old: Places, new: Places, wanted: Collection[str]) -> Iterator[str]:
    """The slugs of both versions in order, only those `wanted` if there are any.

    Raises ConfigError for a wanted one that neither version has.
    """
    known = {slug for each in (old, new) for slug, _ in each.catalogs}
    known |= old.sources.keys() | new.sources.keys()
    for name in wanted:
        if name not in known:
            raise ConfigError(f"no readout {name} in either version; `l10n status` lists them")
    yield from sorted(known & set(wanted) if wanted else known)


def _counts(path: Path, *, in_source: bool) -> bool:
    """Whether the file is a source, a catalog or a glossary."""
    if in_source:
        return path.suffix.lower() in SUFFIXES
    return path.suffix == ".po" or path.name == _GLOSSARY


def _blob_id(data: bytes) -> str:
    """The id of a blob with these bytes in a repository of SHA-1 (git's object format)."""
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()
