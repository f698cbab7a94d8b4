"""Messages as HTML: their tags become elements, and everything else is text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from l10n import markup
from l10n.model import Tag
from l10n.render import links

_ADDRESSES = frozenset({"href", "cite"})
_LANGUAGES = frozenset({"lang", "hreflang"})
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DIRECTIONS = frozenset({"ltr", "rtl", "auto"})
# HTML forbids the control characters, surrogates and non-characters (HTML Standard, 13.2.3.5).
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def to_html(message: str, tags: Iterable[Tag]) -> Markup:
    """A message as HTML, with its paired tags as the elements that `tags` says they are.

    A tag that `tags` does not name, and a link whose address may not be followed, leave their
    text alone.
    """
    elements = {tag.name: _element(tag) for tag in tags}
    out: list[Markup] = []
    links_open = 0
    for piece in markup.pieces(message):
        if not piece.tag:
            out.append(text_to_html(piece.text))
            continue
        name, attributes = elements.get(piece.tag, ("", Markup("")))
        if name == "a":
            # A link within a link is not HTML: only the outer one is kept.
            links_open += -1 if piece.closing else 1
            if links_open > (0 if piece.closing else 1):
                continue
        if name:
            opening = Markup("<{}{}>").format(name, attributes)
            out.append(Markup("</{}>").format(name) if piece.closing else opening)
    return Markup("").join(out)


def text_to_html(text: str) -> Markup:
    """Plain text as HTML; a line feed is a hard line break."""
    lines = _FORBIDDEN.sub("", text).split("\n")
    return Markup("<br>").join(escape(line) for line in lines)


def _element(tag: Tag) -> tuple[str, Markup]:
    """The element's name and attributes; an empty name if it has nothing to do."""
    _, allowed = markup.ELEMENTS.get(tag.element, ("", ()))
    kept = dict(_attributes(tag, allowed))
    if tag.element not in markup.ELEMENTS or (tag.element == "a" and "href" not in kept):
        return "", Markup("")
    pairs = (Markup(' {}="{}"').format(name, value) for name, value in kept.items())
    return tag.element, Markup("").join(pairs)


def _attributes(tag: Tag, allowed: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, value in tag.attributes:
        if name not in allowed:
            continue
        if name in _ADDRESSES:
            address = links.safe(value)
            if address is not None:
                yield name, address
        elif name in _LANGUAGES:
            if _LANGUAGE_TAG.fullmatch(value):
                yield name, value
        elif name == "dir":
            if value.lower() in _DIRECTIONS:
                yield name, value.lower()
        else:
            yield name, _FORBIDDEN.sub("", value)
