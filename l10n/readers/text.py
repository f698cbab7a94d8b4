"""Plain text, as a person types it or a scraper saves it."""

from __future__ import annotations

import re

from l10n.errors import ReadoutError
from l10n.model import Block, Kind
from l10n.readers import dates, furniture
from l10n.readers.draft import Draft
from l10n.readers.lines import Form, Unit, contact, ended, units
from l10n.readers.nesting import nest
from l10n.readers.outline import Content, Outline

_REMEDY = "make the title the first line, with a blank line below"
_TITLE_WORDS = 40
_SENTENCE_WORDS = 15
"""More words than this and a full stop make a sentence, not a title."""
_HEADING_WORDS = 12
_LEAD_IN_WORDS = 6
_TEXT_WORDS = 8
"""Words of the shortest text that a line without a mark of its own can be the heading of."""
_TRAIL_WORDS = 8
_SMALL = re.compile(
    r"an?|and|as|at|but|by|for|from|in|into|n?or|of|on|over|per|the|to|via|vs|with", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_OPENING_QUOTE = ('"', "“", "«")
_INDENTED = 4
_SEPARATOR = re.compile(r"\s*[>»›/|→]\s*")


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
        self._title_at = self._named_title()
        self._closing = False
        """Whether what was read last comes after the text: a date of update, or furniture."""

    def _named_title(self) -> int:
        """The position of the title that the breadcrumbs name; -1 if there is none."""
        named = ""
        for position, unit in enumerate(self._units):
            if named and unit.text.casefold() == named and _may_be_title(unit):
                return position
            if not named and (count := self._trail(position)):
                last = self._units[position + count - 1].text
                named = _SEPARATOR.split(last)[-1].casefold()
            elif not named and not _title_like(unit.text) and not furniture.line(unit.text):
                # Breadcrumbs below the text name nothing above it.
                return -1
        return -1

    def read(self) -> None:
        position = 0
        while position < len(self._units):
            unit = self._units[position]
            if count := self._trail(position):
                for part in self._units[position : position + count]:
                    self._leave_out(part, "breadcrumb")
            elif self._above_title(position):
                count = 1
                self._leave_out(unit, furniture.line(unit.text) or "above the title")
            elif unit.form is Form.ITEM:
                count = self._list(position)
            elif unit.form is Form.QUOTE or _indented_quote(unit):
                count = self._quote(position)
            else:
                count = 1
                self._paragraph(position)
            position += count

    def _above_title(self, position: int) -> bool:
        """Whether a unit is part of the page above the title that the breadcrumbs name."""
        unit = self._units[position]
        if position >= self._title_at:
            return False
        below = self._units[position + 1].text
        notice = furniture.notice_heading(unit.text) and furniture.notice(below, headed=True)
        headed = position > 0 and furniture.notice_heading(self._units[position - 1].text)
        return not (
            notice
            or furniture.notice(unit.text, headed=headed)
            or dates.labelled(unit.text)
            or dates.label(unit.text)
        )

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

    def _trail(self, position: int) -> int:
        """How many units from `position` on are the page's breadcrumbs."""
        first = self._units[position]
        if self._outline.titled:
            return 0
        labelled = first.form is Form.PARAGRAPH and furniture.line(first.text) == "breadcrumb"
        if not labelled and (first.form is not Form.ITEM or first.text.lower() != "home"):
            return 0
        items: list[Unit] = []
        for item in self._run(position + labelled, Form.ITEM):
            if items and item.lines[0].ordinal == 1:
                break
            items.append(item)
        short = all(
            len(item.text.split()) <= _TRAIL_WORDS and not ended(item.text) for item in items[:-1]
        )
        return labelled + (len(items) if short else 0)

    def _list(self, position: int) -> int:
        """Add the lists from `position` on; how many units they take."""
        first = self._units[position]
        end = position + 1
        while end < len(self._units) and _in_list(self._units[end], first):
            end += 1
        run = self._units[position:end]
        rules = [furniture.line(unit.text) for unit in run]
        if not self._outline.titled and not all(rules):
            rules = [_menu(unit) for unit in run]
        if all(rules):
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
        elif _title_like(unit.text):
            self._outline.title(block)
        else:
            raise self._no_title(unit)

    def _no_title(self, unit: Unit) -> ReadoutError:
        words = len(unit.text.split())
        what = {Form.ITEM: "list", Form.QUOTE: "quote"}.get(unit.form, f"text of {words} words")
        return ReadoutError(
            f"no title (expected a line of at most {_TITLE_WORDS} words, got a {what}); {_REMEDY}",
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


def _menu(unit: Unit) -> str:
    """The rule of an item above the title: a page's menu has short ones."""
    short = len(unit.text.split()) <= _TRAIL_WORDS and not ended(unit.text)
    return "navigation" if short else ""


def _indented_quote(unit: Unit) -> bool:
    return unit.indent >= _INDENTED and unit.text.startswith(_OPENING_QUOTE)


def _may_be_title(unit: Unit) -> bool:
    """Whether a unit is neither a list item nor what the other rules recognise."""
    text = unit.text
    known = furniture.line(text) or dates.labelled(text) or dates.parse(text)
    return unit.form is Form.PARAGRAPH and not known and _title_like(text)


def _title_like(text: str) -> bool:
    words = len(text.split())
    if words > _TITLE_WORDS or text.endswith((",", ";", ":")):
        return False
    return not (words > _SENTENCE_WORDS and ended(text))


def _title_case(text: str) -> bool:
    """Whether the words of `text` begin with capitals, as those of a heading do."""
    if not text[0].isalpha() or "@" in text or "://" in text:
        return False
    words = _WORD.findall(text)
    return all(word[0].isupper() or _SMALL.fullmatch(word) for word in words)
