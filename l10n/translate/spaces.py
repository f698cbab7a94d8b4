"""Entities for spaces in a text: the engine reads a space, and its translation gets them back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from l10n.translate.engine import Output, substitute
from l10n.translate.tokens import SPACE, Span

GAP = re.compile(rf"\s*(?:{SPACE}\s*)+")
"""Entities with the white space around them."""


def restored(
    output: Output, gaps: Iterable[tuple[int, str]]
) -> tuple[Output, list[tuple[Span, Span]]]:
    """`output` with each of `gaps` where it belongs, and where that is, in it and in the source.

    A gap is the offset of a space in the source, and what it stands for. It takes the place of the
    space of the translation that most of the links lead around, as they do in the source.
    """
    places: list[tuple[Span, Span]] = []
    for offset, gap in gaps:
        free = [
            match.start()
            for match in re.finditer(" ", output.text)
            if all(not start <= match.start() < end for (start, end), _ in places)
        ]
        if not free:
            continue
        at = max(free, key=lambda place: _agreement(output, place, offset))
        output = substitute(output, at, at + 1, gap)
        longer = len(gap) - 1
        places = [
            ((start + longer, end + longer), origin) if start > at else ((start, end), origin)
            for (start, end), origin in places
        ]
        places.append(((at, at + len(gap)), (offset, offset + 1)))
    return output, places


def _agreement(output: Output, place: int, offset: int) -> float:
    """How much of the links is on the same side of a space in both texts."""
    return sum(
        link.weight for link in output.links if (link.target < place) == (link.source < offset)
    )
