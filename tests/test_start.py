"""Starting a project."""

from __future__ import annotations

from pathlib import Path

from .conftest import l10n, read_tree


def test_init_makes_a_project_that_builds(tmp_path: Path) -> None:
    done = l10n(tmp_path, "init", "demo", "--name", 'The "Port" Office')
    assert done.status == 0
    assert "next: cd demo && l10n build" in done.err
    assert l10n(tmp_path / "demo", "build").status == 0
    page = (tmp_path / "demo/output/es/2026-01-20-harbor-visit.html").read_text(encoding="utf-8")
    assert "The &#34;Port&#34; Office" in page or "The &quot;Port&quot; Office" in page


def test_a_name_of_any_letters(tmp_path: Path) -> None:
    done = l10n(tmp_path, "init", "my demo", "--name", "Prensa 😀")
    assert done.status == 0
    assert "next: cd 'my demo' && l10n build" in done.err
    assert l10n(tmp_path / "my demo", "status").status == 0


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'theirs'\n")
    before = read_tree(tmp_path)
    done = l10n(tmp_path, "init")
    assert done.status == 2
    assert "pyproject.toml: is there already; add a [tool.l10n] table" in done.err
    assert read_tree(tmp_path) == before


def test_init_keeps_readouts_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "mine.txt").write_text("Mine\n\nText.\n")
    assert l10n(tmp_path, "init").status == 0
    assert [path.name for path in (tmp_path / "source").iterdir()] == ["mine.txt"]


def test_init_with_an_unknown_locale_makes_nothing(tmp_path: Path) -> None:
    done = l10n(tmp_path, "init", "demo", "--language", "klingon")
    assert done.status == 2
    assert '"klingon" is not a locale that Babel knows' in done.err
    assert not (tmp_path / "demo").exists()
