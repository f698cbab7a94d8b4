"""What makes a file no PO file, found in its raw text, each with its line and the remedy.

A parser that is lenient here loses text: a string without its closing quote drops a letter, a
duplicate hides a translation.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from l10n.errors import CatalogError
from l10n.model import Entry, Key

STRING = r'"[^"\\\n]*+(?:\\(?:[abfnrtv"\\]|[0-7]{1,3}|x[0-9a-fA-F]+)[^"\\\n]*+)*+"'
"""A quoted string of one line, as a regular expression."""

_STRING = re.compile(STRING)
_ESCAPE = re.compile(r'\\(?![abfnrtv"\\0-7]|x[0-9a-fA-F]).?')
_LINE = re.compile(r"(?:#~)?[ \t]*(?:(?P<keyword>[a-z_]+(?:\[\d+\])?)[ \t]*)?(?P<rest>.*)")
_KEYWORD = re.compile(r"msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?")
_NEXT = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[0]",),
}


def codec(name: str, path: str) -> str:
    """Python's name of the charset `name`.

    Raises CatalogError if there is none, or if it is not a superset of ASCII, as PO files need.
    """
    try:
        found = codecs.lookup(name).name
        plain = bytes(range(32, 127))
        ascii_safe = (
            plain.decode(found).encode(found) == plain == plain.decode(found).encode("ascii")
        )
    except (LookupError, UnicodeError):
        ascii_safe = False
    if not ascii_safe:
        raise CatalogError(
            f"unknown charset {name} in the header; write charset=UTF-8 and save the file so",
            path=path,
        )
    return found


def decoded(data: bytes, encoding: str, path: str) -> str:
    """The text of `data`. Raises CatalogError with the line of the first byte that can't be."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise CatalogError(
            "begins with a byte order mark, which gettext refuses; save as UTF-8 without BOM",
            path=path,
            line=1,
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise CatalogError(
            f"byte 0x{data[error.start]:02x} is not {encoding}, the charset that the header "
            "declares; save the file in that charset, or correct the header",
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None


def normalised(text: str, path: str) -> tuple[str, str]:
    r"""The text with `\n` alone as line end, and the line end it had.

    Raises CatalogError where line ends are mixed, since they could not be written back.
    """
    if "\0" in text:
        raise CatalogError(
            "holds a NUL character, so it is no text file; restore it from version control",
            path=path,
            line=text.count("\n", 0, text.index("\0")) + 1,
        )
    if "\r" not in text:
        return text, "\n"
    plain = text.replace("\r\n", "\n")
    if "\r" in plain or plain.count("\n") != text.count("\r\n"):
        few = r"\r" if text.count("\r") * 2 <= text.count("\n") else r"\r(?!\n)|(?<!\r)\n"
        odd = re.search(few, text)
        raise CatalogError(
            "mixed line ends (expected all LF or all CRLF); convert the file with dos2unix",
            path=path,
            line=text.count("\n", 0, odd.start()) + 1 if odd else 1,
        )
    return plain, "\r\n"


def duplicates(entries: Iterable[Entry], path: str) -> None:
    """Raise CatalogError for the first message that is in the file twice, obsolete or not."""
    seen: dict[Key, int] = {}
    for entry in entries:
        first = seen.setdefault(entry.key, entry.line)
        if first != entry.line:
            raise CatalogError(
                f"duplicate msgid, first at line {first}; "
                "keep one of the two (msguniq --use-first does so)",
                path=path,
                line=entry.line,
                msgid=entry.msgid,
            )


NUL = re.compile(r"\\(?:0|400|x0)")
"""What may be an escape that stands for a NUL character."""


def no_nul(entries: Iterable[Entry], path: str) -> None:
    """Raise CatalogError for the first entry with a NUL character, which no PO file can hold."""
    for entry in entries:
        if any("\0" in text for text in (entry.msgid, entry.msgctxt or "", *entry.translations)):
            raise CatalogError(
                "an escape stands for a NUL character, which no PO file can hold; take it out",
                path=path,
                line=entry.line,
                msgid=entry.msgid,
            )


def explain(text: str, position: int, path: str, first_line: int = 1) -> CatalogError:
    """The error that says why no entry can be read at `position` of `text`.

    `first_line` is the 1-based line of `text`'s beginning, where it is a part of the file.
    """
    number = first_line + text.count("\n", 0, position)
    keyword, last = "", number
    obsolete = False
    for line in text[position:].rstrip().split("\n"):
        fault = ""
        if keyword and not _complete(keyword) and line.startswith("#~") != obsolete:
            break
        if _is_space(line):
            if _complete(keyword):
                break
            if keyword:
                fault = f"{_named(line)} inside an entry; expected {_wanted(keyword)}"
        else:
            word, fault = _line_fault(line, keyword)
            keyword, obsolete, last = word or keyword, line.startswith("#~"), number
        if fault:
            return CatalogError(fault, path=path, line=number)
        number += 1
    fault = f"the entry ends early; expected {_wanted(keyword)}"
    if not keyword:
        fault = "expected msgid; a comment stands alone"
    return CatalogError(fault, path=path, line=last)


def _is_space(line: str) -> bool:
    """Whether the line is blank or a comment."""
    return not line.strip() or (line.lstrip().startswith("#") and not line.startswith("#~"))


def _named(line: str) -> str:
    return "a comment" if line.strip() else "a blank line"


def _line_fault(line: str, keyword: str) -> tuple[str, str]:
    """The keyword of a line, if it has one, and what is wrong with the line, if anything."""
    match = _LINE.match(line)
    word, rest = (match["keyword"] or "", match["rest"]) if match else ("", line)
    if not word:
        return "", _string_fault(rest, keyword)
    if not _KEYWORD.fullmatch(word):
        return "", f"unknown keyword {word}; expected {_wanted(keyword)}"
    if not _follows(keyword, word):
        return "", f"{word} out of place; expected {_wanted(keyword)}"
    if not rest.strip():
        return word, f'{word} has no string; write {word} ""'
    return word, _string_fault(rest, word)


def _string_fault(rest: str, keyword: str) -> str:
    """What is wrong with the part of a line after its keyword."""
    rest = rest.strip()
    if not rest or _STRING.fullmatch(rest):
        return ""
    if not rest.startswith('"'):
        return f'expected a keyword or a string in quotes, got "{rest[:30]}"'
    if not keyword:
        return "a string without a keyword before it; expected msgid"
    if bad := _ESCAPE.search(re.sub(r"\\\\", "  ", rest)):
        return f"unknown escape {bad[0]}; write \\\\ for a backslash"
    if not rest.endswith('"') or len(rest) == 1 or rest.endswith('\\"'):
        return 'missing closing quote; add " at the end of the line'
    return 'a quote inside a string; write \\" for it'


def _follows(before: str, word: str) -> bool:
    if _complete(before):
        index = re.fullmatch(r"msgstr\[(\d+)\]", before)
        following = f"msgstr[{int(index[1]) + 1}]" if index else ""
        return word in ("msgctxt", "msgid", following)
    return word in _NEXT[before]


def _complete(keyword: str) -> bool:
    """Whether an entry may end after this keyword's strings."""
    return keyword.startswith("msgstr")


def _wanted(keyword: str) -> str:
    return "msgid" if _complete(keyword) else " or ".join(_NEXT[keyword])
