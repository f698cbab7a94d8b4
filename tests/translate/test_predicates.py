"""What is said of a subject agrees with it."""

from __future__ import annotations

import pytest

from l10n.translate.nouns import shape
from l10n.translate.predicates import changes


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("X fueron levantadas.", "tarifas", "aranceles", "X fueron levantados."),
        ("X del vino fue levantada.", "tarifa", "arancel", "X del vino fue levantado."),
        ("X puede ser impugnada.", "tarifa", "arancel", "X puede ser impugnado."),
        ("X están cerradas.", "puertas", "puertos", "X están cerrados."),
        ("X son públicas.", "lecturas", "comunicados", "X son públicos."),
        ("X contratarán más.", "aduanas", "oficina", "X contratará más."),
        ("X (CBP) no arrestaron.", "aduanas", "oficina", "X (CBP) no arrestó."),
        ("X de Estados Unidos tomarán.", "servicios", "servicio", "X de Estados Unidos tomará."),
        ("X han crecido.", "servicios", "servicio", "X ha crecido."),
        ("X salvó a la familia.", "equipo", "socorristas", "X salvaron a la familia."),
        ("X fueron vistas.", "puertas", "puerto", "X fue visto."),
        ("X fue vista por el juez.", "casa", "vivienda", "X fue vista por el juez."),
        ("X se redujo. Ella fue vista.", "casa", "muro", "X se redujo. Ella fue vista."),
        ("X fue visto.", "casa", "refugios", "X fueron visto."),
    ],
)
def test_verbs_and_participles(text: str, old: str, new: str, expected: str) -> None:
    for change in reversed(changes(text, 1, shape(old), shape(new))):
        text = text[: change.start] + change.text + text[change.end :]

    assert text == expected
