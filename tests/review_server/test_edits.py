"""What each action makes of an entry, and of its state."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.catalog import states
from l10n.model import Entry, State
from l10n.review.server import edits
from l10n.review.server.edits import Written

MACHINE = states.machine_draft(Entry("Two words."), "Dos palabras.", "pkg", "1.0", 0.7)
REVIEWED = Entry("Two words.", "Dos palabras.")
STALE = replace(REVIEWED, flags=("fuzzy",), previous_msgid="Three words.", previous_msgctxt="x")
EMPTY = Entry("Two words.")
PLURAL = Entry("A word", msgid_plural="%d words", plurals=("Una palabra", "%d palabras"))


@pytest.mark.parametrize(
    ("before", "text", "state"),
    [
        (MACHINE, "Dos palabras más.", State.EDITED),
        (MACHINE, "Dos palabras.", State.MACHINE),
        (MACHINE, "", State.UNTRANSLATED),
        (REVIEWED, "Otras palabras.", State.EDITED),
        (REVIEWED, "Dos palabras.", State.REVIEWED),
        (STALE, "Otras palabras.", State.STALE),
        (EMPTY, "Dos palabras.", State.EDITED),
    ],
)
def test_a_saved_text_is_a_draft_until_it_is_approved(
    before: Entry, text: str, state: State
) -> None:
    after = edits.saved(before, Written((text,)))
    assert after.msgstr == text
    assert states.state(after) is state
    assert after.comments == before.comments


@pytest.mark.parametrize("before", [MACHINE, REVIEWED, STALE])
def test_approved_is_reviewed_and_forgets_the_previous_source(before: Entry) -> None:
    after = edits.approved(before)
    assert states.state(after) is State.REVIEWED
    assert after.previous_msgid is None
    assert after.previous_msgctxt is None
    assert after.msgstr == before.msgstr


def test_approving_keeps_other_flags_and_where_the_text_came_from() -> None:
    before = replace(MACHINE, flags=("fuzzy", "python-brace-format"))
    after = edits.approved(before)
    assert after.flags == ("python-brace-format",)
    assert after.comments == before.comments


def test_rejected_is_a_draft_again() -> None:
    assert states.state(edits.rejected(REVIEWED)) is State.EDITED
    assert states.state(edits.rejected(edits.approved(MACHINE))) is State.MACHINE
    assert edits.rejected(EMPTY) == EMPTY


def test_a_comment_leaves_the_text_its_state_and_its_origin() -> None:
    after = edits.commented(MACHINE, "Ask the desk.\r\n\r\nSecond line.  \n")
    assert after.comments == ("Ask the desk.", "", "Second line.", *MACHINE.comments)
    assert states.state(after) is State.MACHINE
    assert edits.comment_of(after) == "Ask the desk.\n\nSecond line."
    assert edits.commented(after, "") == MACHINE
    reviewed = edits.saved(REVIEWED, Written(comment="Good."))
    assert states.state(reviewed) is State.REVIEWED
    assert reviewed.comments == ("Good.",)


def test_a_waiver_is_a_comment_after_the_others() -> None:
    after = edits.waived(replace(REVIEWED, comments=("Good.",)), "numbers")
    assert after.comments == ("Good.", "ignore: numbers")


def test_plural_forms_are_saved_together() -> None:
    after = edits.saved(PLURAL, Written(("Una voz", "%d voces")))
    assert after.plurals == ("Una voz", "%d voces")
    assert after.msgstr == ""
    assert after.fuzzy
    assert edits.saved(PLURAL, Written(("one form only",))) == PLURAL
    untranslated = replace(PLURAL, plurals=())
    assert edits.forms(untranslated) == ("", "")
    assert edits.saved(untranslated, Written(("a", "b"))).plurals == ("a", "b")


def test_a_sentence_stays_on_one_line_and_other_texts_keep_theirs() -> None:
    assert edits.saved(EMPTY, Written(("Dos\r\npalabras.",))).msgstr == "Dos palabras."
    two = Entry("One\nTwo", "Uno\nDos")
    assert edits.saved(two, Written(("Uno\r\nTres",))).msgstr == "Uno\nTres"
    assert edits.saved(two, Written(("Uno\r\nDos",))) == two


@settings(derandomize=True, max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_saving_what_is_there_changes_nothing(text: str) -> None:
    once = edits.saved(EMPTY, Written((text,), text))
    assert edits.saved(once, Written((text,), text)) == once
    assert edits.saved(once, Written(tuple(edits.forms(once)), edits.comment_of(once))) == once
