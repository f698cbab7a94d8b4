"""Which words of a text were taken out and put in, to make another of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import Indel

Kind = Literal["equal", "insert", "delete"]

_TAIL = re.compile(r"\s*\Z")
_PART = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of text that is in both, only in the old, or only in the new one."""

    kind: Kind
    text: str


def marks(old: str, new: str) -> tuple[Mark, ...]:
    """The runs that make up both texts, word by word, what was deleted before what was inserted.

    Joined without the inserted ones they are `old`, without the deleted ones `new`. A space
    between two changed words is part of the change, so that a phrase is marked as one.
    """
    found: list[Mark] = []
    for equal, run in groupby(_steps(old, new), key=lambda step: step[0]):
        before, after = ("".join(texts) for texts in zip(*(step[1] for step in run), strict=True))
        found += [Mark("equal", before)] if equal else _changed(before, after)
    return tuple(
        Mark(kind, "".join(mark.text for mark in run))
        for kind, run in groupby(found, key=lambda mark: mark.kind)
    )


def _changed(before: str, after: str) -> Iterator[Mark]:
    """The marks of a run that differs, without the white space that both of its texts end in."""
    tail = _TAIL.search(before)
    shared = tail[0] if tail and after.endswith(tail[0]) else ""
    before, after = before.removesuffix(shared), after.removesuffix(shared)
    runs: tuple[tuple[Kind, str], ...] = (("delete", before), ("insert", after), ("equal", shared))
    yield from (Mark(kind, text) for kind, text in runs if text)


def _steps(old: str, new: str) -> Iterator[tuple[bool, tuple[str, str]]]:
    """Whether a run is equal in both texts, and its old and new text, from start to end."""
    before, after = _PART.findall(old), _PART.findall(new)
    steps = Indel.opcodes(before, after)
    for number, step in enumerate(steps):
        ours = "".join(before[step.src_start : step.src_end])
        theirs = "".join(after[step.dest_start : step.dest_end])
        inner = 0 < number < len(steps) - 1
        yield step.tag == "equal" and not (inner and ours.isspace()), (ours, theirs)
