"""The top level of a readout, the same for every format: what a line of text there is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from l10n.errors import ReadoutError
from l10n.model import Block, Kind, LeftOut
from l10n.readers import dates, furniture
from l10n.readers.prose import collapse

_DEEPEST_HEADING = 6
_ANYWHERE = frozenset({Kind.RELEASE_DATE, Kind.UPDATE_DATE, Kind.NOTICE_BOX})
"""What may stand above the title."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader makes of a text."""

    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    """In the order of their lines."""


class Outline:
    """The blocks of a readout, in document order, and what is left out of it."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._left_out: list[LeftOut] = []
        self._titled = False
        self._dated = False
        self._begun = False

    @property
    def titled(self) -> bool:
        """Whether it has its title."""
        return self._titled

    @property
    def updated(self) -> bool:
        """Whether it has a date of update."""
        return any(block.kind is Kind.UPDATE_DATE for block in self._blocks)

    def title(self, block: Block) -> None:
        """Add the title."""
        self._blocks.append(replace(block, kind=Kind.TITLE, level=0))
        self._titled = True

    def date(self, block: Block) -> None:
        """Add a release or update date."""
        self._blocks.append(block)
        self._dated = self._dated or block.kind is Kind.RELEASE_DATE

    def add(self, block: Block) -> None:
        """Add a block as it is: a list, a quote, a table, a notice box."""
        self._blocks.append(block)
        self._begun = self._begun or block.kind is not Kind.NOTICE_BOX

    def leave_out(self, line: int, text: str, rule: str) -> None:
        """Report what is not part of the readout."""
        self._left_out.append(LeftOut(line, collapse(text), rule))

    def leaf(self, block: Block) -> None:
        """Add a heading or paragraph, as what its text shows it to be.

        It may be a date, a notice, or furniture. The first heading of level 1 is the title.
        """
        if block.kind is Kind.HEADING and block.level == 1 and not self._titled:
            self.title(block)
        elif rule := furniture.line(block.text):
            self.leave_out(block.line, block.text, rule)
        elif not (self.dated(block) or self.noticed(block)):
            self._blocks.append(block)
            # A heading may be the notice's; the text begins with a paragraph.
            self._begun = self._begun or block.kind is Kind.PARAGRAPH

    def dated(self, block: Block) -> bool:
        """Whether its text is a date, which is then added as one.

        A date without a label is the release date if it stands above the text.
        """
        if found := dates.labelled(block.text):
            kind, day = found
        elif (bare := dates.parse(block.text)) is None:
            return False
        elif above := self._label():
            # The label is a line of its own.
            self._blocks.pop()
            kind, day = above[1], bare
            block = replace(block, line=above[0].line, text=f"{above[0].text} {block.text}")
        elif self._begun or self._dated:
            return False
        else:
            kind, day = Kind.RELEASE_DATE, bare
        self.date(replace(block, kind=kind, date=day, level=0, spans=()))
        return True

    def _label(self) -> tuple[Block, Kind] | None:
        """The last block and what it says of a date below it, if it is a date's label."""
        above = self._blocks[-1] if self._blocks else None
        if above is None or above.kind not in (Kind.HEADING, Kind.PARAGRAPH):
            return None
        kind = dates.label(above.text)
        return None if kind is None else (above, kind)

    def noticed(self, block: Block) -> bool:
        """Whether its text is an archive notice, which is then added with the heading above it."""
        leaves = (Kind.HEADING, Kind.PARAGRAPH)
        above = [last for last in self._blocks[-1:] if last.kind in leaves]
        headed = any(furniture.notice_heading(last.text) for last in above)
        if not furniture.notice(block.text, headed=headed):
            return False
        children = [replace(block, kind=Kind.NOTICE, level=0)]
        if headed:
            heading = replace(self._blocks.pop(), kind=Kind.NOTICE_HEADING, level=0)
            children.insert(0, heading)
        self._blocks.append(Block(Kind.NOTICE_BOX, children[0].line, children=tuple(children)))
        return True

    def rescue(self, block: Block) -> bool:
        """Whether its text, found among furniture, is the readout's, and is then added.

        That is a date of update, if there is none yet, or an archive notice.
        """
        found = dates.labelled(block.text)
        if found and found[0] is Kind.UPDATE_DATE and not self.updated:
            return self.dated(block)
        if not furniture.notice(block.text):
            return False
        if self._left_out and furniture.notice_heading(self._left_out[-1].text):
            heading = self._left_out.pop()
            self._blocks.append(Block(Kind.HEADING, heading.line, heading.text, level=2))
        return self.noticed(block)

    def content(self, *, name: str, remedy: str) -> Content:
        """What was added, its headings in order. Raises ReadoutError if there is no title."""
        if not self._titled:
            raise ReadoutError(f"no title; {remedy}", path=name, line=1)
        self._drop_above_title()
        left_out = tuple(sorted(self._left_out, key=lambda item: item.line))
        return Content(tuple(_in_order(self._blocks)), left_out)

    def _drop_above_title(self) -> None:
        """Leave out what stands above the title, but for dates and notices.

        It is what the rules for furniture don't know. Where nothing is below the title, it is kept.
        """
        kinds = [block.kind for block in self._blocks]
        title = kinds.index(Kind.TITLE)
        if not any(kind not in _ANYWHERE for kind in kinds[title + 1 :]):
            return
        for block in self._blocks[:title]:
            if block.kind not in _ANYWHERE:
                for part in block.walk():
                    if part.text:
                        self.leave_out(part.line, part.text, "above the title")
        self._blocks[:title] = [b for b in self._blocks[:title] if b.kind in _ANYWHERE]


def split(block: Block) -> list[Block]:
    """A paragraph as its lines, if one of them is a labelled date or all are furniture."""
    lines = block.text.split("\n")
    apart = any(map(dates.labelled, lines)) or all(map(furniture.line, lines))
    if len(lines) == 1 or not apart:
        return [block]
    blocks = []
    start = 0
    for line in lines:
        end = start + len(line)
        spans = tuple(
            replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in block.spans
            if span.start < end and span.end > start
        )
        blocks.append(replace(block, text=line, spans=spans))
        start = end + 1
    return blocks


def _in_order(blocks: list[Block]) -> list[Block]:
    """The blocks with their headings at levels from 2 on, none more than one below the last."""
    open_levels: list[int] = []
    ordered = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            block = replace(block, level=min(len(open_levels) + 1, _DEEPEST_HEADING))  # noqa: PLW2901 -- the block as it goes on
        ordered.append(block)
    return ordered
