from __future__ import annotations

import pytest

from l10n.translate.people import Gender, persons_in, surnames


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
        ("told Zoran D. Zaev", [("Zoran D. Zaev", "unknown")]),
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
        "",
        "— 100 % …",
    ],
)
def test_what_is_no_person_is_left_alone(text: str) -> None:
    assert named(text) == []


def test_a_surname_is_known_by_a_given_name_elsewhere() -> None:
    known = surnames(["Secretary Elena M. Ramirez met him.", "Carl Risch left."])

    assert known == {"Ramirez": "female", "Risch": "male"}
    assert named("Ramirez agreed.", known) == [("Ramirez", "female")]


def test_a_pronoun_tells_the_gender_where_nothing_else_does() -> None:
    assert surnames(["Secretary Nielsen and her counterparts agreed."]) == {"Nielsen": "female"}
    assert surnames(["Secretary Nielsen agreed with her and him."]) == {"Nielsen": "unknown"}


def test_a_surname_of_a_woman_and_a_man_is_of_unknown_gender() -> None:
    assert surnames(["Ana Solís spoke.", "Juan Solís spoke."]) == {"Solís": "unknown"}


def test_a_title_before_the_name_is_noticed() -> None:
    (titled,) = persons_in("Ambassador Carl Risch left.", {})
    (untitled,) = persons_in("She thanked Carl Risch.", {})

    assert (titled.titled, untitled.titled) == (True, False)
