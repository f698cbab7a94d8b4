"""The sample's pages, byte for byte, against those in `golden/`.

`L10N_GOLDEN=write` remakes them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from l10n.render.pages import Rendered, render_index, render_readout
from l10n.render.site import Site

from . import sample

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("L10N_GOLDEN") == "write"


def compare(name: str, data: bytes) -> None:
    if WRITE:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(data)
    assert data.decode() == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "number"), [("en", 0), ("es", 1), ("paired", 2)])
def test_the_pages_of_a_draft(draft: Rendered, name: str, number: int) -> None:
    compare(f"{name}.html", draft.pages[number].data)


def test_the_page_of_a_release(site: Site) -> None:
    translations = {"es": sample.TRANSLATIONS}
    released = render_readout(sample.READOUT, sample.SEGMENTS, translations, site, release=True)
    compare("es-release.html", released.pages[1].data)


def test_the_index(draft: Rendered, site: Site) -> None:
    compare("index.html", render_index([draft.summary], site).data)
