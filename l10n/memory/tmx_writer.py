"""Units as a TMX file: the same bytes for the same units, at any time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

import l10n
from l10n import markup
from l10n.memory.inline import Code, pieces
from l10n.memory.tmx import FORMAT, MSGCTXT, ORIGIN, ROLE, Report
from l10n.memory.units import Unit

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold (section 2.2)."""


def write(
    units: Iterable[tuple[Unit, str]],
    source_language: str,
    target_language: str,
    report: Report | None = None,
) -> Iterator[bytes]:
    """The parts of a TMX 1.4b file of the units, each given with its origin.

    A unit with a character that XML can't hold is left out; `report` is kept up to date.
    """
    counts = report or Report()
    source, target = (code.replace("_", "-") for code in (source_language, target_language))
    header = {
        "creationtool": "l10n",
        "creationtoolversion": l10n.__version__,
        "segtype": "sentence",
        "o-tmf": FORMAT,
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield f"  <header{_attributes(header)}/>\n  <body>\n".encode()
    for unit, origin in units:
        parts = (unit.source, unit.target, unit.msgctxt or "", unit.role, origin)
        if any(_NOT_XML.search(part) for part in parts):
            counts.left_out["with a control character"] += 1
            continue
        counts.units += 1
        yield "".join(_unit(unit, origin, source, target)).encode()
    yield b"  </body>\n</tmx>\n"


def _unit(unit: Unit, origin: str, source: str, target: str) -> Iterator[str]:
    properties = {MSGCTXT: unit.msgctxt, ROLE: unit.role or None, ORIGIN: origin}
    yield "    <tu>\n"
    for kind, value in properties.items():
        if value is not None:
            yield f'      <prop type="{kind}">{_text(value)}</prop>\n'
    names = dict.fromkeys(match[2] for match in markup.TAG.finditer(unit.source + unit.target))
    numbers = {name: number for number, name in enumerate(names, 1)}
    for language, message in ((source, unit.source), (target, unit.target)):
        yield f'      <tuv xml:lang="{language}"><seg>{_segment(message, numbers)}</seg></tuv>\n'
    yield "    </tu>\n"


def _segment(message: str, numbers: Mapping[str, int]) -> str:
    return "".join(
        _code(piece) if isinstance(piece, Code) else _text(piece)
        for piece in pieces(message, numbers)
    )


def _code(code: Code) -> str:
    attributes = {"i": code.number, "x": code.match, "type": code.kind}
    given = {name: value for name, value in attributes.items() if value}
    return f"<{code.element}{_attributes(given)}>{_text(code.content)}</{code.element}>"


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())


def _text(text: str) -> str:
    """The text as XML; a reader would take a bare carriage return for a line feed."""
    return escape(text, {"\r": "&#13;"})
