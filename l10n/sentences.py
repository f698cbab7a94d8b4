"""Where English sentences end, in the running text of a press readout.

The library sentencex decides after ordinary words; the rules here decide where it errs: after
abbreviations that may or may not end a sentence, initials, times of day, ellipses, quotations,
parentheses, the numbers of a list. Where a text leaves it open, two sentences stay one message:
a translator can work with both at once, but not with half of one.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterator

import sentencex

from l10n.abbreviations import Abbreviations, english
from l10n.stops import MARK, Stop, stop_at

Cut = tuple[int, int]
"""A half-open span of a text."""

_NUMBER = re.compile(r"[\d§#]|[IVXLC]{2,}\b|[VXLC]\b|I(?=[,;.)]|\s(?:of|and|or|to)\b|$)")
_HOUR = re.compile(r"(?:At|By|Around|Until|Before|After|From)\s(?:[a-z]+\s)?[\d:.]+")
"""What stands before `p.m.` in a sentence that has only begun."""
_MARKER = re.compile(r"\d{1,3}|[A-Za-z]|[ivx]{2,4}")
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,6}([a-z]+)\b(?!,?\s(?:that\b|[“\"][A-Z]))")
_ASIDE = re.compile(
    r"""
    [(\[] (?: (?<=\w[(\[]) | (?<=[\w,;:’”"–—]\s[(\[]) ) [^()\[\]]* [)\]]
    | (?: “(?<=\w\s“) [^“”]* ” | "(?<=\w\s") [^"]* " ) (?=\s[a-z])
    """,
    re.VERBOSE,
)
"""What stands whole within a sentence: a parenthesis, or the quoted name of something.

A quotation that the sentence goes on around, with no comma, is taken for a name.
"""
_PAIRED = re.compile(r"[“”\"‘«»()\[\]]")
_SHORT = 4
"""Letters of a word that may be an abbreviation on no list, when it begins with a capital."""
_LONG_QUOTATION = 3
"""Spaces in a quotation that is a statement, and no name of something."""


def sentences(text: str) -> tuple[Cut, ...]:
    """The spans of the sentences of `text`, in order, without the white space around them.

    A line break ends a sentence.
    """
    spans: list[Cut] = []
    offset = 0
    for line in text.split("\n"):
        spans.extend((offset + start, offset + end) for start, end in _trimmed(line))
        offset += len(line) + 1
    return tuple(spans)


def _trimmed(line: str) -> Iterator[Cut]:
    start = 0
    for end in (*_ends(line), len(line)):
        piece = line[start:end]
        if stripped := piece.strip():
            begin = start + piece.index(stripped[0])
            yield begin, begin + len(stripped)
        start = end


def _ends(line: str) -> Iterator[int]:
    """Where each sentence but the last ends, after the white space that follows it."""
    found = list(MARK.finditer(line))
    if not found:
        return
    asides = [match.span() for match in _ASIDE.finditer(line)]
    agrees = _library(line)
    upper = line.isupper()
    start = len(line) - len(line.lstrip())
    for match in found:
        aside = bisect(asides, match.span()) - 1
        if aside >= 0 and match.end() < asides[aside][1]:
            continue
        stop = stop_at(line, start, match, upper=upper)
        if stop is None:
            continue
        verdict = _verdict(stop)
        if agrees(stop) if verdict is None else verdict:
            start = match.end()
            yield start


def _library(line: str) -> Callable[[Stop], bool]:
    """Whether sentencex ends a sentence at a stop; it is asked for the line once, and if at all.

    It sees no quotation marks or brackets, because it leaves whatever is between them whole.
    """
    ends: set[int] = set()

    def agrees(stop: Stop) -> bool:
        if not ends:
            end = 0
            for piece in sentencex.segment("en", _PAIRED.sub(" ", line)):
                ends.add(end + len(piece.rstrip()))
                end += len(piece)
        after = stop.at + len(stop.mark)
        return after in ends or after + len(stop.close) + len(stop.note) in ends

    return agrees


def _verdict(stop: Stop) -> bool | None:
    """Whether a sentence ends at `stop`; None where no rule knows, and the library decides."""
    if stop.glued:
        return stop.opens and stop.word.islower() and len(stop.word) > 1
    if "…" in stop.mark or "." * 3 in stop.mark.replace(" ", ""):
        return _after_ellipsis(stop)
    if "?" in stop.mark or "!" in stop.mark:
        return not stop.lower and not _names_speaker(stop)
    if _is_marker(stop):
        return False
    if stop.lower:
        return _before_small_letter(stop, english())
    return _before_capital(stop, english())


def _after_ellipsis(stop: Stop) -> bool:
    if stop.lower or stop.first:
        return False
    return stop.mark.count(".") > len("...") or stop.opens


def _names_speaker(stop: Stop) -> bool:
    """Whether `stop` closes a question or an exclamation whose speaker follows."""
    if not stop.ends_quotation or stop.opens:
        return False
    speaker = _SPEAKER.match(stop.line, stop.head)
    return speaker is not None and speaker[1] in english().speech


def _before_small_letter(stop: Stop, known: Abbreviations) -> bool | None:
    """Only an ordinary word may end a sentence before `iPhone` or `al-Shabaab`."""
    word = stop.word
    if stop.close or stop.is_address or not word.isalpha() or word in known:
        return False
    return None if len(word) > _SHORT or (word.islower() and len(word) > 1) else False


def _before_capital(stop: Stop, known: Abbreviations) -> bool | None:
    """The verdict before a capital, a digit or a sign such as `$`."""
    word = stop.word.capitalize() if stop.upper else stop.word
    if len(word) == 1 and word.isalpha():
        return _after_letter(stop, known)
    if word in known.joined:
        return False
    if word in known.numbered:
        return not stop.note and not _NUMBER.match(stop.line, stop.head)
    if word in known.times:
        return not _continues_time(stop, known)
    if word in known.doubtful or word in known.states or stop.dotted:
        return _after_doubtful(stop, known)
    return True if _is_ordinary(stop) else None


def _continues_time(stop: Stop, known: Abbreviations) -> bool:
    return (
        stop.line[stop.head].isdigit()
        or stop.next_word in known.zones
        or _HOUR.fullmatch(stop.before) is not None
    )


def _after_doubtful(stop: Stop, known: Abbreviations) -> bool:
    if stop.word in known.states and stop.before.endswith(","):
        return not stop.line[stop.head].isdigit()
    return stop.opens or (stop.ends_quotation and _is_statement(stop))


def _is_ordinary(stop: Stop) -> bool:
    """Whether no abbreviation stands before `stop`: the library takes `me.` for Maine."""
    word = stop.word
    joined = word.capitalize() in english().joined
    written_so = word.islower() or (word.isupper() and not stop.upper and not joined)
    return written_so or not word or stop.ends_quotation or bool(stop.note) or stop.is_address


def _is_marker(stop: Stop) -> bool:
    """Whether `stop` ends the number of a list item: `1.` at the start, or after a colon."""
    return (
        not stop.close
        and _MARKER.fullmatch(stop.chunk) is not None
        and (not stop.before or stop.before[-1] in ":;")
    )


def _after_letter(stop: Stop, known: Abbreviations) -> bool:
    """A capital letter is an initial, unless a label or the start of a sentence is beside it."""
    label = stop.before.rsplit(None, 1)[-1:]
    opens = stop.word.isupper() and stop.opens
    return opens or bool(label and label[0] in known.labels)


def _is_statement(stop: Stop) -> bool:
    """Whether the quotation that closes here is long enough to be what someone said."""
    opening = max(stop.line.rfind(mark, 0, stop.at) for mark in '“"«')
    return opening >= 0 and stop.line.count(" ", opening, stop.at) >= _LONG_QUOTATION
