from pathlib import Path

import pytest

from l10n.catalog import states
from l10n.memory import Memory, Origin, Unit
from l10n.memory.recall import recall
from l10n.model import Entry, State

UNITS = [
    Unit("They met in Lima.", "Se reunieron en Lima.", role="paragraph"),
    Unit("See <a1>the list</a1> of offices.", "Vea <a1>la lista</a1> de oficinas.", role="title"),
    Unit("Read the list of all offices.", "Lea la lista de todas las oficinas.", role="title"),
]


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    opened = Memory.open(tmp_path / "memory.sqlite")
    opened.refresh([Origin("visit", "es", lambda: "1", lambda: UNITS)])
    return opened


def entry(msgid: str, role: str = "paragraph", msgctxt: str | None = None) -> Entry:
    return Entry(msgid, msgctxt=msgctxt, notes=(role,))


def test_the_same_message_is_taken_over_as_reviewed(memory: Memory) -> None:
    found = recall(memory, "es", threshold=75)(entry("They met in Lima."))
    assert states.state(found) is State.REVIEWED
    assert (found.msgstr, found.comments) == (
        "Se reunieron en Lima.",
        (f"memory: 100% from visit sha={states.digest('Se reunieron en Lima.')}",),
    )


def test_or_as_a_draft_if_the_project_wants_it(memory: Memory) -> None:
    found = recall(memory, "es", threshold=75, draft_exact=True)(entry("They met in Lima."))
    assert states.state(found) is State.MEMORY
    assert found.msgstr == "Se reunieron en Lima."
    assert found.comments[0].startswith("memory: 100% from visit sha=")


@pytest.mark.parametrize(("role", "msgctxt"), [("title", None), ("paragraph", "other")])
def test_the_same_text_in_another_place_is_a_draft(
    memory: Memory, role: str, msgctxt: str | None
) -> None:
    found = recall(memory, "es", threshold=75)(entry("They met in Lima.", role, msgctxt))
    assert states.state(found) is State.MEMORY
    assert found.comments[0].startswith("memory: 100% from visit sha=")


def test_a_text_that_is_like_it_is_a_draft(memory: Memory) -> None:
    found = recall(memory, "es", threshold=70)(entry("They met in Quito."))
    assert states.state(found) is State.MEMORY
    assert found.msgstr == "Se reunieron en Lima."
    assert found.comments[0].startswith("memory: 7")
    assert found.flags == ("fuzzy",)


def test_below_the_threshold_nothing_is_known(memory: Memory) -> None:
    asked = entry("They met in Quito.")
    assert recall(memory, "es", threshold=95)(asked) is asked


def test_a_translation_with_other_tags_is_passed_over(memory: Memory) -> None:
    found = recall(memory, "es", threshold=60)(entry("See the list of offices.", "title"))
    assert found.msgstr == "Lea la lista de todas las oficinas."


def test_plurals_are_left_to_people(memory: Memory) -> None:
    asked = Entry("They met in Lima.", msgid_plural="They met in %d cities.", plurals=("", ""))
    assert recall(memory, "es", threshold=75)(asked) is asked
