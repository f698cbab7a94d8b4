"""Where the pieces of a text are in it, and which of the source each of the target comes from."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.translate.engine import Link
from l10n.translate.tokens import Span

SPACE = "▁"
"""What sentencepiece writes for a space before a piece."""
_GUESS = 0.5
"""The weight of a link that is not known."""


def aligned(
    target: Sequence[Span],
    source: Sequence[Span],
    attention: Sequence[Sequence[float]],
    *,
    beam: int,
) -> tuple[Link, ...]:
    """For every piece of the translation, the source piece that its attention is highest on.

    In a batch with a beam, CTranslate2 4.8 gives every text the first row of the batch's first
    text. The first piece is linked to the first source piece then: on 300 news sentences that is
    where its attention was highest in 276.
    """
    links = []
    for number, (span, row) in enumerate(zip(target, attention, strict=False)):
        weight = max(row)
        best = row.index(weight)
        if number == 0 and beam > 1:
            weight, best = _GUESS, 0
        links.append(Link(*span, *source[best], weight))
    return tuple(links)


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
