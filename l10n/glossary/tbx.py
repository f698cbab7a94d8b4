"""The glossary as TBX-Basic (ISO 30042): read in either edition, written in that of 2019.

A forbidden target is a deprecated term, every other one a preferred or admitted term. A term to
keep has the same text in both languages.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n.glossary.table import verify
from l10n.glossary.terms import Glossary, GlossaryError, Status, Term

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_ENTRIES = {"conceptEntry", "termEntry"}
_LANGUAGES = {"langSec", "langSet"}
_TERMS = {"termSec", "tig", "ntig"}
_PREFERRED, _ADMITTED, _DEPRECATED = (
    "preferredTerm-admn-sts",
    "admittedTerm-admn-sts",
    "deprecatedTerm-admn-sts",
)
_FORBIDDING = {_DEPRECATED, "supersededTerm-admn-sts", "deprecatedTerm", "supersededTerm"}


@dataclass(frozen=True, slots=True)
class _Rendering:
    """A term of one language in a concept."""

    text: str
    forbidden: bool
    note: str


def read(path: Path, language: str, source_language: str = "en") -> Glossary:
    """The glossary in the TBX file `path`: the terms of its two languages.

    A concept that lacks one of the languages is left out. Raises GlossaryError for a file that
    can't be read, is not TBX, or declares a document type.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"can't be read: {error.strerror}", path=path) from None
    return parse(data, language, source_language, path=path)


def parse(
    data: bytes, language: str, source_language: str = "en", *, path: Path | str | None = None
) -> Glossary:
    """The glossary in the TBX document `data`; `path` is named in errors.

    Raises GlossaryError as `read` does.
    """
    root = _root(data, path)
    terms: dict[tuple[str, Status], Term] = {}
    for concept in root.iter():
        if _local(concept) in _ENTRIES:
            for term in _concept_terms(concept, language, source_language):
                known = terms.get((term.source, term.status))
                terms[term.source, term.status] = _joined(known, term) if known else term
    found = tuple(terms.values())
    verify(found, path=path)
    return Glossary(found, language, source_language)


def write(glossary: Glossary) -> bytes:
    """The glossary as a TBX-Basic document, a concept for each source term."""
    rows: defaultdict[str, list[Term]] = defaultdict(list)
    for term in glossary.terms:
        rows[term.source].append(term)
    root = ET.Element(
        "tbx",
        {
            "type": "TBX-Basic",
            "style": "dca",
            "xmlns": _NAMESPACE,
            _XML_LANG: _tag(glossary.source_language),
        },
    )
    description = ET.SubElement(
        ET.SubElement(ET.SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc"
    )
    ET.SubElement(description, "p").text = "Glossary of press readouts"
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for number, (source, terms) in enumerate(rows.items(), 1):
        _write_concept(body, f"c{number}", source, terms, glossary)
    ET.indent(root)
    document: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return document + b"\n"


def _write_concept(
    body: ET.Element, identity: str, source: str, terms: list[Term], glossary: Glossary
) -> None:
    concept = ET.SubElement(body, "conceptEntry", {"id": identity})
    ours = ET.SubElement(concept, "langSec", {_XML_LANG: _tag(glossary.source_language)})
    _write_term(ours, source, _PREFERRED, "")
    theirs = ET.SubElement(concept, "langSec", {_XML_LANG: _tag(glossary.language)})
    for term in terms:
        for position, target in enumerate(term.targets):
            if term.status is Status.FORBIDDEN:
                status = _DEPRECATED
            else:
                status = _ADMITTED if position else _PREFERRED
            _write_term(theirs, target, status, "" if position else term.note)


def _write_term(section: ET.Element, text: str, status: str, note: str) -> None:
    parent = ET.SubElement(section, "termSec")
    ET.SubElement(parent, "term").text = text
    ET.SubElement(parent, "termNote", {"type": "administrativeStatus"}).text = status
    if note:
        ET.SubElement(parent, "note").text = note


def _root(data: bytes, path: Path | str | None) -> ET.Element:
    text = _decoded(data, path)
    if doctype := re.search(r"<!DOCTYPE", text):
        raise GlossaryError(
            "declares a document type, which could name other files or grow without bound;"
            " delete the <!DOCTYPE …> declaration",
            path=path,
            line=text.count("\n", 0, doctype.start()) + 1,
        )
    try:
        root = ET.fromstring(text)  # noqa: S314  (no document type: no entities to expand)
    except ET.ParseError as error:
        raise GlossaryError(
            f"not well-formed XML: {error}", path=path, line=error.position[0]
        ) from None
    if _local(root) not in {"tbx", "martif"}:
        raise GlossaryError(
            f"not TBX (expected the root element tbx or martif, got {_local(root)})", path=path
        )
    return root


def _decoded(data: bytes, path: Path | str | None) -> str:
    """The document's text without its XML declaration, whose encoding is then done with."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise GlossaryError("not UTF-8 or UTF-16; save the file as UTF-8", path=path) from None
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)


def _concept_terms(concept: ET.Element, language: str, source_language: str) -> Iterator[Term]:
    """A concept's rows: for each of its source terms, what is allowed and what is forbidden."""
    ours = [item.text for item in _renderings(concept, source_language) if not item.forbidden]
    theirs = list(_renderings(concept, language))
    general = _notes(child for child in concept if _local(child) == "note")
    for source in ours:
        for forbidden in (False, True):
            items = [item for item in theirs if item.forbidden is forbidden]
            targets = tuple(dict.fromkeys(item.text for item in items))
            note = next((item.note for item in items if item.note), general)
            if targets:
                yield Term(source, targets, _status(source, targets, forbidden=forbidden), note)


def _status(source: str, targets: tuple[str, ...], *, forbidden: bool) -> Status:
    if forbidden:
        return Status.FORBIDDEN
    return Status.KEEP if targets == (source,) else Status.PREFERRED


def _notes(elements: Iterable[ET.Element]) -> str:
    return " ".join(filter(None, map(_text, elements)))


def _renderings(concept: ET.Element, language: str) -> Iterator[_Rendering]:
    for section in concept.iter():
        if _local(section) in _LANGUAGES and _speaks(section.get(_XML_LANG, ""), language):
            for found in section.iter():
                if _local(found) in _TERMS:
                    yield from _rendering(found)


def _rendering(section: ET.Element) -> Iterator[_Rendering]:
    text = next((_text(item) for item in section.iter() if _local(item) == "term"), "")
    forbidden = any(
        item.get("type") == "administrativeStatus" and _text(item) in _FORBIDDING
        for item in section.iter()
    )
    if text:
        note = _notes(item for item in section.iter() if _local(item) == "note")
        yield _Rendering(text, forbidden, note)


def _joined(known: Term, term: Term) -> Term:
    targets = tuple(dict.fromkeys((*known.targets, *term.targets)))
    return Term(known.source, targets, known.status, known.note or term.note)


def _speaks(tag: str, language: str) -> bool:
    """Whether a section tagged `es-US` serves the locale: the same code, or its language."""
    return tag.lower() == _tag(language).lower() or (
        tag.lower().partition("-")[0] == language.lower().partition("_")[0]
    )


def _text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _tag(language: str) -> str:
    return language.replace("_", "-")
