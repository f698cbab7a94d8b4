"""Reading and writing catalogs: one entry at a time, and never over someone else's work."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import replace

import pytest

from l10n import files
from l10n.errors import CatalogError, StorageError
from l10n.model import Entry
from l10n.project import Project
from l10n.review.server import edits, store
from l10n.review.server.edits import Written
from l10n.review.server.session import Place, Step
from l10n.review.server.store import ConflictError, MissingError, Store, digest, identity

from . import sample
from .sample import CALL, JUNE, PLACE, REPORTS, THANKS, TOPICS


def save(held: Store, entry: Entry, text: str) -> Step | None:
    return held.change(
        PLACE, identity(entry), digest(entry), lambda e: edits.saved(e, Written((text,)))
    )


def test_only_the_lines_of_the_entry_change(project: Project) -> None:
    held = Store(project)
    held.change(
        PLACE,
        identity(sample.entries(project)[TOPICS]),
        digest(sample.entries(project)[TOPICS]),
        edits.approved,
    )
    assert sample.changed_lines(project) == [
        "-#, fuzzy",
        '-#| msgid "They talked about border security."',
    ]
    sample.msgfmt(project)


def test_a_wrapped_catalog_with_other_line_ends_keeps_every_other_byte(project: Project) -> None:
    path = sample.catalog_path(project)
    wrapped = subprocess.run(
        ["msgcat", "--width=60", str(path)], check=True, capture_output=True
    ).stdout.replace(b"\n", b"\r\n")
    path.write_bytes(wrapped)
    sample.commit(project.paths.root)
    text = "Hablaron de la seguridad fronteriza y del comercio entre los dos países vecinos."
    step = save(Store(project), sample.entries(project)[TOPICS], text)
    assert step is not None
    assert [line.rstrip("\r") for line in sample.changed_lines(project)] == [
        '-msgstr "Hablaron de la seguridad fronteriza."',
        '+msgstr ""',
        '+"Hablaron de la seguridad fronteriza y del comercio entre los dos países "',
        '+"vecinos."',
    ]
    assert sample.entries(project)[TOPICS].msgstr == text
    Store(project).undo(step)
    assert path.read_bytes() == wrapped


def test_another_entry_that_changed_meanwhile_is_kept(project: Project) -> None:
    held, before = Store(project), sample.entries(project)
    sample.write_entry(project, replace(before[THANKS], msgstr="Gracias a los equipos."))
    save(held, before[CALL], "La secretaria llamó al ministro.")
    after = sample.entries(project)
    assert after[THANKS].msgstr == "Gracias a los equipos."
    assert after[CALL].msgstr == "La secretaria llamó al ministro."


def test_what_another_program_writes_in_the_last_moment_is_kept(project: Project) -> None:
    before = sample.entries(project)
    other = replace(before[THANKS], msgstr="Gracias a los equipos.")

    def edit(entry: Entry) -> Entry:
        if sample.entries(project)[THANKS].msgstr != other.msgstr:
            sample.write_entry(project, other)
        return edits.saved(entry, Written(("Mía.",)))

    Store(project).change(PLACE, identity(before[CALL]), digest(before[CALL]), edit)
    after = sample.entries(project)
    assert (after[CALL].msgstr, after[THANKS].msgstr) == ("Mía.", other.msgstr)


@pytest.mark.parametrize(
    "change",
    [
        {"msgstr": "Otra cosa."},
        {"comments": ("Ask first.",)},
        {"flags": ()},
        {"previous_msgid": "Older."},
    ],
)
def test_an_entry_that_changed_meanwhile_is_not_overwritten(
    project: Project, change: dict[str, object]
) -> None:
    held, before = Store(project), sample.entries(project)[CALL]
    sample.write_entry(project, replace(before, **change))  # type: ignore[arg-type]
    disk = sample.catalog_path(project).read_bytes()
    with pytest.raises(ConflictError) as raised:
        save(held, before, "Mía.")
    assert digest(raised.value.entry) == digest(sample.entries(project)[CALL])
    assert sample.catalog_path(project).read_bytes() == disk


def test_references_and_notes_that_a_build_moved_are_no_conflict(project: Project) -> None:
    held, before = Store(project), sample.entries(project)[CALL]
    sample.write_entry(project, replace(before, references=("a.md", "b.md"), notes=("title",)))
    step = save(held, before, "Mía.")
    after = sample.entries(project)[CALL]
    assert (after.msgstr, after.references, after.notes) == ("Mía.", ("a.md", "b.md"), ("title",))
    sample.write_entry(project, replace(after, references=("c.md",)))
    assert step is not None
    held.undo(step)
    undone = sample.entries(project)[CALL]
    assert (undone.msgstr, undone.references) == (before.msgstr, ("c.md",))


def test_an_entry_that_is_gone_or_obsolete_is_missing(project: Project) -> None:
    held, before = Store(project), sample.entries(project)[CALL]
    sample.write_entry(project, replace(before, obsolete=True))
    with pytest.raises(MissingError, match="no longer in the catalog"):
        save(held, before, "Mía.")


def test_nothing_is_written_for_an_edit_that_changes_nothing(project: Project) -> None:
    before = sample.entries(project)[CALL]
    os.utime(sample.catalog_path(project), ns=(0, 0))
    assert save(Store(project), before, before.msgstr) is None
    assert sample.catalog_path(project).stat().st_mtime_ns == 0


def test_a_text_that_the_file_cannot_hold_is_refused(project: Project) -> None:
    path = sample.catalog_path(project)
    disk = path.read_bytes()
    with pytest.raises(CatalogError):
        save(Store(project), sample.entries(project)[JUNE], "a\0b")
    assert path.read_bytes() == disk
    ascii_only = disk.decode().replace("charset=UTF-8", "charset=ISO-8859-1").replace("’", "'")
    path.write_bytes(ascii_only.encode("latin-1"))
    with pytest.raises(CatalogError, match="msgconv"):
        save(Store(project), sample.entries(project)[JUNE], "€")
    assert path.read_bytes() == ascii_only.encode("latin-1")


def test_a_write_waits_for_another_run_and_gives_up_in_the_end(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, before = Store(project), sample.entries(project)[CALL]
    taken = threading.Event()

    def run() -> None:
        with files.lock(project.paths.state):
            taken.set()
            time.sleep(0.3)

    other = threading.Thread(target=run)
    other.start()
    taken.wait()
    assert save(held, before, "Mía.") is not None
    other.join()
    monkeypatch.setattr(store, "LOCK_SECONDS", 0.1)
    with files.lock(project.paths.state), pytest.raises(StorageError, match="another l10n run"):
        save(held, sample.entries(project)[CALL], "Otra.")
    assert sample.entries(project)[CALL].msgstr == "Mía."


def test_threads_that_edit_different_entries_lose_nothing(project: Project) -> None:
    held, before = Store(project), sample.entries(project)
    texts = {msgid: f"Texto {number}." for number, msgid in enumerate(before)}
    threads = [
        threading.Thread(target=save, args=(held, before[msgid], text))
        for msgid, text in texts.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {msgid: entry.msgstr for msgid, entry in sample.entries(project).items()} == texts


def test_documents_are_found_by_name_alone(project: Project) -> None:
    held = Store(project)
    document = held.document(PLACE)
    assert document.readout.title == sample.TITLE
    assert document.path == f"locales/es/LC_MESSAGES/{sample.SLUG}.po"
    for slug in ("../pyproject", "nothing", "", "calls", f"{sample.SLUG}/../../x", "/etc/passwd"):
        with pytest.raises(MissingError):
            held.document(Place("es", slug))
    with pytest.raises(MissingError):
        held.document(Place("fr", sample.SLUG))


def test_a_readout_that_is_new_or_edited_is_read_again(project: Project) -> None:
    held = Store(project)
    source = project.paths.source / f"{sample.SLUG}.md"
    assert len(held.document(PLACE).segments) == 10
    source.write_text(sample.READOUT + "\nOne more sentence.\n", encoding="utf-8")
    assert held.document(PLACE).segments[-1].msgid == "One more sentence."
    source.rename(source.with_name("renamed.md"))
    with pytest.raises(MissingError):
        held.document(PLACE)
    renamed = project.paths.catalog("calls/renamed", "es")
    sample.catalog_path(project).rename(renamed)
    assert held.document(Place("es", "calls/renamed")).segments


def test_states_follow_the_file(project: Project) -> None:
    held = Store(project)
    assert held.states(PLACE) == {
        "reviewed": 1,
        "machine": 2,
        "stale": 1,
        "memory": 1,
        "untranslated": 3,
        "edited": 1,
    }
    held.change(
        PLACE,
        identity(sample.entries(project)[REPORTS]),
        digest(sample.entries(project)[REPORTS]),
        edits.approved,
    )
    assert held.states(PLACE)["reviewed"] == 2


def test_a_catalog_that_is_not_there_yet_says_so(project: Project) -> None:
    sample.catalog_path(project).unlink()
    with pytest.raises(MissingError, match="run `l10n build`"):
        Store(project).document(PLACE)
