"""The memory's file: opened, made anew if it is not a sound one of ours, written whole or not."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from l10n.errors import StorageError
from l10n.memory import postings

_VERSION = 1
"""Of the schema, the score's words included; a file of another version is made anew."""
_APPLICATION = 0x6C31306E
"""What marks the file as ours: "l10n" in ASCII."""
_SCHEMA = """
CREATE TABLE origin (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, language TEXT NOT NULL,
    stamp TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (name, language)
);
CREATE TABLE text (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, source TEXT NOT NULL);
CREATE INDEX text_key ON text (key);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY, text INTEGER NOT NULL, origin INTEGER NOT NULL, target TEXT NOT NULL,
    msgctxt TEXT, role TEXT NOT NULL, standing INTEGER NOT NULL
);
CREATE INDEX unit_text ON unit (text, origin);
CREATE INDEX unit_origin ON unit (origin, text);
"""
_CACHE_KIB = 65_536
_WAIT_S = 30.0


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the memory in `path`, which is made, empty, if it is missing or unsound.

    Raises StorageError if the file can't be made.
    """
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        return _sound(path) or _new(path)


def remove(path: Path) -> None:
    """Delete the file and those that SQLite keeps beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Writes everything within it or, after an error or a kill, nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextlib.contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite and the system say of the file into a StorageError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StorageError(
            f"can't be used: {error}; check the permissions, the space on the disk and whether"
            " another program has it open",
            path=path,
        ) from error
    except OSError as error:
        raise StorageError(f"can't be used: {error.strerror}", path=path) from error


def _sound(path: Path) -> sqlite3.Connection | None:
    """A connection to the file; None for one that is damaged, of another version or not ours."""
    connection = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if (application, version) == (_APPLICATION, _VERSION):
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            return connection
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError:
        pass  # It holds nothing that can't be made again.
    connection.close()
    return None


def _new(path: Path) -> sqlite3.Connection:
    """A connection to a new file, in place of what is there."""
    remove(path)
    connection = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    with transaction(connection):
        for statement in (_SCHEMA + postings.SCHEMA).split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    return connection
