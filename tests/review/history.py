"""The history of a readout in a git repository, a commit for each thing that can happen to it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from l10n import pipeline
from l10n.catalog import po, states
from l10n.job import Options
from l10n.model import Entry
from l10n.project import open_project
from tests.conftest import SETTINGS, write_tree

SOURCE, CATALOG = "source/visit.txt", "locales/es/LC_MESSAGES/visit.po"
TEXT = """\
Readout of the Secretary's Visit to Guatemala

On Monday, the Secretary met with the ministers of three countries in Guatemala City. \
They discussed the fight against human trafficking and the safety of the border. \
A second meeting will take place in Washington next year.

The delegation visited a port of entry. It thanked the officers for their work. \
The officers showed the new inspection lanes to the delegation.
"""
SPANISH = {
    "Readout of the Secretary's Visit to Guatemala": "Resumen de la visita a Guatemala",
    "On Monday, the Secretary met with the ministers of three countries in Guatemala City.": (
        "El lunes, la secretaria se reunió con los ministros de tres países en la Ciudad de "
        "Guatemala."
    ),
    "They discussed the fight against human trafficking and the safety of the border.": (
        "Hablaron de la lucha contra la trata de personas y de la seguridad de la frontera."
    ),
    "A second meeting will take place in Washington next year.": (
        "El año próximo se celebrará una segunda reunión en Washington."
    ),
    "The delegation visited a port of entry.": "La delegación visitó un puerto de entrada.",
    "It thanked the officers for their work.": "Agradeció a los agentes su trabajo.",
}
"""What is reviewed at the beginning; the last sentence of the text is a machine's draft."""
DRAFT = (
    "The officers showed the new inspection lanes to the delegation.",
    "Los oficiales mostraron los nuevos carriles de inspección a la delegación.",
)
_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{who}_{what}": "t" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


class History:
    """A project under git, at its newest commit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_tree(folder, {"pyproject.toml": SETTINGS, SOURCE: TEXT})
        self.git("init", "-q", "-b", "main")
        self.update()
        self.change(_reviewed)
        self.commit("begin")

    def git(self, *arguments: str) -> str:
        """What git says."""
        return subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=os.environ | _GIT,
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout

    def commit(self, name: str) -> None:
        """Commit everything, under a tag of this name."""
        self.git("add", "-A", "--", "source", "locales", "pyproject.toml")
        self.git("commit", "-q", "--allow-empty", "-m", name)
        self.git("tag", name)

    def write(self, old: str, new: str) -> None:
        """Replace a part of the source, and update the catalog."""
        path = self.folder / SOURCE
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.update()

    def update(self) -> None:
        """Merge the source into the catalog."""
        result = pipeline.update(open_project(self.folder), Options())
        assert result.failures == ()

    def change(self, edit: Callable[[Entry], Entry]) -> None:
        """Edit every entry of the catalog."""
        path = self.folder / CATALOG
        catalog = po.parse(path.read_bytes(), CATALOG)
        path.write_bytes(catalog.replaced(map(edit, catalog.entries)).dump())

    def run(self, *command: str) -> None:
        """Run a gettext tool on the catalog, in place."""
        path = str(self.folder / CATALOG)
        subprocess.run([*command, "-o", path, path], check=True, capture_output=True)

    def sub(self, pattern: str, new: str) -> None:
        """Replace in the catalog's own text."""
        path = self.folder / CATALOG
        text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert count
        path.write_text(text, encoding="utf-8")


def edit(history: History) -> None:
    history.write("three countries", "four countries")


def split(history: History) -> None:
    history.write("trafficking and the safety", "trafficking. They discussed the safety")


def merge(history: History) -> None:
    history.write("a port of entry. It thanked", "a port of entry, and it thanked")


def move(history: History) -> None:
    sentence = " A second meeting will take place in Washington next year."
    history.write(sentence, "")
    history.write(
        "lanes to the delegation.\n",
        f"lanes to the delegation.\n\n{sentence.strip()}\n",
    )


def insert_on_top(history: History) -> None:
    title = "Readout of the Secretary's Visit to Guatemala\n"
    history.write(title, f"{title}\nThe Secretary returned from her first visit on Friday.\n")


def delete(history: History) -> None:
    history.write(" They discussed the safety of the border.", "")


def retranslate(history: History) -> None:
    history.sub("Resumen de la visita a Guatemala", "Resumen de la visita de la secretaria")


def approve(history: History) -> None:
    history.change(lambda entry: replace(entry, flags=()) if entry.msgid == DRAFT[0] else entry)


def adapt(history: History) -> None:
    """The stale sentence gets its four countries, and is approved."""
    history.change(
        lambda entry: (
            replace(
                entry,
                msgstr=entry.msgstr.replace("tres países", "cuatro países"),
                flags=(),
                previous_msgid=None,
            )
            if "four countries" in entry.msgid
            else entry
        )
    )


def rewrap(history: History) -> None:
    history.run("msgcat", "--width=50")


def msgmerge(history: History) -> None:
    template = str(history.folder / "locales" / "visit.pot")
    path = str(history.folder / CATALOG)
    command = ["msgmerge", "--quiet", "--previous", "--width=70", "-o", path, path, template]
    subprocess.run(command, check=True, capture_output=True)


def line_numbers(history: History) -> None:
    history.sub(r"^#: source/visit\.txt$", "#: source/visit.txt:12")
    history.sub(r"^\"PO-Revision-Date:.*$", r'"PO-Revision-Date: 2024-01-01 12:00+0000\\n"')


STEPS: tuple[Callable[[History], None], ...] = (
    edit,
    split,
    merge,
    move,
    insert_on_top,
    delete,
    retranslate,
    approve,
    adapt,
    rewrap,
    msgmerge,
    line_numbers,
)
"""What happens to the readout, in this order."""


def played(folder: Path, steps: Iterable[Callable[[History], None]] = STEPS) -> History:
    """A history of these steps; each has a tag of its name, after the tag `begin`."""
    history = History(folder)
    for step in steps:
        step(history)
        history.commit(step.__name__)
    return history


def _reviewed(entry: Entry) -> Entry:
    if entry.msgid == DRAFT[0]:
        return states.machine_draft(entry, DRAFT[1], "translate-en_es", "1.0", 0.62)
    return replace(entry, msgstr=SPANISH[entry.msgid])
