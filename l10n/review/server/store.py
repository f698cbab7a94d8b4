"""The catalogs on disk, read anew for every page and written one entry at a time.

An edit names the digest of the entry it was made from. The file is read, compared and replaced
under the project's lock, so that whatever else changed in it is kept, and an entry that someone
else changed meanwhile is never overwritten unseen.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from l10n import files, stages
from l10n.catalog import po, states
from l10n.catalog.po import Catalog, Record
from l10n.errors import CatalogError, L10nError
from l10n.job import Job
from l10n.model import Entry, Readout, Segment
from l10n.project import Project, sources
from l10n.review.server.session import Place, Step

Stamp = tuple[int, int, int]

LOCK_SECONDS = 5.0
"""How long a write waits for another run: a build holds the project until it is done."""

_MOST_CATALOGS = 16
"""Catalogs that are remembered as parsed."""


@dataclass(frozen=True, slots=True)
class Document:
    """A readout and one of its catalogs, as both are on disk now."""

    place: Place
    path: str
    """The catalog's, relative to the project folder."""
    readout: Readout
    segments: tuple[Segment, ...]
    catalog: Catalog

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The catalog's entries but the obsolete ones, in file order."""
        return tuple(entry for entry in self.catalog.entries if not entry.obsolete)


class MissingError(L10nError):
    """There is no such readout or entry, or no longer."""


class ConflictError(L10nError):
    """The entry on disk is another than the one that the edit was made from."""

    def __init__(self, entry: Entry) -> None:
        super().__init__("this entry changed on disk since you opened it", msgid=entry.msgid)
        self.entry = entry
        """As it is on disk."""


def identity(entry: Entry) -> str:
    """A name of the entry's message for addresses and forms: 16 hexadecimal digits."""
    return _hash(entry.msgctxt or "", str(entry.msgctxt is None), entry.msgid)


def digest(entry: Entry) -> str:
    """16 hexadecimal digits that change with whatever a reviewer sees or edits of the entry."""
    fields = (
        entry.msgid_plural,
        entry.translations,
        entry.comments,
        entry.flags,
        entry.previous_msgctxt,
        entry.previous_msgid,
        entry.previous_msgid_plural,
    )
    return _hash(identity(entry), *map(repr, fields))


class Store:
    """The readouts of a project that are up for review, and their catalogs."""

    def __init__(self, project: Project, slugs: tuple[str, ...] = ()) -> None:
        """`slugs` are those to serve; none means all of the project, new ones too.

        Raises ConfigError for a slug that there is not.
        """
        self._project = project
        self._slugs = slugs
        self._jobs: dict[str, Job] = {}
        self._read: dict[Path, tuple[Stamp, Job]] = {}
        self._catalogs: dict[Place, tuple[bytes, Catalog]] = {}
        self._states: dict[Place, tuple[Stamp | None, Mapping[str, int]]] = {}
        self._lock = Lock()
        self.errors: tuple[L10nError, ...] = ()
        """What is wrong in the source folder."""
        self.scan()

    @property
    def project(self) -> Project:
        """The project."""
        return self._project

    def scan(self) -> tuple[str, ...]:
        """The slugs that are up for review, in order, as the source folder is now."""
        found = list(sources(self._project, self._slugs))
        self.errors = tuple(item for item in found if isinstance(item, L10nError))
        self._jobs = {item.slug: item for item in found if isinstance(item, Job)}
        return tuple(self._jobs)

    def document(self, place: Place) -> Document:
        """The readout and its catalog.

        Raises MissingError if there is none of that name, ReadoutError or CatalogError if one of
        the files is broken.
        """
        job = self._jobs.get(place.slug)
        if job is None:
            self.scan()
            job = self._jobs.get(place.slug)
        if job is None or place.language not in self._project.config.languages:
            raise MissingError(f"no readout {place.slug} in {place.language}")
        read = self._as_read(job)
        if read.readout is None:
            raise MissingError(f"{place.slug} is no readout")
        catalog = self._catalog(place)
        return Document(place, catalog.path, read.readout, read.segments, catalog)

    def states(self, place: Place) -> Mapping[str, int]:
        """How many entries the catalog has in each state, the obsolete ones left out.

        The file is read again only if it changed. Raises MissingError or CatalogError.
        """
        path = self._project.paths.catalog(place.slug, place.language)
        stamp = _stamp(path)
        known = self._states.get(place)
        if known is None or known[0] != stamp:
            entries = self._catalog(place).entries
            found = Counter(states.state(entry) for entry in entries if not entry.obsolete)
            known = (stamp, {str(state): count for state, count in found.items()})
            if stamp is not None:
                self._states[place] = known
        return known[1]

    def change(
        self, place: Place, name: str, seen: str, edit: Callable[[Entry], Entry]
    ) -> Step | None:
        """The step that `edit` was, now on disk; None if it changed nothing.

        Raises ConflictError if the entry is no longer the one whose digest is `seen`, MissingError
        if it is gone, CatalogError if the file can't hold the text, StorageError if the file can't
        be written or another run holds the project.
        """

        def made(catalog: Catalog, record: Record) -> Catalog:
            new = edit(record.entry)
            return catalog.replaced(
                new if entry is record.entry else entry for entry in catalog.entries
            )

        return self._write(place, name, seen, made)

    def undo(self, step: Step) -> Step | None:
        """The step that takes `step` back. Raises what `change` does."""

        def made(catalog: Catalog, record: Record) -> Catalog:
            before = step.before.entry
            if record.raw == step.after.raw:
                old = replace(step.before, gap=record.gap)
                found = tuple(old if r is record else r for r in catalog.records)
                return replace(catalog, records=found)
            entry = replace(
                record.entry,
                msgstr=before.msgstr,
                plurals=before.plurals,
                comments=before.comments,
                flags=before.flags,
                previous_msgctxt=before.previous_msgctxt,
                previous_msgid=before.previous_msgid,
                previous_msgid_plural=before.previous_msgid_plural,
            )
            return catalog.replaced(entry if e is record.entry else e for e in catalog.entries)

        return self._write(step.place, step.identity, digest(step.after.entry), made)

    def _write(
        self, place: Place, name: str, seen: str, made: Callable[[Catalog, Record], Catalog]
    ) -> Step | None:
        path = self._project.paths.catalog(place.slug, place.language)
        with files.lock(self._project.paths.state, wait=LOCK_SECONDS):
            while True:
                found = self._bytes(place)
                catalog = self._parsed(place, found)
                record = _record(catalog, name)
                if digest(record.entry) != seen:
                    raise ConflictError(record.entry)
                data = made(catalog, record).dump()
                after = _record(self._parsed(place, data), name)
                if digest(after.entry) == seen and after.raw == record.raw:
                    return None
                # Other programs know nothing of the lock: what they have just written counts.
                if self._bytes(place) == found:
                    files.write(path, data)
                    return Step(place, name, record, after)

    def _catalog(self, place: Place) -> Catalog:
        """The catalog as it is on disk now."""
        return self._parsed(place, self._bytes(place))

    def _bytes(self, place: Place) -> bytes:
        path = self._project.paths.catalog(place.slug, place.language)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise MissingError(
                "no such catalog yet; run `l10n build` to make it", path=self._shown(place)
            ) from None
        except OSError as error:
            raise CatalogError(
                f"can't be read: {error.strerror}", path=self._shown(place)
            ) from error

    def _parsed(self, place: Place, data: bytes) -> Catalog:
        """The catalog in `data`, parsed again only if those are other bytes than the last time."""
        known = self._catalogs.get(place)
        if known is None or known[0] != data:
            known = (data, po.parse(data, self._shown(place)))
            with self._lock:
                while len(self._catalogs) >= _MOST_CATALOGS:
                    self._catalogs.pop(next(iter(self._catalogs)))
                self._catalogs[place] = known
        return known[1]

    def _shown(self, place: Place) -> str:
        """The catalog's path as errors name it."""
        paths = self._project.paths
        return paths.relative(paths.catalog(place.slug, place.language))

    def _as_read(self, job: Job) -> Job:
        """The job with its readout, read again only if the source file changed."""
        stamp = _stamp(job.source)
        if stamp is None:
            raise MissingError(f"{job.slug} is gone from the source folder")
        with self._lock:
            known = self._read.get(job.source)
            if known is None or known[0] != stamp:
                known = self._read[job.source] = (stamp, stages.read(self._project, job))
            return known[1]


def find(entries: Iterable[Entry], name: str) -> Entry | None:
    """The entry of this identity, None without one."""
    return next((entry for entry in entries if identity(entry) == name), None)


def _stamp(path: Path) -> Stamp | None:
    """What changes when the file does; None without a file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _record(catalog: Catalog, name: str) -> Record:
    """The entry that is not obsolete, with its lines. Raises MissingError."""
    for record in catalog.records:
        if not record.entry.obsolete and record.entry.msgid and identity(record.entry) == name:
            return record
    raise MissingError(
        "this entry is no longer in the catalog; its source changed", path=catalog.path
    )


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
