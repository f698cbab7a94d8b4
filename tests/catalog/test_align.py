"""Which new messages replace which old ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.catalog.align import likeness, replacements
from l10n.model import Key

A = "The Secretary met with the ministers of Guatemala and Honduras on Monday."
B = "They discussed joint efforts to combat human trafficking in the region."
C = "The governments agreed to meet again before the end of the year."


def keys(*texts: str) -> list[Key]:
    return [(None, text) for text in texts]


@pytest.mark.parametrize(
    ("old", "new", "least", "most"),
    [
        (A, A, 1.0, 1.0),
        (A, A.replace("Monday", "Tuesday"), 0.85, 0.99),
        ("Governence", "Governance", 0.85, 0.99),
        ("Commitments:", "Commitments", 0.9, 1.0),
        (A, B, 0.0, 0.4),
        (A, C, 0.0, 0.4),
        (f"<a1>{A}</a1>", A, 1.0, 1.0),
    ],
)
def test_likeness_is_of_words_or_of_nearly_all_letters(
    old: str, new: str, least: float, most: float
) -> None:
    assert least <= likeness(old, new) <= most


def test_what_is_in_both_replaces_nothing() -> None:
    assert replacements(keys(A, B, C), keys(C, A, B)) == {}


def test_an_edit_a_split_and_a_merge_at_once() -> None:
    old = keys(A, B, "Both sides spoke about trade and about visas.", C, "It rained.", "They left.")
    halves = ("Both sides spoke about trade.", "They also spoke about visas.")
    new = keys(A.replace("Monday", "Friday"), B, *halves, C, "It rained and they left.")
    found = replacements(old, new)
    assert found[new[0]] == (old[0],)
    assert found[(None, halves[0])] == (old[2],)
    assert found[new[-1]] == (old[4], old[5])


def test_in_one_place_a_lesser_likeness_is_enough_than_elsewhere() -> None:
    edited = "The Secretary saw the ministers of Panama and Honduras last week."
    assert 0.5 <= likeness(A, edited) < 0.65
    assert replacements(keys(A, B), keys(edited, B)) == {(None, edited): ((None, A),)}
    assert replacements(keys(A, B), keys(B, edited)) == {}


@settings(derandomize=True, deadline=None)
@given(st.lists(st.sampled_from([A, B, C, A[:40], B[:40], A + B]), unique=True))
def test_every_replaced_message_is_gone_and_every_replacing_one_is_new(texts: list[str]) -> None:
    old, new = keys(A, B, "Gone entirely."), keys(*texts)
    for key, replaced in replacements(old, new).items():
        assert key in new
        assert key not in old
        assert replaced
        assert set(replaced) <= set(old) - set(new)
