from __future__ import annotations

import pytest

from l10n.translate.argos import Argos
from l10n.translate.draft import drafts
from l10n.translate.engine import Link, Output
from l10n.translate.spelling import spelled, translated_names

KNOWN = translated_names("en", "es")


def output(source: str, text: str, name: str, copy: str, pieces: int) -> Output:
    """A translation in which `copy` was put together from so many pieces of `name`."""
    at, origin = text.index(copy), source.index(name)
    links = [
        Link(
            at + len(copy) * n // pieces,
            at + len(copy) * (n + 1) // pieces,
            origin + len(name) * n // pieces,
            origin + len(name) * (n + 1) // pieces,
            0.9,
        )
        for n in range(pieces)
    ]
    return Output(text, 0.8, tuple(links))


@pytest.mark.parametrize(
    ("name", "copy", "pieces", "expected"),
    [
        ("Tapachula", "Taachula", 3, "Tapachula"),
        ("Montevideo", "Montevid", 3, "Montevideo"),
        ("O’Reilly", "O'ReReilly", 3, "O’Reilly"),
        # Another word of the language, or one that it has a form of its own for.
        ("Vienna", "Viena", 1, "Viena"),
        ("Philadelphia", "Filadelfia", 3, "Filadelfia"),
        ("Pentagon", "Pentágono", 3, "Pentágono"),
        ("Philippines", "Filipinas", 3, "Filipinas"),
        ("Communities", "Comunidades", 3, "Comunidades"),
        # A word that is not like it at all, or no name.
        ("Tapachula", "Corea", 3, "Corea"),
        ("Tapachula", "tachula", 3, "tachula"),
    ],
)
def test_a_misspelt_copy_gets_the_spelling_of_the_source(
    name: str, copy: str, pieces: int, expected: str
) -> None:
    source, text = (
        f"They visited a shelter in {name} today.",
        f"Visitaron un refugio en {copy} hoy.",
    )

    made = spelled(source, output(source, text, name, copy, pieces), KNOWN)

    assert made.text == f"Visitaron un refugio en {expected} hoy."


def test_capitals_tell_nothing_in_headlines_and_at_the_start_of_sentences() -> None:
    for source in ("Ministers Visit Montevideo", "Montevideo welcomed them."):
        made = output(source, "Los ministros: Montevid", "Montevideo", "Montevid", 3)

        assert spelled(source, made, KNOWN) == made


def test_a_name_that_is_there_is_not_put_twice() -> None:
    source = "They left Montevideo for home."
    made = output(source, "De Montevid a Montevideo", "Montevideo", "Montevid", 3)

    assert spelled(source, made, KNOWN) == made


def test_a_name_that_the_model_misspells_is_right_in_the_draft(engine: Argos) -> None:
    (draft,) = drafts(["The delegation visited a shelter in Tapachula and left."], engine)

    assert "Tapachula" in draft.text
