"""Inline text and its elements, collected piece by piece: white space collapsed, offsets right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.model import Span

# Not the spaces that a writer sets on purpose, as U+00A0 or U+2009. A control character can still
# come from a numeric reference in HTML; it is no text.
_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


def collapse(text: str) -> str:
    """`text` trimmed, each run of white space as one space; no-break spaces inside stay."""
    return _SPACE.sub(" ", text).strip()


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: tuple[tuple[str, str], ...]
    start: int = -1
    """-1 until the first character in it."""
    end: int = -1


class Prose:
    """A block's text under construction."""

    def __init__(self) -> None:
        self.line = 0
        """1-based line of the first character; 0 while there is none."""
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._elements: list[_Element] = []
        self._open: list[_Element] = []
        self._fresh: list[_Element] = []

    @property
    def broken(self) -> bool:
        """Whether a line break is the last thing it was given, outside of every element."""
        return self._gap == "\n" and not self._open

    def text(self, data: str, line: int) -> None:
        """Add text that begins on the 1-based `line` of the source."""
        position = 0
        for space in _SPACE.finditer(data):
            self._word(data[position : space.start()], data, position, line)
            self._gap = self._gap or " "
            position = space.end()
        self._word(data[position:], data, position, line)

    def newline(self) -> None:
        """Add a hard line break."""
        self._gap = "\n"

    def open(self, tag: str, attributes: tuple[tuple[str, str], ...]) -> None:
        """Begin an inline element, one of `markup.ELEMENTS`."""
        element = _Element(tag, attributes)
        self._elements.append(element)
        self._open.append(element)
        self._fresh.append(element)

    def close(self) -> None:
        """End the inline element that was begun last and is still open."""
        self._open.pop().end = self._length

    def take(self) -> tuple[str, tuple[Span, ...]]:
        """The text and spans so far. The elements still open go on in what is added next."""
        text = "".join(self._parts)
        kept = text.strip()
        before = len(text) - len(text.lstrip())
        spans = tuple(
            span
            for element in self._elements
            if element.start >= 0
            for span in [_span(element, before, len(kept), len(text))]
            if span.start < span.end
        )
        self._restart()
        return kept, spans

    def _restart(self) -> None:
        self.line = 0
        self._parts, self._length, self._gap = [], 0, ""
        self._open = [_Element(element.tag, element.attributes) for element in self._open]
        self._elements = list(self._open)
        self._fresh = list(self._open)

    def _word(self, word: str, data: str, position: int, line: int) -> None:
        if not word:
            return
        if not self._length:
            self.line = line + data.count("\n", 0, position)
        elif self._gap:
            self._parts.append(self._gap)
            self._length += 1
        self._gap = ""
        for element in self._fresh:
            if element.end < 0:
                element.start = self._length
        self._fresh.clear()
        self._parts.append(word)
        self._length += len(word)


def _span(element: _Element, before: int, length: int, total: int) -> Span:
    end = total if element.end < 0 else element.end
    return Span(
        min(max(element.start - before, 0), length),
        min(max(end - before, 0), length),
        element.tag,
        element.attributes,
    )
