from __future__ import annotations

import pytest

from l10n.translate.argos import Argos
from l10n.translate.draft import drafts
from l10n.translate.native import is_native, quotations


@pytest.mark.parametrize(
    ("text", "native"),
    [
        ("El secretario se reunió con los ministros de la región.", True),
        ("“No vamos a parar por nada”, dijo el ministro.", True),
        ('"Estamos más cerca de la paz…," said Minister Sarabia in closing.', False),
        ("The motto was “Juntos por la paz y la seguridad de la región.”", False),
        ("The Los Angeles office of El Paso opened.", False),
    ],
)
def test_a_text_is_native_with_all_its_parts(text: str, native: bool) -> None:
    assert is_native(text, "en", "es") is native


def test_native_quotations_are_found_with_their_marks() -> None:
    text = "He said “a deal is near” and “la paz está más cerca de la gente.”"

    assert [text[slice(*span)] for span in quotations(text, "en", "es")] == [
        "“la paz está más cerca de la gente.”"
    ]


def test_a_native_quotation_is_left_and_the_rest_is_translated(engine: Argos) -> None:
    (draft,) = drafts(['"Estamos más cerca de la paz…," said Minister Sarabia in closing.'], engine)

    assert draft.text.startswith('"Estamos más cerca de la paz…," dijo')
    assert draft.problems == ()
