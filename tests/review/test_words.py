"""Word-level marks: both texts come back, and the marks are those a reader would make."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.review.words import Mark, marks

TEXTS = st.text(alphabet="ab c.,é<1>\n—", max_size=40)


def shown(old: str, new: str) -> str:
    """The marks in one line: `[-old-]{+new+}`."""
    forms = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(forms[mark.kind].format(mark.text) for mark in marks(old, new))


@settings(derandomize=True, max_examples=500)
@given(TEXTS, TEXTS)
def test_the_marks_join_to_both_texts(old: str, new: str) -> None:
    found = marks(old, new)
    assert "".join(mark.text for mark in found if mark.kind != "insert") == old
    assert "".join(mark.text for mark in found if mark.kind != "delete") == new
    assert all(mark.text for mark in found)


@settings(derandomize=True)
@given(TEXTS)
def test_equal_texts_have_one_equal_run(text: str) -> None:
    assert marks(text, text) == ((Mark("equal", text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "She met three ministers.",
            "She met four ministers.",
            "She met [-three-]{+four+} ministers.",
        ),
        ("a big house", "a small boat", "a [-big house-]{+small boat+}"),
        ("He spoke.", "He spoke, too.", "He spoke{+, too+}."),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("the año", "the ano", "the [-año-]{+ano+}"),
        ("to discuss it", "to talk about it", "to [-discuss-]{+talk about+} it"),
        ("see <a1>it</a1>", "see it", "see [-<a1>-]it[-</a1>-]"),
    ],
)
def test_whole_words_are_marked(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected
