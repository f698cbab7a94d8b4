"""Who holds a translation, told by the catalog alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.catalog import states
from l10n.model import Entry
from l10n.review.holders import holder

EMPTY = Entry("Hello.")
MACHINE = states.machine_draft(EMPTY, "Hola.", "translate-en_es", "1.0", 0.62)
MEMORY = states.memory_draft(EMPTY, "Hola.", "visit", 87)
APPROVED = replace(MACHINE, flags=())


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (EMPTY, ""),
        (replace(EMPTY, msgstr="Hola."), "a person"),
        (replace(EMPTY, msgstr="Hola.", flags=("fuzzy",)), "a person"),
        (MACHINE, "machine (translate-en_es 1.0, score 0.62)"),
        (
            replace(MACHINE, msgstr="Buenas."),
            "a person, after machine (translate-en_es 1.0, score 0.62)",
        ),
        (APPROVED, "a person, who took it from machine (translate-en_es 1.0, score 0.62)"),
        (
            replace(APPROVED, msgstr="Buenas."),
            "a person, after machine (translate-en_es 1.0, score 0.62)",
        ),
        (MEMORY, "memory (87% from visit)"),
        (
            states.memory_reviewed(EMPTY, "Hola.", "visit"),
            "a person, who took it from memory (100% from visit)",
        ),
        (
            replace(EMPTY, msgstr="Hola.", flags=("fuzzy",), previous_msgid="Hi."),
            "a person, for the earlier source",
        ),
        (replace(APPROVED, obsolete=True), ""),
    ],
)
def test_the_holder(entry: Entry, expected: str) -> None:
    assert holder(entry) == expected
