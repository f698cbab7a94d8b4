from __future__ import annotations

import pytest

from l10n.translate.engine import Link, Output
from l10n.translate.quantities import quantities
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
        ("the 1990s", "los años noventa", "los años noventa"),
        ("the 21st century", "el siglo XXI", "el siglo XXI"),
        ("$1 billion", "1 mil millones de dólares", "mil millones de dólares"),
        ("$1 billion", "mil millones de dólares", "mil millones de dólares"),
        ("$2 trillion", "$2 trillones", "2 billones de dólares"),
        ("$45 million", "US$45 millones de dólares", "45 millones de dólares"),
        ("10 million Canadian dollars", "C$10 millones", "C$10 millones"),
        ("$7,000", "$ 7,000", "$7,000"),
        ("30 percent", "30 porcento", "30 por ciento"),
        ("until 12:30 p.m.", "hasta 12.30 p. m.", "hasta las 12:30 p. m."),
        ("8:45 a.m. ET", "8:45 A. m. ET", "8:45 a. m. ET"),
        ("at 11:59 p.m.", "a las 11:59 p.", "a las 11:59 p. m."),
        ("at 9:15 p.m.", "a las 9:15", "a las 9:15 p. m."),
        ("the 14th meeting", "la 14a reunión", "la 14.ª reunión"),
        ("the 115th Congress", "el 115o Congreso", "el 115.º Congreso"),
        ("on January 13, 1905", "el 13 de enero de 1954", "el 13 de enero de 1905"),
        ("the H-2B cap", "el límite H-2B", "el límite H-2B"),
        ("fell -2.3 percent", "bajó 2,3 por ciento", "bajó -2.3 por ciento"),
    ],
)
def test_quantities_are_those_of_the_source(source: str, target: str, expected: str) -> None:
    assert checked(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "pair", "expected"),
    [
        ("Page 107 of 250", "Página 27 de 250", ("27", "107"), "Página 107 de 250"),
        ("a $145M plan", "un plan de $45M", ("45", "145"), "un plan de $145M"),
        ("$50 million in aid", "$50 en ayuda", ("50", "50"), "50 millones de dólares en ayuda"),
        ("5 million people", "5 personas", ("5", "5"), "5 millones de personas"),
        ("3 million jobs", "3 mil empleos", ("3", "3"), "3 millones de empleos"),
        ("the 118th Congress", "el 11o Congreso", ("11", "118"), "el 118.º Congreso"),
        ("landed at 14:20.", "aterrizó a las 14.", ("14", "14:20"), "aterrizó a las 14:20."),
        ("up 10 to 20%", "sube 10 a 2 %", ("2", "20"), "sube 10 a 20 %"),
    ],
)
def test_a_wrong_number_is_replaced_by_the_one_it_is_linked_to(
    source: str, target: str, pair: tuple[str, str], expected: str
) -> None:
    assert checked(source, target, "es", pair) == expected


@pytest.mark.parametrize(
    ("source", "target", "problem"),
    [
        ("See 8 offices", "Vea oficinas", "“8” of the source is missing"),
        ("the F-35", "el avión", "“35” of the source is missing"),
        ("$5 million", "5 mil millones de dólares", "“5 million” of the source is missing"),
        ("until May 2018", "hasta 2018", "“May” of the source is missing"),
        ("They left on Friday.", "Salieron.", "“Friday” of the source is missing"),
        ("The offices", "Las 8 oficinas", "“8” is not in the source"),
        ("fifty-three officers", "cinco oficiales", "“fifty-three” of the source is missing"),
        ("500 million yen", "500 millones de euros", "“¥” of the source is missing"),
        ("the 17th century", "el siglo XVIII", "“17” of the source is missing"),
    ],
)
def test_what_can_not_be_put_right_is_told(source: str, target: str, problem: str) -> None:
    assert problem in checked(source, target)


def test_a_man_by_the_name_of_a_month_is_none() -> None:
    assert checked("Lisa, Julio and Armando", "Lisa, Julio y Armando") == "Lisa, Julio y Armando"


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


def test_a_language_that_is_not_known_has_its_digits_checked_all_the_same() -> None:
    assert target_language("de") == Target()
    _, problems = quantities("8 offices", Output("Büros", 1.0), Target(), "de")

    assert problems == ("“8” of the source is missing",)
