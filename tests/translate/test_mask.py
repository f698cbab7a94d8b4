from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import markup
from l10n.translate.engine import Output
from l10n.translate.mask import STYLES, Masked, Style, TagSpan, mask, unmask

BRACES, LETTERS, _ = STYLES


def back(masked: Masked) -> str:
    """The message again, if the translation is the masked text itself."""
    return unmask(masked, masked.text, masked.spans)


def test_tokens_are_hidden_and_tags_are_lifted() -> None:
    masked = mask("See <a1>the {name} page</a1> or write to a@dhs.gov.", BRACES)

    assert masked.text == "See the {0} page or write to {1}."
    assert masked.held == (("{0}", "{name}"), ("{1}", "a@dhs.gov"))
    assert masked.spans == (TagSpan("a1", 4, 16),)


def test_each_style_writes_its_own_placeholders() -> None:
    assert [mask("See %s.", style).text for style in STYLES] == ["See {0}.", "See X0.", "See %0."]


def test_tags_stay_where_they_are_asked_to() -> None:
    masked = mask("See <a1>the {name} page</a1>.", BRACES, inline=True)

    assert (masked.text, masked.spans) == ("See <a1>the {0} page</a1>.", ())


@pytest.mark.parametrize(
    ("msgid", "text", "tokens"),
    [
        ("Run <c1>make build</c1> now.", "Run {0} now.", ("make build",)),
        ("the annex<p1>2</p1>.", "the annex{0}.", ("2",)),
        ("see <a1>https://<b1>dhs</b1>.gov/x</a1>.", "see {0}.", ("https://<b1>dhs</b1>.gov/x",)),
        ("write &lt;b1>.", "write {0}.", ("&lt;b1>",)),
    ],
)
def test_what_is_not_language_is_a_token_with_the_tags_inside(
    msgid: str, text: str, tokens: tuple[str, ...]
) -> None:
    masked = mask(msgid, BRACES)

    assert (masked.text, tuple(token for _, token in masked.held)) == (text, tokens)
    assert back(masked) == msgid


def test_a_date_in_digits_is_translated_with_its_tag() -> None:
    assert mask("on <b1>07/10/2018</b1><p1>1</p1>", BRACES).text == "on 07/10/2018{0}"


def test_a_tag_that_ends_within_a_token_takes_all_of_it() -> None:
    assert back(mask("at <b1>the dhs</b1>.gov site", BRACES)) == "at <b1>the dhs.gov</b1> site"


def test_kept_terms_are_tokens() -> None:
    assert mask("Join Blue Campaign.", BRACES, keep=["Blue Campaign"]).held == (
        ("{0}", "Blue Campaign"),
    )


@pytest.mark.parametrize(
    ("translation", "lost"),
    [
        ("{1} y {0}", []),
        ("{ 1 } y {0}", []),
        ("{0} y {0}", ["a@b.gov", "%s"]),
        ("{0}", ["%s"]),
        ("{0} y {1} {2}", ["%s"]),
        ("{0} y {{1}", ["%s"]),
        ("{0} y {1} <x", ["%s"]),
    ],
)
def test_a_lost_token_is_noticed(translation: str, lost: list[str]) -> None:
    masked = mask("a@b.gov and %s", BRACES)

    assert masked.lost(translation)[-1:] == lost[-1:]
    assert bool(masked.lost(translation)) == bool(lost)


def test_tags_that_were_to_be_copied_are_no_scraps() -> None:
    masked = mask("Ask {name} about <b1>this</b1>.", BRACES, inline=True)

    assert masked.lost("Pregunta a {0} sobre <b1>esto</b1>.") == []
    assert masked.lost("Pregunta a {0} sobre <i1>esto</i1>.") == ["{name}"]


def test_a_part_of_a_translation_has_its_place_in_the_source() -> None:
    masked = mask("%s and %d", BRACES)

    assert masked.pairs("{1} y {0}") == [((0, 3), (8, 11)), ((6, 9), (0, 3))]


def test_an_entity_for_a_space_is_read_as_a_space() -> None:
    masked = mask("See {name} &nbsp;on <b1>page&nbsp;2</b1>.", BRACES)

    assert masked.text == "See {0} on page 2."
    assert masked.gaps == ((7, " &nbsp;"), (15, "&nbsp;"))
    assert masked.spans == (TagSpan("b1", 11, 17),)


def test_an_entity_beside_a_token_is_part_of_it() -> None:
    assert mask("page&nbsp;{n}&nbsp;{m}", BRACES).held == (("{0}", "{n}&nbsp;{m}"),)


def test_what_follows_a_word_closely_does_so_again() -> None:
    masked = mask("a report<p1>1</p1> on {name}", BRACES)

    assert masked.glued(Output("un informe {0} sobre {1}", 1.0)).text == "un informe{0} sobre {1}"


def test_the_order_of_tokens_may_change() -> None:
    masked = mask("{first} and {last}", BRACES)

    assert unmask(masked, "{1} y {0}") == "{last} y {first}"


def test_a_line_break_loses_the_spaces_around_it() -> None:
    masked = mask("one\ntwo", BRACES)

    assert unmask(masked, masked.text.replace("{0}", " {0} ")) == "one\ntwo"


VOCABULARY = """met the {name} %s a@b.gov https://a.gov/b. 8_U.S.C._§_1101 § (1) I-130 2018 X1
&lt;x1> &lt;a1> &amp; — 日本 “so”, #tag <break>"""
WORDS = st.lists(
    st.sampled_from(
        [word.replace("_", " ").replace("<break>", "\n") for word in VOCABULARY.split()]
    ),
    min_size=1,
    max_size=12,
)


@st.composite
def messages(draw: st.DrawFn) -> str:
    """A message of words and tokens, with properly nested tags around some of them."""
    parts = draw(WORDS)
    for number in range(draw(st.integers(0, 3))):
        low = draw(st.integers(0, len(parts) - 1))
        high = draw(st.integers(low, len(parts) - 1))
        inside = "".join(parts[low : high + 1])
        if inside.count("</") == inside.count("<b") + inside.count("<c"):
            letter = draw(st.sampled_from("bc"))
            parts[low] = f"<{letter}{number}>{parts[low]}"
            parts[high] = f"{parts[high]}</{letter}{number}>"
    message = " ".join(parts)
    return message if not markup.fault(message, message) else "met"


@settings(derandomize=True, max_examples=400)
@given(messages(), st.sampled_from(STYLES))
def test_masking_and_unmasking_keeps_every_token_and_tag(message: str, style: Style) -> None:
    masked = mask(message, style)
    again = back(masked)

    assert markup.fault(message, again) == ""
    assert markup.plain(again) == re.sub(r" ?\n ?", "\n", markup.plain(message))
    assert not masked.lost(masked.text)
