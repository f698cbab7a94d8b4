"""What engines made before, on disk, so that nothing is translated twice.

The key of a translation is all that it depends on: the engine's setting (the model's fingerprint,
the decoding options) and the text as the engine got it. What is made of a translation afterwards is
not kept: repairs are quick, and a draft always follows the code that is at hand.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from l10n.translate.engine import Link, Output

T = TypeVar("T")

# The number is the version of the values: another version keeps another table.
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS output1 (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
)
_STORE = "INSERT OR REPLACE INTO output1 VALUES (?, ?)"
_FETCH = "SELECT key, value FROM output1"
_WAIT_S = 30.0
_ASKED = 500
"""Keys in one query; SQLite allows more variables than that everywhere."""


@dataclass(frozen=True, slots=True)
class Cache:
    """The translations kept in a file, which any number of processes may share.

    The file is made when something is first kept. One that is damaged is replaced, one that can't
    be used (no permission, no space) is done without: it only ever saves time.
    """

    path: Path

    def found(
        self, texts: Sequence[str], setting: str, best: int = 1
    ) -> dict[str, tuple[Output, ...]]:
        """Those of `texts` that were translated in `setting` before, with their translations."""
        if not self.path.is_file():
            return {}
        keys = {_key(text, setting, best): text for text in texts}
        nothing: list[tuple[bytes, bytes]] = []
        rows = self._using(lambda connection: list(_rows(connection, keys)), nothing)
        return {keys[key]: outputs for key, value in rows if (outputs := _unpacked(value))}

    def keep(self, made: Mapping[str, Sequence[Output]], setting: str, best: int = 1) -> None:
        """Store translations, by their texts, on disk when this returns."""
        rows = [(_key(text, setting, best), _packed(made[text])) for text in made]

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany(_STORE, rows)

        self._using(write, None)

    def _using(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What `work` gives; `otherwise` if the file is damaged, and then removed, or of no use."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(self.path, timeout=_WAIT_S)) as connection:
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(_SCHEMA)
                return work(connection)
        except (sqlite3.OperationalError, OSError):
            return otherwise
        except sqlite3.DatabaseError:
            self._remove()
            return otherwise

    def _remove(self) -> None:
        """Delete the file and those that SQLite keeps beside it."""
        with contextlib.suppress(OSError):
            for suffix in ("", "-journal"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def _rows(
    connection: sqlite3.Connection, keys: Mapping[bytes, str]
) -> Iterator[tuple[bytes, bytes]]:
    left = iter(keys)
    while asked := list(islice(left, _ASKED)):
        marks = ",".join("?" * len(asked))
        yield from connection.execute(f"{_FETCH} WHERE key IN ({marks})", asked)


def _key(text: str, setting: str, best: int) -> bytes:
    whole = json.dumps([setting, best, text]).encode()
    return hashlib.sha256(whole).digest()


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


def _unpacked(value: bytes) -> tuple[Output, ...]:
    """The translations in a stored value; none if it is damaged, which its checksum tells."""
    try:
        values = json.loads(zlib.decompress(value))
    except (zlib.error, ValueError):
        return ()
    return tuple(
        Output(text, score, tuple(Link(*link) for link in links)) for text, score, links in values
    )
