"""Which words of a text were taken out and put in, to make another of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import Indel

Kind = Literal["equal", "insert", "delete"]

_PART = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of text that is in both, only in the old, or only in the new one."""

    kind: Kind
    text: str


def marks(old: str, new: str) -> tuple[Mark, ...]:
    """The runs that make up both texts, word by word, what was deleted before what was inserted.

    Joined without the inserted ones they are `old`, without the deleted ones `new`.
    """
    parts = _parts(_PART.findall(old), _PART.findall(new))
    return tuple(
        Mark(kind, "".join(part.text for part in run))
        for kind, run in groupby(parts, key=lambda part: part.kind)
    )


def _parts(old: list[str], new: list[str]) -> Iterator[Mark]:
    for step in Indel.opcodes(old, new):
        before, after = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        if step.tag == "equal":
            yield Mark("equal", "".join(before))
            continue
        if before:
            yield Mark("delete", "".join(before))
        if after:
            yield Mark("insert", "".join(after))
