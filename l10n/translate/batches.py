"""Texts in batches: which of them the model decodes together, and in what order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

BATCH_TOKENS = 512
"""Source pieces in a batch that is decoded together; larger ones were no faster."""
TOGETHER = 16
"""Texts in a batch whose texts are decoded alone: they are waited for, and kept, together."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts that are handed over at once."""

    texts: tuple[str, ...]
    alone: bool
    """Whether each is decoded by itself, within its shortlist."""


def batches(pieces: Mapping[str, Sequence[str]], listed: frozenset[str]) -> Iterator[Batch]:
    """All texts in batches, `pieces` being the source pieces of each.

    Texts with nothing but `listed` pieces are decoded alone. They come last and in their order, so
    that what is made of the first ones is made while the model is at the next. Before them come the
    others, in batches of one length: padding, and nothing else, makes a translation depend on its
    neighbours.
    """
    alone = {text for text, own in pieces.items() if own and listed.issuperset(own)}

    def kind(text: str) -> tuple[bool, int]:
        return text in alone, 0 if text in alone else len(pieces[text])

    for (by_itself, length), group in groupby(sorted(pieces, key=kind), key=kind):
        same = tuple(group)
        size = TOGETHER if by_itself else max(1, BATCH_TOKENS // max(1, length))
        for start in range(0, len(same), size):
            yield Batch(same[start : start + size], by_itself)
