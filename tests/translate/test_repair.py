from __future__ import annotations

import pytest

from l10n.translate.engine import Link, Output, substitute
from l10n.translate.repair import repaired


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Step up operations", "intensificar operaciones", "Intensificar operaciones"),
        ("step up operations", "Intensificar operaciones", "intensificar operaciones"),
        ("“Thank you”", "“gracias”", "“Gracias”"),
        ("the U.S. border", "EE. UU.", "EE. UU."),
        ("3 ministers met", "tres ministros", "tres ministros"),
        ("{0} is here", "está aquí", "está aquí"),
        ("5G networks", "redes 5G", "Redes 5G"),
        ("", "Hola", "Hola"),
    ],
)
def test_the_first_letter_has_the_case_of_the_source(
    source: str, target: str, expected: str
) -> None:
    assert repaired(source, Output(target, 1.0)).text == expected


def test_a_placeholder_gives_the_capital_of_what_it_stands_for() -> None:
    output = Output("visados {0}", 1.0)

    assert repaired("{0} visas", output, "H-2A").text == "Visados {0}"
    assert repaired("{0} visas", output, "tn.gov").text == "visados {0}"


def test_a_name_at_the_start_keeps_its_capital() -> None:
    source, target = "yesterday Guatemala agreed", "Guatemala aceptó ayer"
    named = Output(target, 1.0, (Link(0, 9, 10, 19, 0.9),))

    assert repaired(source, named).text == target


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Commitments:", "Compromisos", "Compromisos:"),
        ("Commitments", "Compromisos.", "Compromisos"),
        ("Work together;", "Trabajar juntos.", "Trabajar juntos;"),
        ("Work together, and", "Trabajar juntos y", "Trabajar juntos y"),
        ("He said “we will.”", "Dijo “lo haremos”.", "Dijo “lo haremos”."),
        ("He said “we will.”", "Dijo “lo haremos”", "Dijo “lo haremos”."),
        ("(See the annex.)", "(Véase el anexo)", "(Véase el anexo.)"),
        ("Why now?", "¿Por qué ahora.", "¿Por qué ahora?"),
        ("To be continued...", "Continuará…", "Continuará…"),
        ("Offices in the US", "Oficinas en EE. UU.", "Oficinas en EE. UU."),
    ],
)
def test_the_end_has_the_punctuation_of_the_source(source: str, target: str, expected: str) -> None:
    assert repaired(source, Output(target, 1.0)).text == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("“We must act,” he said.", '"Debemos actuar", dijo.', "“Debemos actuar”, dijo."),
        ("“One” and “two”.", '“Uno" y "dos".', "“Uno” y “dos”."),
        ("“One” and “two”.", '"Uno y dos".', '"Uno y dos".'),
        ('"One".', '"Uno".', '"Uno".'),
        ("We will stay.”", 'Nos quedaremos".', "Nos quedaremos”."),
        ("“We will stay.", '"Nos quedaremos.', "“Nos quedaremos."),
        ("‘We agree,’ she said.", '“De acuerdo", dijo.', "“De acuerdo”, dijo."),
        ("the workers’ day", "el día de los trabajadores", "el día de los trabajadores"),
    ],
)
def test_double_quotes_have_the_form_of_the_source(source: str, target: str, expected: str) -> None:
    assert repaired(source, Output(target, 1.0)).text == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("a “historic day”", 'un " día histórico"', "un “día histórico”"),
        ('"We owe them."', '" Les debemos".', '"Les debemos".'),
        ("Texas (May 2)", "Texas ( 2 de mayo)", "Texas (2 de mayo)"),
        ("Questions?", "¿ Preguntas?", "¿Preguntas?"),
    ],
)
def test_no_space_follows_a_mark_that_opens(source: str, target: str, expected: str) -> None:
    assert repaired(source, Output(target, 1.0)).text == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("“We did it!”", "“Lo hicimos!”", "“¡Lo hicimos!”"),
        ("Is it enough?", "Es suficiente?", "¿Es suficiente?"),
        ("“Mr. Cruz, is it?", "“Sr. Cruz, es eso?", "“¿Sr. Cruz, es eso?"),
        ("He asked. Is it enough?", "Preguntó. Es suficiente?", "Preguntó. Es suficiente?"),
        ("“Why?” she asked again!", "“Por qué?” preguntó!", "“Por qué?” preguntó!"),
        ("If so, why?", "Si es así, ¿por qué?", "Si es así, ¿por qué?"),
        ("Welcome to the talks.", "¡Bienvenidos a las charlas.", "Bienvenidos a las charlas."),
    ],
)
def test_a_question_opens_with_a_mark(source: str, target: str, expected: str) -> None:
    assert repaired(source, Output(target, 1.0)).text == expected


def test_links_move_with_the_text_behind_a_substitution() -> None:
    links = (Link(0, 2, 0, 3, 0.9), Link(3, 7, 4, 8, 0.9), Link(8, 10, 9, 11, 0.9))
    moved = substitute(Output("el Rche ya", 1.0, links), 3, 7, "Risch")

    assert moved.text == "el Risch ya"
    assert [moved.text[link.target : link.target_end] for link in moved.links] == [
        "el",
        "Risch",
        "ya",
    ]
