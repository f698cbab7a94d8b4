from __future__ import annotations

import pytest

from l10n.model import Kind
from l10n.translate.engine import Link, Output
from l10n.translate.target import SPANISH, Target
from l10n.translate.variants import heading, variants


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


def test_a_short_name_is_not_written_small() -> None:
    asked = [variant.text for variant in variants("United Nations", Kind.LIST_ITEM, SPANISH)]

    assert asked == ["United Nations", "The United Nations"]


def test_an_item_that_may_begin_with_a_verb_or_a_noun_is_asked_for_as_both() -> None:
    ways = variants("Supply fuel", Kind.LIST_ITEM, SPANISH)

    assert [way.text for way in ways] == [
        "supply fuel",
        "The supply fuel",
        "They want to supply fuel",
        "Supply fuel",
    ]
    # The text as it is: for when nothing can be made of the others.
    assert ways[-1].bonus < min(way.bonus for way in ways[:-1])


def test_an_item_that_begins_with_a_noun_is_not_carried() -> None:
    asked = [variant.text for variant in variants("Supply chains", Kind.LIST_ITEM, SPANISH)]

    assert asked == ["supply chains", "The supply chains", "Supply chains"]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("New flights for returned migrants", "Los nuevos vuelos", "Nuevos vuelos"),
        ("Occupational safety and health", "La seguridad y la salud", "Seguridad y salud"),
        ("The flights for returned migrants", "Los vuelos", "Los vuelos"),
        ("Flights will resume in the spring", "Los vuelos", "Los vuelos"),
        ("New flights for returned migrants.", "Los vuelos.", "Los vuelos."),
        ("Savings banks in El Salvador today", "Las Cajas", "Las Cajas"),
    ],
)
def test_a_phrase_has_an_article_where_its_source_has_one(
    source: str, target: str, expected: str
) -> None:
    first, *_ = variants(source, Kind.HEADING, SPANISH)
    made = first.back(Output(target, 0.7))

    assert made is not None
    assert made.text == expected
    (prose,) = variants(source, Kind.PARAGRAPH, SPANISH)
    assert prose.back(Output(target, 0.7)) == Output(target, 0.7)


def test_capitals_are_lowered_for_the_engine_and_come_back() -> None:
    title, small, _ = variants("KEY COMMITMENTS", Kind.HEADING, SPANISH)

    assert (title.text, small.text) == ("Key Commitments", "key commitments")
    made = small.back(Output("compromisos clave", 0.7))
    assert made is not None
    assert made.text == "COMPROMISOS CLAVE"


def test_an_acronym_is_not_in_capitals() -> None:
    assert variants("NATO", Kind.TABLE_CELL, SPANISH)[0].text == "NATO"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Background", "Antecedentes"),
        ("Media Contacts:", "Contactos para los medios:"),
        ("FOR IMMEDIATE RELEASE", "PARA PUBLICACIÓN INMEDIATA"),
        ("What’s Next", "¿Qué sigue?"),
        ("TBD", "Por determinar"),
        ("WHO", "QUIÉN"),
        ("Background checks", ""),
    ],
)
def test_headings_of_the_genre_are_known_by_heart(text: str, expected: str) -> None:
    assert heading(text, Kind.HEADING, SPANISH) == expected


@pytest.mark.parametrize(("text", "expected"), [("WHO", ""), ("WHO:", "QUIÉN:"), ("Who", "Quién")])
def test_capitals_in_an_item_are_an_acronym(text: str, expected: str) -> None:
    assert heading(text, Kind.LIST_ITEM, SPANISH) == expected
