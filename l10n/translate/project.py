"""Where the tags of a sentence belong in its translation, told by the alignment of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.translate.engine import Output
from l10n.translate.mask import TagSpan
from l10n.translate.small import SmallWords
from l10n.translate.tokens import Span

_WORD = re.compile(r"\S+")
_EDGES = "“”\"«»‘’'()[].,;:!?¿¡…"
_INSIDE = 0.5
_OUTSIDE = 0.2
"""Below this share of its links a word is not of the tagged part."""
_LONG = 4
"""From this many letters on, a word is taken to have a meaning of its own."""
_UNKNOWN = SmallWords()


@dataclass(frozen=True, slots=True)
class Placement:
    """Tags over a translation, properly nested."""

    spans: tuple[TagSpan, ...]
    """In the order of their start, the outer before the inner."""
    doubtful: tuple[str, ...]
    """The names of the tags that the alignment left in doubt."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A source and its translation."""

    source: str
    output: Output
    fixed: Sequence[tuple[Span, Span]]
    """Parts of the translation whose place in the source is known."""
    small: SmallWords


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the translation, or a fixed part of it."""

    start: int
    end: int
    share: float
    """How much of what links it to the source leads to the tagged part, 0 to 1."""
    known: bool = False
    """Whether its place in the source is known without the links."""

    @property
    def inside(self) -> bool:
        """Whether it comes from the tagged part."""
        return self.share >= _INSIDE

    @property
    def small(self) -> bool:
        """Whether it is as short as an article or a preposition, which are aligned anywhere."""
        return self.end - self.start < _LONG and not self.known

    @property
    def intruder(self) -> bool:
        """Whether it surely comes from another part of the sentence."""
        return self.share < _OUTSIDE and not self.small


def project(
    source: str,
    spans: Sequence[TagSpan],
    output: Output,
    fixed: Sequence[tuple[Span, Span]] = (),
    small: SmallWords = _UNKNOWN,
) -> Placement:
    """The `spans` of `source`, over the text of its translation.

    `fixed` are parts of the translation that no tag may cut, each with its place in the source.
    `small` are the small words of both languages. Every tag gets a place, the doubtful ones a
    guessed one.
    """
    places: dict[int, Span] = {}
    doubtful: list[str] = []
    children = _children(spans)
    pair = _Pair(source, output, fixed, small)
    # The inner come after their outer in `spans`: backwards, every child is placed first.
    for number in reversed(range(len(spans))):
        span = spans[number]
        place, sure = _place(pair, span)
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


def _place(pair: _Pair, span: TagSpan) -> tuple[Span, bool]:
    """The place of one span, and whether the alignment is clear about it."""
    source, text = pair.source, pair.output.text
    start, end = _stripped(source, span)
    if not source[: span.start].strip() and not source[span.end :].strip():
        return (0, len(text)), True
    for place, origin in pair.fixed:
        if origin == (start, end):
            return place, True
    words = _words(span, pair)
    # A verb may have its negation before it, far from where the source has it.
    negations = [
        word
        for word in words
        if pair.small.is_negation(source[start:end], text[word.start : word.end])
    ]
    if negations:
        best = max(negations, key=lambda word: word.share)
        return (best.start, best.end), True
    inside = _core(words)
    if not inside:
        return _guess(source, span, text), False
    first, last = inside[0], inside[-1]
    if any(word.intruder for word in words[first : last + 1]):
        first, last = _longest(words, first, last)
    sure = all(words[n].small for n in inside if not first <= n <= last)
    place = pair.small.trimmed(source, (start, end), text, (words[first].start, words[last].end))
    sure = sure and not pair.small.lost_negation(source[start:end], text[slice(*place)])
    start, end = place
    if not source[: span.start].strip() and all(w.small for w in words if w.end <= start):
        start = 0
    return _with_punctuation(source, span, text, start, end), sure


def _core(words: Sequence[_Word]) -> list[int]:
    """The numbers of the words that come from the tagged part.

    Small words are left out at either end where a word of another part cuts them off: they are
    aligned anywhere.
    """
    inside = [number for number, word in enumerate(words) if word.inside]
    for step in (0, -1):
        while len(inside) > 1 and words[inside[step]].small:
            first, last = sorted((inside[step], inside[1 if step == 0 else -2]))
            if not any(word.intruder for word in words[first:last]):
                break
            del inside[step]
    return inside


def _words(span: TagSpan, pair: _Pair) -> list[_Word]:
    """The words of the translation, without the punctuation around them."""
    origins = dict(pair.fixed)
    words = []
    for start, end in _extents(pair.output.text, [place for place, _ in pair.fixed]):
        if (start, end) in origins:
            middle = sum(origins[start, end]) / 2
            inside = float(span.start <= middle <= span.end)
            words.append(_Word(start, end, inside, known=True))
            continue
        total = within = 0.0
        for link in pair.output.links:
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
    for fixed_start, fixed_end in [*sorted(fixed), (len(text), len(text))]:
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


def _stripped(source: str, span: TagSpan) -> Span:
    """The offsets of what is tagged, without white space and punctuation at its ends."""
    start, end = span.start, span.end
    while start < end and (source[start].isspace() or source[start] in _EDGES):
        start += 1
    while end > start and (source[end - 1].isspace() or source[end - 1] in _EDGES):
        end -= 1
    return start, end


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
