"""Elements and text to blocks: what HTML and Markdown do alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from l10n.markup import ELEMENTS
from l10n.model import Block, Kind
from l10n.readers import furniture, links, outline
from l10n.readers.draft import DEEPEST, Draft, add_text, attach
from l10n.readers.elements import (
    ALIASES,
    BREAKS,
    CELLS,
    CONTAINERS,
    HEADINGS,
    LISTS,
    LOST,
    PARENTS,
    UNREADABLE,
    VOID,
)
from l10n.readers.events import Close, Event, Open, Raw
from l10n.readers.outline import Outline
from l10n.readers.prose import Prose, collapse

_ADDRESSES = ("href", "cite")
_NO_LISTS_INSIDE = CELLS | {Kind.TABLE, Kind.TABLE_ROW}


@dataclass(slots=True)
class _Element:
    """An open element. What it does not set for itself, it has from the element around it."""

    name: str
    rule: str = ""
    """The rule by which it is left out; empty in the content."""
    frame: Draft | None = None
    """The container that its blocks go to; None at the top level."""
    owner: bool = False
    """Whether it made its frame."""
    depth: int = 0
    """How many containers there are around its blocks."""
    heading: int = 0
    """The level of the heading it is in; 0 outside of headings."""
    caption: bool = False
    """Whether it is in a table's caption."""
    mute: bool = False
    """Whether what is in it is no text."""
    spanned: bool = False
    """Whether it is an inline element that is kept."""


class Assembler:
    """Takes events, and fills an outline."""

    def __init__(self, outline: Outline, *, base: str = "", whole: bool = False) -> None:
        """An assembler for one document.

        `base` is the address that relative links start from; empty keeps them relative. `whole`
        says that the content could not be told from the page around it.
        """
        self._outline = outline
        self._base = base
        self._whole = whole
        self._stack = [_Element("")]
        self._names: Counter[str] = Counter()
        self._prose = Prose()
        self._furniture = Prose()
        self._time = ("", "")

    def take(self, event: Event) -> None:
        """Go on with the next event."""
        top = self._stack[-1]
        if isinstance(event, Open):
            self._open(event, top)
        elif isinstance(event, Close):
            if self._names[event.name]:
                while self._close() != event.name:
                    pass
        elif isinstance(event, Raw):
            self._outline.leave_out(event.line, event.data, event.rule)
        elif not top.mute:
            (self._furniture if top.rule else self._prose).text(event.data, event.line)
            if top.name == "time" and self._time[0]:
                self._time = (self._time[0], self._time[1] + event.data)

    def finish(self) -> None:
        """End what is still open."""
        while len(self._stack) > 1:
            self._close()
        self._break(self._stack[0])

    def _open(self, event: Open, top: _Element) -> None:
        name = event.name
        element = replace(top, name=name, owner=False, spanned=False)
        if not top.mute and name in UNREADABLE:
            self._outline.leave_out(event.line, f"<{name}>", UNREADABLE[name])
            element.mute = True
        elif not top.mute:
            element.rule = self._rule(event, top)
            if name in BREAKS:
                self._break(top)
            elif element.rule != top.rule and top.rule:
                self._report(top.rule)
            element.heading = HEADINGS.get(name, top.heading)
            element.caption = top.caption or name == "caption"
            self._enter(element, event)
        if name not in VOID:
            self._stack.append(element)
            self._names[name] += 1

    def _close(self) -> str:
        """End the innermost element; its name."""
        element = self._stack[-1]
        if element.spanned:
            self._prose.close()
        if element.owner and element.frame is not None and element.frame.kind in CELLS:
            element.frame.text, element.frame.spans = self._prose.take()
        elif element.name in BREAKS and not element.mute:
            self._break(element)
        elif element.rule != self._stack[-2].rule:
            self._report(element.rule)
        self._stack.pop()
        self._names[element.name] -= 1
        if element.owner and element.frame is not None:
            self._attach(element.frame)
        return element.name

    def _rule(self, event: Open, top: _Element) -> str:
        """The rule by which an element is furniture; empty if it is not."""
        if event.rule is not None:
            return event.rule
        if rule := furniture.by_class(event.name, event.attributes):
            return rule
        if top.rule not in ("", furniture.OUTSIDE):
            return top.rule
        rule = furniture.by_element(event.name)
        if rule == furniture.PAGE_HEADER and not top.rule:
            # Inside the content, a header is the content's own.
            rule = rule if self._whole and not self._names["article"] else ""
        return rule or top.rule

    def _enter(self, element: _Element, event: Open) -> None:
        """What an element does at its start, beside breaking the line."""
        if event.name == "img":
            text = event.attributes.get("alt") or event.attributes.get("src", "")
            self._outline.leave_out(event.line, text or "<img>", element.rule or "image")
        elif event.name == "br" and element.rule:
            self._report(element.rule)
        elif event.name == "br":
            # Two line breaks are how some pages begin a paragraph.
            if self._prose.broken:
                self._break(element)
            self._prose.newline()
        elif not element.rule:
            if event.name == "time":
                self._time = (event.attributes.get("datetime", ""), "")
            self._contain(element, event)
            self._span(element, event)

    def _contain(self, element: _Element, event: Open) -> None:
        """Begin a container, if the element is one that may stand here."""
        around = None if element.frame is None else element.frame.kind
        kind = CONTAINERS.get(event.name)
        if kind is None and around is None and furniture.notice_box(event.attributes):
            kind = Kind.NOTICE_BOX
        if kind is None or element.depth >= DEEPEST or event.name not in BREAKS:
            return
        # A table that holds the title is there for the layout: its rule is set beforehand.
        if event.rule is not None:
            return
        allowed = PARENTS.get(kind)
        if around in _NO_LISTS_INSIDE if allowed is None else around not in allowed:
            return
        for name in LOST.get(event.name, ()):
            if event.attributes.get(name, "1") != "1":
                text = f'{name}="{event.attributes[name]}"'
                self._outline.leave_out(event.line, text, "attribute")
        element.frame = Draft(kind, event.line)
        element.owner = True
        element.depth += 1

    def _span(self, element: _Element, event: Open) -> None:
        """Begin an inline element, if it is one that is kept."""
        tag = ALIASES.get(event.name, event.name)
        if tag not in ELEMENTS:
            return
        kept = {
            name: self._address(event.line, value) if name in _ADDRESSES else collapse(value)
            for name, value in event.attributes.items()
            if name in ELEMENTS[tag][1]
        }
        attributes = tuple((name, value) for name, value in kept.items() if value)
        if (tag == "a" and not kept.get("href")) or (tag == "span" and not attributes):
            return
        self._prose.open(tag, attributes)
        element.spanned = True

    def _address(self, line: int, value: str) -> str:
        """The address as it may stand in a page; empty if it may not, which is reported."""
        address = links.safe(value, self._base)
        if address is None:
            self._outline.leave_out(line, value, "unsafe link")
        elif address.startswith("#"):
            self._outline.leave_out(line, value, "link within the page")
            return ""
        return address or ""

    def _break(self, element: _Element) -> None:
        """End the line of text that `element` is in the middle of."""
        if element.rule:
            self._report(element.rule)
        elif element.frame is not None and element.frame.kind in CELLS:
            self._prose.newline()
        else:
            line, time = self._prose.line, self._time
            self._time = ("", "")
            text, spans = self._prose.take()
            if not text:
                return
            if element.frame is not None:
                heading = bool(element.heading) or element.caption
                add_text(element.frame, Draft(Kind.PARAGRAPH, line, text, spans), heading=heading)
                return
            kind = Kind.HEADING if element.heading else Kind.PARAGRAPH
            self._leaf(Block(kind, line, text, spans, level=element.heading), time)

    def _leaf(self, block: Block, time: tuple[str, str]) -> None:
        """Add a heading or paragraph to the top level."""
        if time[0] and (shown := collapse(time[1])):
            # The machine-readable date, in the place of the one that people read.
            text = block.text.replace(shown, time[0].strip())
            if self._outline.dated(replace(block, text=text)):
                return
        for line in outline.split(block):
            self._outline.leaf(line)

    def _report(self, rule: str) -> None:
        """Report the line of furniture that was read, unless it is the readout's after all."""
        line = self._furniture.line
        text, _ = self._furniture.take()
        if not text:
            return
        block = Block(Kind.PARAGRAPH, line, text)
        if rule not in furniture.SEARCHED or not self._outline.rescue(block):
            self._outline.leave_out(line, text, rule)

    def _attach(self, draft: Draft) -> None:
        """Give a finished container to the one around it."""
        frame = self._stack[-1].frame
        if frame is not None:
            attach(draft, frame)
            return
        if draft.kind in LISTS and draft.children:
            rules = [furniture.line(item.text) for item in draft.children]
            if all(rules) and not any(item.children for item in draft.children):
                for item, rule in zip(draft.children, rules, strict=True):
                    self._outline.leave_out(item.line, item.text, rule)
                return
        if not draft.empty:
            self._outline.add(draft.block())
