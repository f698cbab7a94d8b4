"""What the command line says: help, statuses, streams, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.cli import cli

from .conftest import SEED, Tree, l10n

Make = Callable[[Tree], Path]


def commands() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, command in cli.commands.items():
        inner = getattr(command, "commands", None)
        found += [(name, each) for each in inner] if inner else [(name,)]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_has_help_with_examples(command: tuple[str, ...], tmp_path: Path) -> None:
    done = l10n(tmp_path, *command, "--help")
    assert done.status == 0
    assert "Examples:" in done.out
    assert f"l10n {' '.join(command)}" in done.out.partition("Examples:")[2]


def test_wrong_usage_exits_2(tmp_path: Path) -> None:
    done = l10n(tmp_path, "build", "--no-such-option")
    assert (done.status, done.out) == (2, "")
    assert "No such option" in done.err


def test_quiet_leaves_the_changes_on_stdout_and_nothing_else(make_project: Make) -> None:
    project = make_project({"a.txt": "A Title\n\nSome text.\n"})
    done = l10n(project, "extract", "--quiet")
    assert done.err == ""
    assert done.out.splitlines() == ["created locales/site.pot", "created locales/a.pot"]


def test_extract_lists_every_line_it_left_out(make_project: Make, seed: bytes) -> None:
    project = make_project({f"{SEED}.txt": seed})
    done = l10n(project, "extract", "-v")
    prefix = f"source/{SEED}.txt:"
    told = [line for line in done.err.splitlines() if line.startswith(prefix)]
    lines = {int(line[len(prefix) :].partition(":")[0]) for line in told}
    kept = {24, 26, 28, 30, 32, 34, *range(36, 43), 44, 46}
    every = {number for number, line in enumerate(seed.decode().split("\n"), 1) if line.strip()}
    assert lines == every - kept
    assert f"{prefix}48: page feedback: This page was not helpful because the content" in told
    data = json.loads(l10n(project, "extract", "-v", "--json").out)
    assert {item["line"] for item in data["left_out"]} == lines


def test_a_detected_encoding_is_reported(make_project: Make) -> None:
    project = make_project({"a.txt": "A “Title”\n\nSome text.\n".encode("cp1252")})
    done = l10n(project, "extract", "-v")
    assert "source/a.txt: read as cp1252" in done.err


def test_status_counts_messages_and_words(make_project: Make) -> None:
    project = make_project({"a.txt": "A Title\n\nSome words here. And more.\n"})
    l10n(project, "build", "--no-machine")
    (row,) = json.loads(l10n(project, "status", "--json").out)["readouts"]
    assert row["readout"] == "a"
    assert row["messages"]["untranslated"] == 3
    assert row["words"]["untranslated"] == 7
    assert row["score"] is None
    assert "untranslated" in l10n(project, "status").out


def test_model_info_names_the_package_and_its_license(make_project: Make) -> None:
    project = make_project({})
    (project / "source").mkdir()
    done = l10n(project, "model", "info")
    assert done.out.startswith("es: translate-en_es 0.2.1 (shipped)\n")
    assert "MPL-2.0" in done.out
    assert json.loads(l10n(project, "model", "info", "--json").out)["es"][0]["origin"] == "shipped"
