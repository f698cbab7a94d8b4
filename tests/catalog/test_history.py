"""Random histories of a catalog: no person's text is ever lost, overwritten or miscalled.

A history mixes edits of the source, edits by polib, approvals by msgattrib, runs of msgmerge,
machine drafts, glossary changes that redraft, and updates. The texts that people wrote are
followed from the file they were written to; only a person, or a tool that is not ours, may take
one away.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import polib
import pytest

from l10n.catalog import states
from l10n.catalog.po import Catalog, parse
from l10n.catalog.update import update
from l10n.model import Entry, State
from l10n.translate.engine import Draft

from .conftest import catalog

HISTORIES = 1_000
STEPS = 9
SUBJECTS = ("The Secretary", "The minister", "The delegation", "The ambassador", "The two sides")
VERBS = ("discussed", "reaffirmed", "welcomed", "announced", "reviewed")
OBJECTS = (
    "joint efforts against human trafficking",
    "the new security agreement",
    "the reopening of the border crossing",
    "measures to protect asylum seekers",
    "the results of the regional summit",
)
PLACES = ("in Guatemala City", "in Washington", "at the ministry", "on Monday", "last week")


class History:
    """One catalog on disk, the source it follows, and whose each of its texts is."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.path = folder / "a.po"
        self.template = folder / "a.pot"
        self.source = [self.sentence() for _ in range(5)]
        self.people: set[str] = set()
        self.notes: set[str] = set()
        self.machine: set[str] = set()
        self.count = 0
        self.write(catalog([]))

    def sentence(self) -> str:
        choose = self.random.choice
        return f"{choose(SUBJECTS)} {choose(VERBS)} {choose(OBJECTS)} {choose(PLACES)}."

    def text(self, who: str) -> str:
        self.count += 1
        return f"{who} {self.count} {self.random.randrange(10**6)}"

    def entries(self) -> list[Entry]:
        return [Entry(text, notes=("paragraph",)) for text in dict.fromkeys(self.source)]

    def load(self) -> Catalog:
        return parse(self.path.read_bytes(), "a.po")

    def write(self, made: Catalog) -> None:
        self.path.write_bytes(made.dump())

    def texts(self) -> set[str]:
        return {entry.msgstr for entry in self.load().entries}

    # What may happen -------------------------------------------------------------------------

    def edit_source(self) -> None:
        place = self.random.randrange(len(self.source))
        words = self.source[place].rstrip(".").split()
        change = self.random.choice(["word", "insert", "delete", "move", "split", "merge", "top"])
        if change == "word":
            words[self.random.randrange(len(words))] = self.random.choice(["new", "joint", "also"])
            self.source[place] = " ".join(words) + "."
        elif change == "insert":
            self.source.insert(place, self.sentence())
        elif change == "top":
            self.source.insert(0, self.sentence())
        elif change == "delete" and len(self.source) > 2:
            del self.source[place]
        elif change == "move":
            self.source.insert(self.random.randrange(len(self.source)), self.source.pop(place))
        elif change == "split":
            half = len(words) // 2
            self.source[place : place + 1] = [
                " ".join(words[:half]) + ".",
                " ".join(words[half:]).capitalize() + ".",
            ]
        elif change == "merge" and place + 1 < len(self.source):
            following = self.source.pop(place + 1)
            self.source[place] = self.source[place].rstrip(".") + " and " + following

    def person_edits(self) -> None:
        file = polib.pofile(str(self.path))
        if not len(file):
            return
        entry = self.random.choice(list(file))
        entry.msgstr = self.text("persona")
        if self.random.random() < 0.5 and not entry.obsolete:
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.previous_msgid = None
        file.save()
        self.people.add(entry.msgstr)
        self.forget_what_is_gone()

    def person_comments(self) -> None:
        file = polib.pofile(str(self.path))
        if not len(file):
            return
        entry = self.random.choice(list(file))
        note = self.text("nota")
        entry.tcomment = f"{entry.tcomment}\n{note}" if entry.tcomment else note
        file.save()
        self.notes.add(note)

    def person_approves_all(self) -> None:
        subprocess.run(
            ["msgattrib", "--clear-fuzzy", "--clear-previous", "-o", self.path, self.path],
            check=True,
        )
        approved = {e.msgstr for e in self.load().entries if not e.fuzzy and e.msgstr}
        self.people |= approved
        self.machine -= approved

    def colleague_runs_msgmerge(self) -> None:
        self.template.write_bytes(catalog(self.entries()).dump())
        subprocess.run(
            ["msgmerge", "--quiet", "--previous", "-o", self.path, self.path, self.template],
            check=True,
        )
        self.forget_what_is_gone()

    def machine_drafts(self, *, redraft: bool = False) -> None:
        wanted = {State.UNTRANSLATED, State.MACHINE} if redraft else {State.UNTRANSLATED}
        drafted = [
            self.drafted(entry) if states.state(entry) in wanted else entry
            for entry in self.load().entries
        ]
        self.write(self.load().replaced(drafted))
        self.check_people()

    def drafted(self, entry: Entry) -> Entry:
        draft = Draft(self.text("máquina"), 0.5)
        self.machine.add(draft.text)
        return states.machine_draft(entry, draft.text, "translate-en_es", "0.2", draft.score)

    def glossary_changes(self) -> None:
        self.machine_drafts(redraft=True)

    def updates(self) -> None:
        once = update(self.load(), self.entries()).catalog
        assert update(once, self.entries()).catalog.dump() == once.dump()
        assert update(parse(once.dump(), "a.po"), self.entries()).catalog.dump() == once.dump()
        self.write(once)
        self.check_people()

    # What must hold --------------------------------------------------------------------------

    def forget_what_is_gone(self) -> None:
        self.people &= self.texts()
        self.machine &= self.texts()
        self.notes &= self.comments()

    def comments(self) -> set[str]:
        return {line for entry in self.load().entries for line in entry.comments}

    def check_people(self) -> None:
        present = self.texts()
        assert self.people <= present, f"lost: {self.people - present}"
        assert self.notes <= self.comments(), f"lost: {self.notes - self.comments()}"
        for entry in self.load().entries:
            state = states.state(entry)
            if entry.msgstr in self.people:
                assert state not in states.DRAFTS, f"a person's text called {state}: {entry}"
            if entry.msgstr in self.machine:
                drafts = {*states.DRAFTS, State.OBSOLETE}
                assert state in drafts, f"a machine's text called {state}: {entry}"

    def steps(self) -> Iterator[Callable[[], None]]:
        yield self.updates
        yield self.machine_drafts
        common: Sequence[Callable[[], None]] = (
            self.edit_source,
            self.edit_source,
            self.person_edits,
            self.person_comments,
            self.updates,
            self.machine_drafts,
            self.glossary_changes,
        )
        rare: Sequence[Callable[[], None]] = (
            self.colleague_runs_msgmerge,
            self.person_approves_all,
        )
        for _ in range(STEPS):
            yield self.random.choice(rare if self.random.random() < 0.2 else common)
        yield self.updates


@pytest.mark.parametrize("block", range(10))
def test_no_history_loses_a_persons_text(block: int, tmp_path: Path) -> None:
    for seed in range(block * HISTORIES // 10, (block + 1) * HISTORIES // 10):
        history = History(tmp_path, seed)
        for step in history.steps():
            step()
