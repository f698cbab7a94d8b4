"""Which messages of one version stand for which of the other, and which of them moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from l10n.catalog import align
from l10n.model import Key


@dataclass(frozen=True, slots=True)
class Link:
    """A message of the old version and what became of it in the new one."""

    old: tuple[int, ...]
    """Positions in the old version: two where they were merged, none for an added message."""
    new: tuple[int, ...]
    """Positions in the new version: two where it was split, none for a removed message."""
    moved: bool = False
    """Whether its place among the others changed."""


def links(old: Sequence[Key], new: Sequence[Key]) -> tuple[Link, ...]:
    """The links of two versions, in the order of the new one; both are in document order.

    A removed message stands after the one that it followed in the old version. As little text as
    possible counts as moved.
    """
    paired = _marked(list(_paired(old, new)), new)
    used = {position for link in paired for position in link.old}
    removed = [Link((position,), ()) for position in range(len(old)) if position not in used]
    taken = {position for link in paired for position in link.new}
    added = [Link((), (position,)) for position in range(len(new)) if position not in taken]
    ends = {link.old[-1]: link.new[-1] for link in paired if not link.moved}
    before = list(accumulate(range(len(old)), lambda last, each: ends.get(each, last), initial=-1))

    def place(link: Link) -> tuple[int, int]:
        return (link.new[0], -1) if link.new else (before[link.old[0]], link.old[0])

    return tuple(sorted([*paired, *added, *removed], key=place))


def _paired(old: Sequence[Key], new: Sequence[Key]) -> Iterator[Link]:
    """The links with both sides, in the order of the new version."""
    replaced = align.replacements(old, new)
    places = {key: position for position, key in enumerate(old)}
    sources: dict[tuple[int, ...], list[int]] = {}
    for position, key in enumerate(new):
        keys = (key,) if key in places else replaced.get(key, ())
        if keys:
            sources.setdefault(tuple(places[each] for each in keys), []).append(position)
    for before, after in sources.items():
        yield Link(before, tuple(after))


def _marked(paired: list[Link], new: Sequence[Key]) -> list[Link]:
    """The links, marked as moved but for the run with the most letters that kept its order."""
    ends: list[int] = []
    letters: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    # Of the runs that end at or before a place, only the one with the most letters matters.
    for number, link in enumerate(paired):
        at = bisect_left(ends, link.old[0])
        before.append(heads[at - 1] if at else -1)
        total = sum(len(new[position][1]) for position in link.new) + (letters[at - 1] if at else 0)
        worse = at
        while worse < len(ends) and letters[worse] <= total:
            worse += 1
        ends[at:worse], letters[at:worse], heads[at:worse] = [link.old[0]], [total], [number]
    kept: set[int] = set()
    number = heads[-1] if heads else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return [replace(link, moved=number not in kept) for number, link in enumerate(paired)]
