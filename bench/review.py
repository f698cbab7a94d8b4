"""The review page of a readout of 1,000 sentences, in a real browser: opened, scrolled, approved.

The time of a page is what a reviewer waits for: from the click until the browser has laid it out.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from bench.corpus import sentences
from l10n import pipeline
from l10n.catalog import po, states
from l10n.job import Options
from l10n.project import Project, open_project
from l10n.review.server.serve import start

ENTRIES = 1_000
_APPROVALS = 20
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_GLOSSARY = Path(__file__).parent.parent / "locales" / "es" / "glossary.csv"
_FRAMES = """() => new Promise((done) => {
  const times = [];
  let last = performance.now();
  const step = (now) => {
    times.push(now - last);
    last = now;
    scrollBy(0, 600);
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    if (end || times.length > 600) done(times.slice(1).sort((a, b) => a - b));
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""


def measure() -> None:
    """Print how long the page, an approval, a check while typing and a frame of a scroll take."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium: not installed, left out")
        return
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        project = _project(Path(name))
        server, address = start(project, ("a",), port=0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        print(f"{ENTRIES:,} sentences, {_GLOSSARY.name} of the project, Chromium")
        _say("page, first time", [_opening(page, address)])
        _say("until the checks are done", [_checks(page)])
        _say("page, again", [_opening(page, page.url) for _ in range(5)])
        frames = page.evaluate(_FRAMES)
        _say("frame of a scroll to the end", [time / 1000 for time in frames])
        print(f"  slowest of {len(frames)} frames {max(frames):27.0f} ms")
        page.evaluate("scrollTo(0, 0)")
        _say("editor opened", _editors(page))
        _say("approved, and on to the next", _approvals(page))
        browser.close()
        server.shutdown()
        server.server_close()


def _say(name: str, seconds: list[float]) -> None:
    print(f"  {name:34} {median(seconds) * 1000:9.0f} ms   median of {len(seconds)}")


def _opening(page: Page, address: str) -> float:
    began = perf_counter()
    page.goto(address, wait_until="load")
    page.evaluate("document.body.offsetHeight")
    return perf_counter() - began


def _checks(page: Page) -> float:
    began = perf_counter()
    page.locator("[data-unchecked]").first.wait_for(state="detached", timeout=120_000)
    return perf_counter() - began


def _editors(page: Page) -> list[float]:
    times: list[float] = []
    for number in range(100, 105):
        page.locator(f"#s{number}").focus()
        began = perf_counter()
        page.keyboard.press("Enter")
        page.locator(f"#s{number} .text:focus").wait_for()
        times.append(perf_counter() - began)
        page.keyboard.press("Escape")
        page.locator(f"#s{number}:not(.is-editing)").wait_for()
    return times


def _approvals(page: Page) -> list[float]:
    """Times of approvals by key, of sentences that the checks find no error in."""
    times: list[float] = []
    rows = page.locator(".row[data-open]:not(:has(.badge-error))").all()[: 2 * _APPROVALS : 2]
    for name in [row.get_attribute("id") for row in rows]:
        page.locator(f"#{name}").focus()
        began = perf_counter()
        page.keyboard.press("a")
        page.locator(f"#{name}.is-reviewed").wait_for()
        page.locator(f".row:focus:not(#{name})").wait_for()
        times.append(perf_counter() - began)
    return times


def _project(folder: Path) -> Project:
    """A project with one readout of many sentences, all drafted."""
    (folder / "source").mkdir()
    (folder / "pyproject.toml").write_text('[tool.l10n]\nname = "Bench"\n', encoding="utf-8")
    texts = list(sentences(ENTRIES - 1))
    paragraphs = [" ".join(texts[at : at + 5]) for at in range(0, len(texts), 5)]
    text = "\n\n".join(["Readout of Many Meetings", *paragraphs])
    (folder / "source" / "a.txt").write_text(text + "\n", encoding="utf-8")
    (folder / "locales" / "es").mkdir(parents=True)
    shutil.copy(_GLOSSARY, folder / "locales" / "es")
    project = open_project(folder)
    pipeline.update(project, Options())
    path = project.paths.catalog("a", "es")
    catalog = po.parse(path.read_bytes(), "a.po")
    drafts = (
        states.machine_draft(entry, entry.msgid, "model", "1.0", 0.3 + n % 60 / 100)
        for n, entry in enumerate(catalog.entries)
    )
    path.write_bytes(catalog.replaced(drafts).dump())
    return project
