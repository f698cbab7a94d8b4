"""The page of a diff in a real browser: accessible, filtered without a script, moved by keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from l10n.errors import CatalogError
from l10n.model import Entry, Finding, Severity
from l10n.review.diff import CatalogDiff, Change, Diff, Kind, Message
from l10n.review.diff_page import page as page_of
from tests.browser import SCHEMES, WIDTHS, chromium, opened, valid, violations

pytestmark = pytest.mark.browser

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 3
HOSTILE = (
    "<script>document.title='owned'</script><img src=x onerror=alert(1)>&lt;b1> \u202e \x1b[31m"
)


def message(source: str, target: str, *flags: str, finding: str = "") -> Message:
    found = Finding("numbers", Severity.ERROR, "a.po", 1, source, finding)
    return Message(Entry(source, target, flags=flags), (found,) if finding else ())


OLD = message("They met three ministers.", "Se reunieron con tres ministros.")
NEW = message(
    "They met four ministers.", "Se reunieron con tres ministros.", "fuzzy", finding="4 is missing"
)
CHANGES = (
    Change(Kind.EDITED, (OLD,), (NEW,)),
    Change(Kind.ADDED, (), (message("A new sentence.", ""),)),
    Change(Kind.REMOVED, (OLD,), ()),
    Change(Kind.STATE, (message("Same.", "Igual.", "fuzzy"),), (message("Same.", "Igual."),)),
    Change(Kind.MOVED, (message(LONG, LONG),), (message(f"{LONG}.", LONG),), moved=True),
    Change(Kind.RETRANSLATED, (message("x", HOSTILE),), (message("x", f"{HOSTILE}!"),)),
)


def diff(*catalogs: tuple[str, str]) -> Diff:
    """A diff with the changes in each of these readouts and languages."""
    made = tuple(
        CatalogDiff(slug, language, "en", f"{slug}.po", "A <title> & more", CHANGES, unchanged=3)
        for slug, language in catalogs
    )
    return Diff("HEAD <~1>", "working tree", made, (CatalogError("broken <b>", path="b.po"),))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("diff") / "changes.html"
    path.write_bytes(page_of(diff(("visit", "es"), (f"folder/{LONG}", "ar"), ("only-source", ""))))
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    made = opened(browser, file)
    yield made
    made.context.close()


@pytest.mark.parametrize(("width", "scheme"), list(product(WIDTHS, SCHEMES)))
def test_axe_finds_no_violation(browser: Browser, file: Path, width: int, scheme: str) -> None:
    assert violations(browser, file, width, scheme) == []


def test_the_validator_finds_nothing(file: Path, tmp_path: Path) -> None:
    (tmp_path / "none.html").write_bytes(page_of(Diff("a", "b")))
    valid(file, tmp_path / "none.html")


def test_nothing_is_wider_than_a_phone(browser: Browser, file: Path) -> None:
    page = opened(browser, file, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.context.close()


def test_the_page_asks_for_nothing_and_runs_no_text(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.goto(file.as_uri())
    assert [url for url in requests if not url.startswith("data:")] == [file.as_uri()]
    assert messages == []
    assert page.title() == "Changes from HEAD <~1> to working tree"
    assert page.locator("main img, main script").count() == 0
    context.close()


def shown(page: Page) -> list[str]:
    """The headlines of the changes that are visible in the first readout."""
    first = page.locator(".report-group").first.locator(".change:visible h3")
    return [text.partition(" ")[2] for text in first.all_inner_texts()]


def box(page: Page, name: str) -> Locator:
    """The box of a filter."""
    return page.get_by_role("checkbox", name=name)


def test_filters_work_without_a_script(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert len(shown(page)) == len(CHANGES)
    box(page, "source edited").uncheck()
    box(page, "removed").uncheck()
    box(page, "untranslated").uncheck()
    assert shown(page) == [
        "state changed, edited → reviewed",
        "moved, reviewed",
        "retranslated, reviewed",
    ]
    box(page, "only changes with a new finding").check()
    assert shown(page) == []
    box(page, "source edited").check()
    assert shown(page) == ["source edited, reviewed → edited"]
    context.close()


def test_j_and_k_move_among_the_changes_that_are_shown(page: Page) -> None:
    here = "document.activeElement.id"
    page.keyboard.press("j")
    assert page.evaluate(here) == "c1"
    box(page, "added").uncheck()
    page.locator("#c1").focus()
    page.keyboard.press("j")
    assert page.evaluate(here) == "c3"
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert page.evaluate(here) == "c1"
    page.keyboard.press("Control+j")
    assert page.evaluate(here) == "c1"


def test_each_passage_has_its_language_and_direction(page: Page) -> None:
    first = page.locator(".report-group").nth(0).locator(".change-target").first
    second = page.locator(".report-group").nth(1).locator(".change-target").first
    third = page.locator(".report-group").nth(2)
    assert first.get_attribute("lang") == "es"
    assert (second.get_attribute("lang"), second.get_attribute("dir")) == ("ar", "rtl")
    assert third.locator(".change-target").count() == 0


def test_a_print_shows_the_changes_and_no_filters(page: Page) -> None:
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert page.locator(".change").first.is_visible()
