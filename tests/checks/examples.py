"""Reading the text files of example translations.

A file has sections `[pass]` and `[fail]`, cases parted by an empty line, and lines `name: text`.
A case is one or more entries, each beginning with `en:`. `\\u202e`, `\\n` and `\\t` stand for the
characters that an editor would not show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.model import Entry

FOLDER = Path(__file__).parent
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\([nt])")


@dataclass(frozen=True, slots=True)
class Example:
    """A case of a file."""

    line: int
    section: str
    entries: tuple[Entry, ...]


def read(path: Path) -> list[Example]:
    """The cases of the file, in order."""
    examples: list[Example] = []
    section, entries, start = "", list[Entry](), 0
    lines = [*path.read_text(encoding="utf-8").split("\n"), ""]
    for number, line in enumerate(lines, 1):
        if line.startswith("["):
            section = line.strip("[]")
        elif not line:
            if entries:
                examples.append(Example(start, section, tuple(entries)))
            entries = []
        else:
            if not entries:
                start = number
            _add(entries, line, number)
    return examples


def _add(entries: list[Entry], line: str, number: int) -> None:
    name, _, text = line.partition(":")
    text = _ESCAPE.sub(_character, text.removeprefix(" "))
    match name:
        case "en":
            entries.append(Entry(text, line=number))
        case "es":
            entries[-1] = replace(entries[-1], msgstr=text)
        case "context":
            entries[-1] = replace(entries[-1], msgctxt=text)
        case "flag":
            entries[-1] = replace(entries[-1], flags=(*entries[-1].flags, text))
        case "comment":
            entries[-1] = replace(entries[-1], comments=(*entries[-1].comments, text))
        case _:
            message = f"line {number}: {name}"
            raise ValueError(message)


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return {"n": "\n", "t": "\t"}[match[2]]
