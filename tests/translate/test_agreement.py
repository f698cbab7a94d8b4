from __future__ import annotations

import pytest

from l10n.translate.agreement import agreed, alone, apposed
from l10n.translate.engine import Link, Output
from l10n.translate.people import Gender


@pytest.mark.parametrize(
    ("text", "gender", "expected"),
    [
        ("El secretario # habló.", "female", "La secretaria # habló."),
        ("La secretaria # habló.", "male", "El secretario # habló."),
        ("reuniones del secretario #", "female", "reuniones de la secretaria #"),
        ("reuniones de la ministra #", "male", "reuniones del ministro #"),
        ("agradeció al embajador #", "female", "agradeció a la embajadora #"),
        ("agradeció a la senadora #", "male", "agradeció al senador #"),
        (
            "el secretario de Estado adjunto interino para Asuntos Consulares #",
            "female",
            "la secretaria de Estado adjunta interina para Asuntos Consulares #",
        ),
        (
            "el secretario de Seguridad Nacional, #,",
            "female",
            "la secretaria de Seguridad Nacional, #,",
        ),
        ("el primer ministro #", "female", "la primera ministra #"),
        ("la viceprimera ministra #", "male", "el viceprimer ministro #"),
        ("el subsecretario #", "female", "la subsecretaria #"),
        ("el fiscal general #", "female", "la fiscal general #"),
        ("Secretario #", "female", "Secretaria #"),
        ("la directora del CDC, el Dr. #", "male", "la directora del CDC, el Dr. #"),
        ("con el Dr. #", "female", "con la Dra. #"),
        ("La secretaria agradeció al ministro #", "male", "La secretaria agradeció al ministro #"),
        ("la subsecretaria de Defensa Dr. #", "female", "la subsecretaria de Defensa Dra. #"),
        (
            "el ministro de Relaciones Exteriores argentino, #",
            "female",
            "la ministra de Relaciones Exteriores argentina, #",
        ),
        ("el ministro francés #", "female", "la ministra francesa #"),
        ("el ministro del Gobierno argentino #", "female", "la ministra del Gobierno argentino #"),
    ],
)
def test_the_title_before_a_name_has_the_gender_of_its_bearer(
    text: str, gender: Gender, expected: str
) -> None:
    assert agreed(Output(text, 1.0), 0, text.index("#"), gender).text == expected


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("El secretario # habló.", "unknown"),
        ("El secretario # habló.", "male"),
        ("Los secretarios # y Juan", "female"),
        ("El secretario viajó. # habló.", "female"),
        ("el ministro, acompañado de #", "female"),
        ("el ministro y la señora #", "female"),
        ("la Secretaría #", "male"),
    ],
)
def test_other_words_stay(text: str, gender: Gender) -> None:
    assert agreed(Output(text, 1.0), 0, text.index("#"), gender).text == text


@pytest.mark.parametrize(
    ("text", "gender", "expected"),
    [
        (
            "La secretaria Nielsen también estuvo acompañado por el juez.",
            "female",
            "La secretaria Nielsen también estuvo acompañada por el juez.",
        ),
        (
            "Ayer, el ministro Ana M. Cruz fue invitado.",
            "female",
            "Ayer, la ministra Ana M. Cruz fue invitada.",
        ),
        ("La jueza Smith será elegida.", "male", "El juez Smith será elegido."),
        # The subject is another.
        (
            "La visita del secretario Nielsen fue aplazada.",
            "female",
            "La visita de la secretaria Nielsen fue aplazada.",
        ),
        (
            "El viaje con la secretaria Nielsen fue aplazado.",
            "female",
            "El viaje con la secretaria Nielsen fue aplazado.",
        ),
    ],
)
def test_the_participle_after_a_subject_agrees(text: str, gender: Gender, expected: str) -> None:
    name = min(at for at in (text.find(n) for n in ("Nielsen", "Ana", "Smith")) if at >= 0)

    assert agreed(Output(text, 1.0), 0, name, gender).text == expected


def test_only_what_comes_after_the_name_before_is_changed() -> None:
    text = "La secretaria @ y el ministro #"

    made = agreed(Output(text, 1.0), text.index("@") + 1, text.index("#"), "female")

    assert made.text == "La secretaria @ y la ministra #"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#, ministro de Salud", "#, ministra de Salud"),
        ("#, el secretario adjunto, habló.", "#, la secretaria adjunta, habló."),
        ("#, administrador.", "#, administradora."),
        # One more of a list, and the title of the next name.
        ("#, el ministro y Juan", "#, el ministro y Juan"),
        ("#, ministro @", "#, ministro @"),
        ("# y el ministro", "# y el ministro"),
    ],
)
def test_the_title_after_a_name_and_a_comma_agrees(text: str, expected: str) -> None:
    after = text.find("@") if "@" in text else len(text)

    assert apposed(Output(text, 1.0), 1, after, "female").text == expected


@pytest.mark.parametrize(
    ("text", "gender", "expected"),
    [
        ("El secretario también señaló.", "female", "La secretaria también señaló."),
        (
            "La visita del secretario adjunto fue.",
            "female",
            "La visita de la secretaria adjunta fue.",
        ),
        ("El ministro fue invitado.", "female", "La ministra fue invitada."),
        ("El ministro fue invitado.", "unknown", "El ministro fue invitado."),
    ],
)
def test_a_title_alone_has_the_gender_that_is_known_of_it(
    text: str, gender: Gender, expected: str
) -> None:
    noun = text.lower().index("secretario" if "secretario" in text else "ministro")
    output = Output(text, 1.0, (Link(noun, noun + 8, 4, 13, 1.0),))

    assert alone(output, 4, 13, gender).text == expected
    assert alone(output, 20, 30, gender).text == text
