"""The lines of a plain text to units: paragraphs, list items and quotes, unwrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from l10n.readers import dates, furniture
from l10n.readers.prose import collapse

LONGEST_WRAPPED = 120
"""Columns. Text is wrapped to fewer; a longer line is a paragraph by itself."""
_SHORTEST_WRAPPED = 50
"""Columns. A line that is shorter was not broken because it was full."""
_TAB = 4
_LEAD_IN = 6
"""Words of the longest line with a colon that ends by its line break."""

_BULLET = r"[•‣◦▪■●○·∙➢➤✓*–—-]"
_MARK = re.compile(
    rf"(?P<bullet>{_BULLET})\s+(?=\S)"
    r"|(?P<before>\(?)(?P<number>\d{1,3})(?P<after>[.)])\s+(?=\S)"
)
_LETTERED = re.compile(r"\(?(?:[a-z]|[ivx]{2,4})\)\s+\S")
_DASHES = "*–—-"
_CONTACT = re.compile(
    r"(?:(?:media|press|public) )?(?:contacts?|inquiries|affairs)\b.{0,40}:.*"
    r"|(?:tel|telephone|phone|fax|e-?mail|web ?site)\b.{0,20}:.*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"""[.:;!?…]["'”’)\]]*$""")


class Form(Enum):
    """What a unit is."""

    PARAGRAPH = auto()
    ITEM = auto()
    QUOTE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    number: int
    """1-based."""
    indent: int
    """Columns before its first character."""
    raw: str
    """All its text, white space collapsed."""
    text: str
    """The same without the mark of a list item or quote."""
    quoted: bool = False
    style: str = ""
    """The mark of a list item with its number as `1`, as `•` or `(1)`; empty without one."""
    ordinal: int = 0
    """The number of a numbered item."""


@dataclass(slots=True)
class Unit:
    """Lines that belong together."""

    form: Form
    lines: list[Line]
    gap: bool
    """Whether a blank line is before it, or nothing is."""

    @property
    def line(self) -> int:
        """1-based line of the source where it begins."""
        return self.lines[0].number

    @property
    def indent(self) -> int:
        """Columns before its first character."""
        return self.lines[0].indent

    @property
    def text(self) -> str:
        """Its text, lines joined by a space."""
        return " ".join(line.text for line in self.lines)


def ended(text: str) -> bool:
    """Whether `text` ends as a sentence or clause does."""
    return _ENDED.search(text) is not None


def contact(text: str) -> bool:
    """Whether `text` says whom the press may ask, as `Contact: …`."""
    return _CONTACT.fullmatch(text) is not None


def units(source: str) -> list[Unit]:
    """The units of a text, in order. Every line that is not blank is in one."""
    lines = source.split("\n")
    scanner = _Scanner(wrapped=all(len(line) <= LONGEST_WRAPPED for line in lines))
    for number, raw in enumerate(lines, 1):
        scanner.take(number, raw)
    return scanner.units


class _Scanner:
    def __init__(self, *, wrapped: bool) -> None:
        self._wrapped = wrapped
        """Whether the text is, for all one can see; if not, each line is a paragraph."""
        self.units: list[Unit] = []
        self._gap = True
        self._numbers: dict[str, tuple[int, int]] = {}
        """The indent and last ordinal of the open numbered lists, by style."""

    def take(self, number: int, raw: str) -> None:
        line = _line(number, raw)
        if not line.raw:
            self._gap = True
            return
        last = self.units[-1] if self.units else None
        if line.style and not self._is_item(line, last):
            line = Line(line.number, line.indent, line.raw, line.raw)
        joined = last is not None and not self._gap and _continues(line, last)
        if joined and not self._wrapped and last is not None:
            joined = last.form is not Form.PARAGRAPH or _broken(last, line)
        if joined and last is not None:
            last.lines.append(line)
        else:
            form = Form.QUOTE if line.quoted else Form.ITEM if line.style else Form.PARAGRAPH
            self.units.append(Unit(form, [line], self._gap))
            self._count(line, form)
        self._gap = False

    def _count(self, line: Line, form: Form) -> None:
        if line.ordinal:
            self._numbers[line.style] = (line.indent, line.ordinal)
        elif form is not Form.ITEM:
            # Text that is indented deeper belongs to an item, and its list goes on after it.
            self._numbers = {k: v for k, v in self._numbers.items() if v[0] < line.indent}

    def _is_item(self, line: Line, last: Unit | None) -> bool:
        """Whether the mark of `line` is one, and not a dash or number that text was wrapped at."""
        expected = 1
        if line.style in self._numbers:
            indent, ordinal = self._numbers[line.style]
            # Numbers may be aligned at their points.
            expected = ordinal + 1 if abs(indent - line.indent) <= 1 else 1
        if line.ordinal not in (0, 1, expected):
            # A page numbers its lists from 1; any other number has to stay in the text.
            return False
        if self._gap or last is None or (not line.ordinal and line.style not in _DASHES):
            return True
        first = last.lines[0]
        if first.style == line.style and abs(first.indent - line.indent) <= 1:
            return True
        return not _wrapped(last) or bool(line.ordinal and line.ordinal == expected != 1)


def _line(number: int, raw: str) -> Line:
    raw = raw.expandtabs(_TAB)
    text = collapse(raw)
    indent = len(raw) - len(raw.lstrip())
    if text.startswith(">"):
        return Line(number, indent, text, text.lstrip("> "), quoted=True)
    mark = None if furniture.line(text) else _MARK.match(text)
    if mark is None:
        return Line(number, indent, text, text)
    style = mark["bullet"] or f"{mark['before']}1{mark['after']}"
    return Line(
        number, indent, text, text[mark.end() :], style=style, ordinal=int(mark["number"] or 0)
    )


def _wrapped(unit: Unit) -> bool:
    """Whether its last line looks broken because it was full."""
    line = unit.lines[-1].raw
    return _SHORTEST_WRAPPED <= len(line) <= LONGEST_WRAPPED and not ended(line)


def _broken(unit: Unit, line: Line) -> bool:
    """Whether a line of text was broken between the two."""
    return _wrapped(unit) and line.raw[0].islower()


def _continues(line: Line, last: Unit) -> bool:
    """Whether a line goes on with the unit right above it."""
    if line.style or line.quoted != (last.form is Form.QUOTE):
        return False
    if last.form is Form.QUOTE:
        return bool(line.text and last.lines[-1].text)
    if len(line.raw) > LONGEST_WRAPPED or len(last.lines[-1].raw) > LONGEST_WRAPPED:
        return False
    if _stands_alone(last.lines[-1].raw) or _lead_in(last) or _begins(line, last):
        return False
    if last.form is Form.ITEM:
        return line.indent > last.indent or _wrapped(last)
    return True


def _lead_in(unit: Unit) -> bool:
    """Whether a unit is a short line with a colon."""
    if len(unit.lines) > 1 or unit.form is not Form.PARAGRAPH:
        return False
    text = unit.lines[0].text
    return text.endswith(":") and len(text.split()) <= _LEAD_IN


def _begins(line: Line, last: Unit) -> bool:
    """Whether a line without a mark begins a unit even so."""
    if _LETTERED.match(line.raw) or _stands_alone(line.raw):
        # A word as "share" may also be what a full line left over.
        return len(line.raw.split()) > 1 or not _wrapped(last)
    if dates.parse(line.raw) and (
        not _wrapped(last) or last.lines[-1].raw.split()[-1][0].isupper()
    ):
        # Below a title; a date that text was wrapped at follows a word as "on".
        return True
    first = last.lines[0].raw
    return len(last.lines) == 1 and first.isupper() and not line.raw.isupper()


def _stands_alone(text: str) -> bool:
    """Whether `text` is a line that no paragraph has, as a date with its label."""
    return bool(
        furniture.line(text)
        or dates.labelled(text)
        or furniture.notice_heading(text)
        or contact(text)
    )
