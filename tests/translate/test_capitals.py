from __future__ import annotations

import pytest

from l10n.model import Kind
from l10n.translate.capitals import as_title, is_shouted, lowered


@pytest.mark.parametrize(
    "text",
    [
        "NATO",
        "FAO",
        "DHS, FBI",
        "COVID-19",
        "A",
        "2024",
        "Key Outcomes",
    ],
)
def test_an_acronym_is_not_in_capitals(text: str) -> None:
    assert not is_shouted(text)


@pytest.mark.parametrize("text", ["MEDIA", "WATER", "HAITI", "VISAS", "ABOUT DHS", "WAY FORWARD"])
def test_a_word_in_capitals_is(text: str) -> None:
    assert is_shouted(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KEY COMMITMENTS", "Key Commitments"),
        ("ABOUT DHS", "About DHS"),
        ("U.S. DELEGATION", "U.S. Delegation"),
        ("TRIP TO PERU AND CHILE", "Trip to Peru and Chile"),
        ("USAID GRANTS", "USAID Grants"),
    ],
)
def test_capitals_become_those_of_a_title(text: str, expected: str) -> None:
    assert as_title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DHS and CBP", "DHS and CBP"),
        ("5G networks", "5G networks"),
        ("Q&A Session", "Q&A session"),
        ("Mexican visas", "Mexican visas"),
        ("May meeting", "May meeting"),
        ("Follow-up call in March", "follow-up call in March"),
        ("Border Patrol agents", "Border Patrol agents"),
        ("Meeting in Lima", "meeting in Lima"),
        ("Port of Callao", "port of Callao"),
        ("Kenia Salas", "Kenia Salas"),
        ("South America", "South America"),
        ("Ministry of Finance", "Ministry of Finance"),
        ("White House", "White House"),
        ("Trade Talks", "trade talks"),
        ("Rule of Law", "rule of law"),
    ],
)
def test_a_short_text_is_written_as_within_a_sentence(text: str, expected: str) -> None:
    assert lowered(text, Kind.LIST_ITEM) == expected


def test_in_a_heading_capitals_tell_less() -> None:
    assert lowered("Joint Communiqué:", Kind.HEADING) == "joint communiqué:"
    assert lowered("President Abinader’s Visit", Kind.HEADING) == "president Abinader’s visit"
