"""Takes the pictures of the documentation, from the committed pages, in a real browser.

Run it by `make pictures`.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SEED = "2018-07-11-nielsen-guatemala.html"
PICTURES = {
    "paired.png": (f"paired/{SEED}", 1280, 1000, "light"),
    "spanish-phone-dark.png": (f"es/{SEED}", 360, 740, "dark"),
}
"""Each picture's page, its width and height in pixels, and the color scheme."""


def main() -> None:
    """Write every picture to docs/images/."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for name, (page, width, height, scheme) in PICTURES.items():
            tab = browser.new_page(viewport={"width": width, "height": height})
            tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            tab.goto((ROOT / "output" / page).as_uri())
            tab.screenshot(path=ROOT / "docs" / "images" / name)
            tab.close()
        browser.close()


main()
