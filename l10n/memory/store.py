"""The memory: units looked up, and brought up to date from the files they are from."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from l10n.memory import database
from l10n.memory.postings import key
from l10n.memory.refresh import Progress, Refresh, silent
from l10n.memory.similarity import Query, score
from l10n.memory.units import Match, Origin, OriginCount, RefreshResult, Standing, Unit

if TYPE_CHECKING:
    from l10n.memory.candidates import Lookup

_Answer = TypeVar("_Answer")

_BATCH = 250
"""Candidates that are compared before asking whether better ones can follow."""
_SEARCHED = 500
"""Units on each side that a search compares, the shortest ones."""
_TRANSLATIONS = """
SELECT target, min(standing || name) AS best
FROM unit JOIN origin ON origin.id = unit.origin
WHERE unit.text = ? AND language = ? GROUP BY target ORDER BY best, target
"""
_HAS = """
SELECT EXISTS (SELECT 1 FROM unit JOIN origin ON origin.id = unit.origin
WHERE unit.text = ? AND language = ?)
"""
_EXACT = """
SELECT target, min(standing) AS best, min(standing || name), count(DISTINCT origin.id) AS votes
FROM text JOIN unit ON unit.text = text.id JOIN origin ON origin.id = unit.origin
WHERE key = ? AND source = ? AND language = ? AND msgctxt IS ? AND role = ? AND standing < ?
GROUP BY target ORDER BY best, votes DESC, 3, target LIMIT 1
"""
_IN_TARGET = """
SELECT DISTINCT text, target FROM unit JOIN origin ON origin.id = unit.origin
WHERE language = ? AND target LIKE ? ESCAPE '!' ORDER BY length(target), target LIMIT ?
"""
_UNITS = """
SELECT source, target, msgctxt, role, min(standing || name)
FROM unit JOIN origin ON origin.id = unit.origin JOIN text ON text.id = unit.text
WHERE language = ? GROUP BY source, target, msgctxt, role ORDER BY source, target, msgctxt, role
"""
_STATS = """
SELECT name, language, count(unit.id) FROM origin LEFT JOIN unit ON unit.origin = origin.id
GROUP BY origin.id ORDER BY language, name
"""


class Memory:
    """Reviewed translations by source, in one SQLite file.

    The file is a cache: whatever is wrong with it, it is made again from the origins. Use it as a
    context manager; it is for one thread.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = database.connect(path)
        self._origins: tuple[Origin, ...] = ()
        self._lookup_made: Lookup | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """The memory in the file `path`, empty if that is missing, damaged or of another version.

        Raises StorageError if the file can't be made.
        """
        return cls(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the memory can't be used after that."""
        self._connection.close()

    def refresh(self, origins: Iterable[Origin], progress: Progress = silent) -> RefreshResult:
        """What changed so that the memory holds the units of `origins`, all of them and no other.

        Only an origin whose content is new or has changed is loaded. All of it is one
        transaction: a run that is killed leaves the memory as it was. An origin that can't be
        loaded is without units, and is tried again the next time. Raises StorageError if the file
        can't be written.
        """
        self._origins = tuple(origins)
        return self._sound(lambda: self._refresh(progress))

    def exact(self, msgid: str, msgctxt: str | None, role: str, language: str) -> Match | None:
        """The reviewed translation of this text in this context and role, if there is one.

        Of several, one that a person reviewed in its own catalog wins over one taken over from
        there, and that over an imported one; then the one in most origins, then the first by name
        of origin, then by text. Units of obsolete entries do not count.
        """
        row = self._sound(
            lambda: self._connection.execute(
                _EXACT, (key(msgid), msgid, language, msgctxt, role, Standing.OBSOLETE)
            ).fetchone()
        )
        return Match(msgid, row[0], 100, row[2][1:]) if row else None

    def fuzzy(
        self, text: str, language: str, threshold: int = 75, limit: int = 5
    ) -> tuple[Match, ...]:
        """The best translations of texts like `text`, whatever their context and role.

        At most `limit`, each of a score (`similarity.py`) of `threshold` or more; the best score
        first, then the best standing, then by name of origin, then by text.
        """
        return self._sound(lambda: self._fuzzy(Query(text), language, threshold, limit))

    def search(self, text: str, language: str, limit: int = 20) -> tuple[Match, ...]:
        """The units that have every word of `text` in their source, or all of it in their target.

        The score says how like `text` the side is that has it; the best come first. In a target,
        the capitals of letters beyond ASCII count. Reads every target of a language, so it takes
        a second or so on a million units.
        """
        return self._sound(lambda: self._search(text, language, limit))

    def units(self, language: str) -> Iterator[tuple[Unit, str]]:
        """Every unit, once however many origins have it, and the best of these; by source."""
        for source, target, msgctxt, role, best in self._connection.execute(_UNITS, (language,)):
            yield Unit(source, target, msgctxt, role, Standing(int(best[0]))), best[1:]

    def stats(self) -> tuple[OriginCount, ...]:
        """Every origin and its number of units, by language and name."""
        rows = self._sound(lambda: self._connection.execute(_STATS).fetchall())
        return tuple(OriginCount(*row) for row in rows)

    def _refresh(self, progress: Progress) -> RefreshResult:
        with database.transaction(self._connection):
            result = Refresh(self._connection, progress).run(self._origins)
        self._lookup_made = None
        return result

    def _sound(self, action: Callable[[], _Answer]) -> _Answer:
        """What `action` gives; where the file turns out to be damaged, once it is made again."""
        with database.storage_errors(self._path):
            try:
                return action()
            except (sqlite3.OperationalError, sqlite3.ProgrammingError):
                raise
            except sqlite3.DatabaseError:
                self._connection.close()
                database.remove(self._path)
                self._connection = database.connect(self._path)
                self._refresh(silent)
                return action()

    @property
    def _lookup(self) -> Lookup:
        if self._lookup_made is None:
            from l10n.memory.candidates import Lookup  # noqa: PLC0415  (numpy is slow to import)

            self._lookup_made = Lookup(self._connection)
        return self._lookup_made

    def _fuzzy(self, query: Query, language: str, threshold: int, limit: int) -> tuple[Match, ...]:
        best: list[tuple[int, int, str]] = []
        for bound, ids in self._batches(query, threshold):
            least = best[limit - 1][0] if len(best) >= limit else threshold
            if query.highest(bound) < least:
                break
            rows = self._sources(ids)
            scores = query.scores([source for _, source in rows], least, bound)
            best += (
                (value, *rows[position])
                for position, value in scores
                if self._has(rows[position][0], language)
            )
            best.sort(key=lambda row: (-row[0], row[2]))
        matches: list[Match] = []
        ranks: dict[Match, str] = {}
        for value, number, source in best:
            if len(matches) >= limit and matches[limit - 1].score > value:
                break
            for target, rank in self._connection.execute(_TRANSLATIONS, (number, language)):
                match = Match(source, target, value, rank[1:])
                matches.append(match)
                ranks[match] = rank
        matches.sort(key=lambda m: (-m.score, ranks[m], m.source, m.target))
        return tuple(matches[:limit])

    def _batches(self, query: Query, threshold: int) -> Iterator[tuple[float, list[int]]]:
        """Numbers of texts to compare, and a bound (0 to 1) of their similarity of words.

        The bound never rises. The text itself comes first: one without words is not in the index.
        """
        identical = self._connection.execute(
            "SELECT id FROM text WHERE key = ? AND source = ?", (key(query.text), query.text)
        ).fetchall()
        same = [number for (number,) in identical]
        yield 1.0, same
        found = self._lookup.candidates(query.words, query.least_words(threshold))
        for start in range(0, len(found.ids), _BATCH):
            ids = found.ids[start : start + _BATCH]
            yield found.bounds[start], [number for number in ids if number not in same]

    def _sources(self, ids: Iterable[int]) -> list[tuple[int, str]]:
        """Number and text of those of `ids` that there are."""
        marks = ",".join(map(str, ids))
        return self._connection.execute(
            f"SELECT id, source FROM text WHERE id IN ({marks})"  # noqa: S608  (integers)
        ).fetchall()

    def _has(self, number: int, language: str) -> bool:
        """Whether the text has a translation into the language."""
        return bool(self._connection.execute(_HAS, (number, language)).fetchone()[0])

    def _search(self, text: str, language: str, limit: int) -> tuple[Match, ...]:
        numbers: dict[int, None] = {}
        for number in self._lookup.containing(Query(text).words):
            if self._has(number, language):
                numbers[number] = None
                if len(numbers) == _SEARCHED:
                    break
        found = [
            Match(source, target, score(text, source), rank[1:])
            for number, source in self._sources(numbers)
            for target, rank in self._connection.execute(_TRANSLATIONS, (number, language))
        ]
        pattern = "%" + re.sub("([!%_])", r"!\1", text) + "%"
        for number, wanted in self._connection.execute(_IN_TARGET, (language, pattern, _SEARCHED)):
            if number not in numbers:
                found += (
                    Match(source, target, score(text, target), rank[1:])
                    for _, source in self._sources((number,))
                    for target, rank in self._connection.execute(_TRANSLATIONS, (number, language))
                    if target == wanted
                )
        found.sort(key=lambda m: (-m.score, m.source, m.target, m.origin))
        return tuple(found[:limit])
