"""Reading a revision's files from git's objects, and every way that can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.errors import ConfigError
from l10n.review import revisions

from .history import CATALOG, SOURCE, TEXT, History


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    made = History(tmp_path_factory.mktemp("revisions") / "top" / "project")
    (made.folder / "source" / "añadido ñ.txt").write_text("A Title\n", encoding="utf-8")
    (made.folder / "source" / "link.txt").symlink_to("visit.txt")
    made.commit("odd")
    return made


def test_the_files_of_a_revision_are_read_from_its_objects(history: History) -> None:
    revision = revisions.find(history.folder, "odd")
    files = revision.files("source", "locales")
    assert {SOURCE, CATALOG, "source/añadido ñ.txt"} <= files.keys()
    found = revision.read(files.values())
    assert found[files[SOURCE]] == TEXT.encode()
    assert found[files["source/añadido ñ.txt"]] == b"A Title\n"
    assert found[files[CATALOG]] == (history.folder / CATALOG).read_bytes()


def test_a_link_is_no_file(history: History) -> None:
    assert "source/link.txt" not in revisions.find(history.folder, "odd").files("source")


def test_an_older_revision_has_its_own_files(history: History) -> None:
    assert "source/añadido ñ.txt" not in revisions.find(history.folder, "begin").files("source")


def test_no_blob_is_read_where_none_is_asked_for(history: History) -> None:
    assert revisions.find(history.folder, "odd").read([]) == {}


def test_a_project_may_stand_below_the_top_of_its_repository(history: History) -> None:
    below = history.folder / "locales"
    assert "es/LC_MESSAGES/visit.po" in revisions.find(below, "HEAD").files("es")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("begn", 'git knows no revision "begn"; did you mean begin?'),
        ("zzzzzzzz", 'git knows no revision "zzzzzzzz"; `git log --all` lists them'),
        ("--output=x", 'git knows no revision "--output=x"; `git log --all` lists them'),
        ("", 'git knows no revision ""; `git log --all` lists them'),
    ],
)
def test_an_unknown_revision_is_named(history: History, name: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        revisions.find(history.folder, name)
    assert str(caught.value) == said
    assert not (history.folder / "x").exists()


def test_a_folder_without_a_repository(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not a git repository; name two folders or two files"):
        revisions.find(tmp_path, "HEAD")


def test_a_repository_without_a_commit(tmp_path: Path, history: History) -> None:
    history.git("init", "-q", str(tmp_path))
    with pytest.raises(ConfigError, match="no commit yet"):
        revisions.find(tmp_path, "HEAD")


def test_no_git(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="git is not installed"):
        revisions.find(history.folder, "HEAD")


def test_an_object_that_is_not_there(history: History) -> None:
    revision = revisions.find(history.folder, "HEAD")
    with pytest.raises(ConfigError, match="lacks the object 0123456789"):
        revision.read(["0123456789" * 4])
