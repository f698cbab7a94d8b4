"""A block while it is being built."""

from __future__ import annotations

from dataclasses import dataclass, field

from l10n.model import Block, Kind, Span
from l10n.readers.elements import CELLS, LISTS

DEEPEST = 20
"""How many containers nest at most; what is deeper stays in the deepest, so that no input can
exhaust the stack of those who walk a readout."""


@dataclass(slots=True)
class Draft:
    """A block whose children and text may still grow."""

    kind: Kind
    line: int
    text: str = ""
    spans: tuple[Span, ...] = ()
    children: list[Draft] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it; a row is empty if its cells are."""
        if self.kind is Kind.TABLE_ROW:
            return not any(cell.text for cell in self.children)
        return not self.text and not self.children

    def block(self) -> Block:
        """The finished block and its descendants."""
        return Block(
            self.kind,
            self.line,
            self.text,
            self.spans,
            tuple(child.block() for child in self.children),
        )


def attach(child: Draft, parent: Draft) -> None:
    """Make a finished container the last child of the one around it, unless it is empty.

    A cell is kept even so: it holds its place in the row.
    """
    if child.empty and child.kind not in CELLS:
        return
    if parent.kind in LISTS and child.kind is not Kind.LIST_ITEM:
        if not parent.children:
            parent.children.append(Draft(Kind.LIST_ITEM, child.line))
        parent = parent.children[-1]
    parent.children.append(child)


def add_text(parent: Draft, text: Draft, *, heading: bool) -> None:
    """Add a line of text to a container, as what it is there.

    `heading` says that it stood in a heading, or in the caption of a table.
    """
    match parent.kind:
        case Kind.LIST_ITEM if not parent.text and not parent.children:
            parent.text, parent.spans = text.text, text.spans
            return
        case Kind.BULLETS | Kind.NUMBERS:
            text.kind = Kind.LIST_ITEM
        case Kind.BLOCK_QUOTE:
            text.kind = Kind.QUOTE
        case Kind.NOTICE_BOX:
            text.kind = Kind.NOTICE_HEADING if heading else Kind.NOTICE
        case Kind.TABLE if heading:
            text.kind = Kind.TABLE_CAPTION
        case Kind.TABLE:
            text.kind = Kind.TABLE_CELL
            text = Draft(Kind.TABLE_ROW, text.line, children=[text])
        case Kind.TABLE_ROW:
            text.kind = Kind.TABLE_CELL
    parent.children.append(text)
