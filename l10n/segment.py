"""Segments: the pieces of a readout that are translated as one message each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n import markup
from l10n.model import MESSAGES, Block, Kind, Readout, Segment, Span
from l10n.sentences import Cut, sentences

__all__ = ["segment", "sentences"]

RUNNING = frozenset(
    {
        Kind.PARAGRAPH,
        Kind.QUOTE,
        Kind.NOTICE,
        Kind.LIST_ITEM,
        Kind.TABLE_CELL,
        Kind.TABLE_CAPTION,
    }
)
"""The kinds whose text is cut into sentences; a title or a heading is one message."""

INDIVISIBLE = frozenset({"code", "q", "abbr", "sup", "sub"})
"""Elements that are never cut in two: a second `<q>` would add quotation marks, for one."""
NAMES = frozenset({"a", "cite"})
"""Elements that are cut only where they hold whole sentences."""


def segment(readout: Readout, mode: str = "sentence") -> tuple[Segment, ...]:
    """The segments of `readout` in document order.

    Their `lead + plain(msgid) + tail` joined give each block's text again. With `mode` "paragraph"
    a block is not cut into sentences. A hard line break ends a segment in either mode: a msgid with
    a line break in it is hard to type and easy to lose.

    Raises ValueError for another mode.
    """
    if mode not in {"sentence", "paragraph"}:
        raise ValueError(f'unknown segmentation "{mode}" (expected "sentence" or "paragraph")')
    return tuple(
        piece
        for number, block in enumerate(readout.walk())
        if block.kind in MESSAGES and block.text
        for piece in _pieces(block, number, by_sentence=mode == "sentence")
    )


def _pieces(block: Block, number: int, *, by_sentence: bool) -> Iterator[Segment]:
    if by_sentence and block.kind in RUNNING:
        cuts = _joined(block, sentences(block.text))
    else:
        cuts = tuple(_lines(block.text))
    position = 0
    for start, end in cuts:
        msgid, tags = markup.write(block.text[start:end], _clipped(block, start, end))
        yield Segment(
            msgid=msgid,
            kind=block.kind,
            block=number,
            line=block.line,
            lead=block.text[position:start],
            tail=block.text[end:] if end == cuts[-1][1] else "",
            tags=tags,
        )
        position = end


def _lines(text: str) -> Iterator[Cut]:
    """The spans of the lines of `text` that are not blank, trimmed."""
    offset = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            start = offset + line.index(stripped[0])
            yield start, start + len(stripped)
        offset += len(line) + 1


def _joined(block: Block, cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """`cuts` without those that would tear a span which must stay whole; line breaks still cut."""
    whole = [span for span in block.spans if _must_stay_whole(span, block.text, cuts)]
    joined: list[Cut] = []
    for start, end in cuts:
        if joined:
            first, before = joined[-1]
            torn = any(span.start < before and start < span.end for span in whole)
            if torn and "\n" not in block.text[before:start]:
                joined[-1] = (first, end)
                continue
        joined.append((start, end))
    return tuple(joined)


def _must_stay_whole(span: Span, text: str, cuts: Sequence[Cut]) -> bool:
    if span.tag in INDIVISIBLE:
        return True
    if span.tag not in NAMES:
        return False
    before = max((start for start, _ in cuts if start <= span.start), default=0)
    after = min((end for _, end in cuts if end >= span.end), default=len(text))
    around = text[before : span.start] + text[span.end : after]
    return any(char.isalnum() for char in around)


def _clipped(block: Block, start: int, end: int) -> Iterator[Span]:
    """The parts of the block's spans within `start` and `end`, from `start` on, trimmed."""
    for span in block.spans:
        text = block.text[max(span.start, start) : min(span.end, end)]
        if stripped := text.strip():
            begin = max(span.start, start) - start + text.index(stripped[0])
            yield Span(begin, begin + len(stripped), span.tag, span.attributes)
