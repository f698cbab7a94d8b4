from __future__ import annotations

import pytest

from l10n.checks.lexicon import lexicon
from l10n.translate.anchors import anchors
from l10n.translate.tokens import Span


def anchored(
    source: str, text: str, taken: tuple[tuple[Span, Span], ...] = ()
) -> list[tuple[str, str]]:
    found = anchors(source, text, lexicon("en"), lexicon("es"), taken)
    return [(text[slice(*place)], source[slice(*origin)]) for place, origin in found]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        (
            "Three ministers met in Honduras.",
            "Tres ministros se reunieron en Honduras.",
            [("Tres", "Three"), ("Honduras", "Honduras")],
        ),
        ("On Monday, in May", "En mayo, el lunes", [("mayo", "May"), ("lunes", "Monday")]),
        ("1,340 kilos for 2.5", "2,5 por 1.340 kilos", [("2,5", "2.5"), ("1.340", "1,340")]),
        ("a normal visit", "una visita normal", []),
        ("Honduras and Honduras", "Honduras", []),
    ],
)
def test_names_numbers_and_days_are_anchors_where_both_texts_have_one(
    source: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert anchored(source, text) == expected


def test_what_is_known_already_is_no_anchor() -> None:
    assert anchored("see {1} on May 1", "vea {1}, 1 de mayo", (((4, 7), (4, 7)),)) == [
        ("1", "1"),
        ("mayo", "May"),
    ]
