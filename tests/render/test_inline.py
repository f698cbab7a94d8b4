"""Messages as HTML."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import markup
from l10n.model import Span, Tag
from l10n.render.inline import text_to_html, to_html

from . import document

LINK = Tag("a1", "a", (("href", "https://www.example.gov/?a=1&b=2"), ("title", 'the "list"')))


def test_tags_become_elements_with_their_attributes() -> None:
    assert to_html("See <a1>the <b1>list</b1></a1>.", (LINK, Tag("b1", "strong"))) == (
        'See <a href="https://www.example.gov/?a=1&amp;b=2" title="the &#34;list&#34;">'
        "the <strong>list</strong></a>."
    )


def test_a_line_feed_is_a_line_break() -> None:
    assert text_to_html("Office\n100 Main Street") == "Office<br>100 Main Street"


def test_text_that_looks_like_markup_stays_text() -> None:
    message, tags = markup.write("a <b1> & <script>alert(1)</script> &lt;", ())
    assert html.unescape(to_html(message, tags)) == "a <b1> & <script>alert(1)</script> &lt;"
    assert "<" not in to_html(message, tags)


def test_a_tag_that_the_source_does_not_have_leaves_its_text() -> None:
    assert to_html("A <b1>bold</b1> word", ()) == "A bold word"


def test_an_element_that_is_not_inline_leaves_its_text() -> None:
    assert to_html("<a1>x</a1>", (Tag("a1", "script", (("src", "//x"),)),)) == "x"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "",
    ],
)
def test_a_link_that_may_not_be_followed_leaves_its_text(address: str) -> None:
    assert to_html("<a1>go</a1>", (Tag("a1", "a", (("href", address),)),)) == "go"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.example.gov/a b", "https://www.example.gov/a%20b"),
        ("/news?x=1#top", "/news?x=1#top"),
        ("../a:b", "../a:b"),
        ("#part", "#part"),
        ("mailto:press@example.gov", "mailto:press@example.gov"),
        ("tel:+1-202-555-0100", "tel:+1-202-555-0100"),
        ('https://x.gov/"><script>', "https://x.gov/%22%3E%3Cscript%3E"),
        ("https://x.gov/100%", "https://x.gov/100%25"),
        ("https://x.gov/a%20b", "https://x.gov/a%20b"),
        ("https://x.gov/?a[]=1#b#c", "https://x.gov/?a%5B%5D=1#b%23c"),
    ],
)
def test_an_address_that_may_be_followed_is_kept(address: str, shown: str) -> None:
    assert to_html("<a1>go</a1>", (Tag("a1", "a", (("href", address),)),)) == (
        f'<a href="{shown}">go</a>'
    )


def test_a_link_within_a_link_is_left_out() -> None:
    inner = Tag("a2", "a", (("href", "https://b.gov"),))
    assert to_html("<a1>x <a2>y</a2> z</a1> <a2>w</a2>", (LINK, inner)) == (
        '<a href="https://www.example.gov/?a=1&amp;b=2" title="the &#34;list&#34;">x y z</a> '
        '<a href="https://b.gov">w</a>'
    )


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ((("lang", "es-MX"),), ' lang="es-MX"'),
        ((("lang", 'es" onclick="x'),), ""),
        ((("dir", "RTL"),), ' dir="rtl"'),
        ((("dir", "sideways"),), ""),
        ((("onclick", "alert(1)"),), ""),
        ((("style", "color: red"),), ""),
    ],
)
def test_only_sound_attributes_are_kept(
    attributes: tuple[tuple[str, str], ...], shown: str
) -> None:
    assert to_html("<l1>x</l1>", (Tag("l1", "span", attributes),)) == f"<span{shown}>x</span>"


def test_characters_that_html_forbids_are_dropped() -> None:
    assert text_to_html("a\x00b\x0bc\ufffed\x7fe\ud800f") == "abcdef"


@settings(derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=40))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    message, tags = markup.write(text, ())
    page = document.read(f"<p>{to_html(message, tags)}</p>")
    assert page.one("p").content in ([text], [])
    assert "".join(map(str, page.one("p").content)) == text


@settings(derandomize=True)
@given(st.text("ab<>/&;\"' 1", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_any_emphasis_is_one_element(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    message, tags = markup.write(text, (Span(start, end, "strong"),))
    page = document.read(f"<p>{to_html(message, tags)}</p>")
    bold = ["".join(map(str, element.content)) for element in page.all("strong")]
    assert bold == ([text[start:end]] if start < end else [])
