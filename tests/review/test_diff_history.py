"""The diff of each step of a readout's history, in all formats, against those in `golden/`.

`L10N_GOLDEN=write` remakes them.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from l10n.cli import cli

from .history import STEPS, History, played

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("L10N_GOLDEN") == "write"
NAMES = ["begin", *(step.__name__ for step in STEPS)]
QUIET = ("rewrap", "msgmerge", "line_numbers")
"""The steps that change nothing anyone reads."""


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    return played(tmp_path_factory.mktemp("history") / "project")


def diff(history: History, *arguments: str) -> Result:
    """What the command does in the project."""
    return CliRunner().invoke(
        cli, ["diff", "-C", str(history.folder), *arguments], standalone_mode=False
    )


def step(history: History, name: str, *options: str) -> Result:
    """The diff of one step with the one before it."""
    return diff(history, NAMES[NAMES.index(name) - 1], name, *options)


def data(history: History, name: str) -> Any:
    return json.loads(step(history, name, "--json").output)


def compare(name: str, text: str) -> None:
    if WRITE:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES[1:])
@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("txt", ()),
        ("stat.txt", ("--stat",)),
        ("json", ("--json",)),
        ("md", ("--markdown",)),
    ],
)
def test_what_is_printed(
    history: History, name: str, suffix: str, options: tuple[str, ...]
) -> None:
    compare(f"{name}.{suffix}", step(history, name, *options).output)


@pytest.mark.parametrize("name", NAMES[1:])
def test_the_page(history: History, tmp_path: Path, name: str) -> None:
    page = tmp_path / "changes.html"
    assert step(history, name, "--html", str(page)).output.startswith(f"created {page}\n")
    main = re.search(r"<main.*</main>", page.read_text(encoding="utf-8"), re.DOTALL)
    assert main
    compare(f"{name}.html", f"{main[0]}\n")


def kinds(history: History, name: str) -> list[str]:
    """The kinds of a step's changes, in document order."""
    found = data(history, name)["readouts"]
    return [change["kind"] for readout in found for change in readout["changes"]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("edit", ["edited"]),
        ("split", ["split"]),
        ("merge", ["merged"]),
        ("move", ["moved"]),
        ("insert_on_top", ["added"]),
        ("delete", ["removed"]),
        ("retranslate", ["retranslated"]),
        ("approve", ["state"]),
        ("adapt", ["retranslated"]),
        ("rewrap", []),
        ("msgmerge", []),
        ("line_numbers", []),
    ],
)
def test_each_step_is_called_by_its_name(history: History, name: str, expected: list[str]) -> None:
    assert kinds(history, name) == expected


def test_states_before_and_after(history: History) -> None:
    def passage(name: str) -> object:
        (change,) = data(history, name)["readouts"][0]["changes"]
        return change["state"]

    assert passage("edit") == {"before": ["reviewed"], "after": ["stale"]}
    assert passage("approve") == {"before": ["machine"], "after": ["reviewed"]}
    assert passage("adapt") == {"before": ["stale"], "after": ["reviewed"]}
    assert passage("insert_on_top") == {"before": [], "after": ["untranslated"]}
    assert passage("move") == {"before": ["reviewed"], "after": ["reviewed"]}


def test_the_whole_history_at_once_lists_each_message_once(history: History) -> None:
    found = json.loads(diff(history, "begin", "line_numbers", "--json").output)["readouts"]
    sources = [change["source"] for change in found[0]["changes"]]
    for side in ("before", "after"):
        texts = [source[side] for source in sources if source[side]]
        assert len(texts) == len(set(texts)) >= 5


@pytest.mark.parametrize("name", QUIET)
def test_noise_is_no_difference_and_is_counted(history: History, name: str) -> None:
    done = step(history, name, "--exit-code")
    assert done.return_value == 0
    assert done.output.startswith("no difference between ")
    assert "; left out: " in done.output


def test_the_exit_status_tells_a_difference_only_where_it_is_asked(history: History) -> None:
    assert step(history, "edit", "--exit-code").return_value == 1
    assert step(history, "edit").return_value == 0


def test_the_working_tree_is_compared_with_the_last_commit(history: History) -> None:
    assert "no difference between HEAD and working tree" in diff(history).output


def test_nothing_of_the_repository_changes(history: History) -> None:
    index = (history.folder / ".git" / "index").read_bytes()
    head = history.git("rev-parse", "HEAD")
    diff(history, "begin", "approve")
    assert (history.folder / ".git" / "index").read_bytes() == index
    assert history.git("rev-parse", "HEAD") == head
    assert history.git("status", "--porcelain") == ""
