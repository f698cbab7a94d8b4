from __future__ import annotations

import pytest

from l10n.model import Kind
from l10n.translate.engine import Link, Output
from l10n.translate.target import SPANISH, Target
from l10n.translate.variants import begins_with_verb, heading, variants


@pytest.mark.parametrize(
    "text",
    [
        "Expand and share joint public messaging efforts",
        "Bolster police forces, anti-gang units",
        "Step up operations",
        "Share passenger data before departure.",
        "Support local communities",
        "Train 200 officers by the end of the year.",
        "Work together to secure the border.",
        "Combat human trafficking; and",
        "Continue to cooperate",
    ],
)
def test_an_item_that_begins_with_a_verb_is_recognised(text: str) -> None:
    assert begins_with_verb(text)


@pytest.mark.parametrize(
    "text",
    [
        "Support for local communities",
        "Trade Talks",
        "Review of the agreement",
        "Access to asylum",
        "The ministers agreed",
        "Border security",
        "Share",
        "{0} agreed",
        "within 24 hours",
        "Work",
    ],
)
def test_an_item_that_does_not_is_left_alone(text: str) -> None:
    assert not begins_with_verb(text)


def test_an_item_with_a_verb_is_carried_by_a_sentence_that_is_taken_off_again() -> None:
    carried, plain = variants("Share data.", Kind.LIST_ITEM, SPANISH)
    links = (Link(0, 7, 5, 9, 0.9), Link(8, 17, 13, 18, 0.9), Link(18, 23, 19, 23, 0.9))

    made = carried.back(Output("Quieren compartir datos.", 0.8, links))

    assert carried.text == "They want to share data."
    assert made == Output(
        "compartir datos.", 0.8, (Link(0, 9, 0, 5, 0.9), Link(10, 15, 6, 10, 0.9))
    )
    assert carried.back(Output("Desean compartir datos.", 0.8)) is None
    assert carried.back(Output("Quieren que compartan datos.", 0.8)) is None
    assert plain.text == "Share data."
    assert plain.bonus < carried.bonus


def test_a_verb_in_a_paragraph_or_another_language_is_not_carried() -> None:
    assert [v.text for v in variants("Share data today now please.", Kind.PARAGRAPH, SPANISH)] == [
        "Share data today now please."
    ]
    assert [v.text for v in variants("Share data today now please.", Kind.LIST_ITEM, Target())] == [
        "Share data today now please."
    ]


def test_a_short_text_is_also_asked_for_after_an_article() -> None:
    _, small, with_article = variants("Key Outcomes:", Kind.HEADING, SPANISH)

    assert (small.text, with_article.text) == ("key outcomes:", "The key outcomes:")
    made = with_article.back(Output("Los resultados clave:", 0.7))
    assert made is not None
    assert made.text == "resultados clave:"
    assert with_article.back(Output("Resultados clave:", 0.7)) is None


def test_capitals_are_lowered_for_the_engine_and_come_back() -> None:
    title, small, _ = variants("KEY COMMITMENTS", Kind.HEADING, SPANISH)

    assert (title.text, small.text) == ("Key Commitments", "key commitments")
    made = small.back(Output("compromisos clave", 0.7))
    assert made is not None
    assert made.text == "COMPROMISOS CLAVE"


def test_an_acronym_is_not_in_capitals() -> None:
    assert variants("NATO", Kind.TABLE_CELL, SPANISH)[0].text == "NATO"


def test_a_dateline_is_lowered_for_the_engine_and_comes_back() -> None:
    (variant,) = variants("MEXICO CITY — The ministers met.", None, SPANISH)

    assert variant.text == "Mexico City — The ministers met."
    made = variant.back(Output("Ciudad de México — Los ministros se reunieron.", 0.7))
    assert made is not None
    assert made.text == "CIUDAD DE MÉXICO — Los ministros se reunieron."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Background", "Antecedentes"),
        ("Media Contacts:", "Contactos para los medios:"),
        ("FOR IMMEDIATE RELEASE", "PARA PUBLICACIÓN INMEDIATA"),
        ("Background checks", ""),
    ],
)
def test_headings_of_the_genre_are_known_by_heart(text: str, expected: str) -> None:
    assert heading(text, SPANISH) == expected
