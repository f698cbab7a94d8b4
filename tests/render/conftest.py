"""The pages of the sample, with the strings that l10n ships."""

from __future__ import annotations

from importlib import resources

import pytest

from l10n.catalog import po
from l10n.model import Key
from l10n.render.pages import Rendered, render_readout
from l10n.render.site import Site

from . import sample


@pytest.fixture(scope="session")
def strings() -> dict[str, dict[Key, str]]:
    """The reviewed strings of the page chrome, by locale."""
    file = resources.files("l10n") / "site" / "es.po"
    catalog = po.parse(file.read_bytes(), "es.po")
    return {"es": {entry.key: entry.msgstr for entry in catalog.entries if not entry.fuzzy}}


@pytest.fixture(scope="session")
def site(strings: dict[str, dict[Key, str]]) -> Site:
    """A site in English and Spanish that does not know where it will be served."""
    return sample.site(strings)


@pytest.fixture(scope="session")
def draft(site: Site) -> Rendered:
    """The sample with entries of every state."""
    return render_readout(sample.READOUT, sample.SEGMENTS, {"es": sample.TRANSLATIONS}, site)
