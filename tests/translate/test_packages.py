from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.errors import ModelError
from l10n.translate.packages import (
    SHIPPED,
    code,
    find,
    fingerprint,
    installed_folder,
    passed_over,
    read,
)
from l10n.translate.parts import argos_package

PACKAGE = SHIPPED / "translate-en_es"


def a_package(path: Path, **metadata: str | None) -> Path:
    """A package folder whose model is a stand-in: enough to be found, not to be loaded."""
    (path / "model").mkdir(parents=True)
    for name in ("model/model.bin", "sentencepiece.model"):
        (path / name).write_bytes(b"{}")
    values = {"package_version": "1.0", "from_code": "en", "to_code": "es", **metadata}
    known = {key: value for key, value in values.items() if value is not None}
    (path / "metadata.json").write_text(json.dumps(known), encoding="utf-8")
    return path


def test_the_shipped_package_is_found_where_nothing_else_is(tmp_path: Path) -> None:
    (package,) = find("en", "es", installed=tmp_path)

    assert (package.name, package.version, package.origin) == (
        "translate-en_es",
        "0.2.1",
        "shipped",
    )
    assert (package.path, package.license) == (PACKAGE, "MPL-2.0")


def test_a_regional_target_is_served_by_its_language(tmp_path: Path) -> None:
    assert find("en_US", "es_MX", installed=tmp_path)[0].to_code == "es"


def test_brazilian_portuguese_has_a_code_of_its_own(tmp_path: Path) -> None:
    a_package(tmp_path / "translate-en_pt", to_code="pt")
    a_package(tmp_path / "translate-en_pb", to_code="pb")

    assert find("en", "pt_BR", installed=tmp_path)[0].to_code == "pb"
    assert find("en", "pt", installed=tmp_path)[0].to_code == "pt"


def test_the_newest_installed_package_goes_before_the_shipped_one(tmp_path: Path) -> None:
    for version in ("1.9", "1.10", "1.0"):
        a_package(tmp_path / f"translate-en_es-{version}", package_version=version)

    (package,) = find("en", "es", installed=tmp_path)

    assert (package.version, package.origin) == ("1.10", "installed")


def test_a_configured_package_goes_before_all(tmp_path: Path) -> None:
    a_package(tmp_path / "installed" / "translate-en_es", package_version="9")
    mine = a_package(tmp_path / "mine", package_version="0.1")

    (package,) = find("en", "es", configured=[mine], installed=tmp_path / "installed")

    assert (package.path, package.origin) == (mine, "configured")


def test_no_package_for_a_language_says_which_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        ModelError, match=r"from en to fr.*install one, or name its folder"
    ) as error:
        find("en", "fr", installed=tmp_path)

    assert error.value.path == tmp_path


def test_a_configured_package_of_other_languages_is_an_error_where_nothing_fits(
    tmp_path: Path,
) -> None:
    mine = a_package(tmp_path / "mine", to_code="de")

    with pytest.raises(ModelError, match=r"translates en to de \(expected en to fr\)") as error:
        find("en", "fr", configured=[mine], installed=tmp_path)

    assert error.value.path == mine


@pytest.mark.parametrize("missing", ["metadata.json", "model/model.bin"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    mine = a_package(tmp_path / "mine")
    (mine / missing).unlink()

    with pytest.raises(ModelError, match="missing from the package; install it again") as error:
        find("en", "es", configured=[mine])

    assert error.value.path == mine / missing


def test_a_package_without_tokenizer_is_refused(tmp_path: Path) -> None:
    mine = a_package(tmp_path / "mine")
    (mine / "sentencepiece.model").unlink()

    with pytest.raises(ModelError, match=r"expected sentencepiece\.model or bpe\.model"):
        find("en", "es", configured=[mine])


@pytest.mark.parametrize(
    ("metadata", "message"),
    [
        (b"{", "can't be read"),
        (b"\xff\xfe", "can't be read"),
        (b"[]", "not a translation package"),
        (b'{"type": "sbd", "from_code": "en"}', "not a translation package"),
        (b'{"from_code": "en"}', "to_code is missing"),
        (b'{"from_code": 3, "to_code": "es"}', "from_code is missing"),
    ],
)
def test_damaged_metadata_is_refused(tmp_path: Path, metadata: bytes, message: str) -> None:
    mine = a_package(tmp_path / "mine")
    (mine / "metadata.json").write_bytes(metadata)

    with pytest.raises(ModelError, match=message) as error:
        find("en", "es", configured=[mine])

    assert error.value.path == mine / "metadata.json"


def test_a_damaged_installed_package_matters_only_for_its_own_languages(tmp_path: Path) -> None:
    broken = a_package(tmp_path / "translate-en_de-1_0", to_code="de")
    (broken / "metadata.json").write_text("{")

    assert find("en", "es", installed=tmp_path)[0].origin == "shipped"
    with pytest.raises(ModelError, match="can't be read"):
        find("en", "de", installed=tmp_path)


def test_a_configured_package_needs_no_installed_one_that_is_whole(tmp_path: Path) -> None:
    broken = a_package(tmp_path / "packages" / "en_es")
    (broken / "model" / "model.bin").unlink()
    mine = a_package(tmp_path / "mine")

    assert find("en", "es", configured=[mine], installed=tmp_path / "packages")[0].path == mine


def test_a_damaged_package_that_would_be_used_says_how_to_do_without(tmp_path: Path) -> None:
    a_package(tmp_path / "old", package_version="1.0")
    newest = a_package(tmp_path / "new", package_version="1.1")
    (newest / "model" / "model.bin").unlink()

    with pytest.raises(ModelError, match=r"missing.*or do without: `l10n model remove new`"):
        find("en", "es", installed=tmp_path)


def test_what_only_has_a_name_that_fits_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "en_es-old").mkdir()

    assert find("en", "es", installed=tmp_path)[0].origin == "shipped"
    assert "metadata.json: missing" in str(passed_over("en", "es", tmp_path))
    assert passed_over("en", "fr", tmp_path) is None


def test_a_hidden_folder_is_no_package(tmp_path: Path) -> None:
    a_package(tmp_path / ".old", package_version="9")

    assert find("en", "es", installed=tmp_path)[0].origin == "shipped"


@pytest.mark.parametrize(
    ("stated", "asked", "name"),
    [
        (("en", "pt_BR"), ("en", "pt_BR"), "translate-en_pt_br"),
        (("EN", "zh-Hant"), ("en", "zh_Hant"), "translate-en_zh_hant"),
        (("EN", "FI"), ("en", "fi"), "translate-en_fi"),
    ],
)
def test_codes_are_compared_as_one_writes_them(
    stated: tuple[str, str], asked: tuple[str, str], name: str, tmp_path: Path
) -> None:
    a_package(tmp_path / "one", from_code=stated[0], to_code=stated[1])

    (package,) = find(*asked, installed=tmp_path)

    assert package.name == name
    assert (package.from_code, package.to_code) == (asked[0], code(asked[1]))


def test_a_folder_that_can_not_be_read_has_no_packages() -> None:
    assert find("en", "es", installed=Path("x" * 300))[0].origin == "shipped"


@pytest.mark.parametrize("name", ["metadata.json", "model/model.bin", "model/extra", "README.md"])
def test_nothing_waits_for_a_special_file(name: str, tmp_path: Path) -> None:
    mine = a_package(tmp_path / "mine")
    (mine / name).unlink(missing_ok=True)
    os.mkfifo(mine / name)

    with pytest.raises(ModelError, match=r"missing from the package|a special file") as error:
        find("en", "es", configured=[mine])
    assert error.value.path == mine / name


def test_metadata_of_a_megabyte_is_not_read(tmp_path: Path) -> None:
    mine = a_package(tmp_path / "mine", license="x" * (1 << 20))

    with pytest.raises(ModelError, match="too large"):
        find("en", "es", configured=[mine])


@pytest.mark.parametrize("name", ["missing", "file.argosmodel"])
def test_a_package_that_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.argosmodel").write_bytes(b"PK")

    with pytest.raises(ModelError, match="a package is the unpacked folder"):
        find("en", "es", configured=[tmp_path / name])


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"ARGOS_PACKAGES_DIR": "/a"}, "/a"),
        ({"XDG_DATA_HOME": "/b"}, "/b/argos-translate/packages"),
        ({"SNAP": "/s", "SNAP_USER_DATA": "/c"}, "/c/.local/share/argos-translate/packages"),
        ({}, "~/.local/share/argos-translate/packages"),
    ],
)
def test_installed_packages_are_sought_where_argos_puts_them(
    environment: dict[str, str], folder: str
) -> None:
    assert installed_folder(environment) == Path(folder).expanduser()


def test_without_a_home_folder_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", none)

    assert installed_folder({"XDG_DATA_HOME": "/b"}) == Path("/b/argos-translate/packages")
    assert installed_folder({}) is None
    monkeypatch.setattr("l10n.translate.packages.installed_folder", lambda: None)
    assert find("en", "es")[0].origin == "shipped"


def test_a_fingerprint_is_that_of_what_shapes_translations(tmp_path: Path) -> None:
    mine = a_package(tmp_path / "mine")
    seen = {fingerprint(read(mine, "configured"))}
    for name in ("target.spm", "model/more/weights", "model/shared_vocabulary.txt"):
        (mine / name).parent.mkdir(exist_ok=True)
        (mine / name).write_text("x")
        seen.add(fingerprint(read(mine, "configured")))
    assert len(seen) == 4
    (mine / "model" / "link").symlink_to("nowhere")
    for name in ("README.md", "LICENSE", "stanza/en.pt"):
        (mine / name).parent.mkdir(exist_ok=True)
        (mine / name).write_text("x")
    seen.add(fingerprint(read(mine, "configured")))
    assert len(seen) == 4


def test_a_fingerprint_changes_with_the_weights_and_not_with_the_place(tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(PACKAGE, copy)
    before = fingerprint(*find("en", "es", configured=[copy]))

    assert before == fingerprint(*find("en", "es", installed=tmp_path))
    with (copy / "model" / "model.bin").open("ab") as weights:
        weights.write(b"!")
    assert fingerprint(*find("en", "es", configured=[copy])) != before


def test_opening_a_package_leaves_the_environment_alone(tmp_path: Path) -> None:
    before = dict(os.environ)
    opened = argos_package(*find("en", "es", installed=tmp_path))

    assert (opened.from_code, opened.to_code, opened.package_version) == ("en", "es", "0.2.1")
    assert dict(os.environ) == before


def test_translating_makes_no_folder_at_home_and_imports_nothing_unwanted(tmp_path: Path) -> None:
    code = """
import sys
from l10n.translate.argos import Argos
from l10n.translate.packages import find
assert not {"ctranslate2", "sentencepiece", "argostranslate"} & set(sys.modules)
engine = Argos(*find("en", "es"))
print(next(engine.translate(["Thank you."]))[0].text)
print({"minisbd", "stanza", "torch", "spacy", "argostranslate.sbd"} & set(sys.modules))
"""
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ARGOS"))
    }
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.splitlines() == ["Gracias.", "set()"]
    assert list(home.iterdir()) == []
