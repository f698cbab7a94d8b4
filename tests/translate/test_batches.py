"""Batches: one length at a time, and texts with a shortlist alone, last, in their order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n.translate.batches import BATCH_TOKENS, TOGETHER, Batch, batches

LISTED = frozenset("abc")
PIECES = st.lists(st.text("abcd", max_size=4), unique=True).map(
    lambda texts: {text: list(text) for text in texts}
)


@given(PIECES)
def test_every_text_is_in_one_batch(pieces: dict[str, list[str]]) -> None:
    handed = [text for batch in batches(pieces, LISTED) for text in batch.texts]

    assert sorted(handed) == sorted(pieces)


@given(PIECES)
def test_a_batch_that_is_decoded_together_has_one_length(pieces: dict[str, list[str]]) -> None:
    for batch in batches(pieces, LISTED):
        if not batch.alone:
            assert len({len(pieces[text]) for text in batch.texts}) == 1


def test_texts_with_a_shortlist_come_last_and_in_their_order() -> None:
    pieces = {text: list(text) for text in ("cab", "dd", "a", "d", "", "bb")}

    assert list(batches(pieces, LISTED)) == [
        Batch(("",), alone=False),
        Batch(("d",), alone=False),
        Batch(("dd",), alone=False),
        Batch(("cab", "a", "bb"), alone=True),
    ]


def test_without_a_shortlist_no_text_is_decoded_alone() -> None:
    pieces = {text: list(text) for text in ("cab", "a", "bb", "")}

    assert not any(batch.alone for batch in batches(pieces, frozenset()))


def test_a_batch_is_bounded() -> None:
    long = {f"{number:04} long": ["d"] * 100 for number in range(20)}
    listed = {f"{number:04}": ["a"] for number in range(40)}

    sizes = [len(batch.texts) for batch in batches(long | listed, LISTED)]

    assert sizes == [BATCH_TOKENS // 100] * 4 + [TOGETHER, TOGETHER, 40 - 2 * TOGETHER]


def test_a_text_longer_than_a_batch_is_a_batch() -> None:
    assert list(batches({"long": ["d"] * 5_000}, LISTED)) == [Batch(("long",), alone=False)]
