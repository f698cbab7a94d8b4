"""Bringing the memory's file up to date with the files that its units are from."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from l10n.errors import L10nError
from l10n.memory.postings import Writer, key
from l10n.memory.units import Origin, RefreshResult, Unit

Progress = Callable[[str, int], None]
"""Told an origin's name, and how many of its units have been taken in."""

_STEP = 1_000
"""Units between two calls of the progress."""
_WASTE = 20_000
"""Texts that may have gone before the file is made anew, however few are left."""


def silent(_name: str, _units: int) -> None:
    """Progress that no one watches."""


class Refresh:
    """One transaction's work: the caller begins and ends it."""

    def __init__(self, connection: sqlite3.Connection, progress: Progress) -> None:
        self._execute = connection.execute
        self._connection = connection
        self._progress = progress
        self._writer = Writer(connection)
        self._orphans: set[int] = set()
        self._added = self._removed = self._unchanged = 0
        self._failures: list[L10nError] = []

    def run(self, origins: Sequence[Origin]) -> RefreshResult:
        """What changed so that the file holds the units of `origins` and no other."""
        rows = self._execute("SELECT name, language, id, stamp, digest FROM origin").fetchall()
        known = {(name, language): rest for name, language, *rest in rows}
        for origin in origins:
            try:
                self._bring(origin, known.pop((origin.name, origin.language), None))
            except L10nError as error:
                self._failures.append(error)
        for number, _, _ in known.values():
            self._removed += self._drop(number)
        self._settle()
        if self._removed and self._is_wasteful():
            self._start_again(origins)
        return RefreshResult(self._added, self._removed, self._unchanged, tuple(self._failures))

    def _bring(self, origin: Origin, row: list[Any] | None) -> None:
        """Sees to one origin; `row` is its number, stamp and digest as they were."""
        if row and origin.stamp and row[1] == origin.stamp:
            self._unchanged += 1
            return
        try:
            digest = origin.digest()
        except L10nError:
            self._removed += self._drop(row[0]) if row else 0
            raise
        if row and row[2] == digest:
            self._unchanged += 1
            self._execute("UPDATE origin SET stamp = ? WHERE id = ?", (origin.stamp, row[0]))
            return
        self._removed += self._drop(row[0]) if row else 0
        self._added += self._load(origin, digest)

    def _load(self, origin: Origin, digest: str) -> int:
        """How many units the origin has, all of them now in the file; none after an L10nError."""
        number = self._execute(
            "INSERT INTO origin (name, language, stamp, digest) VALUES (?, ?, ?, ?)",
            (origin.name, origin.language, origin.stamp, digest),
        ).lastrowid
        count = 0
        try:
            for count, unit in enumerate(origin.load(), 1):
                self._take_in(unit, number)
                if count % _STEP == 0:
                    self._progress(origin.name, count)
        except L10nError:
            self._drop(number)
            raise
        return count

    def _take_in(self, unit: Unit, origin: int | None) -> None:
        text_key = key(unit.source)
        row = self._execute(
            "SELECT id FROM text WHERE key = ? AND source = ?", (text_key, unit.source)
        ).fetchone()
        if row:
            (number,) = row
        else:
            number = self._writer.add(unit.source, text_key)
            self._execute("INSERT INTO text VALUES (?, ?, ?)", (number, text_key, unit.source))
        self._execute(
            "INSERT INTO unit (text, origin, target, msgctxt, role, standing)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (number, origin, unit.target, unit.msgctxt, unit.role, unit.standing),
        )

    def _drop(self, origin: int | None) -> int:
        """How many units the origin had; their texts may be orphans now."""
        rows = self._execute("SELECT text FROM unit WHERE origin = ?", (origin,))
        self._orphans.update(number for (number,) in rows)
        self._execute("DELETE FROM origin WHERE id = ?", (origin,))
        return self._execute("DELETE FROM unit WHERE origin = ?", (origin,)).rowcount

    def _settle(self) -> None:
        """Completes the index, and takes out the texts that no unit has."""
        self._writer.flush()
        self._writer.remove(self._taken_out())
        self._orphans.clear()

    def _taken_out(self) -> Iterator[tuple[int, str]]:
        for number in sorted(self._orphans):
            row = self._execute(
                "DELETE FROM text WHERE id = ? AND NOT EXISTS"
                " (SELECT 1 FROM unit WHERE text = ?) RETURNING id, source",
                (number, number),
            ).fetchone()
            if row:
                yield row

    def _is_wasteful(self) -> bool:
        """Whether the index holds more texts that have gone than texts that are there."""
        (left,) = self._execute("SELECT count(*) FROM text").fetchone()
        return bool(self._writer.next - left > max(left, _WASTE))

    def _start_again(self, origins: Sequence[Origin]) -> None:
        for table in ("origin", "text", "unit", "word", "posting", "block"):
            self._execute(f"DELETE FROM {table}")  # noqa: S608  (one of the names above)
        self._writer = Writer(self._connection)
        for origin in origins:
            with contextlib.suppress(L10nError):  # It is among the failures already.
                self._load(origin, origin.digest())
        self._settle()
