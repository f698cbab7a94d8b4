from __future__ import annotations

import pytest

from l10n.translate.cardinals import cardinals


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Forty-five judges", {"Forty-five": 45}),
        ("two hundred and fifty thousand people", {"two hundred and fifty thousand": 250_000}),
        ("one thousand two hundred", {"one thousand two hundred": 1_200}),
        ("twenty-five million", {"twenty-five million": 25_000_000}),
        ("half a million doses", {"half a million": 500_000}),
        ("a quarter of a billion", {"a quarter of a billion": 250_000_000}),
        ("“Thirty thousand dollars”", {"Thirty thousand": 30_000}),
        ("a sixty-day ban", {"sixty": 60}),
        ("from nine to eleven", {"nine": 9, "eleven": 11}),
    ],
)
def test_numbers_in_words_have_their_values(text: str, numbers: dict[str, int]) -> None:
    assert {match[0]: value for match, value in cardinals(text)} == numbers


@pytest.mark.parametrize(
    "text",
    [
        "the twenty-first century",
        "nineteen eighty-four",
        "the Twenty-Five Club",
        "hundreds of thousands",
        "$2 thousand",
        "one and a half million",
    ],
)
def test_what_is_no_plain_number_is_none(text: str) -> None:
    assert list(cardinals(text)) == []
