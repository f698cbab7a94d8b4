from __future__ import annotations

import pytest

from l10n.translate.engine import Link, Output
from l10n.translate.quantities import numbers_in, quantities
from l10n.translate.target import SPANISH, Target, target_language


def checked(source: str, target: str, locale: str = "es", *pairs: tuple[str, str]) -> str:
    """The repaired translation; `pairs` link a word of it to a word of the source."""
    links = tuple(
        Link(
            target.index(word),
            target.index(word) + len(word),
            source.index(origin),
            source.index(origin) + len(origin),
            0.9,
        )
        for word, origin in pairs
    )
    output, problems = quantities(source, Output(target, 1.0, links), SPANISH, locale)
    return f"{output.text} [{'; '.join(problems)}]" if problems else output.text


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("2,300 agents", "2.300 agentes", "2,300 agentes"),
        ("12.5 percent", "12,5 por ciento", "12.5 por ciento"),
        ("15,000 people", "15 mil personas", "15,000 personas"),
        ("$1.5 billion", "1,5 mil millones de dólares", "1.5 mil millones de dólares"),
        ("$1.5 billion", "$1.500 millones", "1.500 millones de dólares"),
        ("$48 million", "48 millones", "48 millones de dólares"),
        ("$250,000", "250.000", "$250,000"),
        ("75% fell", "cayó el 75", "cayó el 75%"),
        ("3 ministers", "tres ministros", "tres ministros"),
        ("at 3 p.m.", "a las 3 p.m.", "a las 3 p. m."),
        ("9 am", "9 am", "9 a. m."),
        ("October 1", "el 1. de octubre", "el 1 de octubre"),
        ("July 10, 2018", "10 de Julio, 2018", "10 de julio de 2018"),
        ("by December 1", "a más tardar en diciembre", "a más tardar el 1 de diciembre"),
        ("the July 10 meeting", "la reunión de julio", "la reunión del 10 de julio"),
        ("on May 5", "el 5 de marzo", "el 5 de mayo"),
        ("trade and investment", "comercio y inversión", "comercio e inversión"),
        ("coal and iron", "carbón y hierro", "carbón y hierro"),
        ("volumes I and II", "volúmenes I y II", "volúmenes I y II"),
        ("one or another", "uno o otro", "uno u otro"),
        ("and/or bodies", "y/o organismos", "y/o organismos"),
        ("the 1990s", "la década de 1990", "la década de 1990"),
    ],
)
def test_quantities_are_those_of_the_source(source: str, target: str, expected: str) -> None:
    assert checked(source, target) == expected


def test_a_wrong_number_is_replaced_by_the_one_it_is_linked_to() -> None:
    pairs = (("27", "107"), ("250", "250"))

    assert checked("Page 107 of 250", "Página 27 de 250", "es", *pairs) == "Página 107 de 250"


@pytest.mark.parametrize(
    ("source", "target", "problem"),
    [
        ("See 8 offices", "Vea oficinas", "the number 8 is not there"),
        ("$5 million", "5 mil millones", "the number 5 is not there"),
        ("until May 2018", "hasta 2018", "the month mayo is not there"),
    ],
)
def test_what_can_not_be_put_right_is_told(source: str, target: str, problem: str) -> None:
    assert checked(source, target).endswith(f"[{problem}]")


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("es", "$1,000.50 y 2,300"),
        ("es_MX", "$1,000.50 y 2,300"),
        ("es_ES", "$1.000,50 y 2.300"),
    ],
)
def test_numbers_have_the_style_of_the_locale(locale: str, expected: str) -> None:
    assert checked("$1,000.50 and 2,300", "$1.000,50 y 2,300", locale) == expected


def test_placeholders_and_names_with_digits_are_no_numbers() -> None:
    text = "{0} filed %1 and X2 with COVID-19 in the 1990s and the 21st century: 5"

    assert [text[start:end] for start, end in numbers_in(text)] == ["5"]


def test_a_language_that_is_not_known_has_its_digits_checked_all_the_same() -> None:
    assert target_language("de") == Target()
    _, problems = quantities("8 offices", Output("Büros", 1.0), Target(), "de")

    assert problems == ("the number 8 is not there",)
