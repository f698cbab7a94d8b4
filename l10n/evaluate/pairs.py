"""What drafts are held against: sentences and their reviewed translations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog import po, states
from l10n.errors import ConfigError
from l10n.memory import tmx
from l10n.model import KINDS, Entry, Kind, State


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its reviewed translation, tags and all."""

    source: str
    reference: str
    readout: str
    """The slug, or the name of the file it is from without its suffix."""
    role: Kind | None = None
    """None where it is not known."""


def reviewed(slug: str, entries: Iterable[Entry]) -> Iterator[Pair]:
    """The reviewed entries of a catalog; those with plural forms are left out."""
    for entry in entries:
        if states.state(entry) is State.REVIEWED and entry.msgid_plural is None:
            yield Pair(entry.msgid, entry.msgstr, slug, entry.role)


def read(path: Path, source: str, target: str) -> tuple[Pair, ...]:
    """The pairs of a parallel file, of the form that its suffix says: .tsv, .po or .tmx.

    `source` and `target` are the locales looked for in a TMX file. Raises ConfigError for another
    suffix or a file without a pair, and what a damaged file raises, with path and line.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise ConfigError(f"not a parallel file; expected one of {', '.join(_READERS)}", path=path)
    try:
        pairs = tuple(reader(path, source, target))
    except UnicodeDecodeError:
        raise ConfigError("not UTF-8; save the file as UTF-8", path=path) from None
    except OSError as error:
        raise ConfigError(f"can't be read: {error.strerror}", path=path) from None
    if not pairs:
        raise ConfigError("holds no sentence with its reviewed translation", path=path)
    return pairs


def entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a parallel file that is a catalog, with their provenance; else none."""
    if path.suffix.lower() != ".po":
        return ()
    return po.parse(path.read_bytes(), str(path)).entries


def _tsv(path: Path, _source: str, _target: str) -> Iterator[Pair]:
    """The lines of a file: source, translation and, where it is there, the role, with tabs."""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        if not line.strip():
            continue
        if len(cells) < 2 or not cells[0].strip() or not cells[1].strip():  # noqa: PLR2004  (a pair)
            raise ConfigError(
                "expected a sentence, a tab and its translation", path=path, line=number
            )
        kind = KINDS.get(cells[2].strip()) if cells[2:] else None
        yield Pair(cells[0].strip(), cells[1].strip(), path.stem, kind)


def _po(path: Path, _source: str, _target: str) -> Iterator[Pair]:
    return reviewed(path.stem, entries(path))


def _tmx(path: Path, source: str, target: str) -> Iterator[Pair]:
    for unit in tmx.read(path, str(path), source, target):
        yield Pair(unit.source, unit.target, path.stem, KINDS.get(unit.role))


_READERS: Mapping[str, Callable[[Path, str, str], Iterator[Pair]]] = {
    ".tsv": _tsv,
    ".po": _po,
    ".tmx": _tmx,
}
