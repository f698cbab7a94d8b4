"""What the elements of HTML mean to a reader."""

from __future__ import annotations

from l10n.model import Kind

HEADINGS = {f"h{level}": level for level in range(1, 7)}

CONTAINERS = {
    "ul": Kind.BULLETS,
    "ol": Kind.NUMBERS,
    "li": Kind.LIST_ITEM,
    "blockquote": Kind.BLOCK_QUOTE,
    "table": Kind.TABLE,
    "tr": Kind.TABLE_ROW,
    "th": Kind.TABLE_HEADING,
    "td": Kind.TABLE_CELL,
}
LISTS = frozenset({Kind.BULLETS, Kind.NUMBERS})
CELLS = frozenset({Kind.TABLE_HEADING, Kind.TABLE_CELL})
PARENTS = {
    Kind.LIST_ITEM: LISTS,
    Kind.TABLE_ROW: frozenset({Kind.TABLE}),
    Kind.TABLE_HEADING: frozenset({Kind.TABLE_ROW}),
    Kind.TABLE_CELL: frozenset({Kind.TABLE_ROW}),
}
"""The containers that stand in some other only."""

BREAKS = frozenset(
    {
        *HEADINGS,
        *CONTAINERS,
        *("html", "body", "main", "article", "section", "div", "header", "footer", "nav", "aside"),
        *("p", "pre", "address", "figure", "figcaption", "dl", "dt", "dd", "details", "summary"),
        *("hr", "form", "fieldset", "legend", "dialog", "center", "hgroup", "search", "menu"),
        *("caption", "thead", "tbody", "tfoot", "option", "optgroup", "noscript"),
        *("button", "select", "textarea", "label"),
    }
)
"""The elements that begin and end a line."""

VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)
"""The elements without content, which are opened and never closed."""

ALIASES = {
    "b": "strong",
    "i": "em",
    "s": "del",
    "strike": "del",
    "tt": "code",
    "kbd": "code",
    "samp": "code",
    "var": "code",
    "acronym": "abbr",
}
"""The inline elements that are kept as another of `markup.ELEMENTS`."""

LOST = {
    "ol": ("start", "type", "reversed"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
}
"""The attributes that matter and that a block has no place for; they are reported."""

UNREADABLE = {
    "script": "script",
    "style": "style sheet",
    **dict.fromkeys(
        ("template", "iframe", "object", "embed", "video", "audio", "canvas", "svg", "math"),
        "embedded content",
    ),
}
"""The elements whose inside is not text to read, and the rule that leaves them out."""
