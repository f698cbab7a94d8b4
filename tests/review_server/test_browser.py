"""The page in a real browser: with keys alone, with conflicts, with two browsers, to axe-core."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from l10n import files
from l10n.catalog import po, states
from l10n.model import State
from l10n.project import Project
from l10n.review.server import store
from tests.browser import SCHEMES, WIDTHS, axe, valid

from . import sample
from .conftest import serving
from .sample import CALL, JUNE, LINK, OTHER, REPORTS, SLUG, THANKS, TITLE, TOPICS, Client

pytestmark = pytest.mark.browser

MINE = "El 4 de marzo, la secretaria Rivera habló con el ministro Solano."
THEIRS = "La secretaria Rivera llamó al ministro Solano el 4 de marzo."


@contextmanager
def opened(browser: Browser, address: str, width: int = 1280, **options: object) -> Iterator[Page]:
    """The sample's page in a browser of its own that must report no error."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        **options,  # type: ignore[arg-type]
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(address)
    page.get_by_role("link", name=SLUG).click()
    page.wait_for_url(f"**/page/es/{SLUG}")
    if options.get("java_script_enabled", True):
        ready(page)
    yield page
    context.close()
    # A conflict is an answer of the server, which the browser takes for an error.
    assert [text for text in errors if "the server responded with a status of" not in text] == []


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The sample's page."""
    with opened(browser, address) as found:
        yield found


def ready(page: Page) -> None:
    """Waits until the script listens to keys."""
    page.wait_for_load_state()
    expect(page.locator('[data-act="keys"]:not([hidden])')).to_be_attached()


def row(page: Page, number: int) -> Locator:
    """A sentence."""
    return page.locator(f"#s{number}")


def said(page: Page, text: str) -> None:
    """Waits until the page has told the reviewer so."""
    expect(page.locator("#status")).to_contain_text(text)


def editor(page: Page, number: int) -> Locator:
    """The field of a sentence's translation."""
    return page.get_by_role("textbox", name=f"Translation of sentence {number}")


def test_a_review_by_keyboard_alone(page: Page, project: Project) -> None:
    keyboard = page.keyboard
    keyboard.press("n")
    expect(row(page, 2)).to_be_focused()
    keyboard.press("a")
    said(page, "Approved.")
    expect(row(page, 3)).to_be_focused()
    assert sample.changed_lines(project) == ["-#, fuzzy"]
    sample.msgfmt(project)
    sample.commit(project.paths.root)

    keyboard.press("Enter")
    expect(editor(page, 3)).to_be_focused()
    expect(row(page, 3).locator("del")).to_contain_text("talked about")
    keyboard.press("ControlOrMeta+a")
    keyboard.type("Hablaron de la seguridad fronteriza y del comercio.")
    keyboard.press("ControlOrMeta+Enter")
    expect(editor(page, 4)).to_be_focused()
    assert sample.changed_lines(project) == [
        "-#, fuzzy",
        '-#| msgid "They talked about border security."',
        '-msgstr "Hablaron de la seguridad fronteriza."',
        '+msgstr "Hablaron de la seguridad fronteriza y del comercio."',
    ]
    sample.msgfmt(project)
    sample.commit(project.paths.root)

    keyboard.press("Escape")
    expect(row(page, 4)).to_be_focused()
    keyboard.press("j")
    keyboard.press("c")
    expect(row(page, 5).locator(".comment")).to_be_focused()
    keyboard.type("Who are the teams?")
    keyboard.press("ControlOrMeta+s")
    said(page, "Saved as a draft.")
    assert sample.changed_lines(project) == ["+# Who are the teams?"]
    assert states.state(sample.entries(project)[THANKS]) is State.UNTRANSLATED
    keyboard.press("u")
    said(page, "Undone.")
    assert sample.changed_lines(project) == []

    keyboard.press("k")
    keyboard.press("k")
    expect(row(page, 3)).to_be_focused()
    keyboard.press("r")
    said(page, "Back to draft.")
    assert sample.changed_lines(project) == ["+#, fuzzy"]
    keyboard.press("u")
    expect(row(page, 3)).to_contain_text("reviewed")
    keyboard.press("u")
    expect(row(page, 3)).to_contain_text("stale")
    assert sample.entries(project)[TOPICS].previous_msgid == "They talked about border security."
    keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_the_queue_ends_and_leads_to_the_next_readout(page: Page, project: Project) -> None:
    filled = {entry.msgid: entry.msgstr or "Texto." for entry in sample.entries(project).values()}
    for entry in sample.entries(project).values():
        if entry.msgid != CALL:
            sample.write_entry(project, replace(entry, msgstr=filled[entry.msgid], flags=()))
    page.reload()
    ready(page)
    page.keyboard.press("n")
    expect(row(page, 2)).to_be_focused()
    page.keyboard.press("a")
    said(page, "Nothing is left to review here.")
    page.keyboard.press("n")
    page.wait_for_url(f"**/page/es/{OTHER}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Readout of a Visit")


def test_filters_and_doubtful_first(page: Page) -> None:
    page.keyboard.press("f")
    expect(page.get_by_role("link", name=re.compile("^All"))).to_be_focused()
    page.get_by_role("link", name=re.compile("^Machine")).click()
    expect(page.locator(".row")).to_have_count(2)
    expect(page.get_by_role("link", name=re.compile("^Machine"))).to_have_attribute(
        "aria-current", "true"
    )
    ready(page)
    page.keyboard.press("d")
    page.wait_for_url("**order=doubtful")
    assert [one.get_attribute("id") for one in page.locator(".row").all()] == ["s7", "s2"]
    page.get_by_role("link", name=re.compile("^Findings")).click()
    expect(page.locator(".row")).to_have_count(1)


def test_findings_and_terms_follow_the_typing(page: Page, project: Project) -> None:
    page.get_by_role("link", name="Edit sentence 7").click()
    findings = row(page, 7).locator(".live-findings")
    expect(findings).to_contain_text("25")
    editor(page, 7).fill("Compartir 25 informes al año.")
    expect(findings).to_have_text("The checks find nothing.")
    assert sample.changed_lines(project) == []
    page.get_by_role("link", name="Edit sentence 2").click()
    expect(row(page, 2).locator(".met")).to_have_count(1)
    editor(page, 2).fill("La secretaria habló el 4 de marzo.")
    expect(row(page, 2).locator(".unmet")).to_contain_text("Minister")


def test_a_sentence_that_is_there_twice_changes_in_both_places(page: Page) -> None:
    row(page, 7).locator(".target").click()
    editor(page, 7).fill("Compartir 25 informes al año.")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(row(page, 9).locator(".target")).to_have_text("Compartir 25 informes al año.")
    expect(row(page, 9)).to_contain_text("reviewed")
    expect(editor(page, 8)).to_be_focused()


def test_tags_go_in_by_key_around_what_is_selected(page: Page, project: Project) -> None:
    page.get_by_role("link", name="Edit sentence 4").click()
    field = editor(page, 4)
    field.fill("declaración")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Alt+t")
    expect(field).to_have_value("<a1>declaración</a1>")
    page.keyboard.press("Alt+0")
    expect(field).to_have_value(LINK)
    page.keyboard.press("Enter")
    expect(field).to_have_value(LINK)
    page.keyboard.press("ControlOrMeta+s")
    said(page, "Saved as a draft.")
    assert sample.entries(project)[LINK].msgstr == LINK


def test_a_match_of_the_memory_goes_in_by_key(page: Page, project: Project) -> None:
    known = sample.entries(project, OTHER)["The Secretary visited the port."]
    path = sample.catalog_path(project, OTHER)
    catalog = po.parse(path.read_bytes(), str(path))
    match = replace(known, msgid="Meet again in July.", msgstr="Reunirse en julio.")
    path.write_bytes(catalog.replaced([*catalog.entries, match]).dump())
    page.reload()
    ready(page)
    page.get_by_role("link", name="Edit sentence 8").click()
    expect(editor(page, 8)).to_be_focused()
    page.keyboard.press("Alt+1")
    expect(editor(page, 8)).to_have_value("Reunirse en julio.")
    expect(row(page, 8).locator(".live-findings")).to_contain_text("nothing")
    page.keyboard.press("ControlOrMeta+z")
    expect(editor(page, 8)).to_have_value("")


def test_unsaved_text_stays_and_is_guarded(page: Page, project: Project) -> None:
    page.get_by_role("link", name="Edit sentence 8").click()
    editor(page, 8).fill("Reunirse")
    page.keyboard.press("Escape")
    said(page, "Unsaved text stays")
    expect(row(page, 8)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(editor(page, 8)).to_have_value("Reunirse")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate("location.reload()")
    page.wait_for_timeout(200)
    assert asked == ["beforeunload"]
    expect(editor(page, 8)).to_have_value("Reunirse")
    page.keyboard.press("ControlOrMeta+s")
    said(page, "Saved")
    page.reload()
    assert asked == ["beforeunload"]
    assert sample.entries(project)[JUNE].msgstr == "Reunirse"


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_a_change_on_disk_is_shown_and_either_can_win(
    page: Page, project: Project, choice: str
) -> None:
    page.get_by_role("link", name="Edit sentence 2").click()
    editor(page, 2).fill(MINE)
    sample.write_entry(project, replace(sample.entries(project)[CALL], msgstr=THEIRS))
    sample.commit(project.paths.root)
    page.keyboard.press("ControlOrMeta+Enter")
    conflict = row(page, 2).get_by_role("alert")
    expect(conflict).to_contain_text("changed on disk")
    expect(conflict).to_contain_text(THEIRS)
    expect(editor(page, 2)).to_have_value(MINE)
    assert sample.changed_lines(project) == []
    if choice == "mine":
        page.keyboard.press("ControlOrMeta+Enter")
        said(page, "Approved.")
        assert sample.entries(project)[CALL].msgstr == MINE
        assert not sample.entries(project)[CALL].fuzzy
    else:
        row(page, 2).get_by_role("link", name="Keep the one on disk").click()
        expect(row(page, 2).locator(".target")).to_have_text(THEIRS)
        assert sample.changed_lines(project) == []
        page.keyboard.press("a")
        said(page, "Approved.")
        assert sample.entries(project)[CALL].msgstr == THEIRS
    sample.msgfmt(project)


def test_two_browsers_edit_one_readout_and_both_survive(
    browser: Browser, address: str, project: Project
) -> None:
    with opened(browser, address) as one, opened(browser, address) as other:
        one.get_by_role("link", name="Edit sentence 2").click()
        other.get_by_role("link", name="Edit sentence 8").click()
        editor(one, 2).fill(MINE)
        editor(other, 8).fill("Reunirse en junio.")
        one.keyboard.press("ControlOrMeta+Enter")
        other.keyboard.press("ControlOrMeta+Enter")
        said(one, "Approved.")
        said(other, "Approved.")
        expect(editor(one, 3)).to_be_focused()
        one.keyboard.press("Escape")
        expect(row(one, 3)).to_be_focused()
        row(one, 8).focus()
        one.keyboard.press("a")
        expect(row(one, 8).get_by_role("alert")).to_contain_text("Reunirse en junio.")
    after = sample.entries(project)
    assert after[CALL].msgstr == MINE
    assert after[JUNE].msgstr == "Reunirse en junio."
    assert not after[CALL].fuzzy
    assert not after[JUNE].fuzzy
    sample.msgfmt(project)


def test_an_error_is_approved_only_on_insisting(page: Page, project: Project) -> None:
    row(page, 7).focus()
    page.keyboard.press("a")
    expect(row(page, 7).get_by_role("alert")).to_contain_text("Not approved yet")
    assert sample.changed_lines(project) == []
    row(page, 7).get_by_role("button", name="Ignore “numbers” here").click()
    said(page, "ignored")
    editor(page, 7).press("ControlOrMeta+Enter")
    said(page, "Approved.")
    assert states.state(sample.entries(project)[REPORTS]) is State.REVIEWED
    expect(editor(page, 8)).to_be_focused()
    row(page, 4).focus()
    page.keyboard.press("e")
    editor(page, 4).fill("Véase.")
    page.keyboard.press("ControlOrMeta+Enter")
    row(page, 4).get_by_role("button", name="Approve anyway").click()
    said(page, "Approved.")
    assert sample.entries(project)[LINK].msgstr == "Véase."


def test_letters_can_be_kept_from_acting(page: Page, project: Project) -> None:
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox", name="Letters act as keys").uncheck()
    page.get_by_role("button", name="Close").click()
    row(page, 2).focus()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(editor(page, 2)).to_be_focused()
    assert sample.changed_lines(project) == []
    page.reload()
    ready(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_text_survives_a_server_that_is_busy_or_gone(
    browser: Browser, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "LOCK_SECONDS", 0.1)
    context = browser.new_context()
    page = context.new_page()
    with serving(project) as address:
        page.goto(address)
        page.get_by_role("link", name=SLUG).click()
        page.get_by_role("link", name="Edit sentence 8").click()
        editor(page, 8).fill("Reunirse en junio.")
        with files.lock(project.paths.state):
            page.keyboard.press("ControlOrMeta+s")
            said(page, "another l10n run is at work")
        expect(editor(page, 8)).to_have_value("Reunirse en junio.")
    page.keyboard.press("ControlOrMeta+s")
    said(page, "The server does not answer")
    expect(editor(page, 8)).to_have_value("Reunirse en junio.")
    context.close()


def test_without_a_script_the_page_edits_and_approves(
    browser: Browser, address: str, project: Project
) -> None:
    with opened(browser, address, java_script_enabled=False) as page:
        page.get_by_role("link", name="Edit sentence 8").click()
        editor(page, 8).fill("Reunirse en junio.")
        page.get_by_role("button", name="Approve", exact=True).click()
        expect(editor(page, 10)).to_be_visible()
        said(page, "Approved.")
        page.get_by_role("link", name="Close").click()
        page.get_by_role("button", name="Approve sentence 2").click()
        said(page, "Approved.")
        page.get_by_role("button", name="Undo").click()
        said(page, "Undone.")
        expect(row(page, 2)).to_contain_text("machine")
    after = sample.entries(project)
    assert states.state(after[JUNE]) is State.REVIEWED
    assert states.state(after[CALL]) is State.MACHINE
    sample.msgfmt(project)


def test_hostile_text_runs_nothing(
    browser: Browser, tmp_path: Path, serve: Callable[[Project], str]
) -> None:
    attack = '"><script>window.hit=1</script><img src=x onerror="window.hit=1">'
    quoted = '"' + attack.replace('"', '""') + '"'
    hostile = sample.make(
        tmp_path / "hostile",
        {
            f"source/{SLUG}.md": f"# Title `{attack}`\n\nText `{attack}`.\n",
            "locales/es/glossary.csv": f"source,target,note,status\nTitle,{quoted},n,preferred\n",
        },
    )
    for entry in sample.entries(hostile).values():
        changed = replace(entry, msgstr=attack, comments=(attack,), flags=("fuzzy",))
        sample.write_entry(hostile, replace(changed, previous_msgid=attack))
    with opened(browser, serve(hostile)) as page:
        for number in (1, 2):
            page.get_by_role("link", name=f"Edit sentence {number}").click()
            editor(page, number).fill(attack * 2)
            expect(row(page, number).locator(".live-findings")).to_be_visible()
            page.wait_for_timeout(400)
            page.keyboard.press("ControlOrMeta+s")
            expect(row(page, number).locator("form")).to_have_count(0)
        assert page.evaluate("window.hit") is None
        assert page.locator("main img, main script").count() == 0
        assert {entry.msgstr for entry in sample.entries(hostile).values()} == {attack * 2}


def test_nothing_is_asked_of_any_other_server(browser: Browser, address: str) -> None:
    asked: list[str] = []
    context = browser.new_context()
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name=SLUG).click()
    page.get_by_role("link", name="Edit sentence 2").click()
    expect(editor(page, 2)).to_be_visible()
    context.close()
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}


@pytest.mark.parametrize(("width", "scheme"), list(product(WIDTHS, SCHEMES)))
def test_axe_finds_no_violation_and_nothing_is_too_wide(
    browser: Browser,
    address: str,
    project: Project,
    width: int,
    scheme: str,
) -> None:
    def look(place: str) -> None:
        found.extend(f"{place} {violation}" for violation in axe(page))
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{place} is wider than {width}")

    found: list[str] = []
    with opened(browser, address, width, color_scheme=scheme, bypass_csp=True) as page:
        look("page")
        for number in (3, 4, 7):
            page.get_by_role("link", name=f"Edit sentence {number}").click()
            expect(editor(page, number)).to_be_visible()
        look("editors")
        editor(page, 7).fill("Mía.")
        sample.write_entry(project, replace(sample.entries(project)[REPORTS], msgstr="Suya."))
        editor(page, 7).press("ControlOrMeta+s")
        expect(row(page, 7).get_by_role("alert")).to_be_visible()
        look("conflict")
        editor(page, 4).fill("Véase.")
        editor(page, 4).press("ControlOrMeta+Enter")
        expect(row(page, 4).get_by_role("alert")).to_be_visible()
        look("blocked")
        page.locator("#keys").evaluate("dialog => dialog.showModal()")
        look("keys")
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(page.url.partition("/page/")[0] + "/")
        look("list")
        page.goto(page.url + "page/es/nothing")
        look("message")
    assert found == []


def test_the_validator_finds_nothing(client: Client, project: Project, tmp_path: Path) -> None:
    entry = sample.entries(project)[CALL]
    sample.write_entry(project, replace(entry, msgstr=THEIRS))
    pages = {
        "list": client.get("/"),
        "stale": client.get(f"/page/es/{SLUG}?open=3"),
        "memory": client.get(f"/page/es/{SLUG}?show=open&order=doubtful&open=4"),
        "conflict": client.do(entry, "save", ("text", MINE)),
        "message": client.get("/nothing"),
    }
    for name, answer in pages.items():
        (tmp_path / f"{name}.html").write_bytes(answer.body)
    valid(*(tmp_path / f"{name}.html" for name in pages))


def test_the_title_is_reviewed_like_every_other_sentence(page: Page, project: Project) -> None:
    row(page, 1).focus()
    page.keyboard.press("r")
    said(page, "Back to draft.")
    assert sample.entries(project)[TITLE].fuzzy
