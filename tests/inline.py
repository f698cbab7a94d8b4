"""Strategies for text with inline elements, which several tests share."""

from __future__ import annotations

from hypothesis import strategies as st

from l10n.markup import ELEMENTS
from l10n.model import Span

Node = str | tuple[str, list["Node"]]
"""Text, or an element's name and what it holds."""


def marked_up(words: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, tuple[Span, ...]]]:
    """Texts made of `words`, with properly nested spans, empty ones among them."""
    elements = st.sampled_from(sorted(ELEMENTS))
    nodes: st.SearchStrategy[Node] = st.recursive(
        words, lambda inner: st.tuples(elements, st.lists(inner, max_size=4)), max_leaves=12
    )
    return st.lists(nodes, max_size=6).map(_flat)


def _flat(nodes: list[Node]) -> tuple[str, tuple[Span, ...]]:
    text = ""
    spans: list[Span] = []

    def add(node: Node) -> None:
        nonlocal text
        if isinstance(node, str):
            text += node
            return
        element, children = node
        place, start = len(spans), len(text)
        for child in children:
            add(child)
        names = ELEMENTS[element][1]
        spans.insert(place, Span(start, len(text), element, tuple((n, "x") for n in names)))

    for node in nodes:
        add(node)
    return text, tuple(spans)
