from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from l10n.translate.packages import SHIPPED
from l10n.translate.packaging.verify import STEPS, verify
from tests.conftest import ROOT

from .dictionary import THANKS, bpe_package, sentencepiece_package


def test_a_whole_package_takes_every_step(package: Path) -> None:
    done = verify(package)

    assert [step.name for step in done.steps] == list(STEPS)
    assert done.ok
    assert done.fault == ""
    assert done.steps[-1].detail == "“Thank you.” → “Muchas gracias.”"


def test_the_shipped_package_is_whole() -> None:
    assert verify(SHIPPED / "translate-en_es").steps[-1].detail.endswith("→ “Gracias.”")


def test_a_package_file_is_verified_without_a_trace(
    package_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = verify(package_file)

    assert done.ok
    assert done.path == package_file
    assert list(tmp_path.iterdir()) == []


def test_a_target_prefix_is_given_to_the_model(tmp_path: Path) -> None:
    made = bpe_package(tmp_path / "en_es", THANKS, prefix="__es__")

    assert verify(made).steps[-1].detail.endswith("→ “Muchas gracias.”")


def test_a_sentencepiece_tokenizer_is_loaded(tmp_path: Path) -> None:
    made = sentencepiece_package(tmp_path / "en_es", {"Thank": "Muchas", "you.": "gracias."})

    assert verify(made).steps[-1].detail.endswith("→ “Muchas gracias.”")


DAMAGE = {
    "no model": ("model/model.bin", None, "files", "model/model.bin: missing"),
    "no metadata": ("metadata.json", None, "files", "metadata.json: missing"),
    "metadata": ("metadata.json", b"{", "files", "metadata.json: can't be read"),
    "deep metadata": ("metadata.json", b"[" * 100_000, "files", "metadata.json: can't be read"),
    "merges": ("bpe.model", b"three in one\n", "tokenizer", "expected two pieces in each line"),
    "not text": ("bpe.model", b"\xff\xfe\xfa", "tokenizer", "can't decode"),
    "weights": ("model/model.bin", b"\1" * 5_000, "model", ""),
    "no weights": ("model/model.bin", b"", "model", "model.bin is incomplete"),
    "name of a model": (
        "model/model.bin",
        b"\6\0\0\0\2\0\x1b\0\7" + bytes(40),
        "model",
        r"Unknown model \x1b",
    ),
    "config": ("model/config.json", b"{", "model", "parse error"),
    "vocabulary": ("model/source_vocabulary.json", b'["a"]', "sentence", "is translated as “"),
}


@pytest.mark.parametrize(("file", "data", "step", "detail"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found_in_its_step(
    file: str, data: bytes | None, step: str, detail: str, package: Path, tmp_path: Path
) -> None:
    broken = shutil.copytree(package, tmp_path / "en_es")
    (broken / file).unlink()
    if data is not None:
        (broken / file).write_bytes(data)
    done = verify(broken)

    assert not done.ok
    assert done.steps[-1].name == step
    assert detail in done.fault
    assert str(tmp_path) not in done.fault
    assert done.fault.isprintable()


@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.99])
def test_truncated_weights_are_found(part: float, package: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(package, tmp_path / "en_es")
    weights = broken / "model" / "model.bin"
    weights.write_bytes(weights.read_bytes()[: int(weights.stat().st_size * part)])

    assert verify(broken).steps[-1].name == "model"


def test_a_model_that_never_ends_is_given_up(package: Path) -> None:
    fault = verify(package, timeout=0.01).fault

    assert fault == "tokenizer: no end after 0 seconds"


def test_a_file_that_is_no_package_is_found(tmp_path: Path) -> None:
    (tmp_path / "x.argosmodel").write_bytes(b"no")
    done = verify(tmp_path / "x.argosmodel")

    assert done.package is None
    assert done.fault.startswith("files: damaged, or not a zip archive")


def test_a_module_in_the_current_folder_is_not_run(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("open('ran', 'w')\n")
    monkeypatch.chdir(tmp_path)

    assert verify(package).ok
    assert not (tmp_path / "ran").exists()


def in_the_trial(folder: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process of the trial, and no other, run `code` when it starts."""
    folder.mkdir()
    condition = 'if "l10n.translate.packaging.trial" in sys.orig_argv:'
    (folder / "sitecustomize.py").write_text(f"import os, sys\n{condition}\n    {code}\n")
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{ROOT}")


ENDS: dict[str, tuple[str, str]] = {
    "crash": ("os.abort()", "tokenizer: the engine crashed on it (signal 6)"),
    "early end": ("os._exit(0)", "tokenizer: the engine ended with status 0"),
    "no text": ("os.write(2, b'\\xff\\n'); os._exit(3)", "tokenizer: \N{REPLACEMENT CHARACTER}"),
    "crash at its end": (
        "import atexit; atexit.register(os.abort)",
        "sentence: the engine crashed on it (signal 6)",
    ),
    "something else on stdout": (r"os.write(1, b'\xff{}\n[1]\n{\"name\": \"x\"}\n')", ""),
}


@pytest.mark.parametrize(("code", "fault"), ENDS.values(), ids=ENDS)
def test_however_the_trial_ends_it_is_told(
    code: str, fault: str, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_trial(tmp_path / "site", code, monkeypatch)

    assert verify(package).fault == fault


@pytest.mark.parametrize("name", ["fifo", "missing", "x" * 300])
def test_what_can_not_be_read_fails_in_the_first_step(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    done = verify(tmp_path / name)

    assert [(step.name, step.ok) for step in done.steps] == [("files", False)]


def test_a_model_that_fails_at_longer_texts_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.translate.packaging.dictionary.POSITIONS", 16)
    made = bpe_package(tmp_path / "en_es", THANKS)

    assert verify(made).fault.startswith("sentence: can't translate (No position encodings")
