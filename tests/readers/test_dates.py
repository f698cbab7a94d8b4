from __future__ import annotations

from datetime import date

import pytest

from l10n.model import Kind
from l10n.readers import dates


@pytest.mark.parametrize(
    "text",
    [
        "July 11, 2018",
        "july 11, 2018",
        "July 11 2018",
        "Jul 11, 2018",
        "Jul. 11, 2018",
        "July 11th, 2018",
        "11 July 2018",
        "Wednesday, July 11, 2018",
        "Wed., July 11, 2018",
        "July 11, 2018 10:30 a.m. EDT",
        "July 11, 2018, 10:30 am",
        "Wed, 07/11/2018 - 14:05",
        "07/11/2018",
        "7/11/2018",
        "7/11/18",
        "2018-07-11",
        "2018-07-11T10:30:00-04:00",
        " July  11,  2018 ",
    ],
)
def test_a_date_is_parsed(text: str) -> None:
    assert dates.parse(text) == date(2018, 7, 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sept. 3, 2019", date(2019, 9, 3)),
        ("Sep 3, 2019", date(2019, 9, 3)),
        ("May 1, 2020", date(2020, 5, 1)),
        ("February 29, 2020", date(2020, 2, 29)),
        ("09/14/2021", date(2021, 9, 14)),
    ],
)
def test_a_month_has_its_names(text: str, expected: date) -> None:
    assert dates.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "July 2018",
        "Juli 11, 2018",
        "February 30, 2020",
        "13/32/2020",
        "2018-13-45",
        "July 11, 2018 in Guatemala",
        "On July 11, 2018",
        "2018",
        "0000-00-00",
        "July 11, 2018" + " " * 5 + "x" * 80,
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Release Date: July 11, 2018", Kind.RELEASE_DATE),
        ("RELEASE DATE: July 11, 2018", Kind.RELEASE_DATE),
        ("Released July 11, 2018", Kind.RELEASE_DATE),
        ("For Immediate Release: July 11, 2018", Kind.RELEASE_DATE),
        ("FOR IMMEDIATE RELEASE – July 11, 2018", Kind.RELEASE_DATE),
        ("Published on 07/11/2018", Kind.RELEASE_DATE),
        ("Date: 2018-07-11", Kind.RELEASE_DATE),
        ("Last Updated: 07/11/2018", Kind.UPDATE_DATE),
        ("Last Published Date: July 11, 2018", Kind.UPDATE_DATE),
        ("Page last reviewed on July 11, 2018", Kind.UPDATE_DATE),
        ("Updated: July 11, 2018", Kind.UPDATE_DATE),
        ("Last Modified 7/11/2018", Kind.UPDATE_DATE),
    ],
)
def test_a_label_tells_what_the_date_is(text: str, kind: Kind) -> None:
    assert dates.labelled(text) == (kind, date(2018, 7, 11))


@pytest.mark.parametrize(
    "text", ["July 11, 2018", "Release Date: soon", "Meeting Date: July 11, 2018", "Release Date:"]
)
def test_without_label_or_date_it_is_no_labelled_date(text: str) -> None:
    assert dates.labelled(text) is None


def test_a_label_may_stand_alone() -> None:
    assert dates.label("Release Date") is Kind.RELEASE_DATE
    assert dates.label("Last Updated:") is Kind.UPDATE_DATE
    assert dates.label("Release of prisoners") is None
