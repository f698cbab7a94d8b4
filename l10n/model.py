"""The vocabulary: every value that travels between two stages.

The words, one per idea:

readout      one press release, as read from `source/`
block        a piece of a readout's structure: a heading, a paragraph, a list
segment      a piece of source text that is translated as one: a sentence, a heading, a cell
entry        a record of a catalog: a segment's text and its translation
message      what an entry is about; its identity is `(msgctxt, msgid)`
template     `.pot`, the messages of one readout
catalog      `.po`, the same messages with their translations into one locale
finding      something a person should look at; an exception stops a run, a finding is data
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Key = tuple[str | None, str]
"""A message's identity: `(msgctxt, msgid)`, as gettext has it."""


class Kind(StrEnum):
    """What a block is.

    The kinds of `MESSAGES` hold text to translate; their values are the words a translator reads
    as the role of a message.
    """

    TITLE = "title"
    NOTICE_HEADING = "notice heading"
    NOTICE = "notice"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    TABLE_CAPTION = "table caption"
    TABLE_HEADING = "table heading"
    TABLE_CELL = "table cell"

    RELEASE_DATE = "release date"
    UPDATE_DATE = "update date"

    NOTICE_BOX = "notice box"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    BLOCK_QUOTE = "block quote"
    TABLE = "table"
    TABLE_ROW = "table row"


MESSAGES = frozenset(
    {
        Kind.TITLE,
        Kind.NOTICE_HEADING,
        Kind.NOTICE,
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.LIST_ITEM,
        Kind.QUOTE,
        Kind.TABLE_CAPTION,
        Kind.TABLE_HEADING,
        Kind.TABLE_CELL,
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """An inline element over a part of a block's text."""

    start: int
    """Offset of its first character in the block's text."""
    end: int
    """Offset after its last character."""
    tag: str
    """The element: one of `markup.ELEMENTS`, as `a`, `strong`, `em`."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Name and value, in source order; only those that `markup.ELEMENTS` lists."""


@dataclass(frozen=True, slots=True)
class Block:
    """A node of a readout: text with inline spans, children, or (a list item) both."""

    kind: Kind
    line: int
    """1-based line of the source file where it begins."""
    text: str = ""
    """White space collapsed and trimmed; `\\n` stands for a hard line break and nothing else."""
    spans: tuple[Span, ...] = ()
    """Properly nested, in order of their start, the outer before the inner."""
    children: tuple[Block, ...] = ()
    level: int = 0
    """Of a heading: 2 to 6, below the title, which is 1. 0 for every other kind."""
    date: date | None = None
    """Of a release date and an update date."""

    def walk(self) -> Iterator[Block]:
        """This block, then its descendants in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the source that is site furniture or damage, and not part of the readout."""

    line: int
    """1-based."""
    text: str
    """The line's text, white space collapsed."""
    rule: str
    """The name of the rule that recognised it, as `government banner`."""


@dataclass(frozen=True, slots=True)
class Readout:
    """One press release, whatever format it came in."""

    slug: str
    """Its path below the source folder without the suffix, with `/` between folders."""
    path: str
    """Its path relative to the project folder, with `/`; what a `#:` reference names."""
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    encoding: str = "utf-8"
    """What the bytes were decoded as: `utf-8`, `utf-8-sig`, `utf-16` or `cp1252`."""

    def walk(self) -> Iterator[Block]:
        """Every block in document order, containers before their children."""
        for block in self.blocks:
            yield from block.walk()

    def _first(self, kind: Kind) -> Block | None:
        return next((block for block in self.walk() if block.kind is kind), None)

    @property
    def title(self) -> str:
        """The text of the title block. Every reader sees to it that there is one."""
        block = self._first(Kind.TITLE)
        return block.text if block else ""

    @property
    def released(self) -> date | None:
        """The release date, if the readout states one."""
        block = self._first(Kind.RELEASE_DATE)
        return block.date if block else None

    @property
    def updated(self) -> date | None:
        """The date of the last update, if the readout states one."""
        block = self._first(Kind.UPDATE_DATE)
        return block.date if block else None


@dataclass(frozen=True, slots=True)
class Tag:
    """What a paired tag of a message stands for: kept on the source side, put back on render."""

    name: str
    """As it stands in the msgid between `<` and `>`: a letter or two and a number, `a1`."""
    element: str
    """The HTML element: `a`, `strong`."""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a block that is translated as one message."""

    msgid: str
    """The text with its inline elements as paired tags (`markup.py`), trimmed."""
    kind: Kind
    """The kind of its block: the role of the message."""
    block: int
    """0-based position of its block in `Readout.walk()`."""
    line: int
    """1-based line of its block in the source file."""
    lead: str = ""
    """White space before it in the block's text, up to the segment before."""
    tail: str = ""
    """White space after the block's last segment; empty for every other."""
    tags: tuple[Tag, ...] = ()
    msgctxt: str | None = None

    @property
    def key(self) -> Key:
        """The identity of its message."""
        return (self.msgctxt, self.msgid)


KINDS = {str(kind): kind for kind in Kind}
"""Every kind by its name, as notes, TMX units and tables have it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of a catalog."""

    msgid: str
    msgstr: str = ""
    msgctxt: str | None = None
    msgid_plural: str | None = None
    plurals: tuple[str, ...] = ()
    """`msgstr[0]`, `msgstr[1]`, … of an entry with a plural, whose msgstr is then empty."""
    comments: tuple[str, ...] = ()
    """The translator's lines (`# `), without the mark."""
    notes: tuple[str, ...] = ()
    """The lines extracted from the source (`#. `): its role, and what its tags are."""
    references: tuple[str, ...] = ()
    """The files it is in (`#: `)."""
    flags: tuple[str, ...] = ()
    """As `fuzzy`, `python-brace-format`, in file order."""
    previous_msgctxt: str | None = None
    previous_msgid: str | None = None
    """The `#| msgid` of a translation whose source has changed under it."""
    previous_msgid_plural: str | None = None
    obsolete: bool = False
    line: int = 0
    """1-based line of its `msgid` in the file it was read from; 0 if it was not read."""

    @property
    def key(self) -> Key:
        """The identity of its message."""
        return (self.msgctxt, self.msgid)

    @property
    def fuzzy(self) -> bool:
        """Whether gettext would leave it out of a compiled catalog."""
        return "fuzzy" in self.flags

    @property
    def role(self) -> Kind | None:
        """What its message is: the first of its notes that is a kind, or None."""
        return next((KINDS[note] for note in self.notes if note in KINDS), None)

    @property
    def translations(self) -> tuple[str, ...]:
        """Every msgstr it has: one, or one for each plural form."""
        return self.plurals if self.msgid_plural is not None else (self.msgstr,)


class State(StrEnum):
    """An entry's state, derived from its record alone (`catalog/states.py`)."""

    UNTRANSLATED = "untranslated"
    MACHINE = "machine"
    MEMORY = "memory"
    EDITED = "edited"
    STALE = "stale"
    REVIEWED = "reviewed"
    OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True)
class Translation:
    """What a page shows for one message."""

    text: str
    """The msgstr, tags and all."""
    state: State
    score: float | None = None
    """A machine draft's confidence, 0 to 1."""


class Severity(StrEnum):
    """How much a finding matters: an error or a warning makes `check` fail, a note does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at."""

    check: str
    """The rule's name, as a translator writes it in `# ignore: <check>`."""
    severity: Severity
    path: str
    """The catalog, relative to the project folder, with `/`."""
    line: int
    """1-based line of the entry's msgid."""
    msgid: str
    message: str
