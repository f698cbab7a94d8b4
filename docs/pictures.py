"""Takes the pictures of the documentation, in a real browser.

They show the committed pages, the reports on the readout whose history the tests script, and the
review of a copy of the project.

Run it by `make pictures`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
SEED = "2018-07-11-nielsen-guatemala.html"
PICTURES = {
    "paired.png": (f"output/paired/{SEED}", 1280, 1000, "light"),
    "spanish-phone-dark.png": (f"output/es/{SEED}", 360, 740, "dark"),
    "diff.png": ("diff.html", 1280, 1000, "light"),
    "status.png": ("status.html", 1280, 800, "light"),
}
"""Each picture's page, its width and height in pixels, and the color scheme."""


SETTLED = 9_000
"""Milliseconds after which the message of what was done is gone."""


def report(folder: Path) -> None:
    """Write `diff.html` and `status.html` to the folder."""
    sys.path.insert(0, str(ROOT))
    from tests.review.history import STEPS, adapt, played  # noqa: PLC0415  (found by now)

    history = played(folder / "project", STEPS[: STEPS.index(adapt) + 1])
    l10n = [sys.executable, "-m", "l10n"]
    for command in (
        ["diff", "begin", "adapt", "--html", str(folder / "diff.html")],
        ["status", "--since", "begin", "--html", str(folder / "status.html")],
    ):
        subprocess.run([*l10n, *command], cwd=history.folder, check=True)


def review(browser: Browser, folder: Path) -> None:
    """Take `review.png`: a sentence that was just approved, and the next one being edited."""
    from l10n.project import open_project  # noqa: PLC0415  (with those of the tests)
    from tests.review_server.conftest import serving  # noqa: PLC0415  (found by now)

    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    with serving(open_project(folder)) as address:
        tab = browser.new_page(viewport={"width": 1280, "height": 1000})
        tab.goto(address)
        tab.get_by_role("link", name="2018-07-11").click()
        tab.locator("#s4").focus()
        tab.keyboard.press("a")
        tab.locator("#s4.is-reviewed").wait_for()
        tab.get_by_role("link", name="Edit sentence 5").click()
        tab.locator("#s5 form").wait_for()
        tab.mouse.move(0, 0)
        tab.evaluate("scrollTo(0, 60)")
        tab.wait_for_timeout(SETTLED)
        tab.screenshot(path=ROOT / "docs" / "images" / "review.png")
        tab.close()


def main() -> None:
    """Write every picture to docs/images/."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        report(Path(made))
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for name, (page, width, height, scheme) in PICTURES.items():
            tab = browser.new_page(viewport={"width": width, "height": height})
            tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            file = ROOT / page if page.startswith("output/") else Path(made) / page
            tab.goto(file.as_uri())
            tab.screenshot(path=ROOT / "docs" / "images" / name)
            tab.close()
        review(browser, Path(made) / "review")
        browser.close()


main()
