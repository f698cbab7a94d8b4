"""The inverted index of words, and how texts come into it and go from it.

Texts are numbered in the order they come in. 65,536 consecutive numbers make a block; for each
word and block there is a row with the places, within the block, of the texts that have the word,
as 16-bit numbers. A million texts of 25 words are then some 50 MB, and what a query reads is a few
hundred rows (`candidates.py`).

A text that goes keeps its places, and is known as gone by its length of 0.
"""

from __future__ import annotations

import hashlib
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import partial

from l10n.memory.similarity import NUMBER, fold, words

SCHEMA = """
CREATE TABLE word (word TEXT PRIMARY KEY, texts INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE posting (
    word TEXT NOT NULL, block INTEGER NOT NULL, places BLOB NOT NULL, PRIMARY KEY (word, block)
) WITHOUT ROWID;
CREATE TABLE block (block INTEGER PRIMARY KEY, lengths BLOB NOT NULL, keys BLOB NOT NULL);
"""

BITS = 16
"""Of a text's number, those that are its place in its block."""
_SIZE = 1 << BITS
_LONGEST = 0xFFFF


def key(text: str) -> int:
    """A number that tells `text` from others: the same on every machine, 64 bits with a sign."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Writer:
    """Adds texts to the index, block by block."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute(
            "SELECT block, length(lengths) / 2 FROM block ORDER BY block DESC LIMIT 1"
        ).fetchone()
        self.next = (row[0] << BITS) + row[1] if row else 0
        """The number of the next text; there have been as many."""
        self._places: defaultdict[str, array[int]] = defaultdict(partial(array, "H"))
        self._lengths: array[int] = array("H")
        self._keys: array[int] = array("I")

    def add(self, text: str, text_key: int) -> int:
        """The number that the text gets."""
        number = self.next
        place = number & (_SIZE - 1)
        found = words(fold(text))
        for word in set(found):
            if word != NUMBER:
                self._places[word].append(place)
        self._lengths.append(min(len(found), _LONGEST))
        self._keys.append(text_key & 0xFFFFFFFF)
        self.next += 1
        if place == _SIZE - 1:
            self.flush()
        return number

    def flush(self) -> None:
        """Writes what was added since the last time."""
        if not self._lengths:
            return
        execute = self._connection.execute
        block = (self.next - 1) >> BITS
        old = execute("SELECT lengths, keys FROM block WHERE block = ?", (block,)).fetchone()
        before = dict[str, bytes]()
        if old:
            found = (
                execute(
                    "SELECT word, places FROM posting WHERE word = ? AND block = ?", (word, block)
                ).fetchone()
                for word in self._places
            )
            before = dict(row for row in found if row)
        lengths, keys = old or (b"", b"")
        execute(
            "INSERT OR REPLACE INTO block VALUES (?, ?, ?)",
            (block, lengths + self._lengths.tobytes(), keys + self._keys.tobytes()),
        )
        ordered = sorted(self._places.items())
        self._connection.executemany(
            "INSERT OR REPLACE INTO posting VALUES (?, ?, ?)",
            ((word, block, before.get(word, b"") + at.tobytes()) for word, at in ordered),
        )
        self._count((word, len(at)) for word, at in ordered)
        self._places.clear()
        del self._lengths[:], self._keys[:]

    def remove(self, texts: Iterable[tuple[int, str]]) -> None:
        """Takes out texts, given by number and text, that were flushed before."""
        places: dict[int, list[int]] = {}
        gone = Counter[str]()
        for number, text in texts:
            places.setdefault(number >> BITS, []).append(number & (_SIZE - 1))
            gone.update(set(words(fold(text))) - {NUMBER})
        for block, at in places.items():
            (stored,) = self._connection.execute(
                "SELECT lengths FROM block WHERE block = ?", (block,)
            ).fetchone()
            lengths = array("H", stored)
            for place in at:
                lengths[place] = 0
            self._connection.execute(
                "UPDATE block SET lengths = ? WHERE block = ?", (lengths.tobytes(), block)
            )
        self._count((word, -texts) for word, texts in sorted(gone.items()))

    def _count(self, changes: Iterable[tuple[str, int]]) -> None:
        self._connection.executemany(
            "INSERT INTO word VALUES (?, ?)"
            " ON CONFLICT (word) DO UPDATE SET texts = texts + excluded.texts",
            changes,
        )
