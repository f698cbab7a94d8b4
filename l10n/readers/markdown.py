"""Markdown (CommonMark, and tables), with optional front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from l10n.errors import ReadoutError
from l10n.markup import ELEMENTS
from l10n.model import Block, Kind
from l10n.readers import dates, front_matter, html
from l10n.readers.assemble import Assembler
from l10n.readers.elements import ALIASES, UNREADABLE, VOID
from l10n.readers.events import Close, Event, Open, Raw, Text
from l10n.readers.outline import Content, Outline
from l10n.readers.prose import collapse

_REMEDY = "add a line `# The title` before the text, or `title:` to the front matter"
_DEEPEST = 60
"""How deep the parser follows lists and quotes; an item counts as one more."""
_DATES = {
    "date": Kind.RELEASE_DATE,
    "released": Kind.RELEASE_DATE,
    "release-date": Kind.RELEASE_DATE,
    "updated": Kind.UPDATE_DATE,
    "last-updated": Kind.UPDATE_DATE,
}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")


def read(source: str, name: str) -> Content:
    """The blocks of a Markdown text and what is left out. `name` is what an error calls the file.

    HTML inside is read as the HTML reader reads it. Raises ReadoutError if there is no title, the
    front matter is no YAML or has a date that is none, or lists and quotes nest too deep.
    """
    lines = source.split("\n")
    end = front_matter.extent(lines)
    outline = Outline()
    references: dict[str, Any] = {}
    tokens = _parser().parse("\n".join([""] * end + lines[end:]), references)
    _check_depth(tokens, name)
    heading = any(token.type == "heading_open" and token.tag == "h1" for token in tokens)
    if end:
        _head(lines[:end], outline, name, titled=heading)
    assembler = Assembler(outline)
    for event in _events(tokens):
        assembler.take(event)
    assembler.finish()
    for index in _definitions(references):
        outline.leave_out(index + 1, lines[index], "link definition")
    return outline.content(name=name, remedy=_REMEDY)


def _check_depth(tokens: list[Token], name: str) -> None:
    """Raise ReadoutError where the parser drops text because it is nested too deep."""
    for token in tokens:
        if token.nesting > 0 and token.level >= _DEEPEST - 1:
            raise ReadoutError(
                f"lists and quotes nest more than {_DEEPEST} deep; take some of their marks out",
                path=name,
                line=token.map[0] + 1 if token.map else None,
            )


def _definitions(environment: dict[str, Any]) -> Iterator[int]:
    """The 0-based lines of `[name]: address`, which are no text of their own."""
    definitions = [
        *environment.get("references", {}).values(),
        *environment.get("duplicate_refs", []),
    ]
    for definition in definitions:
        first, end = definition["map"]
        yield from range(first, end)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"])
    # Indented text in a readout is indented text, never program code.
    parser.disable("code")
    # Unsafe links are ours to report; by default they would stay in the text, brackets and all.
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010 -- an attribute to override
    return parser


def _head(lines: list[str], outline: Outline, name: str, *, titled: bool) -> None:
    """Add what the front matter says to the outline, and leave out the rest of its `lines`.

    `titled` says that the text has a title of its own.
    """
    told: set[int] = {1, len(lines)}
    for field in front_matter.fields(lines, name):
        number = field.lines[0]
        if field.key == "title" and field.value and not titled:
            outline.title(Block(Kind.TITLE, number, field.value))
        elif field.key in _DATES and field.value:
            day = dates.parse(field.value)
            if day is None:
                raise ReadoutError(
                    f'{field.key} is "{field.value}", expected a date as 2024-03-05',
                    path=name,
                    line=number,
                )
            text = collapse(" ".join(lines[line - 1] for line in field.lines))
            outline.date(Block(_DATES[field.key], number, text, date=day))
        else:
            continue
        told.update(field.lines)
    for number, line in enumerate(lines, 1):
        if number not in told and line.strip():
            outline.leave_out(number, line, "front matter")


def _events(tokens: list[Token]) -> Iterator[Event]:
    line = 1
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        if token.type == "inline":
            yield from _inline(token.children or [], line)
        elif token.type == "html_block":
            yield from _html(token.content, line)
        elif token.type == "fence":
            if token.info:
                yield Raw(token.info, line, "code language")
            yield Open("pre", line)
            yield Text(token.content, line)
            yield Close("pre")
        elif token.nesting > 0:
            yield Open(token.tag, line, _attributes(token))
        elif token.nesting < 0:
            yield Close(token.tag)


def _html(source: str, line: int) -> Iterator[Event]:
    """The events of a block of HTML; a block of tags alone is left out as such."""
    events = list(html.fragment(source, line))
    if any(_speaks(event) for event in events):
        yield from events
    else:
        yield Raw(source, line, "HTML tags")


def _speaks(event: Event) -> bool:
    """Whether an event is text, or an element that is reported without any."""
    if isinstance(event, Open):
        return event.name == "img" or event.name in UNREADABLE
    return isinstance(event, Text) and bool(event.data.strip())


def _inline(tokens: list[Token], line: int) -> Iterator[Event]:
    for position, token in enumerate(tokens):
        match token.type:
            case "text" | "text_special":
                yield Text(token.content, line)
            case "softbreak" if not any(
                dates.labelled(beside.content) for beside in tokens[position - 1 : position + 2]
            ):
                yield Text("\n", line)
                line += 1
            case "softbreak" | "hardbreak":
                yield Open("br", line)
                line += 1
            case "code_inline":
                yield Open("code", line)
                yield Text(token.content, line)
                yield Close("code")
            case "image":
                alt = collapse("".join(_plain(token)))
                yield Open("img", line, {"alt": alt, "src": str(token.attrGet("src") or "")})
            case "html_inline":
                yield from _tag(token.content, line)
                line += token.content.count("\n")
            case _ if token.nesting > 0:
                yield Open(token.tag, line, _attributes(token))
            case _:
                yield Close(token.tag)


def _attributes(token: Token) -> dict[str, str]:
    return {name: str(value) for name, value in token.attrs.items()}


def _plain(token: Token) -> Iterator[str]:
    """The text of an image's description."""
    for child in token.children or []:
        yield from _plain(child) if child.children else (child.content,)


def _tag(source: str, line: int) -> Iterator[Event]:
    """The event of a tag within a paragraph, if it is of an inline element that is read."""
    tag = _TAG.match(source)
    name = tag[2].lower() if tag else ""
    if ALIASES.get(name, name) not in ELEMENTS and name not in UNREADABLE and name not in VOID:
        yield Raw(source, line, "HTML tags")
    elif tag and tag[1]:
        yield Close(name)
    else:
        yield from (e for e in html.fragment(source, line) if isinstance(e, Open))
