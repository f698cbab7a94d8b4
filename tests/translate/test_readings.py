from __future__ import annotations

import pytest

from l10n.translate.readings import Reading, is_finite, reading


@pytest.mark.parametrize(
    "text",
    [
        "Expand and share joint public messaging efforts",
        "Bolster police forces, anti-gang units",
        "Step up operations",
        "Crack down on smugglers",
        "Share passenger data before departure.",
        "Support local communities",
        "Train 200 officers by the end of the year.",
        "Plant 10 million trees",
        "Protect 30% of the ocean",
        "Combat human trafficking; and",
        "Continue to cooperate",
        "Jointly patrol the border",
        "Screen travelers at airports",
        "direct the agency to report",
    ],
)
def test_an_item_that_begins_with_a_verb_is_recognised(text: str) -> None:
    assert reading(text) is Reading.VERB


@pytest.mark.parametrize(
    "text",
    [
        "Support for local communities",
        "Visit to the port",
        "Trade Talks",
        "Trade talks in May",
        "Supply chains",
        "Press office",
        "Export control cooperation",
        "Open data",
        "Plan 2030",
        "Review of the agreement",
        "Access to asylum",
    ],
)
def test_a_noun_that_could_be_a_verb_is_told_by_the_next_word(text: str) -> None:
    assert reading(text) is Reading.NOUN


@pytest.mark.parametrize("text", ["Supply vaccines to clinics", "Secure borders", "Survey results"])
def test_what_the_next_word_does_not_tell_is_left_open(text: str) -> None:
    assert reading(text) is Reading.EITHER


@pytest.mark.parametrize(
    "text",
    [
        "The ministers agreed",
        "Border security",
        "Share",
        "Work",
        "Lead: Treasury",
        "{0} agreed",
        "within 24 hours",
        "Family reunification",
        "",
    ],
)
def test_any_other_word_is_neither(text: str) -> None:
    assert reading(text) is Reading.OTHER


@pytest.mark.parametrize(
    ("text", "finite"),
    [
        ("Secretary Ruiz meets with ministers", True),
        ("Flights will resume", True),
        ("The two leaders agreed to", True),
        ("Increased sharing of information", False),
        ("New flights for returned migrants", False),
        ("Visits to three farms", False),
    ],
)
def test_a_finite_verb_is_told_by_its_form(text: str, *, finite: bool) -> None:
    assert is_finite(text) is finite
