"""Where a model stops being reliable: long texts, repetition, parts left out or not translated."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from l10n.translate.engine import Link, Output
from l10n.translate.repair import repaired

_BOUNDARIES = (
    re.compile(r"[;:]\s+|\s+[—–]\s+"),
    re.compile(r",\s+(?=(?:and|or|but|while|which|who|where|as|because|although|so)\s)"),
    re.compile(r",\s+"),
    re.compile(r"\s+(?=(?:and|or|but|while|because|although|that|which|who)\s)"),
    re.compile(r"\s+"),
)
"""Where a text may be cut, the best first; the cut is after the match."""
_MARGIN = 0.2
"""No cut is nearer to an end than this share of the text, but for want of another."""

_WORD = re.compile(r"\w+")
_MARKED = re.compile(r"(?:\d[\d.,:]*\d|\w+)[,;:.]?")
_LONGEST_LOOP = 8
"""Words in what is repeated."""
_LEAST_TEXT = 40
"""Characters from which on the length of a translation tells something."""
_SHORT = 0.6
_LONG = 2.0
"""Beyond so many times the characters of its source, a translation lacks something or loops: of 930
held-out sentences all were between 0.73 and 1.68."""
_CONTENT = 4
"""Letters from which on a word is expected to leave a trace in the translation."""
_GAP = 5
"""So many of such words in a row without a trace were left out."""

_UNLIKELY = 0.5
"""A translation below that score is hardly one: of 1,100 sentences 16 were, and none was right."""

_PREFIXES = ("words are repeated", "much shorter", "much longer", "left out")


def parts(text: str, fits: Callable[[str], bool]) -> list[str]:
    """`text` cut at the ends of clauses into parts that fit; joined they are `text` again.

    A word is never cut, so a part may still be too long.
    """
    if fits(text):
        return [text]
    cut = _cut(text)
    if cut is None:
        return [text]
    return parts(text[:cut], fits) + parts(text[cut:], fits)


def rejoined(pieces: Sequence[str], outputs: Sequence[Output]) -> Output:
    """The translation of a text from those of its parts, its links moved along.

    Each part begins and ends as its source does. The score is that of all their pieces together.
    """
    text = ""
    links: list[Link] = []
    logs = weights = 0.0
    offset = 0
    for piece, output in zip(pieces, outputs, strict=True):
        made = repaired(piece.strip(), output)
        text += " " if text and made.text else ""
        links += _moved(made.links, len(text), offset + len(piece) - len(piece.lstrip()))
        text += made.text
        weight = max(1, len(output.links))
        logs += weight * math.log(max(output.score, 1e-9))
        weights += weight
        offset += len(piece)
    return Output(text, math.exp(logs / max(1.0, weights)), tuple(links))


def faults(source: str, output: Output) -> Iterator[str]:
    """What makes a translation of `source` look like a loop, or cut short, a phrase each."""
    if (loop := _loop(output.text)) and not _loop(source):
        yield f"{_PREFIXES[0]}: {loop}"
    if len(source) >= _LEAST_TEXT:
        ratio = len(output.text) / len(source)
        if ratio < _SHORT:
            yield f"{_PREFIXES[1]} than its source"
        elif ratio > _LONG:
            yield f"{_PREFIXES[2]} than its source"
    if output.links and (gap := _untraced(source, output.links)):
        yield f"{_PREFIXES[3]}: {gap}"


def untranslated(source: str, output: Output, known: Collection[str]) -> Iterator[str]:
    """Two words of `source` in small letters that are as they were, a phrase each.

    `known` are words that both languages have.
    """
    there = {pair for pair in pairwise(_WORD.findall(output.text)) if all(map(str.islower, pair))}
    for pair in pairwise(_WORD.findall(source)):
        if pair in there and all(len(word) >= _CONTENT and word not in known for word in pair):
            yield f"not translated: {' '.join(pair)}"


def unlikely(output: Output) -> Iterator[str]:
    """A phrase if the model itself hardly believes in a translation."""
    if output.score < _UNLIKELY:
        yield "the translation is unlikely"


def is_fault(problem: str) -> bool:
    """Whether a problem of a draft is one of those that `faults` tells."""
    return problem.startswith(_PREFIXES)


def _cut(text: str) -> int | None:
    """The best place to cut `text`; None if it has no white space inside."""
    middle = len(text) / 2
    for margin in (_MARGIN, 0.0):
        least, most = margin * len(text), (1 - margin) * len(text)
        for boundary in _BOUNDARIES:
            cuts = [match.end() for match in boundary.finditer(text)]
            inside = [cut for cut in cuts if least < cut < most and text[:cut].strip()]
            if inside:
                return min(inside, key=lambda cut: abs(cut - middle))
    return None


def _moved(links: Sequence[Link], target: int, source: int) -> Iterator[Link]:
    for link in links:
        yield replace(
            link,
            target=link.target + target,
            target_end=link.target_end + target,
            source=link.source + source,
            source_end=link.source_end + source,
        )


def _loop(text: str) -> str:
    """The words that come again right after themselves; empty as a rule.

    A name after itself and a comma is no loop: “Ciudad de Guatemala, Guatemala”. Nor are digits:
    “3,3 billones”.
    """
    words = [match[0] for match in _MARKED.finditer(text)]
    bare = [_bare(word) for word in words]
    if len(set(bare)) == len(bare):
        return ""
    for length in range(1, _LONGEST_LOOP + 1):
        for start in range(len(words) - 2 * length + 1):
            middle = start + length
            # But for capitals and for the mark after the last word.
            if bare[start:middle] != bare[middle : middle + length]:
                continue
            unit = words[start:middle]
            name = unit[0].endswith(",") and unit[0][0].isupper() and words[middle][0].isupper()
            told = len(" ".join(unit)) > 1 and any(map(str.isalpha, bare[start]))
            if (length > 1 or not name) and told:
                return " ".join(bare[start:middle])
    return ""


def _bare(word: str) -> str:
    return word.rstrip(",;:.").casefold()


def _untraced(source: str, links: Sequence[Link]) -> str:
    """The first words of a long row of words that nothing in the translation comes from."""
    traced = sorted({(link.source, link.source_end) for link in links})
    starts = [start for start, _ in traced]
    ends = list(accumulate((end for _, end in traced), max))
    row: list[str] = []
    for match in _WORD.finditer(source):
        if len(match[0]) < _CONTENT:
            continue
        before = bisect_left(starts, match.end())
        if before and ends[before - 1] > match.start():
            row = []
            continue
        row.append(match[0])
        if len(row) == _GAP:
            return " ".join(row)
    return ""
