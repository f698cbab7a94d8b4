import os
import time
from pathlib import Path

import pytest

from l10n.catalog import states
from l10n.memory import Match, Memory, RefreshResult, Standing, Unit
from l10n.memory.origins import origins, units
from l10n.model import Entry
from l10n.paths import Paths
from tests.conftest import write_tree

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
CATALOG = "locales/es/LC_MESSAGES/visits/guatemala.po"
ENTRY = '#. paragraph\nmsgid "They met."\nmsgstr "Se reunieron."\n'
TMX = (
    '<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>Welcome.</seg></tuv>'
    '<tuv xml:lang="es"><seg>Bienvenidos.</seg></tuv></tu></body></tmx>'
)


class TestUnits:
    def test_are_what_a_person_reviewed(self) -> None:
        reviewed = Entry("Yes.", "Sí.", msgctxt="answer", notes=("title", "<b1>: strong"))
        entries = [
            reviewed,
            Entry("Empty."),
            Entry("Unsure.", "Inseguro.", flags=("fuzzy",)),
            states.machine_draft(Entry("Drafted."), "Borrador.", "p", "1", 0.9),
            states.memory_draft(Entry("Found."), "Hallado.", "visit", 90),
            Entry("", "", msgid_plural="%d days", plurals=("un día", "%d días")),
        ]
        assert list(units(entries)) == [Unit("Yes.", "Sí.", "answer", "title", Standing.REVIEWED)]

    def test_of_obsolete_entries_stand_last(self) -> None:
        entries = [
            Entry("Gone.", "Ido.", obsolete=True),
            Entry("Half.", "Medio.", obsolete=True, flags=("fuzzy",)),
            Entry("None.", obsolete=True),
        ]
        assert list(units(entries)) == [Unit("Gone.", "Ido.", standing=Standing.OBSOLETE)]

    def test_know_what_the_memory_took_over(self) -> None:
        taken = states.memory_reviewed(Entry("Hi."), "Hola.", "visit")
        draft = states.memory_draft(Entry("Bye."), "Adiós.", "visit", 90)
        approved = Entry(draft.msgid, draft.msgstr, comments=draft.comments)
        found = {unit.source: unit.standing for unit in units([taken, approved])}
        assert found == {"Hi.": Standing.TAKEN_OVER, "Bye.": Standing.REVIEWED}

    @pytest.mark.parametrize(
        ("msgid", "msgstr", "good"),
        [
            ("<b1>a</b1>", "<b1>A</b1>", True),
            ("<b1>a</b1>", "A", False),
            ("a", "<b1>A</b1>", False),
            ("<b1>a", "<b1>A", False),
            ("</b1>a<b1>", "<b1>A</b1>", False),
        ],
    )
    def test_have_the_tags_of_their_source(self, msgid: str, msgstr: str, good: bool) -> None:
        assert bool(list(units([Entry(msgid, msgstr)]))) == good


def refreshed(root: Path, memory: Memory) -> RefreshResult:
    return memory.refresh(origins(Paths(root), ["es"], "en"))


def test_a_projects_memory_is_its_catalogs_and_imports(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            CATALOG: HEADER + ENTRY,
            "locales/es/LC_MESSAGES/site.po": HEADER + 'msgid "Home"\nmsgstr "Inicio"\n',
            "locales/es/LC_MESSAGES/.#site.po": "an editor's lock",
            "locales/es/memory/old work.tmx": TMX,
            "locales/fr/LC_MESSAGES/site.po": HEADER + 'msgid "Home"\nmsgstr "Accueil"\n',
        },
    )
    with Memory.open(Paths(tmp_path).memory) as memory:
        assert refreshed(tmp_path, memory) == RefreshResult(added=3)
        assert memory.exact("They met.", None, "paragraph", "es") == Match(
            "They met.", "Se reunieron.", 100, "visits/guatemala"
        )
        assert memory.fuzzy("Welcome.", "es")[0].origin == "old work.tmx"
        assert memory.exact("Home", None, "", "fr") is None
        assert refreshed(tmp_path, memory) == RefreshResult(unchanged=3)
    Paths(tmp_path).memory.unlink()
    with Memory.open(Paths(tmp_path).memory) as memory:
        assert refreshed(tmp_path, memory) == RefreshResult(added=3)


def test_an_edit_is_seen_at_once_even_if_size_and_time_stay(tmp_path: Path) -> None:
    path = write_tree(tmp_path, {CATALOG: HEADER + ENTRY}) / CATALOG
    with Memory.open(tmp_path / "memory.sqlite") as memory:
        refreshed(tmp_path, memory)
        before = path.stat()
        path.write_text(HEADER + ENTRY.replace("Se reunieron", "Se vieron ya"), encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert path.stat().st_size == before.st_size
        assert refreshed(tmp_path, memory) == RefreshResult(added=1, removed=1)
        found = memory.exact("They met.", None, "paragraph", "es")
        assert found
        assert found.target == "Se vieron ya."


def test_a_file_at_rest_is_not_read_again(tmp_path: Path) -> None:
    path = write_tree(tmp_path, {CATALOG: HEADER + ENTRY}) / CATALOG
    hour_ago = time.time() - 3600
    os.utime(path, (hour_ago, hour_ago))
    with Memory.open(tmp_path / "memory.sqlite") as memory:
        refreshed(tmp_path, memory)
        for origin in origins(Paths(tmp_path), ["es"], "en"):
            assert origin.stamp
        os.utime(path)
        assert refreshed(tmp_path, memory) == RefreshResult(unchanged=1)


def test_broken_files_are_named_and_the_others_are_read(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            CATALOG: HEADER + ENTRY,
            "locales/es/LC_MESSAGES/bad.po": HEADER + 'msgid "a"\nmsgstr "b\n',
            "locales/es/memory/bad.tmx": TMX.replace("</tu>", ""),
        },
    )
    (tmp_path / "locales/es/LC_MESSAGES/gone.po").symlink_to(tmp_path / "nowhere")
    with Memory.open(tmp_path / "memory.sqlite") as memory:
        result = refreshed(tmp_path, memory)
    assert result.added == 1
    assert [str(error).split(": ")[0] for error in result.failures] == [
        "locales/es/LC_MESSAGES/bad.po:5",
        "locales/es/LC_MESSAGES/gone.po",
        "locales/es/memory/bad.tmx:1",
    ]
