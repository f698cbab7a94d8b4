"""The files of a project that the memory is made from: its catalogs, and the imported TMX files."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from l10n import markup
from l10n.catalog import po, states
from l10n.errors import CatalogError, StorageError
from l10n.memory import tmx
from l10n.memory.units import Origin, Standing, Unit
from l10n.model import Entry, State
from l10n.paths import Paths

_SETTLED_NS = 2_000_000_000
"""A file written less than this long ago may be written again without a new time stamp."""


def origins(paths: Paths, languages: Iterable[str], source_language: str) -> Iterator[Origin]:
    """Every catalog and imported TMX file of the project, in order of language, kind and name."""
    for language in languages:
        folder = paths.locales / language / "LC_MESSAGES"
        for path in _visible(folder.rglob("*.po")):
            slug = path.relative_to(folder).with_suffix("").as_posix()
            shown = paths.relative(path)
            load = partial(_catalog_units, path, shown)
            yield _origin(path, shown, slug, source_language, language, load)
        for path in _visible(paths.imported(language).glob("*.tmx")):
            shown = paths.relative(path)
            load = partial(tmx.read, path, shown, source_language, language)
            yield _origin(path, shown, path.name, source_language, language, load)


def units(entries: Iterable[Entry]) -> Iterator[Unit]:
    """The units of a catalog's entries: those that are reviewed, and those that were.

    Plural forms are left out, and entries whose tags don't match: they are no one's model.
    """
    for entry in entries:
        state = states.state(entry)
        was_reviewed = state is State.OBSOLETE and not entry.fuzzy and entry.msgstr
        if entry.msgid_plural is not None or not (state is State.REVIEWED or was_reviewed):
            continue
        if _tags_fit(entry.msgid, entry.msgstr):
            yield Unit(entry.msgid, entry.msgstr, entry.msgctxt, role(entry), _standing(entry))


def role(entry: Entry) -> str:
    """The role of an entry's message: its first note, or an empty string."""
    return entry.notes[0] if entry.notes else ""


def _tags_fit(msgid: str, msgstr: str) -> bool:
    """Whether every tag of the message that opens is closed, and the translation has the same."""
    if "<" not in msgid and "<" not in msgstr:
        return True
    tags = Counter(bool(match[1]) for match in markup.TAG.finditer(msgid))
    paired = tags[True] == tags[False] and not markup.fault(msgid, msgid)
    return paired and not markup.fault(msgid, msgstr)


def _visible(paths: Iterable[Path]) -> list[Path]:
    """Those that are no editor's lock or temporary file, in order."""
    return sorted(path for path in paths if not path.name.startswith("."))


def _standing(entry: Entry) -> Standing:
    if entry.obsolete:
        return Standing.OBSOLETE
    origin = states.provenance(entry)
    taken_over = (
        origin is not None
        and (origin.kind, origin.score) == (State.MEMORY, 1.0)
        and origin.sha == states.digest(entry.msgstr)
    )
    return Standing.TAKEN_OVER if taken_over else Standing.REVIEWED


def _catalog_units(path: Path, name: str) -> Iterator[Unit]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogError(f"can't be read: {error.strerror}", path=name) from error
    return units(po.parse(data, name).entries)


def _origin(
    path: Path,
    shown: str,
    name: str,
    context: str,
    language: str,
    load: Callable[[], Iterable[Unit]],
) -> Origin:
    """The origin of the file `path`; what is read from it depends on `context` as well."""
    digest = partial(_digest, path, shown, context)
    return Origin(name, language, digest, load, _stamp(path, context))


def _digest(path: Path, shown: str, context: str) -> str:
    try:
        with path.open("rb") as file:
            return f"{context} {hashlib.file_digest(file, 'sha256').hexdigest()}"
    except OSError as error:
        raise StorageError(f"can't be read: {error.strerror}", path=shown) from error


def _stamp(path: Path, context: str) -> str:
    """The file's size, time and number; empty where they may not tell the next change."""
    try:
        found = path.stat()
    except OSError:
        return ""
    if time.time_ns() - found.st_mtime_ns < _SETTLED_NS:
        return ""
    return f"{context} {found.st_size} {found.st_mtime_ns} {found.st_ino}"
