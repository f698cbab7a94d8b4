"""Every kind of page before the HTML validator, axe-core and a real browser."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from l10n.model import Block, Kind, Readout, State, Translation
from l10n.render.pages import Rendered, assets, render_index, render_readout
from l10n.render.site import Site

from . import sample

pytestmark = pytest.mark.browser

REFEREES = Path(__file__).parents[1] / "referees" / "node_modules"
AXE = REFEREES / "axe-core" / "axe.min.js"
VNU = REFEREES / "vnu-jar" / "build" / "dist" / "vnu.jar"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
# What an automatic accessibility check can see, best practices among them.
RUN_AXE = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"


def needed(what: str, found: object) -> str:
    """The path of what a test needs; skips without it, but fails in CI."""
    if found:
        return str(found)
    reason = f"{what} is missing; .ci/run installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, draft: Rendered, site: Site) -> Path:
    """A folder of pages of every kind."""
    short = Readout("title-only", "source/title-only.txt", (Block(Kind.TITLE, 1, "A title"),))
    long = "https://www.example.gov/" + "a-very-long-address/" * 12
    blocks = (
        Block(Kind.TITLE, 1, "Readout of Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"),
        sample.paragraph(long, sample.span(long, long, "a", ("href", long))),
        Block(
            Kind.TABLE,
            3,
            children=(
                Block(
                    Kind.TABLE_ROW,
                    3,
                    children=tuple(
                        Block(Kind.TABLE_CELL, 3, f"cell number {n}") for n in range(12)
                    ),
                ),
            ),
        ),
        Block(Kind.PARAGRAPH, 4, "<script>alert(1)</script> & \"quotes\" 'too' {number}"),
    )
    wide = Readout("año 2024 #1/wide & <hostile>", "source/wide.txt", blocks)
    machine = {s.key: Translation(s.msgid, State.MACHINE, 0.4) for s in sample.cut(wide)}
    arabic = {sample.SEGMENTS[3].key: Translation("اجتمع <b1>المكتب</b1>.", State.REVIEWED)}
    reviewed = replace(sample.READOUT, slug="reviewed")
    release = replace(sample.READOUT, slug="released/in/part")
    trilingual = replace(site, languages=("es", "ar"), base_url="https://press.example.gov")
    three = replace(sample.READOUT, slug="three")
    rendered = [
        draft,
        render_readout(reviewed, sample.SEGMENTS, {"es": sample.ALL_REVIEWED}, site),
        render_readout(release, sample.SEGMENTS, {"es": sample.TRANSLATIONS}, site, release=True),
        render_readout(short, sample.cut(short), {}, site),
        render_readout(wide, sample.cut(wide), {"es": machine}, site),
    ]
    pages = [page for one in rendered for page in one.pages]
    pages += render_readout(
        three, sample.SEGMENTS, {"es": sample.TRANSLATIONS, "ar": arabic}, trilingual
    ).pages
    pages += [render_index([one.summary for one in rendered], site), *assets()]
    pages += [
        replace(page, name=f"empty/{page.name}") for page in (render_index([], site), *assets())
    ]
    root = tmp_path_factory.mktemp("output")
    for page in pages:
        path = root / page.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.data)
    return root


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    path = needed("chromium", shutil.which("chromium"))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that runs no script of the pages."""
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def html_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_there_are_pages_of_every_kind(folder: Path) -> None:
    assert len(html_files(folder)) == 21


def test_the_validator_finds_nothing(folder: Path) -> None:
    java = needed("java", shutil.which("java"))
    jar = needed("vnu-jar", VNU.is_file() and VNU)
    done = subprocess.run(
        [java, "-jar", jar, "--also-check-css", "--format", "json", "--stdout", str(folder)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    messages = json.loads(done.stdout)["messages"]
    assert [
        (m["url"].rpartition("output")[2], m["type"], m["message"], m.get("extract"))
        for m in messages
    ] == []
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("width", "scheme"), list(product(WIDTHS, SCHEMES)))
def test_axe_finds_no_violation(browser: Browser, folder: Path, width: int, scheme: str) -> None:
    source = Path(needed("axe-core", AXE.is_file() and AXE)).read_text(encoding="utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for file in html_files(folder):
        page.goto(file.as_uri())
        page.evaluate(source)
        violations = page.evaluate(RUN_AXE)
        if violations:
            found[file.relative_to(folder).as_posix()] = [
                f"{violation['id']}: {node['html']}"
                for violation in violations
                for node in violation["nodes"]
            ]
    context.close()
    assert found == {}


def test_the_toggle_leads_to_the_pair_and_back(page: Page, folder: Path) -> None:
    for slug in (sample.SLUG, "reviewed", "año 2024 #1/wide & <hostile>"):
        english = folder / "en" / f"{slug}.html"
        page.goto(english.as_uri())
        page.get_by_role("link", name="Español", exact=True).click()
        assert page.url == (folder / "es" / f"{slug}.html").as_uri()
        assert page.locator("html").get_attribute("lang") == "es"
        page.get_by_role("link", name="English", exact=True).click()
        assert page.url == english.as_uri()
        page.get_by_role("link", name="Side by side").click()
        assert page.url == (folder / "paired" / f"{slug}.html").as_uri()
        page.get_by_role("link", name="Español", exact=True).click()
        page.get_by_role("link", name="En paralelo").click()
        page.get_by_role("link", name="English", exact=True).click()
        assert page.url == english.as_uri()


def test_the_index_leads_to_every_page_and_back(page: Page, folder: Path) -> None:
    index = (folder / "index.html").as_uri()
    page.goto(index)
    addresses = [
        link.get_attribute("href") for link in page.locator("main").get_by_role("link").all()
    ]
    assert len(addresses) == 5 * 4
    for address in set(addresses):
        page.goto(index)
        page.locator(f'main a[href="{address}"]').first.click()
        assert page.locator("h1").count() == 1
        page.get_by_role("contentinfo").get_by_role("link").last.click()
        assert page.url == index


def test_no_page_asks_for_anything_but_files(page: Page, folder: Path) -> None:
    requests: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    for file in html_files(folder):
        page.goto(file.as_uri())
    assert len(requests) > len(html_files(folder))
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert failed == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_style_sheet_is_found(browser: Browser, folder: Path, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto((folder / "es" / f"{sample.SLUG}.html").as_uri())
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(18, 23, 30)" if scheme == "dark" else "rgb(255, 255, 255)")
    context.close()


def test_nothing_is_wider_than_a_phone(browser: Browser, folder: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    wide: dict[str, int] = {}
    for file in html_files(folder):
        page.goto(file.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[file.name] = width
    context.close()
    assert wide == {}


def test_the_skip_link_is_the_first_stop_and_leads_to_the_text(page: Page, folder: Path) -> None:
    page.goto((folder / "es" / f"{sample.SLUG}.html").as_uri())
    skip = page.get_by_role("link", name="Ir al contenido principal")
    assert not _in_view(page, skip.bounding_box())
    page.keyboard.press("Tab")
    assert _in_view(page, skip.bounding_box())
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def _in_view(page: Page, box: object) -> bool:
    assert isinstance(box, dict)
    assert page.viewport_size is not None
    return bool(box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"])


def test_pointing_at_a_sentence_marks_its_pair(browser: Browser, folder: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto((folder / "paired" / f"{sample.SLUG}.html").as_uri())
    page.mouse.move(1, 1)
    row = page.locator("#s5")
    source, target = row.locator(".pair-source"), row.locator(".pair-target")
    one, other = source.bounding_box(), target.bounding_box()
    assert one is not None
    assert other is not None
    assert one["y"] == other["y"]
    assert one["x"] + one["width"] < other["x"]
    background = "row => getComputedStyle(row).backgroundColor"
    plain = row.evaluate(background)
    for side in (source, target):
        side.hover()
        assert row.evaluate(background) != plain
        page.mouse.move(1, 1)
        assert row.evaluate(background) == plain
    row.get_by_role("link", name="Sentence 5").focus()
    assert row.evaluate(background) != plain
    context.close()


def test_a_phone_shows_the_pair_stacked(browser: Browser, folder: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto((folder / "paired" / f"{sample.SLUG}.html").as_uri())
    source = page.locator("#s5 .pair-source").bounding_box()
    target = page.locator("#s5 .pair-target").bounding_box()
    assert source is not None
    assert target is not None
    assert source["y"] + source["height"] <= target["y"]
    context.close()


def test_a_print_has_no_buttons_and_shows_addresses(page: Page, folder: Path) -> None:
    page.goto((folder / "es" / f"{sample.SLUG}.html").as_uri())
    assert page.get_by_role("navigation").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
