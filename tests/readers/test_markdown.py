from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import ReadoutError
from l10n.model import Block, Kind, Span
from l10n.readers.markdown import read
from l10n.readers.outline import Content


def content(body: str) -> Content:
    return read(f"# Title\n\n{body}", "a.md")


def walk(found: Content) -> list[Block]:
    return [block for top in found.blocks for block in top.walk()]


def shape(body: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in walk(content(body))][1:]


def test_front_matter_gives_title_and_dates() -> None:
    found = read(
        "---\ntitle: 'A: b'\ndate: 2024-03-05\nupdated: March 6, 2024\ntags: x\n---\nText.\n",
        "a.md",
    )
    assert [(b.kind, b.text, str(b.date), b.line) for b in found.blocks] == [
        (Kind.TITLE, "A: b", "None", 2),
        (Kind.RELEASE_DATE, "date: 2024-03-05", "2024-03-05", 3),
        (Kind.UPDATE_DATE, "updated: March 6, 2024", "2024-03-06", 4),
        (Kind.PARAGRAPH, "Text.", "None", 7),
    ]
    assert [(out.line, out.text) for out in found.left_out] == [(5, "tags: x")]


def test_a_heading_wins_over_the_front_matter() -> None:
    found = read("---\ntitle: A\n---\n# B\n", "a.md")
    assert [(block.kind, block.text) for block in found.blocks] == [(Kind.TITLE, "B")]
    assert [(out.line, out.text) for out in found.left_out] == [(2, "title: A")]


def test_a_bad_date_of_the_front_matter_is_an_error() -> None:
    with pytest.raises(ReadoutError, match='date is "soon", expected a date') as caught:
        read("---\ntitle: A\ndate: soon\n---\n", "source/a.md")
    assert (caught.value.path, caught.value.line) == ("source/a.md", 3)


def test_a_title_of_two_lines_with_escapes_is_one_title() -> None:
    """As the archive of the White House writes them."""
    text = (
        "---\ndate: '2021-02-19'\n"
        'title: "Readout of the Vice President\\u2019s Call with\\\n  \\ Mr.\\_Fenton"\n'
        "tags:\n- a\n- b\n---\nText.\n"
    )
    found = read(text, "a.md")
    assert [(b.kind, b.text, b.line) for b in found.blocks[:2]] == [
        (Kind.RELEASE_DATE, "date: '2021-02-19'", 2),
        (Kind.TITLE, "Readout of the Vice President’s Call with Mr.\xa0Fenton", 3),
    ]
    assert [(out.line, out.text) for out in found.left_out] == [
        (5, "tags:"),
        (6, "- a"),
        (7, "- b"),
    ]


@pytest.mark.parametrize(
    ("lines", "line", "what"),
    [
        ("title: FACT SHEET: The President", 2, "mapping values are not allowed here"),
        ("title: A\ntags: [a, b", 3, "expected ',' or ']'"),
        ("title: A\nby: *nobody", 3, "undefined alias"),
        ("title: A\nx: " + "[" * 5_000, 1, "deep nesting"),
        ("title: \x07", 1, "control characters"),
    ],
)
def test_front_matter_that_is_no_yaml_is_an_error(lines: str, line: int, what: str) -> None:
    with pytest.raises(ReadoutError, match=re.escape(what)) as caught:
        read(f"---\n{lines}\n---\n# B\n", "source/a.md")
    assert (caught.value.path, caught.value.line) == ("source/a.md", line)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    found = read("---\n\nSome text, and more\n\n---\n\n# Title\n", "a.md")
    assert [block.text for block in found.blocks] == ["Some text, and more", "Title"]


def test_without_a_title_the_error_says_what_to_do() -> None:
    with pytest.raises(ReadoutError, match="no title; add a line `# The title`"):
        read("Text.\n\n## Heading\n", "a.md")


def test_inline_markup_becomes_spans() -> None:
    found = content("A **bold *both*** and [a `link`](https://example.gov 'T') <b>raw</b>")
    block = found.blocks[1]
    assert block.text == "A bold both and a link raw"
    assert block.spans == (
        Span(2, 11, "strong"),
        Span(7, 11, "em"),
        Span(16, 22, "a", (("href", "https://example.gov"), ("title", "T"))),
        Span(18, 22, "code"),
        Span(23, 26, "strong"),
    )


def test_lists_quotes_and_tables_are_kept() -> None:
    body = "- a\n  1. b\n- c\n\n> d\n\n| e | f |\n|---|---|\n| g | |\n"
    assert shape(body) == [
        (Kind.BULLETS, ""),
        (Kind.LIST_ITEM, "a"),
        (Kind.NUMBERS, ""),
        (Kind.LIST_ITEM, "b"),
        (Kind.LIST_ITEM, "c"),
        (Kind.BLOCK_QUOTE, ""),
        (Kind.QUOTE, "d"),
        (Kind.TABLE, ""),
        (Kind.TABLE_ROW, ""),
        (Kind.TABLE_HEADING, "e"),
        (Kind.TABLE_HEADING, "f"),
        (Kind.TABLE_ROW, ""),
        (Kind.TABLE_CELL, "g"),
        (Kind.TABLE_CELL, ""),
    ]


def test_line_breaks_soft_and_hard() -> None:
    assert shape("a\nb\\\nc\n") == [(Kind.PARAGRAPH, "a b\nc")]


def test_dates_in_one_paragraph_are_told_apart() -> None:
    found = content("Release Date: July 11, 2018\nLast Updated: 09/14/2021\nText.\n")
    assert [block.kind for block in found.blocks[1:]] == [
        Kind.RELEASE_DATE,
        Kind.UPDATE_DATE,
        Kind.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<script>\nalert(1)\n</script>\n\nText.",
        "Text.<script>alert(1)</script>",
        "Text.\n\n<script>alert(1)",
        "Text.<script>alert(1)",
        "Text.<style>p{}</style>",
    ],
)
def test_scripts_of_raw_html_never_get_through(body: str) -> None:
    found = content(body)
    assert [block.text for block in found.blocks] == ["Title", "Text."]
    assert len(found.left_out) == 1


def test_raw_html_is_read_as_html() -> None:
    found = content("<div class='usa-alert' onclick='x()'>\n<p>Read <em>this</em>.</p>\n</div>\n")
    assert shape("<div class='usa-alert'><p>Read.</p></div>") == [
        (Kind.NOTICE_BOX, ""),
        (Kind.NOTICE, "Read."),
    ]
    notice = walk(found)[-1]
    assert (notice.line, notice.spans) == (4, (Span(5, 9, "em"),))


def test_tags_that_are_not_read_are_reported() -> None:
    found = content("<div>\n\nText <blink>on</blink>.\n\n</div>\n")
    assert found.blocks[1].text == "Text on."
    assert [(out.line, out.text, out.rule) for out in found.left_out] == [
        (3, "<div>", "HTML tags"),
        (5, "<blink>", "HTML tags"),
        (5, "</blink>", "HTML tags"),
        (7, "</div>", "HTML tags"),
    ]


def test_unsafe_links_are_dropped_and_reported() -> None:
    found = content("[a](javascript:alert(1)) ![b](data:x)\n")
    assert (found.blocks[1].text, found.blocks[1].spans) == ("a", ())
    assert [(out.text, out.rule) for out in found.left_out] == [
        ("javascript:alert(1)", "unsafe link"),
        ("b", "image"),
    ]


def test_definitions_of_links_are_accounted_for() -> None:
    found = content("[a]\n\n[a]: https://example.gov\n[A]: https://example.gov/2\n")
    assert found.blocks[1].spans[0].attributes == (("href", "https://example.gov"),)
    assert [(out.line, out.rule) for out in found.left_out] == [
        (5, "link definition"),
        (6, "link definition"),
    ]


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_deep_nesting_is_an_error_before_text_is_lost(mark: str) -> None:
    assert shape(mark * 25 + "word\n")[-1][1] == "word"
    with pytest.raises(ReadoutError, match="nest more than") as caught:
        content(mark * 90 + "word\n")
    assert caught.value.line == 3


def test_lines_are_those_of_the_file() -> None:
    found = read("---\ntitle: T\n---\n\na\nb\n\n- c\n- d\n\n| e |\n|---|\n| f |\n", "a.md")
    assert [(block.text, block.line) for block in walk(found) if block.text] == [
        ("T", 2),
        ("a b", 5),
        ("c", 8),
        ("d", 9),
        ("e", 11),
        ("f", 13),
    ]


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "# T\n",
                    "\n\n",
                    "- ",
                    "> ",
                    "1. ",
                    "**",
                    "`",
                    "[x](y)",
                    "<b>",
                    "</b>",
                    "</p>",
                    "<",
                ]
            ),
            st.sampled_from(
                ["<script>", "<!--", "---\n", "|a|\n|-|\n", "```\n", "    ", "[a]: b\n"]
            ),
            st.text("ab \n*_", max_size=5),
        ),
        max_size=30,
    )
)
def test_any_markdown_is_content_or_a_readout_error(pieces: list[str]) -> None:
    try:
        found = read("".join(pieces), "a.md")
    except ReadoutError:
        return
    for block in walk(found):
        assert block.text == block.text.strip()
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["\n\n", "\n", "- ", "  - ", "> ", "1. ", "**", "*", "`", "[", "](x)", "<b>", "</b>"]
            + ["<div>", "</div>", "\n```\n", "    ", "| ", "---\n", "## ", "![", "\\\n"]
            + ["@ "] * 20
        ),
        max_size=40,
    )
)
def test_every_word_is_read_once_or_left_out(pieces: list[str]) -> None:
    words = [f"word{number}" for number, piece in enumerate(pieces) if piece == "@ "]
    source = "".join(f"word{n} " if piece == "@ " else piece for n, piece in enumerate(pieces))
    found = content(source)
    texts = [block.text for block in walk(found)] + [out.text for out in found.left_out]
    assert sorted(re.findall(r"word\d+", " ".join(texts))) == sorted(words)


@settings(derandomize=True, deadline=None)
@given(st.text())
def test_any_text_is_content_or_a_readout_error(source: str) -> None:
    try:
        read(source, "a.md")
    except ReadoutError as error:
        assert "no title" in error.message  # noqa: PT017 -- any other error fails the test
