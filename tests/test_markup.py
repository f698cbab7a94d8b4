from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.markup import ELEMENTS, TAG, escape, fault, pieces, plain, unescape, write
from l10n.model import Span, Tag
from tests.inline import marked_up

TRICKY = st.text(alphabet="<>/&;altmpb1 .é", max_size=24) | st.sampled_from(
    ["&lt;", "&amp;lt;", "<a1>", "</b2>", "&amp;&lt;a1>", "&&lt;", "amp;", "lt;", "&"]
)
MARKED_UP = marked_up(TRICKY)


@settings(derandomize=True)
@given(st.lists(TRICKY).map("".join))
def test_escaped_text_holds_no_tag_and_comes_back(text: str) -> None:
    assert not TAG.search(escape(text))
    assert unescape(escape(text)) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a < b & c > d", "a < b & c > d"),
        ("<p1>", "&lt;p1>"),
        ("</p12>", "&lt;/p12>"),
        ("<br>", "<br>"),
        ("&lt;", "&amp;lt;"),
        ("&amp;lt;", "&amp;amp;lt;"),
        ("AT&amp;T", "AT&amp;T"),
    ],
)
def test_only_what_would_read_as_a_tag_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@settings(derandomize=True)
@given(MARKED_UP)
def test_a_message_gives_its_text_back(case: tuple[str, tuple[Span, ...]]) -> None:
    text, spans = case
    message, _ = write(text, spans)
    assert plain(message) == text


@settings(derandomize=True)
@given(MARKED_UP)
def test_a_message_gives_its_spans_back(case: tuple[str, tuple[Span, ...]]) -> None:
    text, spans = case
    message, tags = write(text, spans)
    elements = {tag.name: tag for tag in tags}
    position = 0
    opened: list[tuple[int, str]] = []
    found: list[tuple[int, int, str, tuple[tuple[str, str], ...]]] = []
    for piece in pieces(message):
        if not piece.tag:
            position += len(piece.text)
        elif piece.closing:
            start, name = opened.pop()
            assert name == piece.tag
            tag = elements[name]
            found.append((start, position, tag.element, tag.attributes))
        else:
            opened.append((position, piece.tag))
    kept = [(s.start, s.end, s.tag, s.attributes) for s in spans if s.start < s.end]
    assert sorted(found) == sorted(kept)


@settings(derandomize=True)
@given(MARKED_UP)
def test_the_tags_of_a_message_are_without_fault(case: tuple[str, tuple[Span, ...]]) -> None:
    message, tags = write(*case)
    names = [tag.name for tag in tags]
    assert fault(message, message) == ""
    assert len(set(names)) == len(names)
    assert sorted(m[2] for m in TAG.finditer(message)) == sorted(names * 2)


@settings(derandomize=True)
@given(MARKED_UP, st.data())
def test_a_lost_tag_is_a_fault(case: tuple[str, tuple[Span, ...]], data: st.DataObject) -> None:
    message, tags = write(*case)
    if tags:
        lost = data.draw(st.sampled_from([match[0] for match in TAG.finditer(message)]))
        assert fault(message, message.replace(lost, "")) == f"missing {lost}"
        assert fault(message.replace(lost, ""), message) == f"unexpected {lost}"


def test_tags_are_numbered_by_letter_within_the_message() -> None:
    text = "See the list and the map, both new."
    spans = (
        Span(4, 12, "a", (("href", "/list"),)),
        Span(8, 12, "strong"),
        Span(17, 24, "a", (("href", "/map"),)),
    )
    message, tags = write(text, spans)
    assert message == "See <a1>the <b1>list</b1></a1> and <a2>the map</a2>, both new."
    assert tags == (
        Tag("a1", "a", (("href", "/list"),)),
        Tag("b1", "strong"),
        Tag("a2", "a", (("href", "/map"),)),
    )


def test_empty_spans_leave_no_tag() -> None:
    assert write("text", (Span(0, 0, "a"), Span(4, 4, "em"))) == ("text", ())


def test_every_element_has_a_letter_of_its_own() -> None:
    letters = [letter for letter, _ in ELEMENTS.values()]
    assert len(set(letters)) == len(letters)
    assert all(TAG.fullmatch(f"<{letter}1>") for letter in letters)


@pytest.mark.parametrize(
    ("msgstr", "expected"),
    [
        ("<b1>Ver</b1> <a1>la lista</a1>", ""),
        ("<a1>Ver <b1>la lista</b1></a1>", ""),
        ("Ver <a1>la lista</a1>", "missing </b1>, <b1>"),
        ("<b1>Ver</b1> <a1>la lista", "missing </a1>"),
        ("<b1>Ver</b1> <a1>la</a1> <a1>lista</a1>", "unexpected </a1>, <a1>"),
        ("<b1>Ver</b1> <a1>la</a1> <i1>lista</i1>", "unexpected </i1>, <i1>"),
        ("<b1>Ver <a1>la</b1> lista</a1>", "</b1> closes out of order"),
        ("</b1>Ver<b1> <a1>la lista</a1>", "</b1> closes out of order"),
    ],
)
def test_fault(msgstr: str, expected: str) -> None:
    assert fault("<b1>See</b1> <a1>the list</a1>", msgstr) == expected
