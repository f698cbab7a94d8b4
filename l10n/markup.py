"""Inline markup in messages: `see <a1>the list</a1>`.

A msgid carries short paired tags without attributes. The number counts the tags of one letter
within the message, so an edit elsewhere does not move it. Text that would read as such a tag is
written with `&lt;`, and `&lt;` itself with `&amp;lt;`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from l10n.model import Span, Tag

ELEMENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "a": ("a", ("href", "title", "hreflang", "lang")),
    "strong": ("b", ()),
    "em": ("i", ()),
    "code": ("c", ()),
    "sup": ("p", ()),
    "sub": ("s", ()),
    "abbr": ("r", ("title",)),
    "q": ("q", ("cite",)),
    "cite": ("t", ()),
    "mark": ("m", ()),
    "span": ("l", ("lang", "dir")),
    "del": ("d", ()),
    "ins": ("n", ()),
}
"""The inline elements that are kept: the letter of their tag, and the attributes that survive."""

TAG = re.compile(r"<(/?)([a-z]\d+)>")
"""A paired tag in a message: group 1 is `/` for a closing one, group 2 the name."""

_ESCAPED = re.compile(r"&(?=(?:amp;)*lt;)")
_UNESCAPE = re.compile(r"&((?:amp;)*)lt;")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, or the place where a tag opens or closes."""

    text: str = ""
    """Plain text; empty for a tag."""
    tag: str = ""
    """The name of the tag that opens or closes here; empty for text."""
    closing: bool = False


def escape(text: str) -> str:
    """`text` written so that nothing in it reads as a tag of `TAG`."""
    return TAG.sub(r"&lt;\1\2>", _ESCAPED.sub("&amp;", text))


def unescape(text: str) -> str:
    """The plain text that `escape` was given."""

    def shorter(match: re.Match[str]) -> str:
        ampersands = match[1]
        return f"&{ampersands.removeprefix('amp;')}lt;" if ampersands else "<"

    return _UNESCAPE.sub(shorter, text)


def write(text: str, spans: Iterable[Span]) -> tuple[str, tuple[Tag, ...]]:
    """The message for `text` with its `spans`, and what each of its tags stands for.

    `spans` are properly nested and in order of their start. Empty ones are dropped.
    """
    counts: Counter[str] = Counter()
    tags: list[Tag] = []
    out: list[str] = []
    open_spans: list[tuple[int, str]] = []
    position = 0

    def advance(to: int) -> None:
        nonlocal position
        out.append(escape(text[position:to]))
        position = to

    def close(until: int) -> None:
        while open_spans and open_spans[-1][0] <= until:
            end, name = open_spans.pop()
            advance(end)
            out.append(f"</{name}>")

    for span in spans:
        if span.start >= span.end:
            continue
        close(span.start)
        advance(span.start)
        letter = ELEMENTS[span.tag][0]
        counts[letter] += 1
        name = f"{letter}{counts[letter]}"
        tags.append(Tag(name, span.tag, span.attributes))
        out.append(f"<{name}>")
        open_spans.append((span.end, name))
    close(len(text))
    advance(len(text))
    return "".join(out), tuple(tags)


def pieces(message: str) -> Iterator[Piece]:
    """The runs of plain text and the tags of `message`, in order."""
    position = 0
    for match in TAG.finditer(message):
        if match.start() > position:
            yield Piece(text=unescape(message[position : match.start()]))
        yield Piece(tag=match[2], closing=bool(match[1]))
        position = match.end()
    if position < len(message):
        yield Piece(text=unescape(message[position:]))


def plain(message: str) -> str:
    """`message` without its tags, unescaped: what a reader sees."""
    return "".join(piece.text for piece in pieces(message))


def fault(msgid: str, msgstr: str) -> str:
    """What is wrong with the tags of a translation, or an empty string.

    The tags of `msgstr` must be those of `msgid`, each exactly once, and properly nested; their
    order may differ.
    """
    wanted = Counter(match[0] for match in TAG.finditer(msgid))
    found = Counter(match[0] for match in TAG.finditer(msgstr))
    if missing := wanted - found:
        return f"missing {', '.join(sorted(missing))}"
    if extra := found - wanted:
        return f"unexpected {', '.join(sorted(extra))}"
    open_tags: list[str] = []
    for match in TAG.finditer(msgstr):
        if not match[1]:
            open_tags.append(match[2])
        elif not open_tags or open_tags.pop() != match[2]:
            return f"{match[0]} closes out of order"
    return f"<{open_tags[-1]}> is not closed" if open_tags else ""
