"""The status of a project in all formats: what is left, what is ready, what is at risk.

`L10N_GOLDEN=write` remakes the files in `golden/`.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser

from l10n.cli import cli
from l10n.model import Entry
from tests.browser import SCHEMES, WIDTHS, chromium, opened, valid, violations
from tests.conftest import l10n, write_tree

from .history import CATALOG, DRAFT, SPANISH, History, edit, split

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("L10N_GOLDEN") == "write"
NOTE = "source/folder/note.txt"
HEADER = 'msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
READY = f'{HEADER}\nmsgid "A Note on the Visit"\nmsgstr "Nota sobre la visita"\n'


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """A project with a readout in many states since the tag `begin`, and one that is ready."""
    made = History(tmp_path_factory.mktemp("status") / "project")
    edit(made)
    split(made)
    write_tree(
        made.folder,
        {NOTE: "A Note on the Visit\n", "locales/es/LC_MESSAGES/folder/note.po": READY},
    )
    return made


def status(history: History, *arguments: str) -> Result:
    """What the command does in the project."""
    return CliRunner().invoke(
        cli,
        ["status", "-C", str(history.folder), *arguments],
        standalone_mode=False,
        catch_exceptions=False,
    )


def data(history: History, *arguments: str) -> Any:
    return json.loads(status(history, "--json", *arguments).output)


def row(history: History, slug: str, *arguments: str) -> Any:
    return next(each for each in data(history, *arguments)["readouts"] if each["readout"] == slug)


def compare(name: str, text: str) -> None:
    if WRITE:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("txt", ()),
        ("since.txt", ("--since", "begin")),
        ("json", ("--json",)),
        ("csv", ("--csv",)),
        ("md", ("--markdown", "--since", "begin")),
        ("risk.txt", ("--by-risk",)),
        ("risk.json", ("--by-risk", "--json")),
    ],
)
def test_what_is_printed(history: History, suffix: str, options: tuple[str, ...]) -> None:
    compare(f"status.{suffix}", status(history, *options).output)


def test_the_page(file: Path) -> None:
    main = re.search(r"<main.*</main>", file.read_text(encoding="utf-8"), re.DOTALL)
    assert main
    compare("status.html", f"{main[0]}\n")


def test_messages_and_words_by_state(history: History) -> None:
    found = row(history, "visit")
    assert {state: count for state, count in found["messages"].items() if count} == {
        "machine": 1,
        "stale": 3,
        "reviewed": 4,
    }
    assert found["words"]["machine"] == len(DRAFT[0].split())
    assert found["score"] == 0.62
    assert found["findings"]["error"] == 2
    assert found["ready"] is False


def test_a_reviewed_readout_without_an_error_is_ready(history: History) -> None:
    found = row(history, "folder/note")
    assert (found["ready"], found["reviewed"], found["score"]) == (True, 1.0, None)


def test_an_error_in_a_reviewed_text_keeps_it_from_being_ready(tmp_path: Path) -> None:
    made = History(tmp_path / "project")

    def reviewed(entry: Entry) -> Entry:
        return replace(entry, flags=(), msgstr=SPANISH.get(entry.msgid, entry.msgstr))

    made.change(reviewed)
    assert row(made, "visit")["ready"] is True
    made.sub("tres países", "cinco países")
    found = row(made, "visit")
    assert found["messages"]["reviewed"] == 7
    assert (found["ready"], found["findings"]["error"] > 0) == (False, True)


def test_the_totals_are_the_sums(history: History) -> None:
    found = data(history)
    (total,) = found["totals"]
    for kind in ("messages", "words", "findings"):
        for name in total[kind]:
            assert total[kind][name] == sum(each[kind][name] for each in found["readouts"])
    assert total["score"] == 0.62
    assert total["ready"] is False


def test_only_the_wanted_readout(history: History) -> None:
    assert [each["readout"] for each in data(history, "folder/note")["readouts"]] == ["folder/note"]


def test_the_drafts_come_with_the_least_certain_first(tmp_path: Path) -> None:
    made = History(tmp_path / "project")
    made.sub('msgstr "Agradeció a los agentes su trabajo."', 'msgstr ""')
    done = l10n(made.folder, "translate")
    assert done.status == 0, done.err
    drafts = data(made, "--by-risk")["drafts"]
    assert len(drafts) == 2
    scores = [draft["score"] for draft in drafts]
    assert scores == sorted(scores)
    lines = (made.folder / CATALOG).read_text(encoding="utf-8").split("\n")
    for draft in drafts:
        assert draft["path"] == CATALOG
        assert lines[draft["line"] - 1] == f'msgid "{draft["msgid"]}"'


def test_what_changed_since_a_revision(history: History) -> None:
    assert row(history, "visit", "--since", "begin")["changed"] == {"split": 1, "edited": 1}
    assert row(history, "folder/note", "--since", "begin")["changed"] == {"added": 1}
    assert "changed" not in row(history, "visit")


@pytest.mark.parametrize(("least", "expected"), [("100", 1), ("80", 1), ("20", 0), ("0", 0)])
def test_too_little_reviewed_is_told_by_the_exit_status(
    history: History, least: str, expected: int
) -> None:
    done = l10n(history.folder, "status", "--fail-under", least)
    assert done.status == expected
    assert ("of the words reviewed, " + least in done.err) is bool(expected)


def test_a_share_below_all_is_never_shown_as_all(tmp_path: Path) -> None:
    words = " ".join(["word"] * 999)
    text = f'{HEADER}\nmsgid "{words}."\nmsgstr "x"\n\nmsgid "Last."\nmsgstr ""\n'
    made = History(tmp_path / "project")
    write_tree(made.folder, {CATALOG: text})
    assert "  99% of 1000 words reviewed" in status(made).output
    assert l10n(made.folder, "status", "--fail-under", "100").status == 1


def test_a_readout_without_a_catalog_is_not_ready(tmp_path: Path) -> None:
    made = History(tmp_path / "project")
    (made.folder / CATALOG).unlink()
    done = l10n(made.folder, "status", "--json")
    assert json.loads(done.out)["readouts"][0]["ready"] is False
    assert "warning: visit has no catalog yet; run `l10n build`" in done.err


def test_a_broken_catalog_is_told_and_the_others_are_counted(tmp_path: Path) -> None:
    made = History(tmp_path / "project")
    write_tree(made.folder, {NOTE: "A Note\n", "locales/es/LC_MESSAGES/folder/note.po": "msgid x"})
    done = l10n(made.folder, "status", "--json")
    assert done.status == 1
    assert done.err.startswith("error: locales/es/LC_MESSAGES/folder/note.po:1: ")
    assert [each["readout"] for each in json.loads(done.out)["readouts"]] == ["visit"]


def test_csv_has_a_cell_for_every_column(history: History) -> None:
    table = list(csv.reader(io.StringIO(status(history, "--csv").output)))
    assert len({len(line) for line in table}) == 1
    assert [line[0] for line in table] == ["readout", "folder/note", "visit", "total"]


def test_by_risk_has_no_table(history: History) -> None:
    done = l10n(history.folder, "status", "--by-risk", "--csv")
    assert (done.status, done.out) == (2, "")
    assert "--by-risk has no --csv" in done.err


def test_nothing_is_written_unless_a_page_is_asked_for(history: History) -> None:
    before = history.git("status", "--porcelain", "--ignored")
    status(history, "--since", "begin")
    assert history.git("status", "--porcelain", "--ignored") == before


# The page in a browser ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def file(history: History, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "status.html"
    done = status(history, "--html", str(path), "--since", "begin")
    assert done.output == f"created {path}\n"
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), list(product(WIDTHS, SCHEMES)))
def test_axe_finds_no_violation(browser: Browser, file: Path, width: int, scheme: str) -> None:
    assert violations(browser, file, width, scheme) == []


@pytest.mark.browser
def test_the_validator_finds_nothing(file: Path) -> None:
    valid(file)


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_only_the_table_scrolls(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.context.close()


@pytest.mark.browser
def test_the_bar_shows_each_state_in_its_share(
    browser: Browser, file: Path, history: History
) -> None:
    page = opened(browser, file)
    bar = page.locator(".bar-wide .bar")
    (total,) = data(history)["totals"]
    whole = bar.bounding_box()
    assert whole is not None
    for state, count in total["words"].items():
        part = bar.locator(f".bar-{state}")
        if not count:
            assert part.count() == 0
            continue
        box = part.bounding_box()
        assert box is not None
        share = box["width"] / whole["width"]
        assert abs(share - count / sum(total["words"].values())) < 0.01
        fill = part.evaluate("bar => getComputedStyle(bar).fill")
        assert fill not in ("rgb(0, 0, 0)", "none")
    page.context.close()


@pytest.mark.browser
def test_the_page_runs_no_script_and_asks_for_nothing(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    assert [url for url in requests if not url.startswith("data:")] == [file.as_uri()]
    assert page.locator("script").count() == 0
    context.close()
