"""PO files: bytes to `Catalog` and back, so that what was not changed keeps its every byte.

The grammar is that of the GNU gettext manual, "The Format of PO Files". One regular expression
takes a well-formed entry whole; where it fails, `catalog/lint.py` says why, with the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from l10n.catalog import lint
from l10n.catalog.format import detect_width, format_entry, reformat_entry, unescape
from l10n.errors import CatalogError
from l10n.model import Entry, Key

_STRINGS = rf"(?:[ \t]*+{lint.STRING}[ \t]*+\n)++"
_ENTRY = re.compile(
    rf"""
    (?P<gap>(?:[ \t]*+\n)*+)
    (?P<comments>(?:(?:\#(?!~).*+|[ \t]*+)\n)*+)
    (?:[ \t]*+msgctxt(?P<msgctxt>{_STRINGS}))?+
    [ \t]*+msgid(?P<msgid>{_STRINGS})
    (?:
      [ \t]*+msgstr(?P<msgstr>{_STRINGS})
    | [ \t]*+msgid_plural(?P<plural>{_STRINGS})
      (?P<msgstrs>(?:[ \t]*+msgstr\[\d++\]{_STRINGS})++)
    )
    """,
    re.VERBOSE,
)
_OBSOLETE = re.compile(
    r"(?P<gap>(?:[ \t]*+\n)*+)(?P<comments>(?:(?:#(?!~).*+|[ \t]*+)\n)*+)(?P<body>(?:#~.*+\n)++)"
)
_NEXT_OBSOLETE = re.compile(r"^#~[ \t]*(?:msgctxt|msgid)\b", re.MULTILINE)
_TAIL = re.compile(r"(?:[ \t]*+(?:#(?!~).*+)?\n)*+\Z")
_MSGSTRS = re.compile(rf"msgstr\[(\d+)\]({_STRINGS})")
_PREVIOUS = re.compile(rf"(msgctxt|msgid_plural|msgid)({_STRINGS})")
_REFERENCE = re.compile("\u2068([^\u2069]*)\u2069|(\\S+)")
_CHARSET = re.compile(
    rb'^msgid[ \t]+""[ \t\r]*\nmsgstr(?:[ \t]*"[^\n]*\n)*?[^\n]*charset=([-\w]+)', re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Record:
    """An entry, and the text it was read from."""

    entry: Entry
    raw: str = ""
    """Its lines as they stand in the file; empty for an entry that was not read."""
    gap: str = "\n"
    """The blank lines before it."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file: its header, its entries in file order, and how it is written down."""

    records: tuple[Record, ...]
    path: str = ""
    """As errors name it."""
    encoding: str = "utf-8"
    newline: str = "\n"
    """`\\n` or `\\r\\n`."""
    width: int = 0
    """The column at which changed strings wrap; 0 for no wrapping."""
    tail: str = ""
    """Blank lines and comments after the last entry."""
    final_newline: bool = True

    @property
    def header(self) -> dict[str, str]:
        """The header's fields, in file order; empty if there is no header."""
        first = self.records[0].entry if self.records else Entry("")
        lines = first.msgstr.split("\n") if first.key == (None, "") else []
        return {
            name: value.strip() for name, colon, value in (x.partition(":") for x in lines) if colon
        }

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry but the header, obsolete ones included, in file order."""
        return tuple(record.entry for record in self.records if record.entry.key != (None, ""))

    def replaced(self, entries: Iterable[Entry]) -> Catalog:
        """The same file with these entries, in this order, after its header.

        An entry equal to one that was read keeps its lines; one of the same key keeps the lines
        of the fields that are equal.
        """
        old = {_place(record.entry): record for record in self.records}
        before = {_place(right.entry): _place(left.entry) for left, right in pairwise(self.records)}
        records = [record for record in self.records if record.entry.key == (None, "")]
        for entry in entries:
            record = _updated(old.get(_place(entry)), entry, self.width)
            last = _place(records[-1].entry) if records else None
            if not record.gap and before.get(_place(entry)) != last:
                record = replace(record, gap="\n")
            records.append(record)
        return replace(self, records=tuple(records))

    def headed(self, other: Catalog) -> Catalog:
        """The same file with the header of `other` on top, for a file that has none."""
        rest = [record for record in self.records if record.entry.key != (None, "")]
        if rest and not rest[0].gap:
            rest[0] = replace(rest[0], gap="\n")
        return replace(self, records=(*other.records[:1], *rest))

    def dump(self) -> bytes:
        """The file's bytes.

        Raises CatalogError if the file's charset can't hold a character of a new text.
        """
        parts: list[str] = []
        for position, record in enumerate(self.records):
            parts.append(record.gap if position or record.raw else "")
            parts.append(record.raw or format_entry(record.entry, self.width))
        parts.append(self.tail)
        text = "".join(parts)
        if not self.final_newline:
            text = text.removesuffix("\n")
        if self.newline != "\n":
            text = text.replace("\n", self.newline)
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise self.unencodable(error) from None

    def unencodable(self, error: UnicodeEncodeError) -> CatalogError:
        """The error that says which character the file's charset can't hold."""
        return CatalogError(
            f"the file's charset {self.encoding} can't hold “{error.object[error.start]}”; "
            "convert the file with msgconv --to-code=UTF-8",
            path=self.path,
        )


def parse(data: bytes, path: str) -> Catalog:
    """The catalog in `data`.

    Raises CatalogError, with path and line, for what msgfmt would refuse and for what could not
    be written back to the byte: a broken string, an unknown escape, a duplicate message, a
    charset that the bytes contradict, mixed line ends.
    """
    encoding = _encoding(data, path)
    text, newline = lint.normalised(lint.decoded(data, encoding, path), path)
    final_newline = text.endswith("\n") or not text
    if not final_newline:
        text += "\n"
    records, tail = _records(text, path)
    entries = [record.entry for record in records]
    lint.duplicates(entries, path)
    if lint.NUL.search(text):
        lint.no_nul(entries, path)
    return Catalog(
        records=tuple(records),
        path=path,
        encoding=encoding,
        newline=newline,
        width=detect_width(text),
        tail=tail,
        final_newline=final_newline,
    )


def _encoding(data: bytes, path: str) -> str:
    """The charset the header declares, UTF-8 where it declares none."""
    match = _CHARSET.search(data)
    name = match[1].decode("ascii") if match else "utf-8"
    return "utf-8" if name == "CHARSET" else lint.codec(name, path)


def _records(text: str, path: str) -> tuple[list[Record], str]:
    """The records of `text`, and what follows the last of them."""
    records: list[Record] = []
    position, line = 0, 1
    while True:
        if match := _ENTRY.match(text, position):
            if match["msgstrs"] and not _in_order(match["msgstrs"]):
                raise lint.explain(text, position, path)
            line += text.count("\n", position, match.start("msgid"))
            records.append(_read(match, line))
            line += text.count("\n", match.start("msgid"), match.end())
        elif match := _OBSOLETE.match(text, position):
            records += _read_obsolete(match, line, path)
            line += text.count("\n", position, match.end())
        elif _TAIL.match(text, position):
            return records, text[position:]
        else:
            raise lint.explain(text, position, path)
        position = match.end()


def _in_order(msgstrs: str) -> bool:
    """Whether the forms of a plural are 0, 1, 2, … as gettext demands."""
    numbers = [int(number) for number, _ in _MSGSTRS.findall(msgstrs)]
    return numbers == list(range(len(numbers)))


def _read(match: re.Match[str], line: int, *, comments: str = "", obsolete: bool = False) -> Record:
    gap, own, msgctxt, msgid, plural, msgstr = match.group(
        "gap", "comments", "msgctxt", "msgid", "plural", "msgstr"
    )
    plurals: tuple[str, ...] = ()
    if msgstr is None:
        plurals = tuple(unescape(found[2]) for found in _MSGSTRS.finditer(match["msgstrs"]))
    comments += own
    entry = Entry(
        msgid=unescape(msgid),
        msgstr="" if msgstr is None else unescape(msgstr),
        msgctxt=None if msgctxt is None else unescape(msgctxt),
        msgid_plural=None if plural is None else unescape(plural),
        plurals=plurals,
        obsolete=obsolete,
        line=line,
        **(_comment_fields(comments) if comments else {}),
    )
    return Record(entry, match[0][len(gap) :], gap)


def _comment_fields(lines: str) -> dict[str, Any]:
    """What the comment lines of an entry say, by the names of `Entry`'s fields."""
    found: dict[str, list[str]] = {"comments": [], "notes": [], "references": [], "flags": []}
    previous = ""
    for line in lines.split("\n")[:-1]:
        mark, rest = line[:2], line[2:]
        if mark == "#.":
            found["notes"].append(rest.removeprefix(" "))
        elif mark == "#:":
            found["references"] += [isolated or name for isolated, name in _REFERENCE.findall(rest)]
        elif mark in ("#,", "#="):
            # Of several such lines the last one counts, as in gettext.
            found["flags"] = [flag for part in rest.split(",") if (flag := part.strip())]
        elif mark == "#|":
            previous += rest.lstrip() + "\n"
        elif line.startswith("#"):
            found["comments"].append(line[1:].removeprefix(" "))
    fields: dict[str, Any] = {name: tuple(values) for name, values in found.items() if values}
    if previous:
        for name, strings in _PREVIOUS.findall(previous):
            fields[f"previous_{name}"] = unescape(strings)
    return fields


def _read_obsolete(match: re.Match[str], line: int, path: str) -> Iterator[Record]:
    """The records of a run of `#~` lines, whose comments may precede it or stand within it."""
    body = match["body"]
    line += match[0].count("\n", 0, match.start("body") - match.start())
    starts = [found.start() for found in _NEXT_OBSOLETE.finditer(body)]
    cuts = [0]
    for before, start in pairwise(starts):
        chunk = body[before:start]
        if re.search(r"^#~[ \t]*msgstr", chunk, re.MULTILINE):
            cuts.append(_with_previous(body, start))
    comments, gap = match["comments"], match["gap"]
    for start, end in pairwise([*cuts, len(body)]):
        raw = body[start:end]
        lines = [text[2:].removeprefix(" ") for text in raw.split("\n")]
        inner = "\n".join(f"#{text}" if text.startswith("|") else text for text in lines)
        found = _ENTRY.fullmatch(inner)
        at = line + body.count("\n", 0, start)
        if found is None or (found["msgstrs"] and not _in_order(found["msgstrs"])):
            raise lint.explain(inner, 0, path, first_line=at)
        at += inner.count("\n", 0, found.start("msgid"))
        record = _read(found, at, comments=comments, obsolete=True)
        yield replace(record, raw=comments + raw, gap=gap)
        comments, gap = "", ""


def _with_previous(body: str, start: int) -> int:
    """Where the entry whose first keyword is at `start` begins: at its `#~|` lines, if any."""
    while True:
        line = body.rfind("\n", 0, start - 1) + 1
        if start == 0 or not body.startswith("#~|", line):
            return start
        start = line


def _place(entry: Entry) -> tuple[Key, bool]:
    """What tells an entry of a file from every other: a message may be there and obsolete."""
    return entry.key, entry.obsolete


def _updated(old: Record | None, entry: Entry, width: int) -> Record:
    """The record for `entry`, with all the old text that still holds."""
    if old is None:
        return Record(entry)
    if old.entry == entry or not old.raw:
        return replace(old, entry=entry)
    return replace(old, entry=entry, raw=reformat_entry(old.raw, old.entry, entry, width))
