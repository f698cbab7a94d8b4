from __future__ import annotations

import pytest

from l10n.translate.acronyms import acronyms, restored
from l10n.translate.argos import Argos
from l10n.translate.draft import drafts
from l10n.translate.engine import Link, Output
from l10n.translate.phrases import SpanishPhrases


def linked(source: str, target: str, *pairs: tuple[str, str]) -> Output:
    """A translation in which the first word of each pair comes from the second."""
    links = [
        Link(
            target.index(word),
            target.index(word) + len(word),
            source.index(origin),
            source.index(origin) + len(origin),
            1.0,
        )
        for word, origin in pairs
    ]
    return Output(target, 1.0, tuple(links))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The OAS, the FBI and two NGOs met.", ["OEA", "FBI", "ONG"]),
        ("You MUST NOT wait, and you MUST register OR leave.", []),
        ("It began at 10 AM in World War II.", []),
        ("GUATEMALA CITY – They met.", []),
        ("Fill in Form H-2A or MS-13.", []),
        ("A USAID-funded program of ICE and SOUTHCOM", ["USAID", "ICE", "SOUTHCOM"]),
    ],
)
def test_acronyms_and_their_spanish_forms(text: str, expected: list[str]) -> None:
    assert [name.back for name in acronyms(text, "es")] == expected


def test_a_wrong_acronym_is_replaced_where_it_is_linked() -> None:
    source = "The IOM and NREL agreed."
    output = linked(source, "El OM y NNREL acordaron.", ("OM", "IOM"), ("NNREL", "NREL"))

    made, problems = restored(source, output, "es", SpanishPhrases())

    assert (made.text, problems) == ("El OIM y NREL acordaron.", ())


def test_words_around_a_form_that_is_no_acronym_agree() -> None:
    source = "The MOU expires."
    output = linked(source, "La MO expira.", ("MO", "MOU"))

    made, _ = restored(source, output, "es", SpanishPhrases())

    assert made.text == "El memorando de entendimiento expira."


def test_what_an_acronym_stands_for_is_left_and_what_is_lost_is_said() -> None:
    source = "The DOJ and the FBI agreed."
    output = linked(
        source, "El Departamento de Justicia acordó.", ("Departamento", "DOJ"), ("Justicia", "DOJ")
    )

    made, problems = restored(source, output, "es", SpanishPhrases())

    assert made.text == output.text
    assert problems == ("FBI is not there",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada recognizes the important support of the UNHCR and the IOM.", "ACNUR"),
        ("Officials from NREL joined the meeting in Guatemala City.", "NREL"),
        ("Officials from the IDB joined the meeting in Guatemala City.", "del BID"),
    ],
)
def test_a_draft_has_the_acronyms_of_its_message(engine: Argos, text: str, expected: str) -> None:
    (draft,) = drafts([text], engine)

    assert expected in draft.text
    assert draft.problems == ()
