from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import ReadoutError
from l10n.model import Block, Kind
from l10n.readers.outline import Content
from l10n.readers.text import read

LONG = "The Secretary spoke at length with the governors about roads, bridges, ports and the budget"
BODY = "The Secretary met with the governors of the border states on Monday."


def content(body: str) -> Content:
    return read(f"Readout of a Meeting\n\n{body}", "a.txt")


def walk(found: Content) -> list[Block]:
    """Every block but the title."""
    return [block for top in found.blocks[1:] for block in top.walk()]


def shape(body: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in walk(content(body))]


def test_the_lines_of_a_wrapped_paragraph_are_joined_by_a_space() -> None:
    assert shape("One line that\nis wrapped\nhere.\n\nAnother.\n") == [
        (Kind.PARAGRAPH, "One line that is wrapped here."),
        (Kind.PARAGRAPH, "Another."),
    ]


def test_long_lines_are_paragraphs_of_their_own() -> None:
    long = f"{LONG}, {LONG}."
    assert shape(f"{long}\n{long}\nShort.\n") == [
        (Kind.PARAGRAPH, long),
        (Kind.PARAGRAPH, long),
        (Kind.PARAGRAPH, "Short."),
    ]


@pytest.mark.parametrize("mark", ["•", "-", "*", "–", "—", "◦", "▪"])
def test_each_bullet_makes_a_list(mark: str) -> None:
    assert shape(f"{mark} First\n{mark}  Second\n") == [
        (Kind.BULLETS, ""),
        (Kind.LIST_ITEM, "First"),
        (Kind.LIST_ITEM, "Second"),
    ]


@pytest.mark.parametrize("mark", ["{}.", "{})", "({})"])
def test_each_style_of_number_makes_a_list(mark: str) -> None:
    body = "\n".join(f"{mark.format(n)} Item" for n in range(1, 12))
    assert [kind for kind, _ in shape(body)] == [Kind.NUMBERS, *[Kind.LIST_ITEM] * 11]


def test_numbers_aligned_at_their_points_are_one_list() -> None:
    body = "\n".join(f"{n:>4}. Item" for n in range(1, 12))
    assert [kind for kind, _ in shape(body)] == [Kind.NUMBERS, *[Kind.LIST_ITEM] * 11]


def test_a_number_that_does_not_follow_stays_in_the_text() -> None:
    assert shape("3. Third, of a list elsewhere.\n\n2018. A year.\n") == [
        (Kind.PARAGRAPH, "3. Third, of a list elsewhere."),
        (Kind.PARAGRAPH, "2018. A year."),
    ]


def test_items_apart_are_one_list_and_one_that_restarts_is_another() -> None:
    assert shape("1. One\n\n2. Two\n\n1. One again\n") == [
        (Kind.NUMBERS, ""),
        (Kind.LIST_ITEM, "One"),
        (Kind.LIST_ITEM, "Two"),
        (Kind.NUMBERS, ""),
        (Kind.LIST_ITEM, "One again"),
    ]


def test_lists_nest_by_their_indents() -> None:
    found = content("• A\n    – B\n    – C\n        1. D\n• E\n").blocks[1]
    assert [item.text for item in found.children] == ["A", "E"]
    inner = found.children[0].children[0]
    assert [item.text for item in inner.children] == ["B", "C"]
    assert inner.children[1].children[0].kind is Kind.NUMBERS


def test_deep_nesting_is_bounded() -> None:
    source = "\n".join("  " * n + f"• Item {n}" for n in range(500))
    items = [text for kind, text in shape(source) if kind is Kind.LIST_ITEM]
    assert items == [f"Item {n}" for n in range(500)]


def test_an_item_may_be_wrapped_and_have_a_paragraph() -> None:
    found = content("• An item that\n  goes on\n\n  and has more.\n\n• Two\n").blocks[1]
    assert [item.text for item in found.children] == ["An item that goes on", "Two"]
    assert [(p.kind, p.text) for p in found.children[0].children] == [
        (Kind.PARAGRAPH, "and has more.")
    ]


def test_text_is_not_a_list_where_it_was_wrapped_at_a_dash_or_number() -> None:
    for wrapped in (f"{LONG}\n– and on foot.", f"{LONG}\n10. August."):
        assert shape(wrapped) == [(Kind.PARAGRAPH, wrapped.replace("\n", " "))]


@pytest.mark.parametrize(
    "heading", ["Commitments:", "NEXT STEPS", "Next Steps for the Department", "Areas of Work:"]
)
def test_a_heading_is_recognised(heading: str) -> None:
    assert shape(f"{heading}\n\n{BODY}\n") == [(Kind.HEADING, heading), (Kind.PARAGRAPH, BODY)]


@pytest.mark.parametrize(
    "line",
    [
        "The two sides agreed to take these steps next year:",
        "She agreed.",
        "a line in small letters",
        "Contact: Office of Public Affairs",
        "press@example.gov",
    ],
)
def test_a_line_of_text_is_no_heading(line: str) -> None:
    assert shape(f"{line}\n\n{BODY}\n") == [(Kind.PARAGRAPH, line), (Kind.PARAGRAPH, BODY)]


def test_the_last_line_is_no_heading() -> None:
    assert shape(f"{BODY}\n\nOffice of Public Affairs\n")[-1][0] is Kind.PARAGRAPH


def test_an_underlined_line_is_a_heading() -> None:
    found = content(f"Aims\n====\n{BODY}\n")
    assert [(block.kind, block.text) for block in walk(found)] == [
        (Kind.HEADING, "Aims"),
        (Kind.PARAGRAPH, BODY),
    ]
    assert [(out.line, out.text, out.rule) for out in found.left_out] == [(4, "====", "ornament")]


def test_a_quote_is_recognised_by_its_marks() -> None:
    assert shape("> One\n> and more.\n>\n> Two.\n") == [
        (Kind.BLOCK_QUOTE, ""),
        (Kind.QUOTE, "One and more."),
        (Kind.QUOTE, "Two."),
    ]


def test_breadcrumbs_do_not_swallow_a_list_of_the_readout() -> None:
    source = (
        "Breadcrumb\n\n  1. Home\n  2. News\n  3. Readout of a Meeting\n\n"
        "Readout of a Meeting\n\n1. Home visits\n2. Patrols\n"
    )
    found = read(source, "a.txt")
    assert [out.line for out in found.left_out] == [1, 3, 4, 5]
    assert [(block.kind, block.text) for block in walk(found)] == [
        (Kind.NUMBERS, ""),
        (Kind.LIST_ITEM, "Home visits"),
        (Kind.LIST_ITEM, "Patrols"),
    ]


def test_breadcrumbs_name_the_title_below_a_menu() -> None:
    source = (
        "Menu\n\nTopics\n\nHow Do I?\n\n• Ports\n• Visas.\n\nHome > News > Readout of a Meeting\n\n"
        "Archived Content\n\nThis may be outdated.\n\nRelease Date: July 11, 2018\n\n"
        f"Readout of a Meeting\n\n{BODY}\n"
    )
    found = read(source, "a.txt")
    assert [block.kind for block in found.blocks] == [
        Kind.NOTICE_BOX,
        Kind.RELEASE_DATE,
        Kind.TITLE,
        Kind.PARAGRAPH,
    ]
    assert [(out.text, out.rule) for out in found.left_out] == [
        ("Menu", "navigation"),
        ("Topics", "above the title"),
        ("How Do I?", "above the title"),
        ("• Ports", "above the title"),
        ("• Visas.", "above the title"),
        ("Home > News > Readout of a Meeting", "breadcrumb"),
    ]


def test_short_lines_below_an_end_mark_are_left_out() -> None:
    body = (
        f"{BODY}\n\n###\n\nContact: Jane Doe\nTopics\n\nBorder Security\n• Ports\n"
        "Last Updated: 09/14/2021\n"
    )
    found = content(body)
    assert [block.text for block in walk(found)] == [
        BODY,
        "Contact: Jane Doe",
        "Last Updated: 09/14/2021",
    ]
    assert [(out.text, out.rule) for out in found.left_out] == [
        ("###", "end mark"),
        ("Topics", "below the end"),
        ("Border Security", "below the end"),
        ("• Ports", "below the end"),
    ]


def test_text_below_an_end_mark_stays() -> None:
    assert shape(f"{BODY}\n\n###\n\nA Heading Here\n\n{BODY}\n") == [
        (Kind.PARAGRAPH, BODY),
        (Kind.HEADING, "A Heading Here"),
        (Kind.PARAGRAPH, BODY),
    ]


def test_an_end_mark_above_the_title_ends_nothing() -> None:
    found = read("###\n\nReadout of a Meeting\n\nBrief.\n", "a.txt")
    assert [block.text for block in found.blocks] == ["Readout of a Meeting", "Brief."]


def test_breadcrumbs_below_the_text_name_nothing() -> None:
    body = f"{BODY} {BODY}\n\nHome > Contacts\n\nContacts\n\n{BODY}\n"
    assert [kind for kind, _ in shape(body)] == [Kind.PARAGRAPH, Kind.HEADING, Kind.PARAGRAPH]


def test_breadcrumbs_end_where_numbering_restarts() -> None:
    source = "Breadcrumb\n1. Home\n2. News\n1. One sentence of the readout stands here.\n"
    with pytest.raises(ReadoutError, match=r"no title .*got a list") as caught:
        read(source, "a.txt")
    assert caught.value.line == 4


def test_a_last_line_without_end_is_left_out_below_the_end_of_the_text() -> None:
    body = f"{BODY}\n\nLast Updated: 09/14/2021\nThe rest of this was cu"
    assert [out.rule for out in content(body).left_out] == ["damaged last line"]
    assert content(body + "\n").left_out == ()
    assert content(f"{BODY}\n\nWithout end").left_out == ()


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (f"{BODY} {BODY} {BODY}\n\nMore.\n", 1),
        ("Share\n\n• An item that ends as a sentence.\n", 3),
        ("\n\n> Quoted.\n", 3),
        ("U.S. flag\nShare\n", 1),
    ],
)
def test_without_a_title_the_error_says_where_and_what_to_do(source: str, line: int) -> None:
    with pytest.raises(ReadoutError, match=r"no title.*make the title the first line") as caught:
        read(source, "source/a.txt")
    assert (caught.value.path, caught.value.line) == ("source/a.txt", line)


LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "Share",
            "Home",
            "Breadcrumb",
            "Archived Content",
            "This page has been archived.",
            "Release Date:",
            "July 11, 2018",
            "Last Updated: 09/14/2021",
            "# # #",
            "-----",
            "Commitments:",
            "ALL CAPITALS",
            "A Title in Capitals",
            "> quoted words",
            ">",
            '    "indented quote"',
            "(a) lettered",
            BODY,
            LONG,
            f"{LONG} {LONG}",
        ]
    ),
    st.builds(
        "{}{} {}".format,
        st.sampled_from(["", "  ", "    ", "\t", "      "]),
        st.sampled_from(["•", "-", "–", "*", "1.", "2.", "3.", "(1)", "(2)", "10.", ""]),
        st.text("abcXYZ ,.:’é", max_size=70),
    ),
)
WORD = re.compile(r"[^\W\d_]{2,}")


@settings(derandomize=True, max_examples=500)
@given(st.lists(LINES, max_size=25), st.booleans())
def test_every_word_is_read_once_or_left_out(lines: list[str], end: bool) -> None:
    source = "Readout of a Meeting\n\n" + "\n".join(lines) + "\n" * end
    found = read(source, "a.txt")
    texts = [block.text for top in found.blocks for block in top.walk()]
    texts += [out.text for out in found.left_out]
    assert Counter(WORD.findall(" ".join(texts))) == Counter(WORD.findall(source))


@settings(derandomize=True, max_examples=500)
@given(st.lists(LINES, max_size=25))
def test_every_line_left_out_is_a_line_of_the_file(lines: list[str]) -> None:
    source = ["Readout of a Meeting", "", *lines]
    for out in read("\n".join(source), "a.txt").left_out:
        assert out.text == " ".join(source[out.line - 1].split())


@settings(derandomize=True)
@given(st.text())
def test_any_text_is_content_or_a_readout_error(source: str) -> None:
    try:
        found = read(source, "a.txt")
    except ReadoutError:
        return
    assert any(block.kind is Kind.TITLE for block in found.blocks)


def test_an_item_alone_is_of_the_text_whatever_it_says() -> None:
    found = content("The ministers agreed to one thing:\n\n• Share\n")

    assert found.left_out == ()
    assert walk(found)[-1].text == "Share"
