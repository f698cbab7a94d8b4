"""TMX files (version 1.4b of the specification) read unit by unit, in bounded memory.

A file may be of any size and from anyone: nothing that it names is fetched, and a document type
that declares anything itself is refused, for entities can grow without bound.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from l10n.errors import L10nError
from l10n.memory.inline import Code, Piece, messages
from l10n.memory.units import Standing, Unit

FORMAT = "l10n"
"""The `o-tmf` of a file that l10n wrote: its white space is meant as it stands."""
MSGCTXT, ROLE, ORIGIN = "x-l10n-msgctxt", "x-l10n-role", "x-l10n-origin"
"""The types of the properties that a unit of ours has."""

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_LONGEST = 100_000
_CHUNK = 1 << 16
_BREAK = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")


class TmxError(L10nError):
    """A TMX file can't be read as one."""


@dataclass(slots=True)
class Report:
    """What was seen of a file so far."""

    units: int = 0
    """Taken."""
    left_out: Counter[str] = field(default_factory=Counter)
    """By reason."""
    languages: Counter[str] = field(default_factory=Counter)
    """Segments by `xml:lang`."""


def read(
    path: Path,
    shown: str,
    source_language: str,
    target_language: str,
    report: Report | None = None,
) -> Iterator[Unit]:
    """The units of the file that have both languages, in its order; `shown` is named in errors.

    A language is that of a segment if they are the same or one is the beginning of the other:
    `es` is `es-MX` too, `es_MX` is not `es-ES`. `report` is kept up to date. Raises TmxError, with
    the line, where the file is not well-formed, not TMX, or declares entities; the units before
    it have been given by then.
    """
    parser = _Parser(shown, source_language, target_language, report or Report())
    try:
        with path.open("rb") as file:
            yield from parser.parse(file)
    except OSError as error:
        raise TmxError(f"can't be read: {error.strerror}", path=shown) from error


@dataclass(slots=True)
class _Segment:
    """A segment being read: its text and codes."""

    language: str
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0


class _Parser:
    """The state of the reading: which element the parser is in, and what it has gathered."""

    def __init__(self, shown: str, source: str, target: str, report: Report) -> None:
        self._shown = shown
        self._source, self._target = _tag(source), _tag(target)
        self._report = report
        self._units: list[Unit] = []
        self._path: list[str] = []
        self._own = False
        self._segments: list[_Segment] = []
        self._segment: _Segment | None = None
        self._code: dict[str, str] | None = None
        self._code_depth = 0
        self._language = ""
        self._properties: dict[str, str] = {}
        self._property = ""
        self._text: list[str] = []
        self._expat = self._make()

    def parse(self, file: BinaryIO) -> Iterator[Unit]:
        """The units of the file."""
        done = False
        while not done:
            chunk = file.read(_CHUNK)
            done = not chunk
            try:
                self._expat.Parse(chunk, done)
            except expat.ExpatError as error:
                reason = expat.ErrorString(error.code)
                raise self._error(f"not well-formed XML: {reason}", error.lineno) from None
            yield from self._units
            self._units.clear()

    def _make(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.SkippedEntityHandler = self._skipped
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        return parser

    def _error(self, message: str, line: int | None = None) -> TmxError:
        at = self._expat.CurrentLineNumber if line is None else line
        return TmxError(message, path=self._shown, line=at)

    def _doctype(
        self, _name: str, _system: str | None, _public: str | None, internal: bool
    ) -> None:
        if internal:
            raise self._error(
                "the document type declares something itself, which could grow without bound;"
                " delete what stands between [ and ] in <!DOCTYPE …>"
            )

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        raise self._error(f"&{name}; is not defined in XML; write the character itself")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._path and name != "tmx":
            raise self._error(f"not TMX (expected the root element tmx, got {name})")
        self._path.append(name)
        match name:
            case "header":
                self._own = attributes.get("o-tmf") == FORMAT
            case "tu":
                self._segments, self._properties = [], {}
            case "tuv":
                self._language = attributes.get("xml:lang") or attributes.get("lang", "")
                self._report.languages[self._language] += 1
            case "prop" if self._path[-2:-1] == ["tu"]:
                self._property = attributes.get("type", "")
                self._text = []
            case "seg" if "tu" in self._path:
                self._segment = _Segment(_tag(self._language))
            case _ if name in _CODES and self._segment is not None and self._code is None:
                self._code, self._code_depth, self._text = attributes, len(self._path), []

    def _characters(self, data: str) -> None:
        inside = self._path[-1]
        segment = self._segment
        if segment is None:
            if inside == "prop" and self._property in {MSGCTXT, ROLE}:
                self._text.append(data)
        elif self._code is not None:
            if len(self._path) == self._code_depth:  # A `sub` in it is another text.
                self._text.append(data)
        elif segment.length <= _LONGEST:
            segment.pieces.append(data)
            segment.length += len(data)

    def _end(self, name: str) -> None:
        depth = len(self._path)
        self._path.pop()
        match name:
            case "tu":
                self._take()
            case "seg" if self._segment is not None:
                if self._serves(self._segment.language):
                    self._segments.append(self._segment)
                self._segment = None
            case "prop":
                if self._property in {MSGCTXT, ROLE}:
                    self._properties[self._property] = "".join(self._text)
                self._property = ""
            case _ if self._code is not None and depth == self._code_depth and self._segment:
                given = self._code
                self._segment.pieces.append(
                    Code(
                        name,
                        "".join(self._text),
                        given.get("i", ""),
                        given.get("x", ""),
                        given.get("type", ""),
                    )
                )
                self._code = None

    def _serves(self, language: str) -> bool:
        return bool(_fit(language, self._source) or _fit(language, self._target))

    def _take(self) -> None:
        """Makes a unit of the segments of the `tu` that has ended, or counts why there is none."""
        target = _best(self._segments, self._target)
        source = _best([s for s in self._segments if s is not target], self._source)
        if source is None or target is None:
            self._report.left_out["without both languages"] += 1
            return
        if max(source.length, target.length) > _LONGEST:
            self._report.left_out[f"longer than {_LONGEST:,} characters"] += 1
            return
        msgid, msgstr = messages(self._clean(source.pieces), self._clean(target.pieces))
        if not self._own:
            msgid, msgstr = msgid.strip(), msgstr.strip()
        if not msgid or not msgstr:
            self._report.left_out["empty"] += 1
            return
        self._report.units += 1
        properties = self._properties
        self._units.append(
            Unit(
                msgid,
                msgstr,
                properties.get(MSGCTXT),
                properties.get(ROLE, ""),
                Standing.IMPORTED,
            )
        )

    def _clean(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces, without the line breaks by which a tool lays its file out."""
        if self._own:
            return pieces
        return [_BREAK.sub(" ", piece) if isinstance(piece, str) else piece for piece in pieces]


@lru_cache(maxsize=1_000)
def _tag(language: str) -> str:
    return language.replace("_", "-").lower()


@lru_cache(maxsize=1_000)
def _fit(language: str, wanted: str) -> int:
    """2 for the language itself, 1 for a narrower or a wider one, 0 for another."""
    if language == wanted:
        return 2
    return int(language.startswith(f"{wanted}-") or wanted.startswith(f"{language}-"))


def _best(segments: list[_Segment], wanted: str) -> _Segment | None:
    """The segment in the wanted language, the first of several; None if there is none."""
    fitting = [segment for segment in segments if _fit(segment.language, wanted)]
    return max(fitting, key=lambda segment: _fit(segment.language, wanted), default=None)
