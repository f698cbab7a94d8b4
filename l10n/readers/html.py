"""HTML, whole pages or fragments, as browsers read it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from justhtml import Element, JustHTML, Node
from justhtml import Text as TextNode

from l10n.model import Block, Kind
from l10n.readers import furniture
from l10n.readers.assemble import Assembler
from l10n.readers.elements import VOID
from l10n.readers.events import Close, Event, Open, Text
from l10n.readers.outline import Content, Outline
from l10n.readers.prose import collapse

_REMEDY = "add <h1>the title</h1> before the text, or a <title> in the head"
_CONTENT_IDS = frozenset({"content", "main", "main-content", "maincontent"})
_CANDIDATES = 20
"""How many h1 are looked at for one with text."""


def read(source: str, name: str) -> Content:
    """The blocks of a page and what is left out. `name` is what an error calls the file.

    Raises ReadoutError if the page has neither an h1 nor a title.
    """
    # The document is never written out again; what reaches a page is text and the attributes
    # that `markup.ELEMENTS` lists, so the parser keeps scripts for us to report.
    document = JustHTML(source, sanitize=False, track_node_locations=True).root
    main = _main(document)
    heading = _heading(main) or _heading(document)
    outline = Outline()
    _page_title(document, outline, wanted=heading is None)
    assembler = Assembler(outline, base=_base(document), whole=main is document)
    for event in _events(document, _rules(main, heading)):
        assembler.take(event)
    assembler.finish()
    return outline.content(name=name, remedy=_REMEDY)


def fragment(source: str, line: int) -> Iterator[Event]:
    """The events of a piece of HTML that begins on the 1-based `line` of a file."""
    root = JustHTML(source, sanitize=False, track_node_locations=True, fragment=True).root
    return _events(root, {}, line - 1)


def _events(root: Node, rules: dict[Node, str], offset: int = 0) -> Iterator[Event]:
    """What the tree below `root` is made of. `rules` are those already known for some elements."""
    line = 1
    stack: list[Node | TextNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield Close(node)
            continue
        line = node.origin_line or line
        if isinstance(node, TextNode):
            yield Text(node.data or "", line + offset)
            continue
        if isinstance(node, Element) and _is_title(node):
            continue
        if isinstance(node, Element) and node.name != "head":
            yield Open(node.name, line + offset, _attributes(node), rules.get(node))
            if node.name not in VOID:
                stack.append(node.name)
        stack.extend(reversed(_children(node)))


def _children(node: Node) -> list[Node | TextNode]:
    """Its children; of the head, those that are not about the page but in it."""
    children: list[Node | TextNode] = node.children or []
    if node.name == "head":
        return [child for child in children if child.name in ("script", "style", "noscript")]
    return children


def _attributes(element: Element) -> dict[str, str]:
    return {name: value or "" for name, value in element.attrs.items()}


def _elements(root: Node) -> Iterator[Element]:
    """The elements below `root` in document order."""
    stack: list[Node | TextNode] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            yield node
        stack.extend(reversed(node.children or []))


def _main(document: Node) -> Node:
    """The element that holds the content: main, the only article, or the whole document."""
    articles = []
    by_id = None
    for element in _elements(document):
        attributes = _attributes(element)
        if element.name == "main" or attributes.get("role") == "main":
            return element
        if element.name == "article":
            articles.append(element)
        # An empty anchor of that name is only the target of a skip link.
        if element.name in ("div", "section") and attributes.get("id") in _CONTENT_IDS:
            by_id = by_id or element
    return articles[0] if len(articles) == 1 else by_id or document


def _heading(root: Node) -> Element | None:
    """The h1 that is the title: the first with text, outside of furniture if there is such."""
    found = (element for element in _elements(root) if element.name == "h1")
    headings = [heading for heading in islice(found, _CANDIDATES) if _text(heading)]
    whole = root.parent is None
    for heading in headings:
        rules = {furniture.by_element(parent.name) for parent in _path(heading, root)} - {""}
        # Within the content, a header is the content's own.
        if not rules or (rules == {furniture.PAGE_HEADER} and not whole):
            return heading
    return headings[0] if headings else None


def _path(element: Node, root: Node | None = None) -> list[Node]:
    """The ancestors of an element, the nearest first, up to but without `root`."""
    path = []
    parent = element.parent
    while parent is not None and parent is not root:
        path.append(parent)
        parent = parent.parent
    return path


def _rules(main: Node, heading: Element | None) -> dict[Node, str]:
    """The elements whose rule follows from where the content and its title are."""
    rules: dict[Node, str] = {}
    if heading is not None:
        # Nothing inside the content that holds the title is furniture, whatever it is called.
        around = "" if main in _path(heading) else furniture.OUTSIDE
        rules = dict.fromkeys(_path(heading, main), around)
    rules |= dict.fromkeys(_path(main), furniture.OUTSIDE)
    rules[main] = ""
    if heading is not None:
        rules[heading] = ""
    return rules


def _text(element: Node) -> str:
    """Its text, white space collapsed."""
    parts = []
    stack: list[Node | TextNode] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, TextNode):
            parts.append(node.data or "")
        stack.extend(reversed(node.children or []))
    return collapse("".join(parts))


def _page_title(document: Node, outline: Outline, *, wanted: bool) -> None:
    """Take the title from the page's `<title>` if it is `wanted`, else leave it out.

    The name of the site, behind a bar, is no part of it.
    """
    for element in filter(_is_title, _elements(document)):
        line, text = element.origin_line or 1, _text(element)
        if not text:
            continue
        if not wanted:
            outline.leave_out(line, text, "page title")
            continue
        title, _, site = text.rpartition(" | ")
        outline.title(Block(Kind.TITLE, line, title or text))
        if title:
            outline.leave_out(line, site, "site name")
        wanted = False


def _is_title(element: Element) -> bool:
    # An SVG drawing has titles too.
    return element.name == "title" and element.namespace == "html"


def _base(document: Node) -> str:
    """The address that the page's relative links start from, if the page says so."""
    canonical = ""
    for element in _elements(document):
        attributes = _attributes(element)
        if element.name == "base" and attributes.get("href"):
            return _joined(canonical, attributes["href"])
        if element.name == "link" and "canonical" in attributes.get("rel", "").lower().split():
            canonical = canonical or attributes.get("href", "").strip()
    return canonical


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return base
