"""Inline elements: the native codes of a TMX segment to our paired tags, and back.

A code that opens and one that closes become a pair of tags where both are in the segment and we
know such an element; every other code goes, and the text around it stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from l10n import markup


class Side(Enum):
    """What a code does."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Code:
    """A native code of a segment: what `bpt`, `ept`, `ph`, `it` or `ut` holds."""

    element: str
    """The name of the TMX element."""
    content: str
    """As `<b>`, `<a href="…">`, `{0}`."""
    number: str = ""
    """The attribute `i`, which a `bpt` shares with its `ept`."""
    match: str = ""
    """The attribute `x`, which a code shares with that of the other language."""
    kind: str = ""
    """The attribute `type`, as `bold`."""


Piece = str | Code

TYPES = {"strong": "bold", "em": "italic", "a": "link", "ins": "ulined", "del": "x-strike"}
"""The `type` of the codes of an element, where the TMX specification or habit has one."""

_NATIVE = re.compile(r"\s*<\s*(/?)\s*([A-Za-z]+)\b[^<>]*?(/?)\s*>\s*\Z")
_PLACEHOLDER = re.compile(r"\{\w*\}|%(?:\d+\$|\(\w+\))?[sdif]")
_ELEMENTS = {"b": "strong", "i": "em", "u": "ins", "s": "del", "strike": "del"}
_TYPES = {kind: element for element, kind in TYPES.items()}


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two codes of a segment that belong together, by their positions among its pieces."""

    opening: int
    closing: int
    own: str
    """The name of our tag where the codes are one already; else empty."""
    letter: str
    """The letter of a tag for its element; empty if we know no such element."""
    match: str
    """What its counterpart in the other language has as well."""


def messages(source: Sequence[Piece], target: Sequence[Piece]) -> tuple[str, str]:
    """The messages of a segment and its translation, with the tags that both have, or none."""
    if not any(isinstance(piece, Code) for piece in (*source, *target)):
        return _written(source, (), {}), _written(target, (), {})
    pairs = sorted(_pairs(source), key=lambda pair: pair.opening)
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for pair in pairs:
        if pair.own:
            names[pair.match] = pair.own
        elif pair.letter and pair.match not in names:
            counts[pair.letter] += 1
            names[pair.match] = f"{pair.letter}{counts[pair.letter]}"
    msgid = _written(source, pairs, names)
    msgstr = _written(target, list(_pairs(target)), names)
    if markup.fault(msgid, msgid) or markup.fault(msgid, msgstr):
        return _written(source, (), {}), _written(target, (), {})
    return msgid, msgstr


def pieces(message: str, numbers: Mapping[str, int]) -> Iterator[Piece]:
    """The text and codes of a message; `numbers` gives a number to each tag's name."""
    elements = {letter: element for element, (letter, _) in markup.ELEMENTS.items()}
    for piece in markup.pieces(message):
        if not piece.tag:
            yield piece.text
            continue
        number = str(numbers[piece.tag])
        if piece.closing:
            yield Code("ept", f"</{piece.tag}>", number)
        else:
            element = elements.get(piece.tag[0], "")
            kind = TYPES.get(element, f"x-{element}" if element else "")
            yield Code("bpt", f"<{piece.tag}>", number, number, kind)


def _written(found: Sequence[Piece], pairs: Sequence[_Pair], names: Mapping[str, str]) -> str:
    tags: dict[int, str] = {}
    for pair in pairs:
        if name := names.get(pair.match):
            tags |= {pair.opening: f"<{name}>", pair.closing: f"</{name}>"}
    return "".join(
        markup.escape(piece) if isinstance(piece, str) else tags.get(position, _text(piece))
        for position, piece in enumerate(found)
    )


def _text(code: Code) -> str:
    """What a code without a counterpart leaves in the text."""
    if _PLACEHOLDER.fullmatch(code.content.strip()):
        return code.content.strip()
    native = _NATIVE.match(code.content)
    return "\n" if native and native[2].lower() == "br" else ""


def _pairs(found: Sequence[Piece]) -> Iterator[_Pair]:
    """The codes that belong together, properly nested, in order of their closing."""
    opened: list[tuple[str, int, Code]] = []
    ordinals: Counter[str] = Counter()
    for position, piece in enumerate(found):
        if isinstance(piece, str):
            continue
        side, identity = _role(piece)
        if side is Side.OPEN:
            opened.append((identity, position, piece))
        elif side is Side.CLOSE and any(identity == name for name, _, _ in opened):
            # What was opened since then was never closed.
            while opened[-1][0] != identity:
                opened.pop()
            _, opening, code = opened.pop()
            ordinals[identity] += 1
            match = f"x {code.match}" if code.match else f"{identity} {ordinals[identity]}"
            yield _Pair(opening, position, _own(code, piece), _letter(code), match)


def _role(code: Code) -> tuple[Side, str]:
    """What the code does, and what tells the code that it belongs to."""
    if code.element in {"bpt", "ept"}:
        return Side.OPEN if code.element == "bpt" else Side.CLOSE, f"i {code.number}"
    native = _NATIVE.match(code.content)
    if native is None or native[3]:
        return Side.ALONE, ""
    return Side.CLOSE if native[1] else Side.OPEN, f"<{native[2].lower()}>"


def _own(opening: Code, closing: Code) -> str:
    """The name of the tag of ours that the codes are, if they are."""
    first, last = (markup.TAG.fullmatch(code.content.strip()) for code in (opening, closing))
    same = first is not None and last is not None and first[2] == last[2]
    return first[2] if same and first and not first[1] and last and last[1] else ""


def _letter(code: Code) -> str:
    """The letter of our tag for the code's element."""
    native = _NATIVE.match(code.content)
    name = native[2].lower() if native else ""
    element = _ELEMENTS.get(name, name) or _TYPES.get(code.kind, "")
    return markup.ELEMENTS.get(element, ("", ()))[0]
