"""A readout's structure as templates walk it, and what stands at each of its places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from l10n.model import Block, Kind, Readout, Segment
from l10n.render import passages
from l10n.render.languages import Language
from l10n.render.passages import Passage

_CELLS = frozenset({Kind.TABLE_HEADING, Kind.TABLE_CELL})


@dataclass(frozen=True, slots=True)
class Node:
    """A block, with the place by which its text is found."""

    place: int
    """0-based position in `Readout.walk()`, as `Segment.block` has it."""
    kind: Kind
    level: int
    """Of a heading: 2 to 6."""
    filled: bool
    """Whether there is text in it or below it."""
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A readout's blocks, around its title."""

    above: tuple[Node, ...]
    """As an archive notice."""
    title: Node | None
    """None only if no block at the top level is a title."""
    below: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table node, its rows all of one width; None stands for a cell that is not there."""

    place: int
    caption: Node | None
    head: tuple[tuple[Node | None, ...], ...]
    """The rows at its top that hold headings alone."""
    body: tuple[tuple[Node | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment beside its translations."""

    number: int
    """1-based position among the readout's segments."""
    source: Passage
    targets: tuple[Passage, ...]
    """One for each target language, in the order of the site's languages."""


def outline(readout: Readout) -> Outline:
    """The readout's blocks as nodes, around its title."""
    nodes = _nodes(readout)
    titles = [index for index, node in enumerate(nodes) if node.kind is Kind.TITLE]
    if not titles:
        return Outline((), None, nodes)
    return Outline(nodes[: titles[0]], nodes[titles[0]], nodes[titles[0] + 1 :])


def table(node: Node) -> Table:
    """The table that a table node stands for."""
    rows = [
        [cell for cell in row.children if cell.kind in _CELLS]
        for row in node.children
        if row.kind is Kind.TABLE_ROW
    ]
    width = max(map(len, rows), default=0)
    whole = [(*row, *[None] * (width - len(row))) for row in rows if row]
    head = 0
    while head < len(whole) and all(c is None or c.kind is Kind.TABLE_HEADING for c in whole[head]):
        head += 1
    caption = next((child for child in node.children if child.kind is Kind.TABLE_CAPTION), None)
    return Table(node.place, caption, tuple(whole[:head]), tuple(whole[head:]))


def texts(
    segments: Sequence[Segment], shown: Sequence[Passage], page: Language
) -> Mapping[int, Markup]:
    """The text of each block that has one, by its place."""
    zipped = zip(segments, shown, strict=True)
    found: dict[int, Markup] = {}
    for place, group in groupby(zipped, key=lambda item: item[0].block):
        own_segments, own_passages = zip(*group, strict=True)
        found[place] = passages.text(own_segments, own_passages, page)
    return found


def pairs(
    segments: Sequence[Segment],
    sources: Sequence[Passage],
    editions: Sequence[Sequence[Passage]],
) -> Mapping[int, tuple[Pair, ...]]:
    """The segments of each block beside their translations, by its place."""
    found: dict[int, tuple[Pair, ...]] = {}
    for index, (segment, source) in enumerate(zip(segments, sources, strict=True)):
        pair = Pair(index + 1, source, tuple(edition[index] for edition in editions))
        found[segment.block] = (*found.get(segment.block, ()), pair)
    return found


def _nodes(readout: Readout) -> tuple[Node, ...]:
    places = iter(range(sum(1 for _ in readout.walk())))

    def node(block: Block) -> Node:
        place = next(places)
        children = tuple(node(child) for child in block.children)
        filled = bool(block.text) or any(child.filled for child in children)
        return Node(place, block.kind, block.level, filled, children)

    return tuple(node(block) for block in readout.blocks)
