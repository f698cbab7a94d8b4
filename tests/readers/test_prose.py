from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.model import Span
from l10n.readers.prose import Prose, collapse


def test_white_space_collapses_across_pieces() -> None:
    prose = Prose()
    prose.text("  one \n", 1)
    prose.text("\t two", 2)
    prose.text("\n", 2)
    assert prose.take() == ("one two", ())


def test_a_span_does_not_take_the_space_beside_it() -> None:
    prose = Prose()
    prose.text("a", 1)
    prose.open("strong", ())
    prose.text(" b ", 1)
    prose.close()
    prose.text("c", 1)
    assert prose.take() == ("a b c", (Span(2, 3, "strong"),))


def test_empty_spans_go() -> None:
    prose = Prose()
    prose.text("a ", 1)
    prose.open("em", ())
    prose.text(" ", 1)
    prose.close()
    prose.text("b", 1)
    assert prose.take() == ("a b", ())


def test_spans_nest_outer_first() -> None:
    prose = Prose()
    prose.open("a", (("href", "x"),))
    prose.open("em", ())
    prose.text("both", 1)
    prose.close()
    prose.text(" one", 1)
    prose.close()
    assert prose.take() == ("both one", (Span(0, 8, "a", (("href", "x"),)), Span(0, 4, "em")))


def test_a_line_break_takes_the_place_of_space_and_none_is_left_at_the_ends() -> None:
    prose = Prose()
    prose.newline()
    prose.text(" a ", 1)
    prose.newline()
    prose.newline()
    prose.text(" b ", 1)
    prose.newline()
    assert prose.take() == ("a\nb", ())


def test_a_no_break_space_is_text_inside_and_not_at_the_ends() -> None:
    prose = Prose()
    prose.open("strong", ())
    prose.text("\u00a0 10\u00a0percent\u00a0", 1)
    prose.close()
    assert prose.take() == ("10\u00a0percent", (Span(0, 10, "strong"),))


def test_the_line_is_that_of_the_first_character() -> None:
    prose = Prose()
    prose.text("\n\n  a\nb", 4)
    assert prose.line == 6


def test_an_element_that_is_still_open_goes_on() -> None:
    prose = Prose()
    prose.open("em", ())
    prose.text("a", 1)
    assert prose.take() == ("a", (Span(0, 1, "em"),))
    prose.text("b", 2)
    prose.close()
    prose.text("c", 2)
    assert prose.take() == ("bc", (Span(0, 1, "em"),))


PIECES = st.lists(
    st.one_of(
        st.text("ab \n\t\u00a0", max_size=4),
        st.sampled_from(["<em>", "<strong>", "</>", "<br>"]),
    )
)


@settings(derandomize=True)
@given(PIECES)
def test_spans_are_nested_and_within_the_text(pieces: list[str]) -> None:
    prose = Prose()
    depth = 0
    for piece in pieces:
        if piece == "<br>":
            prose.newline()
        elif piece == "</>":
            if depth:
                prose.close()
                depth -= 1
        elif piece.startswith("<"):
            prose.open(piece.strip("<>"), ())
            depth += 1
        else:
            prose.text(piece, 1)
    text, spans = prose.take()
    words = "".join(piece for piece in pieces if not piece.startswith("<")).split()
    assert "".join(text.split()) == "".join(words)
    assert all(" " not in (text[span.start], text[span.end - 1]) for span in spans)
    for span, later in pairwise(spans):
        assert span.start <= later.start
        assert later.start >= span.end or later.end <= span.end
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_collapse_keeps_no_break_spaces_inside() -> None:
    assert collapse("\u00a0a\u00a0 b\u2028c\x85\n") == "a\u00a0 b c"
