from __future__ import annotations

import pytest

from l10n.readers import furniture


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("government banner", "An official website of the United States government"),
        ("government banner", "An official website of the U.S. Government."),
        ("government banner", "Here's how you know"),
        ("government banner", "The .gov means it’s official."),
        ("government banner", "Secure .gov websites use HTTPS"),
        ("skip link", "Skip to main content"),
        ("navigation", "Main Menu"),
        ("navigation", "Back to top"),
        ("breadcrumb", "Breadcrumb"),
        ("breadcrumb", "Home » News » Readouts"),
        ("search box", "Enter your search terms"),
        ("language switch", "Español"),
        ("share links", "Share this page"),
        ("share links", "Share on Facebook"),
        ("share links", "Printer-friendly version"),
        ("share links", "Share | Print | E-mail"),
        ("social links", "Follow us on Twitter"),
        ("cookie notice", "This site uses cookies to improve your visit. Learn more."),
        ("page feedback", "Was this page helpful?"),
        ("page feedback", "Was this page helpful? Yes / No"),
        ("footer", "Privacy Policy"),
        ("footer", "© 2024 Department of Border Affairs"),
        ("footer", "Copyright © 2023 Department of Border Affairs"),
        ("footer", "(c) Department of Border Affairs. All rights reserved."),
        ("social links", "Sign up for e-mail updates"),
        ("end mark", "###"),
        ("end mark", "# # #"),
        ("end mark", "-30-"),
        ("release line", "FOR IMMEDIATE RELEASE"),
        ("ornament", "* * *"),
        ("ornament", "----------"),
    ],
)
def test_a_line_of_furniture_is_recognised(rule: str, text: str) -> None:
    assert furniture.line(text) == rule


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary met with U.S. government officials on an official website.",
        "Privacy and Civil Liberties",
        "Search and Rescue",
        "Navigation",
        "Share information about criminals.",
        "Printing offices reopened.",
        "Homeland Security",
        "Home visits will continue > as planned",
        "Commitments:",
        "This page was drafted in Ottawa.",
        "Contact: Office of Public Affairs",
        "Next Steps",
        "Share | Border Security",
        "Copyright",
        "Copyright and patents: joint training",
        "(c) restart negotiations on humanitarian projects; and",
        "Share with Interpol data on stolen passports",
        "Share to prevent crime",
        "Sign up for news of the program",
        "x" * 500,
    ],
)
def test_a_line_of_a_readout_is_not_furniture(text: str) -> None:
    assert furniture.line(text) == ""


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("In an effort to keep DHS.gov current, the archive contains outdated information.", False),
        ("This page has been archived and is not maintained.", False),
        ("The information here may be outdated.", True),
        ("This release is no longer updated.", True),
    ],
)
def test_an_archive_notice_is_recognised(text: str, headed: bool) -> None:
    assert furniture.notice(text, headed=headed)


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary visited the historical archives in Seville.",
        "In an effort to keep families together, the Secretary met with governors.",
    ],
)
def test_talk_of_archives_is_no_notice(text: str) -> None:
    assert not furniture.notice(text)


@pytest.mark.parametrize(
    ("rule", "attributes"),
    [
        ("government banner", {"class": "usa-banner__header"}),
        ("breadcrumb", {"class": "block block-breadcrumbs"}),
        ("breadcrumb", {"aria-label": "Breadcrumbs"}),
        ("share links", {"class": "addtoany_list"}),
        ("social links", {"class": "social-media"}),
        ("cookie notice", {"id": "cookie-banner"}),
        ("navigation", {"role": "navigation"}),
        ("hidden text", {"hidden": ""}),
        ("hidden text", {"style": "color: red; display : none"}),
    ],
)
def test_an_element_is_recognised_by_its_attributes(rule: str, attributes: dict[str, str]) -> None:
    assert furniture.by_class("div", attributes) == rule


@pytest.mark.parametrize(
    "attributes", [{"class": "shared-border"}, {"class": "readout socialism"}, {"id": "research"}]
)
def test_a_class_must_match_as_a_whole(attributes: dict[str, str]) -> None:
    assert furniture.by_class("div", attributes) == ""


def test_the_page_as_a_whole_is_never_furniture() -> None:
    assert furniture.by_class("body", {"class": "nav"}) == ""
