from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from l10n.errors import ModelError, StorageError
from l10n.translate.argos import Argos
from l10n.translate.packages import find, read
from l10n.translate.packaging.archive import Limits
from l10n.translate.packaging.install import install, remove
from tests.conftest import read_tree

from .conftest import zipped
from .dictionary import as_version_5, sentencepiece_package

WORDS = {"Thank": "Muchas", "you.": "gracias."}


@pytest.fixture
def into(tmp_path: Path) -> Path:
    """The folder of packages, which does not exist yet."""
    return tmp_path / "data" / "packages"


def left(tmp_path: Path) -> list[str]:
    """Every file and folder below `tmp_path` but the sources of packages."""
    found = (path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    return [path.as_posix() for path in sorted(found) if path.parts[0] != "source"]


def changed(package: Path, tmp_path: Path, **metadata: object) -> Path:
    """A copy of the package, its metadata changed; None takes a key out."""
    copy = shutil.copytree(package, tmp_path / "source" / "en_es")
    values = {**json.loads((copy / "metadata.json").read_text()), **metadata}
    known = {key: value for key, value in values.items() if value is not None}
    (copy / "metadata.json").write_text(json.dumps(known))
    return copy


def test_a_package_file_is_installed_as_argos_names_it(
    package: Path, package_file: Path, into: Path, tmp_path: Path
) -> None:
    done = install(package_file, into)

    assert done.changed
    assert done.package.path == into / "translate-en_es-1_0"
    assert read_tree(done.package.path) == read_tree(package)
    assert [path.name for path in into.iterdir()] == ["translate-en_es-1_0"]
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["packages"]


def test_an_installed_package_is_found_and_translates(package_file: Path, into: Path) -> None:
    done = install(package_file, into)
    (found,) = find("en", "es", installed=into)
    ((output,),) = Argos(found, threads=1).translate(["Thank you."])

    assert found == done.package
    assert output.text == "Muchas gracias."


def test_a_folder_is_installed_like_a_file(package: Path, into: Path) -> None:
    assert read_tree(install(package, into).package.path) == read_tree(package)


def test_argos_itself_opens_what_was_installed(package_file: Path, tmp_path: Path) -> None:
    into = tmp_path / "argos-translate" / "packages"
    install(package_file, into)
    code = (
        "from argostranslate.package import get_installed_packages\n"
        "print([(p.from_code, p.to_code, p.tokenizer.encode('Thank you')) "
        "for p in get_installed_packages()])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
        | {"XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout == "[('en', 'es', ['Thank', 'you'])]\n"


def test_the_same_package_again_changes_nothing(package_file: Path, into: Path) -> None:
    first = install(package_file, into).package.path
    before = (first.stat().st_ino, read_tree(into))
    again = install(package_file, into)

    assert not again.changed
    assert (first.stat().st_ino, read_tree(into)) == before


def test_the_same_package_under_a_name_of_its_own_is_recognised(
    package: Path, package_file: Path, into: Path
) -> None:
    shutil.copytree(package, into / "en_es")

    assert not install(package_file, into).changed
    assert [path.name for path in into.iterdir()] == ["en_es"]


def test_another_package_of_that_version_needs_leave_to_replace(
    package_file: Path, into: Path, tmp_path: Path
) -> None:
    other = sentencepiece_package(tmp_path / "source" / "en_es", WORDS)
    place = install(package_file, into).package.path
    before = read_tree(into)

    with pytest.raises(ModelError, match=r"another translate-en_es 1\.0 is there; give --replace"):
        install(other, into)
    assert read_tree(into) == before

    assert install(other, into, replace=True).changed
    assert read_tree(place) == read_tree(other)
    assert [path.name for path in tmp_path.iterdir() if path.name != "source"] == ["data"]


def test_a_damaged_package_in_its_place_is_replaced_on_request(
    package: Path, package_file: Path, into: Path
) -> None:
    place = install(package_file, into).package.path
    (place / "model" / "model.bin").unlink()

    with pytest.raises(ModelError, match="give --replace"):
        install(package_file, into)
    install(package_file, into, replace=True)
    assert read_tree(place) == read_tree(package)


def test_another_version_goes_beside_it(package_file: Path, into: Path, tmp_path: Path) -> None:
    newer = sentencepiece_package(tmp_path / "source" / "en_es", WORDS, version="1.10")
    install(package_file, into)
    install(newer, into)

    assert sorted(path.name for path in into.iterdir()) == [
        "translate-en_es-1_0",
        "translate-en_es-1_10",
    ]
    assert find("en", "es", installed=into)[0].version == "1.10"


BAD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "no weights": (
        r"model/model\.bin in it: missing from the package; get the package again",
        lambda folder: (folder / "model" / "model.bin").unlink(),
    ),
    "no tokenizer": (
        r"no tokenizer \(expected sentencepiece\.model or bpe\.model\); get the package again",
        lambda folder: (folder / "bpe.model").unlink(),
    ),
    "broken metadata": (
        r"metadata\.json in it: can't be read",
        lambda folder: (folder / "metadata.json").write_bytes(b'{"from_code": '),
    ),
    "metadata in another encoding": (
        r"metadata\.json in it: can't be read",
        lambda folder: (folder / "metadata.json").write_bytes('{"a": "ñ"}'.encode("cp1252")),
    ),
    "metadata that is a list": (
        "not a translation package",
        lambda folder: (folder / "metadata.json").write_bytes(b"[]"),
    ),
    "metadata of a megabyte": (
        r"metadata\.json in it: too large \(expected at most 1,048,576 bytes\)",
        lambda folder: (folder / "metadata.json").write_bytes(random.Random(0).randbytes(2 << 20)),
    ),
    "weights that are none": (
        "does not work: model: ",
        lambda folder: (folder / "model" / "model.bin").write_bytes(b"none"),
    ),
    "tokenizer that is none": (
        "does not work: tokenizer: ",
        lambda folder: (folder / "bpe.model").write_bytes(b"\xff"),
    ),
}


@pytest.mark.parametrize("packed", [True, False], ids=["file", "folder"])
@pytest.mark.parametrize(("message", "harm"), BAD.values(), ids=BAD)
def test_a_damaged_package_leaves_nothing_behind(
    message: str,
    harm: Callable[[Path], object],
    packed: bool,
    package: Path,
    into: Path,
    tmp_path: Path,
) -> None:
    source = changed(package, tmp_path)
    harm(source)
    if packed:
        source = zipped(source, tmp_path / "source" / "bad.argosmodel")

    with pytest.raises(ModelError, match=message) as error:
        install(source, into)

    assert error.value.path == source
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    "metadata",
    [
        {"from_code": "../../evil"},
        {"to_code": "e\x1b[31m"},
        {"to_code": "es/../.."},
        {"package_version": "../../evil"},
        {"package_version": ["1.0"]},
        {"package_version": "9" * 5_000},
    ],
    ids=str,
)
def test_metadata_decides_on_no_path(
    metadata: dict[str, object], package: Path, into: Path, tmp_path: Path
) -> None:
    source = changed(package, tmp_path, **metadata)

    with pytest.raises(ModelError, match="the languages or the version are wrong") as error:
        install(source, into)

    assert "\x1b" not in str(error.value)
    assert len(error.value.message) < 400
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    "metadata", [{"from_code": None}, {"to_code": 5}, {"type": "sbd"}, {"from_code": ["en"]}]
)
def test_metadata_of_the_wrong_type_is_refused(
    metadata: dict[str, object], package: Path, into: Path, tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match=r"is missing|not a translation package"):
        install(changed(package, tmp_path, **metadata), into)

    assert left(tmp_path) == []


def test_a_package_of_other_languages_is_refused(package: Path, into: Path, tmp_path: Path) -> None:
    source = changed(package, tmp_path, to_code="fr")

    with pytest.raises(ModelError, match=r"translates en to fr \(expected en to es\)"):
        install(source, into, expected=("en", "es"))
    assert left(tmp_path) == []
    assert install(source, into, expected=("en", "fr")).changed


def test_a_hostile_archive_leaves_nothing_behind(into: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    with zipfile.ZipFile(source / "bad.argosmodel", "w") as archive:
        archive.writestr("en_es/metadata.json", "{}")
        archive.writestr("en_es/../../../evil", "")

    with pytest.raises(ModelError, match="leads out of the package; nothing was unpacked"):
        install(source / "bad.argosmodel", into)
    assert left(tmp_path) == []


def test_a_folder_with_a_link_is_refused(package: Path, into: Path, tmp_path: Path) -> None:
    source = changed(package, tmp_path)
    (source / "README.md").unlink()
    (source / "README.md").symlink_to("/etc/passwd")

    with pytest.raises(ModelError, match="a link or a special file") as error:
        install(source, into)
    assert error.value.path == source / "README.md"
    assert left(tmp_path) == []


@pytest.mark.parametrize("limits", [Limits(members=3), Limits(total_bytes=1_000)])
def test_a_folder_that_is_too_large_is_refused(limits: Limits, package: Path, into: Path) -> None:
    with pytest.raises(ModelError, match="more than a package has"):
        install(package, into, limits=limits)
    assert not into.exists()


def test_a_source_that_is_not_there_is_refused(into: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"not found \(expected a package file or folder\)"):
        install(tmp_path / "none", into)
    assert left(tmp_path) == []


def test_a_place_that_can_not_be_made_is_a_storage_error(
    package_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StorageError, match="can't be written"):
        install(package_file, tmp_path / "file" / "packages")
    assert left(tmp_path) == ["file"]


def test_ctrl_c_leaves_nothing_behind(package_file: Path, into: Path, tmp_path: Path) -> None:
    """Interrupted while the package is unpacked and being verified."""
    code = (
        "import sys; from pathlib import Path\n"
        "from l10n.translate.packaging.install import install\n"
        "install(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code, str(package_file), str(into)], stderr=subprocess.PIPE
    )
    end = time.monotonic() + 120
    while not list(tmp_path.glob(".l10n-*/package/README.md")) and time.monotonic() < end:
        time.sleep(0.005)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=120)

    assert b"KeyboardInterrupt" in said
    assert left(tmp_path) == []


def test_a_package_is_removed_whole(package_file: Path, into: Path, tmp_path: Path) -> None:
    remove(install(package_file, into).package.path)

    assert left(tmp_path) == ["data", "data/packages"]


def test_of_a_linked_package_the_link_is_removed(package: Path, into: Path, tmp_path: Path) -> None:
    mine = changed(package, tmp_path)
    into.mkdir(parents=True)
    (into / "en_es").symlink_to(mine)
    remove(into / "en_es")

    assert list(into.iterdir()) == []
    assert read(mine, "configured").name == "translate-en_es"


def test_removing_what_is_not_there_is_a_storage_error(into: Path) -> None:
    with pytest.raises(StorageError):
        remove(into / "none")


def test_a_model_of_the_older_format_is_installed(
    package: Path, into: Path, tmp_path: Path
) -> None:
    old = as_version_5(changed(package, tmp_path))
    install(zipped(old, tmp_path / "source" / "old.argosmodel"), into)
    (found,) = find("en", "es", installed=into)
    ((output,),) = Argos(found, threads=1).translate(["Thank you."])

    assert output.text == "Muchas gracias."
    assert not (found.path / "model" / "config.json").exists()


def test_codes_are_expected_as_they_are_compared(package: Path, into: Path, tmp_path: Path) -> None:
    source = changed(package, tmp_path, to_code="pt-BR")
    done = install(source, into, expected=("en", "pt_br"))

    assert done.package.path.name == "translate-en_pt_br-1_0"
    assert find("en", "pt_BR", installed=into) == (done.package,)


def test_a_folder_that_is_no_package_is_not_searched(into: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "deep").mkdir(parents=True)
    (source / "deep" / "link").symlink_to("nowhere")

    with pytest.raises(ModelError, match=r"not a package \(expected a metadata\.json in it\)"):
        install(source, into)
    assert not into.exists()


def test_a_folder_that_is_too_deep_is_refused(package: Path, into: Path, tmp_path: Path) -> None:
    source = changed(package, tmp_path)
    source.joinpath(*"a" * 100).mkdir(parents=True)

    with pytest.raises(ModelError, match="too long or too deep a path; rename it"):
        install(source, into)
    assert not into.exists()


def test_a_full_disk_is_that_of_the_packages(
    package: Path, package_file: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    for source in (package, package_file):
        with pytest.raises(StorageError, match="No space left on device") as error:
            install(source, into)
        assert error.value.path == into


def test_what_killed_runs_left_is_cleared_away(
    package_file: Path, into: Path, tmp_path: Path
) -> None:
    place = install(package_file, into).package.path
    others = [".l10n", ".l10n-other-abc", ".l10n-packages-x-abc", ".l10n-packages"]
    for name in (*others, ".l10n-packages-abc/package/model", ".l10n-packages-def/old"):
        (into.parent / name).mkdir(parents=True, exist_ok=True)
    place.rename(into.parent / ".l10n-packages-def" / "old" / place.name)
    assert find("en", "es", installed=into)[0].origin == "shipped"

    assert not install(package_file, into).changed

    assert find("en", "es", installed=into)[0].path == place
    assert sorted(path.name for path in into.parent.iterdir()) == [*sorted(others), "packages"]
    assert left(tmp_path)[0] == "data"


def test_what_was_replaced_or_removed_does_not_come_back(package_file: Path, into: Path) -> None:
    place = install(package_file, into).package.path
    old = into.parent / ".l10n-packages-abc" / "old" / place.name
    removed = into.parent / ".l10n-packages-def" / "removed"
    for path in (old, removed):
        path.mkdir(parents=True)
    before = read_tree(into)

    assert not install(package_file, into).changed
    assert read_tree(into) == before
    assert [path.name for path in into.iterdir()] == [place.name]
    assert [path.name for path in into.parent.iterdir()] == ["packages"]


def test_one_run_at_a_time_changes_a_folder_of_packages(
    package_file: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = install(package_file, into).package.path
    monkeypatch.setattr("l10n.translate.packaging.staging.WAIT", 0.1)
    with FileLock(into.parent / ".l10n-packages.lock"):
        for work in (lambda: install(package_file, into), lambda: remove(place)):
            with pytest.raises(StorageError, match="another run is changing the packages") as error:
                work()
            assert error.value.path == into
    assert not install(package_file, into).changed


def test_two_runs_that_install_the_same_package_both_succeed(
    package_file: Path, into: Path, tmp_path: Path
) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from l10n.translate.packaging.install import install\n"
        "print(install(Path(sys.argv[1]), Path(sys.argv[2])).changed)"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(package_file), str(into)], stdout=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [run.communicate(timeout=120)[0].strip() for run in runs]

    assert sorted(said) == [b"False", b"True"]
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["packages"]
