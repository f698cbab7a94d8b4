"""Where English sentences end, in the running text of a press readout.

The library sentencex decides after ordinary words; the rules here decide where it errs: after
abbreviations that may or may not end a sentence, initials, times of day, ellipses, quotations,
parentheses, the numbers of a list. Where a text leaves it open, two sentences stay one message:
a translator can work with both at once, but not with half of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sentencex

from l10n.abbreviations import Abbreviations, english

Cut = tuple[int, int]
"""A half-open span of a text."""

_STOP = re.compile(
    r"""
    (?P<mark> \.(?:\s\.)+ | [.?!…]+ )
    (?P<close> [”"’'»)\]\u200b]* )
    (?P<note> (?:\[\d+\])+ | [¹²³⁰⁴-⁹]+ | (?<=[^\W\d_]\.)\d{1,2} | (?<=[^\W\d_]\.[”"])\d{1,2} )?
    \s+ (?=\S)
    """,
    re.VERBOSE,
)
"""What may end a sentence, with the white space after it."""

_WORD = re.compile(r"[^\s“”\"‘«»()\[\]/–—-]*$")
_OPENING = re.compile(r"(?:[\s“\"‘'’«(\[¿¡…•▪◦·●■*]|\.{3})*")
_HEAD = re.compile(r"[^\W\d_]{2,}(?![\w-])|[^\W\d_](?=[\s,’'])")
_CLOSING = re.compile(r"[,;:&/+=%)\]}?!”»–—-]|\.(?!\.\.)")
_NUMBER = re.compile(r"[\d§#]|[VXLC]+\b|I+V?(?=[\s,;.)]+(?:of|and|to|or|the)?\b|$)")
_MARKER = re.compile(r"\d{1,3}|[A-Za-z]|[ivx]{2,4}")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,6}([a-z]+)\b(?!,?\s(?:that\b|[“\"][A-Z]))")
_ASIDE = re.compile(r"""[(\[](?:(?<=\w[(\[])|(?<=[\w,;:’”"–—]\s[(\[]))[^()\[\]]*[)\]]""")
"""A parenthesis that stands within a sentence."""
_PHRASE = re.compile(r"""(?:“(?<=\w\s“)[^“”]*”|"(?<=\w\s")[^"]*")(?=\s[a-z])""")
"""A quotation that the sentence goes on around, with no comma: the name of something."""
_UNDER = re.compile(r"Under\s+Secretar")
_PAIRED = re.compile(r"[“”\"‘«»()\[\]]")
_REACH = 60
"""How far back a word is looked for: none that matters is longer."""
_LONG_QUOTATION = 3
"""Spaces in a quotation that is a statement, and no name of something."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """A place where a sentence may end."""

    line: str
    upper: bool
    """Whether the whole line is in capitals."""
    first: bool
    """Whether nothing of its sentence stands before the mark."""
    before: str
    """The end of the text before `chunk`, in the same sentence, trimmed."""
    chunk: str
    """All that stands before the mark, back to a white space."""
    word: str
    """The last word of `chunk`."""
    at: int
    """Where the mark stands in `line`."""
    mark: str
    close: str
    note: str
    head: int
    """Where the next sentence would begin, past its opening signs."""

    @property
    def lower(self) -> bool:
        """Whether a small letter follows."""
        return self.line[self.head].islower()

    @property
    def next_word(self) -> str:
        """The word that follows, if it is one."""
        found = _HEAD.match(self.line, self.head)
        word = found[0] if found else ""
        return word.capitalize() if self.upper else word

    @property
    def opens(self) -> bool:
        """Whether the word that follows is one that begins sentences."""
        return self.next_word in english().openers and not _UNDER.match(self.line, self.head)

    @property
    def ends_quotation(self) -> bool:
        """Whether a double quotation mark closes here."""
        return any(mark in self.close for mark in '”"»')

    @property
    def is_address(self) -> bool:
        """Whether a web or mail address, or a file's name, stands before."""
        return not _DOTTED.fullmatch(self.word) and any(sign in self.chunk for sign in "./@")


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
    found = list(_STOP.finditer(line))
    if not found:
        return
    held = [match.span() for match in _ASIDE.finditer(line)]
    held += [match.span() for match in _PHRASE.finditer(line)]
    agrees = _library(line)
    upper = line.isupper()
    start = len(line) - len(line.lstrip())
    for match in found:
        if any(low < match.start() and match.end() < high for low, high in held):
            continue
        opening = _OPENING.match(line, match.end())
        head = opening.end() if opening else match.end()
        if head == len(line) or any(_CLOSING.match(line, i) for i in (match.end(), head)):
            continue
        stop = _stop(line, start, match, head, upper=upper)
        verdict = _verdict(stop)
        if agrees(stop) if verdict is None else verdict:
            start = match.end()
            yield start


def _stop(line: str, start: int, match: re.Match[str], head: int, *, upper: bool) -> _Stop:
    at = match.start()
    reach = line[max(start, at - _REACH) : at]
    chunk = reach.split()[-1] if reach and not reach[-1].isspace() else ""
    word = _WORD.search(chunk)
    return _Stop(
        line=line,
        upper=upper,
        first=at == start,
        before=reach[: len(reach) - len(chunk)].rstrip(),
        chunk=chunk,
        word=word[0] if word else "",
        at=at,
        mark=match["mark"],
        close=match["close"],
        note=match["note"] or "",
        head=head,
    )


def _library(line: str) -> Callable[[_Stop], bool]:
    """Whether sentencex ends a sentence at a stop; it is asked for the line once, and if at all.

    It sees no quotation marks or brackets, because it leaves whatever is between them whole.
    """
    ends: set[int] = set()

    def agrees(stop: _Stop) -> bool:
        if not ends:
            end = 0
            for piece in sentencex.segment("en", _PAIRED.sub(" ", line)):
                ends.add(end + len(piece.rstrip()))
                end += len(piece)
        after = stop.at + len(stop.mark)
        return after in ends or after + len(stop.close) + len(stop.note) in ends

    return agrees


def _verdict(stop: _Stop) -> bool | None:
    """Whether a sentence ends at `stop`; None where no rule knows, and the library decides."""
    if set(stop.mark) <= set(".… ") and stop.mark != ".":
        return _after_ellipsis(stop)
    if stop.mark != ".":
        return not stop.lower and not _names_speaker(stop)
    if _is_marker(stop):
        return False
    if stop.lower:
        return _before_small_letter(stop, english())
    return _before_capital(stop, english())


def _after_ellipsis(stop: _Stop) -> bool:
    if stop.lower or stop.first:
        return False
    return stop.mark.count(".") > len("...") or stop.opens


def _names_speaker(stop: _Stop) -> bool:
    """Whether `stop` closes a question or an exclamation whose speaker follows."""
    speaker = _SPEAKER.match(stop.line, stop.head)
    return (
        stop.ends_quotation
        and speaker is not None
        and speaker[1] in english().speech
        and not stop.opens
    )


def _before_small_letter(stop: _Stop, known: Abbreviations) -> bool | None:
    """Only an ordinary word may end a sentence before `iPhone` or `al-Shabaab`."""
    if stop.close or stop.is_address or not stop.word.isalpha() or len(stop.word) == 1:
        return False
    abbreviation = stop.word in known.joined | known.numbered | known.doubtful
    return False if abbreviation else None


def _before_capital(stop: _Stop, known: Abbreviations) -> bool | None:
    """The verdict before a capital, a digit or a sign such as `$`."""
    word = stop.word.capitalize() if stop.upper else stop.word
    if len(word) == 1 and word.isalpha():
        return _after_letter(stop, known)
    if word in known.joined:
        return False
    if word in known.numbered:
        return not stop.note and not _NUMBER.match(stop.line, stop.head)
    if word in known.times:
        return not stop.line[stop.head].isdigit() and stop.next_word not in known.zones
    if word in known.doubtful or _DOTTED.fullmatch(word):
        return stop.opens or (stop.ends_quotation and _is_statement(stop))
    return True if stop.ends_quotation or stop.note or stop.is_address else None


def _is_marker(stop: _Stop) -> bool:
    """Whether `stop` belongs to the number of a list item: `1.` at the start, or after a colon."""
    return (
        not stop.close
        and _MARKER.fullmatch(stop.chunk) is not None
        and (not stop.before or stop.before[-1] in ":;")
    )


def _after_letter(stop: _Stop, known: Abbreviations) -> bool:
    """A capital letter is an initial, unless a label or the start of a sentence is beside it."""
    label = stop.before.rsplit(None, 1)[-1:]
    return stop.word.isupper() and (stop.opens or bool(label and label[0] in known.labels))


def _is_statement(stop: _Stop) -> bool:
    """Whether the quotation that closes here is long enough to be what someone said."""
    opening = max(stop.line.rfind(mark, 0, stop.at) for mark in '“"«')
    return opening >= 0 and stop.line.count(" ", opening, stop.at) >= _LONG_QUOTATION
