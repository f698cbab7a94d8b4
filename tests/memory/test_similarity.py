import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.memory.similarity import Query, score
from tests.conftest import ROOT

LONG = "The Secretary met with the Foreign Minister of Guatemala to discuss border security."

CASES = [
    (LONG, LONG, 100, 100),
    # A number, a tag, capitals or a mark differ: close to the same, never the same.
    ("Page 1", "Page 2", 85, 99),
    ("On July 10, 2018, they met.", "On July 11, 2019, they met.", 95, 99),
    (LONG, LONG.replace("border", "<b1>border</b1>"), 95, 99),
    ("see <a1>the list</a1>", "see <b1>the list</b1>", 99, 99),
    (LONG, LONG.upper(), 99, 99),
    (LONG, LONG.removesuffix("."), 97, 99),
    ("re\u0301sume\u0301", "r\u00e9sum\u00e9", 99, 99),
    # A word in thirteen.
    (LONG, LONG.replace("border", "port"), 88, 95),
    (LONG, LONG.replace("discuss ", "discuss again "), 92, 97),
    # Inflected words are closer than other words.
    ("They visit the office.", "They visited the offices.", 65, 85),
    ("They visit the office.", "They loathe the weather.", 30, 60),
    # Nothing in common but the language.
    (LONG, "Applications are due on the first working day of each month at noon.", 0, 50),
    ("Commitments:", "Notice", 0, 40),
    # No words at all.
    ("***", "***", 100, 100),
    ("***", "**", 60, 99),
    ("", "", 100, 100),
    ("", "text", 0, 0),
]


@pytest.mark.parametrize(("one", "other", "least", "most"), CASES)
def test_a_score_is_what_a_translator_would_expect(
    one: str, other: str, least: int, most: int
) -> None:
    assert least <= score(one, other) <= most
    assert score(one, other) == score(other, one)


TEXTS = st.text(alphabet="abcAB 019.,<>/é", max_size=40)


@settings(derandomize=True)
@given(TEXTS, TEXTS)
def test_only_identical_texts_score_100(one: str, other: str) -> None:
    found = score(one, other)
    assert 0 <= found <= 100
    assert (found == 100) == (one == other)
    assert found == score(other, one)


@settings(derandomize=True)
@given(TEXTS, st.lists(TEXTS, max_size=8), st.integers(0, 100))
def test_many_texts_score_as_each_does_alone(text: str, others: list[str], least: int) -> None:
    expected = [(at, score(text, other)) for at, other in enumerate(others)]
    assert list(Query(text).scores(others, least)) == [x for x in expected if x[1] >= least]


def test_a_sentence_with_one_word_changed_comes_before_one_with_two() -> None:
    one = LONG.replace("border", "port")
    two = one.replace("Guatemala", "Peru")
    assert score(LONG, LONG) > score(LONG, one) > score(LONG, two)


def test_a_bound_on_the_words_is_turned_into_one_on_the_score_and_back() -> None:
    query = Query(LONG)
    for percent in range(0, 101, 5):
        least = query.least_words(percent)
        assert least <= 1
        assert least < 0 or query.highest(least) == pytest.approx(percent)


def test_the_scores_in_the_documentation_are_right() -> None:
    text = (ROOT / "docs" / "memory.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+\.) \| (.+) \| (\d\d) \|$", text, re.MULTILINE)
    assert len(rows) == 5
    for one, other, stated in rows:
        assert score(one.replace("`", ""), other) == int(stated)
