"""Where the pieces of a text are in it, and which of the source each of the target comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from l10n.translate.engine import Link
from l10n.translate.tokens import Span

SPACE = "▁"
"""What sentencepiece writes for a space before a piece."""
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
"""The piece of one byte, in models that spell unknown characters by their UTF-8."""
_GUESS = 0.5
"""The weight of a link that is not known."""


def aligned(
    target: Sequence[Span],
    source: Sequence[Span],
    attention: Sequence[Sequence[float]],
    *,
    alone: bool,
) -> tuple[Link, ...]:
    """For every piece of the translation, the source piece that its attention is highest on.

    In a batch with a beam, where a text is not `alone`, CTranslate2 4.8 gives every text the first
    row of the batch's first text. The first piece is linked to the first source piece then: for 387
    of 400 sentences that is where its attention is highest (`python -m bench batches`).
    """
    links = []
    for number, (span, row) in enumerate(zip(target, attention, strict=False)):
        weight = max(row)
        best = row.index(weight)
        if number == 0 and not alone:
            weight, best = _GUESS, 0
        links.append(Link(*span, *source[best], weight))
    return tuple(links)


def joined(pieces: Sequence[str]) -> tuple[str, list[Span]]:
    """The text of sentencepiece pieces, and the span of each piece in it.

    Pieces of bytes that follow one another are the characters that they spell together.
    """
    text = ""
    spans: list[Span] = []
    for is_byte, group in groupby(pieces, key=lambda piece: bool(_BYTE.fullmatch(piece))):
        row = list(group)
        if is_byte:
            data = bytes.fromhex("".join(piece[3:5] for piece in row))
            spelled = data.decode("utf-8", "replace")
            spans += [(len(text), len(text) + len(spelled))] * len(row)
            text += spelled
            continue
        for piece in row:
            start = len(text) + piece.startswith(SPACE)
            text += piece.replace(SPACE, " ")
            spans.append((start, len(text)))
    lead, whole = len(text) - len(text.lstrip()), text.strip()
    limit = len(whole)
    return whole, [
        (min(max(start - lead, 0), limit), min(max(end - lead, 0), limit)) for start, end in spans
    ]


def spans_of(text: str, pieces: Sequence[str]) -> list[Span]:
    """The span of each piece in `text`.

    A tokenizer normalizes what it reads, so a piece may not be there as it is (`…` is read as
    three dots): it then gets the gap before the next piece that is.
    """
    spans: list[Span] = []
    unknown: list[int] = []
    position = 0
    for number, piece in enumerate(pieces):
        surface = piece.strip(SPACE).removesuffix("@@")
        # A piece that is further away than that is another occurrence of it.
        at = text.find(surface, position, position + len(surface) + 12) if surface else position
        if at < 0:
            unknown.append(number)
            spans.append((position, position))
            continue
        for lost in unknown:
            spans[lost] = (spans[lost][0], at)
        unknown.clear()
        position = at + len(surface)
        spans.append((at, position))
    for lost in unknown:
        spans[lost] = (spans[lost][0], len(text))
    return spans
