"""The text of an entry: escapes, wrapping, and the least change to lines that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice

from l10n.model import Entry

GETTEXT_WIDTH = 79
"""Where msgcat, msgmerge and Poedit wrap, counted with the quotes."""

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\a": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\v": "\\v",
}
_NEEDS_ESCAPE = re.compile(r'[\\"\n\t\r\a\b\f\v]')
_ESCAPE = re.compile(r'\\([abfnrtv"\\]|[0-7]{1,3}|x[0-9a-fA-F]+)')
_CONTENT = re.compile(r'"(.*)"')
_PLAIN = {escape[1]: character for character, escape in _ESCAPES.items()}
_CONTINUED = re.compile(r'^".*(?<!\\n)"$', re.MULTILINE)
_SAMPLE = 1_000
"""Continued lines that are looked at: a tool that wraps, wraps all of them."""
_FIRST_WORD = re.compile(r"(?:#~ ?)?[ \t]*(msgctxt|msgid_plural|msgid|msgstr)")


def unescape(strings: str) -> str:
    """The value of a run of quoted strings, one a line."""
    value = "".join(_CONTENT.findall(strings))
    return _ESCAPE.sub(_character, value) if "\\" in value else value


def _character(match: re.Match[str]) -> str:
    code = match[1]
    if code in _PLAIN:
        return _PLAIN[code]
    return chr(int(code[1:], 16) & 0xFF if code[0] == "x" else int(code, 8) & 0xFF)


def detect_width(text: str) -> int:
    """The column at which `text`, a PO file, wraps its strings; 0 if it does not.

    A tool that wraps leaves no string that has a space beyond the column; the width is then
    gettext's, unless its own lines are longer.
    """
    continued = [match[0] for match in islice(_CONTINUED.finditer(text), _SAMPLE)]
    if not continued:
        return 0
    longest = max(len(line) for line in continued)
    loose = any(len(line) > GETTEXT_WIDTH + 1 and " " in line[:-3] for line in continued)
    return max(longest, GETTEXT_WIDTH) if loose else GETTEXT_WIDTH


def format_entry(entry: Entry, width: int) -> str:
    """The lines of a new entry, in msgcat's order; strings wrap at `width`, 0 for not at all."""
    return "".join(text for _, text in _parts(entry, width))


def reformat_entry(raw: str, before: Entry, after: Entry, width: int) -> str:
    """The lines of `after` in which every part that equals `before` keeps its lines in `raw`."""
    kept: dict[str, str] = {}
    for name, lines in groupby(_labelled(raw), key=lambda pair: pair[0]):
        kept[name] = kept.get(name, "") + "".join(line for _, line in lines)
    old = dict(_parts(before, width))
    out: list[str] = []
    for name, text in _parts(after, width):
        same = name in kept and old.get(name) == text
        out.append(kept[name] if same else text)
    return "".join(out)


def _labelled(raw: str) -> Iterator[tuple[str, str]]:
    """Each line of `raw` with the name of the part of the entry that it belongs to."""
    part = ""
    for line in raw.split("\n")[:-1]:
        stripped = line.lstrip()
        if stripped.startswith("#") and not stripped.startswith("#~"):
            part = _COMMENT_PARTS.get(stripped[:2], "comments")
        elif stripped.startswith("#~|"):
            part = "previous"
        elif match := _FIRST_WORD.match(line):
            part = match[1]
        yield part, line + "\n"


_COMMENT_PARTS = {
    "#.": "notes",
    "#:": "references",
    "#,": "flags",
    "#=": "flags",
    "#|": "previous",
}


def _parts(entry: Entry, width: int) -> Iterator[tuple[str, str]]:
    """The named parts of an entry's text, in file order, those that are empty left out."""
    mark = "#~ " if entry.obsolete else ""
    yield from _comment_parts(entry)
    previous = "".join(
        _keyword(f"{'#~|' if entry.obsolete else '#|'} ", name, value, width)
        for name, value in (
            ("msgctxt", entry.previous_msgctxt),
            ("msgid", entry.previous_msgid),
            ("msgid_plural", entry.previous_msgid_plural),
        )
        if value is not None
    )
    if previous:
        yield "previous", previous
    if entry.msgctxt is not None:
        yield "msgctxt", _keyword(mark, "msgctxt", entry.msgctxt, width)
    yield "msgid", _keyword(mark, "msgid", entry.msgid, width)
    if entry.msgid_plural is None:
        yield "msgstr", _keyword(mark, "msgstr", entry.msgstr, width)
        return
    yield "msgid_plural", _keyword(mark, "msgid_plural", entry.msgid_plural, width)
    yield (
        "msgstr",
        "".join(
            _keyword(mark, f"msgstr[{i}]", text, width)
            for i, text in enumerate(entry.plurals or ("", ""))
        ),
    )


def _comment_parts(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.comments:
        yield "comments", "".join(f"# {line}".rstrip() + "\n" for line in entry.comments)
    if entry.notes:
        yield "notes", "".join(f"#. {line}".rstrip() + "\n" for line in entry.notes)
    if entry.references and not entry.obsolete:
        yield "references", "".join(f"#: {_isolated(name)}\n" for name in entry.references)
    if entry.flags:
        yield "flags", f"#, {', '.join(entry.flags)}\n"


def _isolated(name: str) -> str:
    """A file name as gettext writes it: between U+2068 and U+2069 if it has a space."""
    return f"\u2068{name}\u2069" if " " in name else name


def _keyword(mark: str, keyword: str, value: str, width: int) -> str:
    """The line or lines of one keyword, as msgcat writes them.

    A text of one line that fits stands beside the keyword; else the keyword has an empty string
    and every line of the text its own below, cut at the `width`.
    """
    lines = [_escaped(line) for line in re.findall(r"[^\n]*\n|[^\n]+", value)] or [""]
    room = width - len(mark) - 2 if width else 0
    if len(lines) == 1 and (not width or len(keyword) + 1 + len(lines[0]) <= room):
        return f'{mark}{keyword} "{lines[0]}"\n'
    wrapped = [part for line in lines for part in _wrapped(line, room)]
    below = "".join(f'{mark}"{part}"\n' for part in wrapped)
    return f'{mark}{keyword} ""\n{below}'


def _escaped(text: str) -> str:
    return _NEEDS_ESCAPE.sub(lambda match: _ESCAPES[match[0]], text)


def _wrapped(line: str, room: int) -> Iterator[str]:
    """`line` cut after spaces into parts of at most `room` characters, 0 for one part."""
    if not room:
        yield line
        return
    part = ""
    for word in re.findall(r"[^ ]*(?: +|$)", line):
        if part and len(part) + len(word) > room:
            yield part
            part = ""
        part += word
    if part:
        yield part
