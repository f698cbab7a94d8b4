from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.translate.argos import Argos
from l10n.translate.names import Name
from l10n.translate.people import Gender, persons_in
from l10n.translate.standins import Part, apart, cities, names, proper

TEXT = "Secretary Kirstjen M. Nielsen and Carl Risch met Mr. Smith."


def test_each_person_gets_a_name_of_the_same_gender_that_the_text_does_not_have() -> None:
    first, second, third = names(TEXT, persons_in(TEXT, {}))

    assert (first.form, second.form, third.form) == (
        "Laura Wilson",
        "Thomas Jones",
        "William Clark",
    )
    assert TEXT[first.start : first.end] == "Kirstjen M. Nielsen"


def test_another_attempt_has_other_names() -> None:
    persons = persons_in(TEXT, {})
    seen = [{part.form for part in names(TEXT, persons, attempt)} for attempt in (0, 3)]

    assert not seen[0] & seen[1]


def test_of_more_persons_than_names_the_first_get_one() -> None:
    text = ", ".join(["John Doe"] * 20)
    parts = names(text, persons_in(text, {}))
    assert len({part.form for part in parts}) == len(parts) == 18
    assert [part.start for part in parts] == [10 * number for number in range(18)]


@pytest.mark.parametrize("gender", ["female", "male", "unknown"])
def test_the_shipped_model_copies_every_name(engine: Argos, gender: Gender) -> None:
    text = ", ".join(["John Doe"] * 18)
    persons = [replace(person, gender=gender) for person in persons_in(text, {})]
    forms = 2 * [part.form for part in names(text, persons)]
    half = len(forms) // 2
    sources = [f"{form} met with the ministers." for form in forms[:half]]
    sources += [f"“We agree,” said {form} in Ottawa." for form in forms[half:]]

    made = [output.text for (output,) in engine.translate(sources)]

    assert [form for form, text in zip(forms, made, strict=True) if form not in text] == []


def test_a_city_before_an_abbreviated_state_gets_another_city() -> None:
    text = "They met in Norfolk, Va., and in New York, N.Y., after Savannah, Ga."

    assert [(text[part.start : part.end], part.form) for part in cities(text)] == [
        ("Norfolk", "Chicago"),
        ("Savannah", "Boston"),
    ]


def test_of_parts_that_overlap_the_first_is_kept() -> None:
    first, inside, after = Part(0, 5, "a"), Part(3, 4, "b"), Part(5, 6, "c")

    assert apart([first, inside, after]) == [first, after]


def test_a_place_and_an_acronym_get_others_that_the_text_does_not_have() -> None:
    text = "Uganda, Honduras and the IOM"
    held = [
        Name("Uganda", 0, 6, ("Uganda",), "Uganda"),
        Name("IOM", 25, 28, ("OIM",), "OIM", acronym=True),
    ]

    assert proper(text, held) == [
        Part(0, 6, "Colombia", back="Uganda"),
        Part(25, 28, "CIA", back="OIM"),
    ]
