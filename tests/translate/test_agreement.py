from __future__ import annotations

import pytest

from l10n.translate.agreement import agreed
from l10n.translate.engine import Output
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
