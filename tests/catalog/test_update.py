"""Merging a template into a catalog: no work lost, no noise."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalog import states
from l10n.catalog.po import parse
from l10n.catalog.update import UpdateResult, update
from l10n.model import Entry, State

from .conftest import by_msgid, catalog

FIVE = (
    "On Monday, the Secretary met with the ministers of Guatemala and Honduras.",
    "They discussed joint efforts to combat human trafficking in the region.",
    "The ministers reiterated their commitment to share information.",
    "The delegation will visit the northern border in the coming weeks.",
    "The governments agreed to meet again before the end of the year.",
)


def reviewed(texts: Sequence[str]) -> list[Entry]:
    return [Entry(text, f"es: {text}", notes=("paragraph",)) for text in texts]


def template(texts: Sequence[str]) -> list[Entry]:
    return [Entry(text, notes=("paragraph",), references=("source/a.txt",)) for text in texts]


def merged(old: list[Entry], texts: Sequence[str]) -> UpdateResult:
    result = update(catalog(old), template(texts))
    again = update(result.catalog, template(texts))
    assert again.catalog.dump() == result.catalog.dump()
    return result


def test_one_edited_sentence_leaves_the_others_reviewed() -> None:
    edited = FIVE[2].replace("share information", "share information on migration")
    after = by_msgid(merged(reviewed(FIVE), [*FIVE[:2], edited, *FIVE[3:]]).catalog)
    assert [states.state(after[text]) for text in (*FIVE[:2], *FIVE[3:])] == [State.REVIEWED] * 4
    assert after[edited].previous_msgid == FIVE[2]
    assert after[edited].msgstr == f"es: {FIVE[2]}"
    assert states.state(after[edited]) is State.STALE


def test_a_removed_sentence_becomes_obsolete_and_comes_back_reviewed() -> None:
    gone = merged(reviewed(FIVE), FIVE[:4])
    assert gone.obsolete == 1
    assert by_msgid(gone.catalog)["#~ " + FIVE[4]].msgstr == f"es: {FIVE[4]}"
    back = merged(list(gone.catalog.entries), FIVE)
    assert back.revived == 1
    assert states.state(by_msgid(back.catalog)[FIVE[4]]) is State.REVIEWED


def test_an_edit_that_is_taken_back_leaves_no_trace() -> None:
    edited = [FIVE[0].replace("Monday", "Tuesday"), *FIVE[1:]]
    there = merged(reviewed(FIVE), edited)
    back = merged(list(there.catalog.entries), FIVE)
    assert {states.state(entry) for entry in back.catalog.entries} == {State.REVIEWED}


def test_a_split_sentence_gives_its_translation_to_both_halves() -> None:
    whole = "The ministers met in Guatemala City and they agreed to share data on criminal groups."
    halves = (
        "The ministers met in Guatemala City.",
        "They agreed to share data on criminal groups.",
    )
    after = by_msgid(
        merged(reviewed([FIVE[0], whole, FIVE[1]]), [FIVE[0], *halves, FIVE[1]]).catalog
    )
    assert [after[half].previous_msgid for half in halves] == [whole, whole]
    assert [after[half].msgstr for half in halves] == [f"es: {whole}"] * 2


def test_merged_sentences_give_both_translations() -> None:
    parts = (
        "The ministers met in Guatemala City.",
        "They agreed to share data on criminal groups.",
    )
    whole = "The ministers met in Guatemala City and they agreed to share data on criminal groups."
    after = by_msgid(
        merged(reviewed([FIVE[0], *parts, FIVE[1]]), [FIVE[0], whole, FIVE[1]]).catalog
    )
    assert after[whole].previous_msgid == " ".join(parts)
    assert after[whole].msgstr == " ".join(f"es: {part}" for part in parts)


def test_a_moved_sentence_stays_reviewed_and_a_moved_and_edited_one_is_found() -> None:
    edited = FIVE[0].replace("Guatemala and Honduras", "Guatemala, Honduras and Mexico")
    after = by_msgid(merged(reviewed(FIVE), [FIVE[4], *FIVE[1:4], edited]).catalog)
    assert states.state(after[FIVE[4]]) is State.REVIEWED
    assert after[edited].previous_msgid == FIVE[0]


def test_a_second_edit_keeps_the_text_that_the_translation_belongs_to() -> None:
    once = FIVE[0].replace("Monday", "Tuesday")
    twice = once.replace("Honduras", "El Salvador")
    first = merged(reviewed(FIVE), [once, *FIVE[1:]])
    second = by_msgid(merged(list(first.catalog.entries), [twice, *FIVE[1:]]).catalog)
    assert second[twice].previous_msgid == FIVE[0]


def test_an_unrelated_sentence_takes_over_nothing() -> None:
    after = by_msgid(merged(reviewed(FIVE), [*FIVE[:4], "Refreshments were served."]).catalog)
    assert states.state(after["Refreshments were served."]) is State.UNTRANSLATED


def test_a_draft_that_no_one_touched_goes_with_its_message() -> None:
    draft = states.machine_draft(Entry(FIVE[0]), "borrador", "p", "1", 0.5)
    touched = replace(draft, msgid=FIVE[1], msgstr="a mano")
    noted = replace(draft, msgid=FIVE[2], comments=(*draft.comments, "ask the embassy"))
    after = merged([draft, touched, noted], ["Something else entirely."]).catalog
    assert sorted(by_msgid(after)) == sorted(
        ["Something else entirely.", "#~ " + FIVE[1], "#~ " + FIVE[2]]
    )


def test_an_edited_source_under_a_draft_is_drafted_anew() -> None:
    draft = states.machine_draft(Entry(FIVE[0]), "borrador", "p", "1", 0.5)
    edited = FIVE[0].replace("Monday", "Tuesday")
    after = by_msgid(merged([draft], [edited]).catalog)
    assert states.state(after[edited]) is State.UNTRANSLATED


def test_a_plural_that_becomes_singular_keeps_every_text() -> None:
    old = [Entry("Readout", msgid_plural="Readouts", plurals=("Resumen", "Resúmenes"))]
    (after,) = merged(old, ["Readout"]).catalog.entries
    assert (after.msgstr, after.plurals) == ("Resumen", ())
    assert after.comments == ("kept: 'Resúmenes'",)
    assert states.state(after) is State.EDITED


def test_a_singular_that_becomes_plural_keeps_its_text() -> None:
    new = [Entry("Readout", msgid_plural="Readouts")]
    (after,) = update(catalog([Entry("Readout", "Resumen")]), new).catalog.entries
    assert (after.msgstr, after.plurals) == ("", ("Resumen", "Resumen"))
    assert after.fuzzy


def test_a_paragraph_on_top_changes_no_line_of_another_entry(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(merged(reviewed(FIVE), FIVE).catalog.dump())
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "before"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    old = parse(path.read_bytes(), "a.po")
    new = update(old, template(["A new first sentence.", *FIVE])).catalog
    path.write_bytes(new.dump())
    stat = subprocess.run(
        ["git", "diff", "--numstat"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    assert stat == "5\t0\ta.po\n"


@pytest.mark.parametrize("wrap", [[], ["--no-wrap"]])
def test_merging_into_a_file_that_msgcat_wrapped_keeps_its_lines(wrap: list[str]) -> None:
    source = merged(reviewed(FIVE), FIVE).catalog.dump()
    styled = subprocess.run(
        ["msgcat", *wrap, "-"], input=source, capture_output=True, check=True
    ).stdout
    assert update(parse(styled, "a.po"), template(FIVE)).catalog.dump() == styled
