from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import ReadoutError
from l10n.model import Block, Kind, Span
from l10n.readers.draft import DEEPEST
from l10n.readers.elements import UNREADABLE
from l10n.readers.html import read
from l10n.readers.outline import Content


def content(body: str) -> Content:
    return read(f"<h1>Title</h1>{body}", "a.html")


def walk(found: Content) -> list[Block]:
    return [block for top in found.blocks for block in top.walk()]


def shape(body: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in walk(content(body))][1:]


def first(body: str) -> Block:
    return content(body).blocks[1]


def test_the_title_is_the_first_heading_of_the_content() -> None:
    page = "<header><h1>Site</h1></header><main><header><h1>Title</h1></header><h1>Two</h1></main>"
    found = read(page, "a.html")
    assert [(block.kind, block.text) for block in found.blocks] == [
        (Kind.TITLE, "Title"),
        (Kind.HEADING, "Two"),
    ]


def test_a_heading_above_main_is_the_title_if_main_has_none() -> None:
    page = "<div><h1>Title</h1><p>Around</p></div><main><p>Text.</p></main>"
    found = read(page, "a.html")
    assert [block.text for block in found.blocks] == ["Title", "Text."]
    assert [(out.text, out.rule) for out in found.left_out] == [
        ("Around", "outside the main content")
    ]


def test_the_title_of_the_page_is_next() -> None:
    found = read("<title>A &amp; B | Site</title><p>Text.", "a.html")
    assert [block.text for block in found.blocks] == ["A & B", "Text."]
    assert [(out.text, out.rule) for out in found.left_out] == [("Site", "site name")]


def test_the_title_of_the_page_is_left_out_if_there_is_a_heading() -> None:
    found = read("<title>A | Site</title><h1>A</h1>", "a.html")
    assert [(out.text, out.rule) for out in found.left_out] == [("A | Site", "page title")]


@pytest.mark.parametrize("page", ["<p>Text.</p>", "<h1> </h1><p>Text", "<title></title>x", "x"])
def test_without_a_title_the_error_says_what_to_do(page: str) -> None:
    with pytest.raises(ReadoutError, match="no title; add <h1>") as caught:
        read(page, "source/a.html")
    assert (caught.value.path, caught.value.line) == ("source/a.html", 1)


@pytest.mark.parametrize(
    "page",
    [
        "<article><h1>T</h1><p>In</p></article><p>Out</p>",
        "<div id=content><h1>T</h1><p>In</p></div><p>Out</p>",
        "<a id=main-content></a><div role=main><h1>T</h1><p>In</p></div><p>Out</p>",
        "<form><div class=nav><main><h1>T</h1><p>In</p></main></div><p>Out</p></form>",
    ],
)
def test_the_content_is_told_from_the_page(page: str) -> None:
    found = read(page, "a.html")
    assert [block.text for block in found.blocks] == ["T", "In"]
    assert [out.text for out in found.left_out] == ["Out"]


@pytest.mark.parametrize(
    ("element", "rule"),
    [
        ("nav", "navigation"),
        ("footer", "footer"),
        ("aside", "sidebar"),
        ("form", "form"),
        ("button", "form"),
        ("dialog", "dialog"),
    ],
)
def test_furniture_within_the_content_is_left_out(element: str, rule: str) -> None:
    found = content(f"<p>Text.</p><{element}>Words</{element}>")
    assert [block.text for block in found.blocks] == ["Title", "Text."]
    assert [(out.text, out.rule) for out in found.left_out] == [("Words", rule)]


def test_inline_furniture_leaves_the_paragraph_whole() -> None:
    found = content("<p>One <a class=shared href=x>more</a><b class=share>Share</b> two.</p>")
    assert found.blocks[1].text == "One more two."
    assert [(out.text, out.rule) for out in found.left_out] == [("Share", "share links")]


def test_heading_levels_are_in_order() -> None:
    body = "<h4>A</h4><h6>B</h6><h3>C</h3><h2>D</h2><h5>E</h5><h6>F</h6><h1>G</h1>"
    headings = [block for block in content(body).blocks if block.kind is Kind.HEADING]
    assert [(block.text, block.level) for block in headings] == [
        ("A", 2),
        ("B", 3),
        ("C", 2),
        ("D", 2),
        ("E", 3),
        ("F", 4),
        ("G", 2),
    ]


def test_inline_elements_become_spans() -> None:
    block = first("<p>a <b>bold <i>both</i></b> <a href='/x' title='T' onclick='y'>link</a></p>")
    assert block.text == "a bold both link"
    assert block.spans == (
        Span(2, 11, "strong"),
        Span(7, 11, "em"),
        Span(12, 16, "a", (("href", "/x"), ("title", "T"))),
    )


def test_a_span_is_kept_for_its_language_only() -> None:
    assert first("<p><span class=x>a</span> <span lang=es>b</span></p>").spans == (
        Span(2, 3, "span", (("lang", "es"),)),
    )


def test_relative_links_start_from_where_the_page_was() -> None:
    page = (
        '<link rel=canonical href="https://www.example.gov/a/b"><h1>T</h1><p><a href="c">d</a></p>'
    )
    assert read(page, "a.html").blocks[1].spans[0].attributes == (
        ("href", "https://www.example.gov/a/c"),
    )


def test_unsafe_links_are_dropped_and_reported() -> None:
    found = content("<p><a href='java\nscript:alert(1)'>a</a> <q cite='data:x'>b</q></p>")
    assert (found.blocks[1].text, found.blocks[1].spans) == ("a b", (Span(2, 3, "q"),))
    assert [(out.text, out.rule) for out in found.left_out] == [
        ("java script:alert(1)", "unsafe link"),
        ("data:x", "unsafe link"),
    ]


def test_a_line_break_is_kept_and_two_make_a_paragraph() -> None:
    assert shape("<p>a<br> b<br><br>c") == [(Kind.PARAGRAPH, "a\nb"), (Kind.PARAGRAPH, "c")]


def test_loose_text_is_a_paragraph() -> None:
    assert shape("<div>a <p>b</p> c <div>d</div></div>") == [
        (Kind.PARAGRAPH, text) for text in "abcd"
    ]


def test_lists_nest() -> None:
    block = first("<ol><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ol>")
    assert [(item.kind, item.text) for item in block.walk()] == [
        (Kind.NUMBERS, ""),
        (Kind.LIST_ITEM, "a"),
        (Kind.BULLETS, ""),
        (Kind.LIST_ITEM, "b"),
        (Kind.LIST_ITEM, "c"),
        (Kind.PARAGRAPH, "d"),
    ]


def test_a_table_keeps_its_caption_headings_and_empty_cells() -> None:
    block = first(
        "<table><caption>C</caption><tr><th>a<td><tr><td>b<br>c<td><ul><li>d<li>e</ul></table>"
    )
    assert [(cell.kind, cell.text) for cell in block.walk()] == [
        (Kind.TABLE, ""),
        (Kind.TABLE_CAPTION, "C"),
        (Kind.TABLE_ROW, ""),
        (Kind.TABLE_HEADING, "a"),
        (Kind.TABLE_CELL, ""),
        (Kind.TABLE_ROW, ""),
        (Kind.TABLE_CELL, "b\nc"),
        (Kind.TABLE_CELL, "d\ne"),
    ]


def test_a_table_around_the_title_is_layout() -> None:
    found = read("<table><tr><td>Home<td><h1>T</h1><p>Text.</table>", "a.html")
    assert [(block.kind, block.text) for block in found.blocks] == [
        (Kind.TITLE, "T"),
        (Kind.PARAGRAPH, "Text."),
    ]
    assert [(out.text, out.rule) for out in found.left_out] == [("Home", "above the title")]


def test_dates_and_notices_above_the_title_stay() -> None:
    body = "<p>July 11, 2018</p><p>This page is archived.</p><h1>T</h1><p>Text.</p>"
    assert [block.kind for block in read(body, "a.html").blocks] == [
        Kind.RELEASE_DATE,
        Kind.NOTICE_BOX,
        Kind.TITLE,
        Kind.PARAGRAPH,
    ]


def test_a_page_that_is_all_above_its_title_is_kept() -> None:
    found = read("<p>Text.</p><h1>T</h1>", "a.html")
    assert [block.text for block in found.blocks] == ["Text.", "T"]


def test_attributes_without_a_place_are_reported() -> None:
    found = content(
        "<ol start=3 type=a><li>a</ol><table><tr><td colspan=2>b<td rowspan=1>c</table>"
    )
    assert [(out.text, out.rule) for out in found.left_out] == [
        ('start="3"', "attribute"),
        ('type="a"', "attribute"),
        ('colspan="2"', "attribute"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Release Date: July 11, 2018</p>",
        "<p>July 11, 2018</p>",
        "<div>Release Date</div><div>July 11, 2018</div>",
        "<p>Released <time datetime=2018-07-11>last Wednesday</time></p>",
        "<time datetime='2018-07-11T09:00Z'>Wed 11 Jul 2018, 9 o’clock</time>",
        "<p>Release Date: July 11, 2018<br>Washington</p>",
    ],
)
def test_the_release_date_is_recognised(body: str) -> None:
    block = first(body)
    assert block.kind is Kind.RELEASE_DATE
    assert str(block.date) == "2018-07-11"


def test_a_date_within_the_text_is_text() -> None:
    assert [kind for kind, _ in shape("<p>Text.</p><p>July 11, 2018</p>")] == [Kind.PARAGRAPH] * 2
    assert shape("<p>On <time datetime=2018-07-11>July 11</time> they met.</p>") == [
        (Kind.PARAGRAPH, "On July 11 they met.")
    ]


def test_the_date_of_update_is_found_in_a_footer() -> None:
    found = read("<main><h1>T</h1></main><footer>Last Updated: 09/14/2021</footer>", "a.html")
    assert [block.kind for block in found.blocks] == [Kind.TITLE, Kind.UPDATE_DATE]
    assert found.left_out == ()


def test_an_alert_is_a_notice() -> None:
    assert shape("<div class='usa-alert'><h2>Note</h2><p>Text.</p><ul><li>a</ul></div>") == [
        (Kind.NOTICE_BOX, ""),
        (Kind.NOTICE_HEADING, "Note"),
        (Kind.NOTICE, "Text."),
        (Kind.BULLETS, ""),
        (Kind.LIST_ITEM, "a"),
    ]


def test_images_and_scripts_are_reported() -> None:
    found = content(
        "<p>a<img alt='The seal' src=x><img src=y.png></p><script>s()</script>"
        "<template>t</template>"
    )
    assert [block.text for block in found.blocks] == ["Title", "a"]
    assert [(out.text, out.rule) for out in found.left_out] == [
        ("The seal", "image"),
        ("y.png", "image"),
        ("<script>", "script"),
        ("<template>", "embedded content"),
    ]


def test_unclosed_tags_and_scripts_are_no_danger() -> None:
    found = content("<p>a <b>b <i>c<p>d</b> e <script>alert('<p>x</p>')</script> f<table><tr><td>g")
    text = " ".join(block.text for block in walk(found))
    assert text.split() == "Title a b c d e f g".split()  # noqa: SIM905 -- reads as a sentence


def test_a_script_that_is_not_closed_takes_the_rest_as_in_a_browser() -> None:
    found = content("<p>a</p><script>alert(1)<p>b</p>")
    assert [block.text for block in found.blocks] == ["Title", "a"]
    assert [out.rule for out in found.left_out] == ["script"]


def test_lines_are_those_of_the_file() -> None:
    found = read("<h1>\nTitle</h1>\n<ul>\n<li>a\n<li>\n b</ul>\n<nav>x\n</nav>\n", "a.html")
    assert [block.line for block in walk(found)] == [2, 3, 4, 5]
    assert [out.line for out in found.left_out] == [7]


@pytest.mark.parametrize(
    "element", ["div", "ul><li", "blockquote", "b", "a href=x", "table><tr><td"]
)
def test_deep_nesting_is_bounded(element: str) -> None:
    found = content(f"<{element}>" * 3000 + "end")
    texts = [block.text for block in walk(found)]
    assert "end" in texts
    assert max(map(depth, found.blocks)) <= DEEPEST + 2


def depth(block: Block) -> int:
    return 1 + max(map(depth, block.children), default=0)


def test_the_time_follows_the_size() -> None:
    def seconds(times: int) -> float:
        body = "<p>Some <b>text</b> here.</p><nav><a href=x>y</a></nav><ul><li>z</ul>" * times
        start = time.process_time()
        content(body)
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 40 * max(seconds(500), 0.01)


TAGS = (
    *("p", "div", "h1", "h2", "ul", "ol", "li", "table"),
    *("tr", "td", "th", "caption", "blockquote", "b", "i", "a"),
    *("span", "br", "img", "script", "style", "nav", "footer", "header"),
    *("main", "article", "form", "svg", "math", "template", "title", "time"),
    *("q", "pre", "select", "option"),
)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
            st.sampled_from(
                ["<a href='javascript:x'>", "<div class=usa-alert>", "<!--", "<p hidden>"]
            ),
            st.text("ab &#<>\n\u00a0", max_size=6),
        ),
        max_size=40,
    )
)
def test_any_markup_is_content_or_a_readout_error(pieces: list[str]) -> None:
    try:
        found = read("".join(pieces), "a.html")
    except ReadoutError:
        return
    for block in walk(found):
        assert block.text == block.text.strip()
        assert "  " not in block.text
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
        assert not any(
            "javascript" in value for span in block.spans for _, value in span.attributes
        )


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [f"<{tag}>" for tag in TAGS if tag not in UNREADABLE]
            + [f"</{tag}>" for tag in TAGS]
            + ["<p class=share>", "<div hidden>", "<div class=usa-alert>", "<aside>"]
            + ["@ "] * 40
        ),
        max_size=40,
    )
)
def test_every_word_is_read_once_or_left_out(pieces: list[str]) -> None:
    words = [f"word{number}" for number, piece in enumerate(pieces) if piece == "@ "]
    source = "".join(f"word{n} " if piece == "@ " else piece for n, piece in enumerate(pieces))
    found = read(f"<h1>The Title</h1>{source}", "a.html")
    texts = [block.text for block in walk(found)] + [out.text for out in found.left_out]
    assert sorted(re.findall(r"word\d+", " ".join(texts))) == sorted(words)


@settings(derandomize=True, deadline=None)
@given(st.text())
def test_any_text_is_content_or_a_readout_error(source: str) -> None:
    try:
        read(source, "a.html")
    except ReadoutError as error:
        assert "no title" in error.message  # noqa: PT017 -- any other error fails the test
