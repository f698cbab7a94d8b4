from __future__ import annotations

import pickle
from datetime import date
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.markup import fault, plain
from l10n.model import MESSAGES, Block, Kind, Readout, Segment, Span, Tag
from l10n.segment import RUNNING, segment
from tests.inline import marked_up

MODES = st.sampled_from(["sentence", "paragraph"])
WORDS = st.lists(
    st.sampled_from(
        [
            *'    .?…“”‘()\n\u00a0é5"',
            *("<a1>", "&lt;", "x.gov", "1."),
            *("The", "vote", "passed", "U.S.", "Sen.", "a.m.", "No."),
        ]
    ),
    max_size=8,
).map("".join)


def readout(*blocks: Block) -> Readout:
    return Readout(slug="visit", path="source/visit.txt", blocks=blocks)


def paragraph(text: str, *spans: Span, kind: Kind = Kind.PARAGRAPH) -> Readout:
    return readout(Block(kind, line=1, text=text, spans=spans))


def msgids(source: Readout, mode: str = "sentence") -> list[str]:
    return [piece.msgid for piece in segment(source, mode)]


def rejoined(segments: tuple[Segment, ...]) -> dict[int, str]:
    """The text of each block, by its number."""
    return {
        number: "".join(piece.lead + plain(piece.msgid) + piece.tail for piece in group)
        for number, group in groupby(segments, key=lambda piece: piece.block)
    }


def test_segments_follow_the_blocks_of_the_readout() -> None:
    source = readout(
        Block(Kind.TITLE, line=1, text="Readout. Of a Visit"),
        Block(Kind.RELEASE_DATE, line=3, text="July 11, 2018", date=date(2018, 7, 11)),
        Block(Kind.PARAGRAPH, line=5, text="One came. Two left."),
        Block(
            Kind.BULLETS,
            line=7,
            children=(
                Block(
                    Kind.LIST_ITEM,
                    line=7,
                    text="Share data;",
                    children=(
                        Block(
                            Kind.NUMBERS,
                            line=8,
                            children=(Block(Kind.LIST_ITEM, line=8, text="Now. And later."),),
                        ),
                    ),
                ),
            ),
        ),
    )
    assert segment(source) == (
        Segment("Readout. Of a Visit", Kind.TITLE, block=0, line=1),
        Segment("One came.", Kind.PARAGRAPH, block=2, line=5),
        Segment("Two left.", Kind.PARAGRAPH, block=2, line=5, lead=" "),
        Segment("Share data;", Kind.LIST_ITEM, block=4, line=7),
        Segment("Now.", Kind.LIST_ITEM, block=6, line=8),
        Segment("And later.", Kind.LIST_ITEM, block=6, line=8, lead=" "),
    )


@pytest.mark.parametrize("kind", sorted(MESSAGES))
def test_only_running_text_is_cut(kind: Kind) -> None:
    found = msgids(paragraph("It passed. It is law.", kind=kind))
    assert found == (["It passed.", "It is law."] if kind in RUNNING else ["It passed. It is law."])


@pytest.mark.parametrize("kind", sorted(set(Kind) - MESSAGES))
def test_other_blocks_have_no_message(kind: Kind) -> None:
    assert segment(paragraph("July 11, 2018", kind=kind)) == ()


def test_a_paragraph_is_whole_on_request() -> None:
    source = paragraph("It passed. It is law.")
    assert msgids(source, "paragraph") == ["It passed. It is law."]


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ValueError, match='unknown segmentation "word"'):
        segment(paragraph("It passed."), "word")


@pytest.mark.parametrize("mode", ["sentence", "paragraph"])
@pytest.mark.parametrize("kind", [Kind.PARAGRAPH, Kind.TITLE])
def test_a_line_break_cuts_in_every_mode_and_kind(mode: str, kind: Kind) -> None:
    source = paragraph("Office of Public Affairs\nWashington", kind=kind)
    pieces = segment(source, mode)
    assert [(piece.lead, piece.msgid) for piece in pieces] == [
        ("", "Office of Public Affairs"),
        ("\n", "Washington"),
    ]


def test_a_span_over_two_sentences_is_in_both() -> None:
    source = paragraph("It passed. It is law.", Span(3, 13, "strong"))
    first, second = segment(source)
    assert first.msgid == "It <b1>passed.</b1>"
    assert second.msgid == "<b1>It</b1> is law."
    assert first.tags == second.tags == (Tag("b1", "strong"),)


def test_tags_are_numbered_anew_in_each_segment() -> None:
    link = (("href", "/list"),)
    source = paragraph("See one. See two.", Span(4, 7, "a", link), Span(13, 16, "a", link))
    assert msgids(source) == ["See <a1>one</a1>.", "See <a1>two</a1>."]


def test_white_space_at_the_edge_of_a_span_stays_outside() -> None:
    source = paragraph("Goals: share data.", Span(0, 7, "strong"), Span(6, 7, "em"))
    assert msgids(source) == ["<b1>Goals:</b1> share data."]


@pytest.mark.parametrize("tag", ["a", "cite", "code", "q", "abbr"])
def test_a_name_is_never_cut(tag: str) -> None:
    text = "See “Know. Act. Win” here. It is new."
    start, end = text.index("“"), text.index("”") + 1
    opened, closed = {"a": ("<a1>", "</a1>"), "cite": ("<t1>", "</t1>")}.get(
        tag, {"code": ("<c1>", "</c1>"), "q": ("<q1>", "</q1>")}.get(tag, ("<r1>", "</r1>"))
    )
    assert msgids(paragraph(text, Span(start, end, tag))) == [
        f"See {opened}“Know. Act. Win”{closed} here.",
        "It is new.",
    ]


def test_a_link_over_whole_sentences_is_cut() -> None:
    text = "It is new. It passed. It is law."
    assert msgids(paragraph(text, Span(11, len(text) - 1, "a", (("href", "/law"),)))) == [
        "It is new.",
        "<a1>It passed.</a1>",
        "<a1>It is law</a1>.",
    ]


def test_a_quotation_element_over_whole_sentences_is_not_cut() -> None:
    text = "It passed. It is law."
    assert msgids(paragraph(text, Span(0, len(text), "q"))) == [f"<q1>{text}</q1>"]


def test_a_line_break_cuts_even_a_name() -> None:
    text = "Office. Of Law.\nWashington"
    assert msgids(paragraph(text, Span(0, len(text), "code"))) == [
        "<c1>Office. Of Law.</c1>",
        "<c1>Washington</c1>",
    ]


@settings(derandomize=True)
@given(marked_up(WORDS), MODES, st.sampled_from([Kind.PARAGRAPH, Kind.HEADING]))
def test_segments_rejoin_to_the_text(
    case: tuple[str, tuple[Span, ...]], mode: str, kind: Kind
) -> None:
    text, spans = case
    segments = segment(paragraph(text, *spans, kind=kind), mode)
    assert rejoined(segments) == ({0: text} if text.strip() else {})


@settings(derandomize=True)
@given(marked_up(WORDS), MODES)
def test_each_segment_is_trimmed_and_well_formed(
    case: tuple[str, tuple[Span, ...]], mode: str
) -> None:
    text, spans = case
    segments = segment(paragraph(text, *spans), mode)
    for piece in segments:
        words = plain(piece.msgid)
        assert words
        assert words == words.strip()
        assert "\n" not in words
        assert piece.lead.strip() == piece.tail.strip() == ""
        assert fault(piece.msgid, piece.msgid) == ""
    assert pickle.loads(pickle.dumps(segments)) == segments
