from __future__ import annotations

import pytest

from l10n.translate.rewriting import rewritten
from l10n.translate.standins import apart


def rewrite(text: str) -> str:
    for part in sorted(apart(list(rewritten(text))), key=lambda part: -part.start):
        assert not part.held
        text = text[: part.start] + part.form + text[part.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Updated 09/14/2021.", "Updated September 14, 2021."),
        ("The 9/11 attacks", "The September 11 attacks"),
        ("by Dec. 1", "by December 1"),
        ("Sept. 11", "September 11"),
        ("held on July 10-12, 2018", "held from July 10 to July 12, 2018"),
        ("held July 10–12", "held from July 10 to July 12"),
        ("€3.2 million", "3.2 million euros"),
        ("the £125m fund", "the 125 million pound fund"),
        ("a $12bn plan", "a $12 billion plan"),
        ("a £11million deal", "a 11 million pound deal"),
        ("07/26/18 and 2018-07-26", "July 26, 2018 and July 26, 2018"),
        ("July 29–August 2", "from July 29 to August 2"),
        ("in June ’19", "in June 2019"),
        ("the May 3, 2019, ban in Cuba", "the ban of May 3, 2019 in Cuba"),
        ("the Aug. 29–Sept. 2 floods.", "the floods of August 29 to September 2."),
        ("the May 3, 2019, report found it", "the May 3, 2019, report found it"),
        ("no later than Friday, May 1", "by Friday, May 1"),
        ("On or before 5/1/2019", "By May 1, 2019"),
        ("on or after May 1", "from May 1"),
        ("FY 2019, FY21", "Fiscal year 2019, fiscal year 2021"),
        ("in Q3 2021 and Q4.", "in the third quarter of 2021 and the fourth quarter."),
        ("Q3 2021", "Third quarter of 2021"),
        ("9 AM to 5pm.", "9 a.m. to 5 p.m."),
        ("at 7.55am", "at 7:55 a.m."),
        ("0600 hours", "6:00 a.m."),
        ("at 1745 hours", "at 5:45 p.m."),
        ("takes effect on", "goes into effect on"),
        ("US$45 million", "$45 million"),
        ("$145M, $500K and ¥30bn", "$145 million, $500,000 and 30 billion yen"),
        ("a $50-million grant", "a $50 million grant"),
        ("USD 50 million and EUR 2bn", "$50 million and 2 billion euros"),
        ("C$10 million", "10 million Canadian dollars"),
        ("a MX$40M grant", "a 40 million Mexican peso grant"),
        ("cost $5-10 million", "cost between $5 million and $10 million"),
        ("a $5–10 million plan", "a $5 million to $10 million plan"),
        ("between $5 and $10 million", "between $5 million and $10 million"),
        ("rose 5-10%", "rose between 5 and 10 percent"),
        ("A 5–10 percent cut", "A 5 to 10 percent cut"),
        ("a 25-percent cut", "a 25 percent cut"),
        ("some 40,000–50,000 people", "some 40,000 to 50,000 people"),
        ("in 24-48 hours", "in 24 to 48 hours"),
        ("1 in 4 children", "1 out of every 4 children"),
        ("a multimillion-dollar plan", "a multi-million dollar plan"),
        ("Seventy-two agents", "72 agents"),
        ("half a million people", "500,000 people"),
        ("Gov. Abbott and Sen. Cruz", "Governor Abbott and Senator Cruz"),
        ("Norfolk, Va., and", "Norfolk, Virginia, and"),
        ("in Norfolk, Va.", "in Norfolk, Virginia."),
        ("Mr. Trump’s plan", "Trump’s plan"),
    ],
)
def test_what_engines_misread_is_written_out(text: str, expected: str) -> None:
    assert rewrite(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Part 13/45/2021 of 2/30/2020",
        "a ratio of 24/7",
        "$1,000.50 and $48 million",
        "from $500 to $1 million",
        "27 I. & N. Dec. 316",
        "a 10-6 lead, 52-48 votes",
        "1 in 12 hours",
        "1200 hours of training",
        "for 30 days, no later than that",
        "It came into effect.",
        "twelve agents and six million people",
        "Mr. Trump said",
        "in May 2018",
        "Section 9/112",
        "the Gov. of the day",
    ],
)
def test_the_rest_stays(text: str) -> None:
    assert rewrite(text) == text
