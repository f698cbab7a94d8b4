"""The items of a plain text to lists, nested by their indents."""

from __future__ import annotations

from l10n.model import Block, Kind
from l10n.readers.draft import DEEPEST, Draft, add_text
from l10n.readers.lines import Form, Unit

_DEEPEST = DEEPEST // 2
"""How many lists nest at most: each is two containers, itself and its item."""


def nest(run: list[Unit]) -> list[Block]:
    """The lists that items, and the paragraphs within them, make. The first unit is an item."""
    lists: list[Draft] = []
    open_lists: list[tuple[int, Draft]] = []
    for unit in run:
        if unit.form is not Form.ITEM:
            while len(open_lists) > 1 and open_lists[-1][0] >= unit.indent:
                open_lists.pop()
            paragraph = Draft(Kind.PARAGRAPH, unit.line, unit.text)
            add_text(open_lists[-1][1].children[-1], paragraph, heading=False)
            continue
        while len(open_lists) > 1 and open_lists[-1][0] > unit.indent:
            open_lists.pop()
        ordinal = unit.lines[0].ordinal
        kind = Kind.NUMBERS if ordinal else Kind.BULLETS
        deeper = not open_lists or unit.indent > open_lists[-1][0] + 1
        deeper = deeper and len(open_lists) < _DEEPEST
        if deeper or open_lists[-1][1].kind is not kind or ordinal == 1:
            if open_lists and not deeper:
                open_lists.pop()
            siblings = open_lists[-1][1].children[-1].children if open_lists else lists
            siblings.append(Draft(kind, unit.line))
            open_lists.append((unit.indent, siblings[-1]))
        open_lists[-1][1].children.append(Draft(Kind.LIST_ITEM, unit.line, unit.text))
    return [draft.block() for draft in lists]
