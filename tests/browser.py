"""A real Chromium and the judges of pages, for the tests that need them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_REFEREES = Path(__file__).parent / "referees" / "node_modules"
_AXE = _REFEREES / "axe-core" / "axe.min.js"
_VNU = _REFEREES / "vnu-jar" / "build" / "dist" / "vnu.jar"
_ARGUMENTS = [
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
_RUN_AXE = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"


def needed(what: str, found: object) -> str:
    """The path of what a test needs; skips without it, but fails in CI."""
    if found:
        return str(found)
    reason = f"{what} is missing; .ci/run installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A real Chromium; skips the test without one."""
    path = needed("chromium", shutil.which("chromium"))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield started
        started.close()


def violations(browser: Browser, file: Path, width: int, scheme: str) -> list[str]:
    """What axe-core finds in a page of this width in pixels, light or dark."""
    page = opened(browser, file, width, scheme, bypass_csp=True)
    found = axe(page)
    page.context.close()
    return found


def axe(page: Page) -> list[str]:
    """What axe-core finds in an open page, whose context must bypass its policy."""
    source = Path(needed("axe-core", _AXE.is_file() and _AXE)).read_text(encoding="utf-8")
    page.evaluate(source)
    found = page.evaluate(_RUN_AXE)
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def opened(
    browser: Browser,
    file: Path,
    width: int = 1280,
    scheme: str = "light",
    *,
    bypass_csp: bool = False,
) -> Page:
    """The file in a tab of its own; close its context."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=bypass_csp,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def valid(*files: Path) -> None:
    """Asserts that the Nu HTML checker, its CSS checks included, finds nothing in the files."""
    java = needed("java", shutil.which("java"))
    jar = needed("vnu-jar", _VNU.is_file() and _VNU)
    command = [java, "-jar", jar, "--also-check-css", "--format", "json", "--stdout"]
    done = subprocess.run(
        [*command, *map(str, files)], capture_output=True, check=False, encoding="utf-8"
    )
    messages = json.loads(done.stdout)["messages"]
    found = [
        f"{each['type']}: {each['message']}: {each.get('extract')}"
        for each in messages
        # It does not compare the hashes of a policy; a browser does, and says what it blocks.
        if "violates Content Security Policy" not in each["message"]
    ]
    assert not found, "\n".join(found)
    assert done.returncode == 0, done.stderr
