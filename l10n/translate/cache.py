"""What engines made before, on disk, so that nothing is translated twice.

The key of a translation is all that it depends on: the engine's setting (the model's fingerprint,
the decoding options) and the text as the engine got it. What is made of a translation afterwards is
not used again: repairs are quick, and a draft always follows the code that is at hand. It is kept
all the same, so that one can tell later what a person made of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from l10n.catalog import states
from l10n.translate.engine import Link, Output

T = TypeVar("T")

# The number is the version of the values: another version keeps another table.
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS output1 (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS draft1 (key BLOB PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
)
_STORE = "INSERT OR REPLACE INTO output1 VALUES (?, ?)"
_FETCH = "SELECT key, value FROM output1"
_WAIT_S = 5.0
"""Seconds to wait for another process that writes; each write takes a few thousandths of one."""
_ASKED = 500
"""Keys in one query; SQLite allows more variables than that everywhere."""
_VALUE_BYTES = 16 << 20
"""No value is longer, unpacked."""
LARGEST = 512 << 20
"""Bytes of a file that is not written to again, but started anew: half a million sentences."""
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Cache:
    """The translations kept in a file, which any number of processes may share.

    The file is made when something is first kept. One that is damaged, or larger than `LARGEST`, is
    replaced; one that can't be used (no permission, no space) is done without: it only ever saves
    time. So it is, with a warning, once another program has held it for longer than anyone should.
    """

    path: Path
    held: bool = field(default=False, init=False)
    """Whether another program holds it, so that it is done without from then on."""

    def found(
        self, texts: Sequence[str], setting: str, best: int = 1
    ) -> dict[str, tuple[Output, ...]]:
        """Those of `texts` that were translated in `setting` before, with their translations."""
        if not self.path.is_file():
            return {}
        keys = {_key(text, setting, best): text for text in texts}
        nothing: list[tuple[bytes, Any]] = []
        rows = self._using(lambda connection: list(_rows(connection, keys)), nothing)
        made = ((keys[key], _unpacked(value, keys[key])) for key, value in rows)
        return {text: outputs for text, outputs in made if len(outputs) == best}

    def draft(self, msgid: str, digest: str) -> str:
        """The draft that a message had, by the digest in its provenance; empty if it is gone."""
        if not self.path.is_file():
            return ""
        asked = (_draft_key(msgid, digest),)
        query = "SELECT text FROM draft1 WHERE key = ?"
        row = self._using(lambda connection: connection.execute(query, asked).fetchone(), None)
        text = row[0] if row else ""
        return text if isinstance(text, str) and states.digest(text) == digest else ""

    def keep_drafts(self, drafts: Iterable[tuple[str, str]]) -> None:
        """Store drafts, each with its msgid before it, on disk when this returns."""
        rows = [(_draft_key(msgid, states.digest(text)), text) for msgid, text in drafts]
        self._write("INSERT OR REPLACE INTO draft1 VALUES (?, ?)", rows)

    def keep(self, made: Mapping[str, Sequence[Output]], setting: str, best: int = 1) -> None:
        """Store translations, by their texts, on disk when this returns."""
        rows = [(_key(text, setting, best), _packed(made[text])) for text in made]
        with contextlib.suppress(OSError):
            if self.path.stat().st_size > LARGEST:
                self._remove()

        self._write(_STORE, rows)

    def _write(self, statement: str, rows: Sequence[tuple[bytes, bytes | str]]) -> None:
        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany(statement, rows)

        if rows:
            self._using(write, None)

    def _using(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What `work` gives; `otherwise` if the file is damaged, and then removed, or of no use."""
        if self.held or (self.path.exists() and not self.path.is_file()):
            return otherwise
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(self.path, timeout=_WAIT_S)) as connection:
                connection.execute("PRAGMA synchronous = NORMAL")
                for statement in _SCHEMA:
                    connection.execute(statement)
                return work(connection)
        except (sqlite3.OperationalError, OSError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                self.held = True
                _log.warning(
                    "warning: %s is held by another program; what is translated is not kept in "
                    "this run",
                    self.path,
                )
            return otherwise
        except sqlite3.DatabaseError:
            self._remove()
            return otherwise

    def _remove(self) -> None:
        """Delete the file and those that SQLite keeps beside it."""
        with contextlib.suppress(OSError):
            for suffix in ("", "-journal"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def _rows(connection: sqlite3.Connection, keys: Mapping[bytes, str]) -> Iterator[tuple[bytes, Any]]:
    left = iter(keys)
    while asked := list(islice(left, _ASKED)):
        marks = ",".join("?" * len(asked))
        yield from connection.execute(f"{_FETCH} WHERE key IN ({marks})", asked)


def _key(text: str, setting: str, best: int) -> bytes:
    whole = json.dumps([setting, best, text]).encode()
    return hashlib.sha256(whole).digest()


def _draft_key(msgid: str, digest: str) -> bytes:
    return hashlib.sha256(f"{digest} {msgid}".encode("utf-8", "surrogatepass")).digest()


def _packed(outputs: Sequence[Output]) -> bytes:
    values = [
        [
            output.text,
            output.score,
            [
                [link.target, link.target_end, link.source, link.source_end, link.weight]
                for link in output.links
            ],
        ]
        for output in outputs
    ]
    return zlib.compress(json.dumps(values, separators=(",", ":")).encode(), 1)


def _unpacked(value: Any, source: str) -> tuple[Output, ...]:
    """The translations of `source` in a stored value; none if it is damaged or of another shape."""
    try:
        unpacking = zlib.decompressobj()
        whole = unpacking.decompress(value, _VALUE_BYTES)
        if not unpacking.eof:  # Only its end has the checksum.
            return ()
        return tuple(_output(source, *each) for each in json.loads(whole))
    except (zlib.error, TypeError, ValueError, RecursionError):
        return ()


def _output(source: str, text: str, score: float, links: Sequence[Sequence[Any]]) -> Output:
    """A translation. Raises TypeError or ValueError if one of the values can't be of one."""
    found = tuple(Link(*link) for link in links)
    offsets = [
        *((each.target, each.target_end, len(text)) for each in found),
        *((each.source, each.source_end, len(source)) for each in found),
    ]
    if not all(0 <= start <= end <= length for start, end, length in offsets):
        raise ValueError("a link leads out of the text")
    if not isinstance(text, str) or not 0 <= score <= 1 or len(text.encode()) > _VALUE_BYTES:
        raise ValueError("not a translation")
    return Output(text, score, found)
