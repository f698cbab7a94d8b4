from __future__ import annotations

import pytest

from l10n.readers.links import safe


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.example.gov/a?b=c#d", "https://www.example.gov/a?b=c#d"),
        (" http://example.gov\n/x ", "http://example.gov/x"),
        ("mailto:press@example.gov", "mailto:press@example.gov"),
        ("tel:+1-202-555-0100", "tel:+1-202-555-0100"),
        ("../list.html", "../list.html"),
        ("#note", "#note"),
        ("", ""),
    ],
)
def test_an_address_of_the_web_is_safe(address: str, expected: str) -> None:
    assert safe(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.gov/1",
        "http://[",
    ],
)
def test_any_other_address_is_not(address: str) -> None:
    assert safe(address) is None
    assert safe(address, "https://www.example.gov/") is None


def test_a_relative_address_starts_from_the_base() -> None:
    base = "https://www.example.gov/news/a.html"
    assert safe("../b", base) == "https://www.example.gov/b"
    assert safe("#note", base) == "#note"
    assert safe("x", "javascript:alert(1)") == "x"
