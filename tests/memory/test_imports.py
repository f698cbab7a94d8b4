from pathlib import Path

import pytest

from l10n.errors import StorageError
from l10n.memory import Memory, Unit
from l10n.memory.imports import take
from l10n.memory.origins import origins
from l10n.memory.tmx import TmxError
from l10n.memory.tmx_writer import write
from l10n.paths import Paths


def tmx(path: Path, *pairs: tuple[str, str], languages: tuple[str, str] = ("en", "es")) -> Path:
    path.write_bytes(b"".join(write(((Unit(*pair), "x") for pair in pairs), *languages)))
    return path


def test_a_file_becomes_part_of_the_project(tmp_path: Path) -> None:
    file = tmp_path / "old work 2017.tmx"
    tmx(file, ("Yes.", "Sí."), ("No.", "No."))
    paths = Paths(tmp_path / "project")
    done = take(file, paths, "en", "es")
    assert done.path == paths.imported("es") / "old-work-2017.tmx"
    assert done.path.read_bytes() == file.read_bytes()
    assert (done.report.units, done.action) == (2, "created")
    assert take(file, paths, "en", "es").action == ""
    with Memory.open(paths.memory) as memory:
        memory.refresh(origins(paths, ["es"], "en"))
        assert memory.fuzzy("Yes.", "es")[0].origin == "old-work-2017.tmx"


def test_a_file_of_the_same_name_is_replaced(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "project")
    take(tmx(tmp_path / "a.tmx", ("Yes.", "Sí.")), paths, "en", "es")
    for pair in (("No.", "No."), ("Yes.", "SÍ.")):
        assert take(tmx(tmp_path / "a.tmx", pair), paths, "en", "es").action == "updated"
    assert "SÍ." in (paths.imported("es") / "a.tmx").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no xml", r"bad\.tmx:1: not well-formed XML"),
        (
            b"".join(write([(Unit("Oui.", "Ja."), "x")], "fr", "de")),
            r"bad\.tmx: no unit in en and es; its languages are: de, fr",
        ),
        (b"<tmx version='1.4'><header/><body/></tmx>", "its languages are: none"),
    ],
)
def test_a_file_of_no_use_changes_nothing(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "bad.tmx"
    file.write_bytes(content)
    with pytest.raises(TmxError, match=reason):
        take(file, Paths(tmp_path / "project"), "en", "es")
    assert not (tmp_path / "project").exists()


def test_a_folder_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "locales").write_text("a file", encoding="utf-8")
    with pytest.raises(StorageError, match=r"a\.tmx: can't be written: "):
        take(tmx(tmp_path / "a.tmx", ("Yes.", "Sí.")), Paths(tmp_path), "en", "es")


def test_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    file = tmx(tmp_path / "a.tmx", *((f"Sentence {n}.", f"Frase {n}.") for n in range(2_100)))
    take(file, Paths(tmp_path), "en", "es", progress=lambda *step: told.append(step))
    assert told == [("a.tmx", 1_000), ("a.tmx", 2_000)]
