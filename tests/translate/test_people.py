from __future__ import annotations

import pytest

from l10n.translate.people import Gender, persons_in


def named(text: str, known: dict[str, Gender] | None = None) -> list[tuple[str, Gender]]:
    return [
        (text[person.start : person.end], person.gender) for person in persons_in(text, known or {})
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Secretary Kirstjen M. Nielsen’s visit", [("Kirstjen M. Nielsen", "female")]),
        ("thanked Carl Risch, and", [("Carl Risch", "male")]),
        ("for Consular Affairs Carl Risch", [("Carl Risch", "male")]),
        ("Secretary Nielsen said", [("Nielsen", "unknown")]),
        ("Ms. O’Brien’s team", [("O’Brien", "female")]),
        ("Mr. Trump said", [("Trump", "male")]),
        ("Gov. Greg Abbott, Jr.", [("Greg Abbott, Jr.", "male")]),
        ("President López Obrador agreed", [("López Obrador", "unknown")]),
        ("said Juan de la Cruz.", [("Juan de la Cruz", "male")]),
        ("Deputy Minister Anne-Marie Roy.", [("Anne-Marie Roy", "female")]),
        ("told Kvist D. Zaev", [("Kvist D. Zaev", "unknown")]),
        ("Maria Vargas and John Kelly met", [("Maria Vargas", "female"), ("John Kelly", "male")]),
        ("Readout of Secretary Nielsen’s Visit to Ottawa", [("Nielsen", "unknown")]),
    ],
)
def test_a_name_is_found_without_title_and_possessive(
    text: str, expected: list[tuple[str, Gender]]
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary of Homeland Security met the Minister of Foreign Affairs.",
        "Secretary Travels to Texas to Review Operations",
        "The ministers met in Guatemala City, Guatemala, with officials from El Salvador.",
        "George Washington University hosted the summit.",
        "They flew from San Francisco to Fort Benning in May.",
        "Assistant Secretary of State for Western Hemisphere Affairs",
        "U.S. Customs and Border Protection",
        "The office in Puerto Barrios and the Burkina Faso delegation",
        "Plan B. Guatemala agreed with the German Democratic Republic.",
        "",
        "— 100 % …",
    ],
)
def test_what_is_no_person_is_left_alone(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They thanked Navi Pillay and Akiba Takeo.", ["Navi Pillay", "Akiba Takeo"]),
        ("He met H. R. McMaster and Helen La Lime.", ["H. R. McMaster", "Helen La Lime"]),
        ("Minister Nguyễn Minh Vũ praised the partnership.", ["Nguyễn Minh Vũ"]),
        (
            "Mr. O’Reilly-Santos and Zeid Ra’ad Al Hussein urged restraint.",
            ["O’Reilly-Santos", "Zeid Ra’ad Al Hussein"],
        ),
        ("Minister Ortega1 agreed.", ["Ortega"]),
        ("They met Salvador Sánchez Cerén in El Salvador.", ["Salvador Sánchez Cerén"]),
        ("Ambassador Mariana Plaza attended.", ["Mariana Plaza"]),
        ("Chloé Zhao and Renee Roy spoke.", ["Chloé Zhao", "Renee Roy"]),
        ("Secretary-General Almagro spoke.", ["Almagro"]),
    ],
)
def test_a_name_needs_no_known_given_name(text: str, expected: list[str]) -> None:
    assert [name for name, _ in named(text)] == expected


def test_a_title_before_the_name_is_noticed() -> None:
    (titled,) = persons_in("Ambassador Carl Risch left.", {})
    (untitled,) = persons_in("She thanked Carl Risch.", {})
    (apposed,) = persons_in("The Foreign Minister, Carl Risch, left.", {})

    assert (titled.titled, untitled.titled, apposed.titled) == (True, False, True)
