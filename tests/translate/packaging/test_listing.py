from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from l10n.errors import ModelError
from l10n.translate.packages import SHIPPED, read
from l10n.translate.packaging.listing import installed_as, listed, readme, winners

from .dictionary import THANKS, bpe_package, sentencepiece_package

STARTER = SHIPPED / "translate-en_es"


def test_packages_are_listed_in_the_order_of_precedence(package: Path, tmp_path: Path) -> None:
    installed = shutil.copytree(package, tmp_path / "packages" / "en_es")
    found = listed([package], installed=tmp_path / "packages")

    assert [(each.path, each.origin) for each in found] == [
        (package, "configured"),
        (installed, "installed"),
        (STARTER, "shipped"),
    ]
    assert all(each.package and not each.fault for each in found)


def test_a_damaged_package_is_listed_with_its_fault(tmp_path: Path) -> None:
    (tmp_path / "packages" / "en_de").mkdir(parents=True)
    (tmp_path / "packages" / ".hidden").mkdir()
    (tmp_path / "packages" / "file").write_text("")
    found = listed(installed=tmp_path / "packages")

    assert [each.path.name for each in found] == ["en_de", "translate-en_es"]
    assert found[0].package is None
    assert "metadata.json: missing" in found[0].fault


def test_the_winner_is_the_one_that_drafts(package: Path, tmp_path: Path) -> None:
    empty = tmp_path / "none"

    assert winners("en", "es", installed=empty) == (STARTER,)
    assert winners("en", "es", [package], installed=empty) == (package,)
    assert winners("en", "fi", installed=empty) == ()


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Two versions of one package, one version of another, and a damaged one."""
    folder = tmp_path / "packages"
    words = {"Thank": "Muchas", "you.": "gracias."}
    for version in ("1.0", "1.10"):
        name = f"translate-en_es-{version.replace('.', '_')}"
        sentencepiece_package(folder / name, words, version=version)
    bpe_package(folder / "es_pt", THANKS, source="es", target="pt")
    (folder / "broken").mkdir()
    return folder


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("translate-en_es-1_10", "translate-en_es-1_10"),
        ("translate-en_es 1.0", "translate-en_es-1_0"),
        ("translate-es_pt", "es_pt"),
        ("es_pt", "es_pt"),
        ("broken", "broken"),
    ],
)
def test_an_installed_package_goes_by_several_names(
    name: str, folder: str, installed: Path
) -> None:
    assert installed_as(name, installed) == installed / folder


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("en_es", "more than one en_es.*name one of translate-en_es-1_0, translate-en_es-1_10"),
        ("en_fr", "no en_fr is installed here; `l10n model list`"),
        ("..", "no .. is installed here"),
        ("../packages", "is installed here"),
    ],
)
def test_a_name_that_fits_none_or_several_is_refused(
    name: str, message: str, installed: Path
) -> None:
    with pytest.raises(ModelError, match=message) as error:
        installed_as(name, installed)
    assert error.value.path == installed


def test_the_shipped_package_can_not_be_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="it comes with l10n, and stays"):
        installed_as("translate-en_es", tmp_path)


def test_a_readme_is_told_by_its_first_paragraph(package: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(package, tmp_path / "en_es")
    (copy / "README.md").write_text("# Title\n\nOne line\nand another.\n\nMore.\n")
    assert readme(read(copy, "configured")) == "One line and another."
    (copy / "README.md").unlink()
    assert readme(read(copy, "configured")) == ""
