"""Plain text, as a person types it or a scraper saves it."""

from __future__ import annotations

import re

from l10n.errors import ReadoutError
from l10n.model import Block, Kind
from l10n.readers import dates, extent, furniture
from l10n.readers.draft import Draft
from l10n.readers.lines import Form, Unit, contact, ended, units
from l10n.readers.nesting import nest
from l10n.readers.outline import Content, Outline

_REMEDY = "make the title the first line, with a blank line below"
_HEADING_WORDS = 12
_LEAD_IN_WORDS = 2
"""The most words of a heading with a colon that is not written in capitals, as `Next steps:`."""
_TEXT_WORDS = 8
"""Words of the shortest text that a line without a mark of its own can be the heading of."""
_SMALL = re.compile(
    r"an?|and|as|at|but|by|for|from|in|into|n?or|of|on|over|per|the|to|via|vs|with", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_OPENING_QUOTE = ('"', "“", "«")
_INDENTED = 4


def read(source: str, name: str) -> Content:
    """The blocks of a text and what is left out. `name` is what an error calls the file.

    Every line that is not blank is in the text of a block or is left out. Raises ReadoutError if
    the text does not begin with a title.
    """
    outline = Outline()
    _Reader(units(source), outline, name, whole=source.endswith("\n")).read()
    return outline.content(name=name, remedy=_REMEDY)


class _Reader:
    def __init__(self, found: list[Unit], outline: Outline, name: str, *, whole: bool) -> None:
        self._units = found
        self._outline = outline
        self._name = name
        self._whole = whole
        """Whether the file's last line has an end."""
        self._begin, self._end = extent.begin(found), extent.end(found)
        self._closing = False
        """Whether what was read last comes after the text: a date of update, or furniture."""

    def read(self) -> None:
        position = 0
        while position < len(self._units):
            unit = self._units[position]
            if position == self._end and not self._outline.titled:
                # A mark above the title ends nothing.
                self._end = len(self._units)
            count = 0 if self._outline.titled else extent.trail(self._units, position)
            if count:
                for part in self._units[position : position + count]:
                    self._leave_out(part, "breadcrumb")
            elif where := self._outside(position):
                count = 1
                self._leave_out(unit, furniture.line(unit.text) or where)
            elif unit.form is Form.ITEM:
                count = self._list(position)
            elif unit.form is Form.QUOTE or _indented_quote(unit):
                count = self._quote(position)
            else:
                count = 1
                self._paragraph(position)
            position += count

    def _outside(self, position: int) -> str:
        """The rule of a unit that is above or below the readout; empty if it is none."""
        below = position >= self._end and self._outline.titled
        if not (below or position < self._begin) or extent.stays(self._units, position):
            return ""
        return "below the end" if below else "above the title"

    def _leave_out(self, unit: Unit, rule: str) -> None:
        for line in unit.lines:
            self._outline.leave_out(line.number, line.raw, rule)
        self._closing = True

    def _add(self, block: Block) -> None:
        self._outline.add(block)
        self._closing = False

    def _run(self, position: int, form: Form) -> list[Unit]:
        """The units of a form from `position` on, up to the first of another."""
        end = position
        while end < len(self._units) and self._units[end].form is form:
            end += 1
        return self._units[position:end]

    def _list(self, position: int) -> int:
        """Add the lists from `position` on; how many units they take."""
        first = self._units[position]
        end = position + 1
        while end < len(self._units) and _in_list(self._units[end], first):
            end += 1
        run = self._units[position:end]
        rules = [furniture.line(unit.text) for unit in run]
        if not self._outline.titled and not all(rules):
            rules = ["navigation" if extent.menu(unit) else "" for unit in run]
        # An item alone is not a menu: "• Share" may be all that the ministers agreed on.
        if all(rules) and (len(run) > 1 or not self._outline.titled):
            for unit, rule in zip(run, rules, strict=True):
                self._leave_out(unit, rule)
        elif not self._outline.titled:
            raise self._no_title(first)
        else:
            for block in nest(run):
                self._add(block)
        return len(run)

    def _quote(self, position: int) -> int:
        """Add the quote from `position` on; how many units it takes."""
        first = self._units[position]
        if not self._outline.titled:
            raise self._no_title(first)
        run = self._run(position, Form.QUOTE) if first.form is Form.QUOTE else [first]
        quote = Draft(Kind.BLOCK_QUOTE, first.line)
        for unit in run:
            if unit.text:
                quote.children.append(Draft(Kind.QUOTE, unit.line, unit.text))
            else:
                self._leave_out(unit, "ornament")
        if not quote.empty:
            self._add(quote.block())
        return len(run)

    def _paragraph(self, position: int) -> None:
        unit = self._units[position]
        block = Block(Kind.PARAGRAPH, unit.line, unit.text)
        if rule := furniture.line(unit.text):
            self._leave_out(unit, rule)
        elif self._outline.dated(block):
            self._closing = self._outline.updated
        elif self._outline.noticed(block):
            self._closing = False
        elif not self._outline.titled:
            self._title(unit, block)
        elif self._damaged(position):
            self._leave_out(unit, "damaged last line")
        else:
            heading = self._is_heading(position)
            kind = Kind.HEADING if heading else Kind.PARAGRAPH
            self._outline.leaf(Block(kind, unit.line, unit.text, level=2 if heading else 0))
            self._closing = False

    def _title(self, unit: Unit, block: Block) -> None:
        """Add the title, or one of the lines that may stand above it."""
        if furniture.notice_heading(unit.text) or dates.label(unit.text):
            self._outline.leaf(block)
        elif extent.title_like(unit.text):
            self._outline.title(block)
        else:
            raise self._no_title(unit)

    def _no_title(self, unit: Unit) -> ReadoutError:
        words = len(unit.text.split())
        what = {Form.ITEM: "list", Form.QUOTE: "quote"}.get(unit.form, f"text of {words} words")
        expected = f"a line of at most {extent.TITLE_WORDS} words"
        return ReadoutError(
            f"no title (expected {expected}, got a {what}); {_REMEDY}",
            path=self._name,
            line=unit.line,
        )

    def _damaged(self, position: int) -> bool:
        """Whether a unit is what a cut left of the furniture below the text."""
        last = position == len(self._units) - 1
        return last and self._closing and not self._whole and not ended(self._units[position].text)

    def _is_heading(self, position: int) -> bool:
        unit = self._units[position]
        text, words = unit.text, unit.text.split()
        underlined = self._underlined(position)
        below = position + 1 + underlined
        if below >= len(self._units) or len(words) > _HEADING_WORDS or contact(text):
            return False
        follower = self._units[below]
        if furniture.line(follower.text) or dates.labelled(follower.text):
            return False
        if text.endswith(":"):
            return len(words) <= _LEAD_IN_WORDS or _title_case(text)
        if ended(text):
            return False
        if text.isupper() or underlined:
            return True
        apart = unit.gap and follower.gap
        enough = follower.form is not Form.PARAGRAPH or len(follower.text.split()) >= _TEXT_WORDS
        return apart and enough and _title_case(text)

    def _underlined(self, position: int) -> bool:
        """Whether the unit is a line with a row of hyphens or the like right below."""
        if position + 1 == len(self._units):
            return False
        follower = self._units[position + 1]
        return not follower.gap and furniture.line(follower.text) == "ornament"


def _in_list(unit: Unit, first: Unit) -> bool:
    """Whether a unit goes on with the list that begins with `first`."""
    return unit.form is Form.ITEM or (
        unit.form is Form.PARAGRAPH and unit.indent > first.indent and not furniture.line(unit.text)
    )


def _indented_quote(unit: Unit) -> bool:
    return unit.indent >= _INDENTED and unit.text.startswith(_OPENING_QUOTE)


def _title_case(text: str) -> bool:
    """Whether the words of `text` begin with capitals, as those of a heading do."""
    if not text[0].isalpha() or "@" in text or "://" in text:
        return False
    words = _WORD.findall(text)
    return all(word[0].isupper() or _SMALL.fullmatch(word) for word in words)
