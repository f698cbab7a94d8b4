"""Where the tags of a sentence belong in its translation, told by the alignment of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.translate.engine import Output
from l10n.translate.mask import TagSpan
from l10n.translate.tokens import Span

_WORD = re.compile(r"\S+")
_EDGES = "“”\"«»‘’'()[].,;:!?¿¡…"
_INSIDE = 0.5
_OUTSIDE = 0.2
"""Below this share of its links a word is not of the tagged part."""
_LONG = 4
"""From this many letters on, a word is taken to have a meaning of its own."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Tags over a translation, properly nested."""

    spans: tuple[TagSpan, ...]
    """In the order of their start, the outer before the inner."""
    doubtful: tuple[str, ...]
    """The names of the tags that the alignment left in doubt."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the translation, or a fixed part of it."""

    start: int
    end: int
    share: float
    """How much of what links it to the source leads to the tagged part, 0 to 1."""

    @property
    def inside(self) -> bool:
        """Whether it comes from the tagged part."""
        return self.share >= _INSIDE

    @property
    def small(self) -> bool:
        """Whether it is as short as an article or a preposition, which are aligned anywhere."""
        return self.end - self.start < _LONG

    @property
    def intruder(self) -> bool:
        """Whether it surely comes from another part of the sentence."""
        return self.share < _OUTSIDE and not self.small


def project(
    source: str, spans: Sequence[TagSpan], output: Output, fixed: Sequence[Span] = ()
) -> Placement:
    """The `spans` of `source`, over the text of its translation.

    `fixed` are parts of the translation that no tag may cut. Every tag gets a place, the doubtful
    ones a guessed one.
    """
    places: dict[int, Span] = {}
    doubtful: list[str] = []
    children = _children(spans)
    # The inner come after their outer in `spans`: backwards, every child is placed first.
    for number in reversed(range(len(spans))):
        span = spans[number]
        place, sure = _place(source, span, output, fixed)
        for child in children[number]:
            place = (min(place[0], places[child][0]), max(place[1], places[child][1]))
        places[number] = place
        if not sure:
            doubtful.append(span.name)
    roots = [n for n in range(len(spans)) if not any(n in kids for kids in children)]
    ordered = _disentangled(roots, children, places, (0, len(output.text)))
    placed = tuple(TagSpan(spans[n].name, *place) for n, place, _ in ordered)
    doubtful += [spans[n].name for n, _, cut in ordered if cut]
    return Placement(placed, tuple(dict.fromkeys(doubtful)))


def _children(spans: Sequence[TagSpan]) -> list[list[int]]:
    """For every span, the numbers of those directly inside it."""
    children: list[list[int]] = [[] for _ in spans]
    open_spans: list[int] = []
    for number, span in enumerate(spans):
        while open_spans and spans[open_spans[-1]].end < span.end:
            open_spans.pop()
        while open_spans and spans[open_spans[-1]].end <= span.start < span.end:
            open_spans.pop()
        if open_spans:
            children[open_spans[-1]].append(number)
        open_spans.append(number)
    return children


def _disentangled(
    numbers: Sequence[int], children: Sequence[Sequence[int]], places: dict[int, Span], room: Span
) -> list[tuple[int, Span, bool]]:
    """Number, place and whether it was cut: siblings in target order that do not overlap."""
    out: list[tuple[int, Span, bool]] = []
    free, limit = room
    for number in sorted(numbers, key=lambda n: (places[n], n)):
        start, end = places[number]
        cut = (min(max(start, free), limit), min(max(end, free), limit))
        out.append((number, cut, cut != (start, end)))
        out += _disentangled(children[number], children, places, cut)
        free = cut[1]
    return out


def _place(source: str, span: TagSpan, output: Output, fixed: Sequence[Span]) -> tuple[Span, bool]:
    """The place of one span, and whether the alignment is clear about it."""
    text = output.text
    if not source[: span.start].strip() and not source[span.end :].strip():
        return (0, len(text)), True
    words = _words(span, output, fixed)
    inside = [number for number, word in enumerate(words) if word.inside]
    if not inside:
        return _guess(source, span, text), False
    first, last = inside[0], inside[-1]
    intruders = any(word.intruder for word in words[first : last + 1])
    if intruders:
        first, last = _longest(words, first, last)
    start, end = words[first].start, words[last].end
    if not source[: span.start].strip() and all(word.small for word in words[:first]):
        start = 0
    return _with_punctuation(source, span, text, start, end), not intruders


def _words(span: TagSpan, output: Output, fixed: Sequence[Span]) -> list[_Word]:
    """The words of the translation, without the punctuation around them."""
    words = []
    for start, end in _extents(output.text, fixed):
        total = within = 0.0
        for link in output.links:
            if link.target < end and link.target_end > start:
                # An ending of one letter tells less than the stem before it.
                weight = link.weight * (link.target_end - link.target)
                total += weight
                middle = (link.source + link.source_end) / 2
                within += weight if span.start <= middle <= span.end else 0.0
        words.append(_Word(start, end, within / total if total else 0.0))
    return words


def _extents(text: str, fixed: Sequence[Span]) -> Iterator[Span]:
    position = 0
    for fixed_start, fixed_end in [*fixed, (len(text), len(text))]:
        for match in _WORD.finditer(text, position, fixed_start):
            start, end = match.span()
            while start < end and text[start] in _EDGES:
                start += 1
            while end > start and text[end - 1] in _EDGES:
                end -= 1
            if start < end:
                yield start, end
        if fixed_start < fixed_end:
            yield fixed_start, fixed_end
        position = fixed_end


def _longest(words: Sequence[_Word], first: int, last: int) -> tuple[int, int]:
    """The run of words without an intruder that has most of the tagged part."""
    runs: list[list[int]] = [[]]
    for number in range(first, last + 1):
        if words[number].intruder:
            runs.append([])
        elif runs[-1] or words[number].inside:
            runs[-1].append(number)
    best = max(runs, key=lambda run: sum(words[number].share for number in run))
    while not words[best[-1]].inside:
        best.pop()
    return best[0], best[-1]


def _with_punctuation(source: str, span: TagSpan, text: str, start: int, end: int) -> Span:
    """The place with the punctuation at its edges that the source has within the tag."""
    tagged = source[span.start : span.end].strip()
    if tagged[:1] in set(_EDGES):
        while start > 0 and text[start - 1] in _EDGES:
            start -= 1
    if tagged[-1:] in set(_EDGES):
        while end < len(text) and text[end] in _EDGES:
            end += 1
    return start, end


def _guess(source: str, span: TagSpan, text: str) -> Span:
    """The word that is as far into the translation as the span is into the source."""
    middle = (span.start + span.end) / 2 / max(1, len(source)) * len(text)
    words = [match.span() for match in _WORD.finditer(text)]
    if not words:
        return 0, len(text)
    return min(words, key=lambda word: abs((word[0] + word[1]) / 2 - middle))
