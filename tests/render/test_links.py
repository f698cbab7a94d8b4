"""The addresses of our own pages."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.render import links


@pytest.mark.parametrize(
    ("page", "other", "address"),
    [
        ("index.html", "en/a.html", "en/a.html"),
        ("en/a.html", "index.html", "../index.html"),
        ("en/a.html", "es/a.html", "../es/a.html"),
        ("en/releases/2024/a.html", "es/releases/2024/a.html", "../../../es/releases/2024/a.html"),
        ("en/releases/a.html", "assets/style.css", "../../assets/style.css"),
        ("en/a.html", "es/año #1 100%.html", "../es/a%C3%B1o%20%231%20100%25.html"),
    ],
)
def test_a_page_leads_to_another(page: str, other: str, address: str) -> None:
    assert links.between(page, other) == address


def test_an_absolute_address_is_below_the_base() -> None:
    assert (
        links.absolute("https://x.gov/press/", "es/a b.html") == "https://x.gov/press/es/a%20b.html"
    )
    assert links.absolute("https://x.gov/press", "es/a.html") == "https://x.gov/press/es/a.html"


NAME = st.text("ab.:?#% ñ", min_size=1, max_size=5).filter(lambda name: name.strip("."))
PATH = st.lists(NAME, min_size=1, max_size=4).map("/".join)


@settings(derandomize=True)
@given(PATH, PATH)
def test_a_browser_resolves_the_way_to_the_other_page(page: str, other: str) -> None:
    base = "http://host/" + "/".join(map(_quoted, page.split("/")))
    found = urlsplit(urljoin(base, links.between(page, other)))
    assert posixpath.normpath(unquote(found.path)) == f"/{other}"


def _quoted(part: str) -> str:
    return links.between("x", part)
