"""Which texts may be like a given one, by the words they share."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from l10n.memory.postings import BITS
from l10n.memory.similarity import NUMBER

_POSTINGS = 1_500_000
"""Places that a query may read: its rarest words first, and always the rarest."""
_MOST = 2_000
"""Texts that a query may give for comparison."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Texts that may be like the one asked for, the likeliest first."""

    ids: tuple[int, ...] = ()
    bounds: tuple[float, ...] = ()
    """For each, the most that its similarity of words can be, 0 to 1; never rising."""


class Lookup:
    """Looks texts up in the index as it is when the look-up is made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        rows = connection.execute("SELECT lengths, keys FROM block ORDER BY block").fetchall()
        self._lengths = np.frombuffer(b"".join(row[0] for row in rows), np.uint16)
        self._keys = np.frombuffer(b"".join(row[1] for row in rows), np.uint32)

    def candidates(self, wanted: Counter[str], least: float) -> Candidates:
        """The texts whose similarity of words to `wanted` can be `least` (0 to 1) or more.

        What is left out of more than `_MOST` does not depend on the order in which texts
        came in, nor on texts that have gone.
        """
        total = wanted.total()
        listed, unread = self._listed(wanted)
        shared = self._shared(listed)
        need = max(1, math.ceil(least * total / (2 - least) - 1e-9) - unread)
        found = np.flatnonzero(shared >= need)
        lengths = self._lengths[found].astype(np.float64)
        common = np.minimum(shared[found] + float(unread), lengths)
        bounds = 2 * common / (total + lengths)
        kept = (bounds >= max(least, _nth_highest(bounds, _MOST))) & (lengths > 0)
        found, bounds = found[kept], bounds[kept]
        order = np.lexsort((self._keys[found], -bounds))[:_MOST]
        return Candidates(tuple(found[order].tolist()), tuple(bounds[order].tolist()))

    def containing(self, wanted: Counter[str]) -> tuple[int, ...]:
        """The texts that have every word of `wanted`, numbers aside, the shortest first."""
        listed = [(word, 1) for word in wanted if word != NUMBER]
        if not listed:
            return ()
        found = np.flatnonzero((self._shared(listed) == len(listed)) & (self._lengths > 0))
        order = np.lexsort((self._keys[found], self._lengths[found]))
        return tuple(found[order].tolist())

    def _listed(self, wanted: Counter[str]) -> tuple[list[tuple[str, int]], int]:
        """The words to read, with how often each is wanted; how many others may be shared too."""
        known: list[tuple[int, str, int]] = []
        for word, times in wanted.items():
            row = self._connection.execute(
                "SELECT texts FROM word WHERE word = ?", (word,)
            ).fetchone()
            if row and row[0]:
                known.append((row[0], word, times))
        left = _POSTINGS
        listed: list[tuple[str, int]] = []
        unread = wanted[NUMBER]
        for texts, word, times in sorted(known):
            if texts <= left or not listed:
                listed.append((word, times))
                left -= texts
            else:
                unread += times
        return listed, unread

    def _shared(self, listed: Iterable[tuple[str, int]]) -> npt.NDArray[np.uint16]:
        """For each text, how many of the listed words it has."""
        shared = np.zeros(len(self._lengths), np.uint16)
        for word, times in listed:
            for block, places in self._rows(word):
                shared[block << BITS : (block + 1) << BITS][np.frombuffer(places, np.uint16)] += (
                    np.uint16(times)
                )
        return shared

    def _rows(self, word: str) -> Iterator[tuple[int, bytes]]:
        return self._connection.execute("SELECT block, places FROM posting WHERE word = ?", (word,))


def _nth_highest(values: npt.NDArray[np.float64], n: int) -> float:
    """The value that `n` of `values` reach or surpass; 0 if there are fewer."""
    if len(values) <= n:
        return 0.0
    return float(np.partition(values, len(values) - n)[len(values) - n])
