from __future__ import annotations

import pytest

from l10n.translate.tokens import tokens


def found(text: str, *keep: str) -> list[str]:
    return [text[start:end] for start, end in tokens(text, keep)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://www.dhs.gov/news/2018/07/11, or ask.", "https://www.dhs.gov/news/2018/07/11"),
        ("(see www.cbp.gov/travel).", "www.cbp.gov/travel"),
        ("To keep DHS.gov current, we", "DHS.gov"),
        ("Write to press.office@hq.dhs.gov.", "press.office@hq.dhs.gov"),
        ("Call 202-282-8010 today", "202-282-8010"),
        ("Call (202) 282-8010 today", "(202) 282-8010"),
        ("Call 1-866-347-2423.", "1-866-347-2423"),
        ("Call +502 2326 4000 in Guatemala", "+502 2326 4000"),
        ("Call 1-800-CALL-NOW.", "1-800-CALL-NOW"),
        ("Hello {name}!", "{name}"),
        ("Page {0} is", "{0}"),
        ("Costs ${amount:.2f} now", "${amount:.2f}"),
        ("Find %s here", "%s"),
        ("Find %1$s here", "%1$s"),
        ("There are %(count)d offices", "%(count)d"),
        ("About %.2f here", "%.2f"),
        ("This &amp; that", "&amp;"),
        ("Follow #BlueCampaign on", "#BlueCampaign"),
        ("Follow @DHSgov on", "@DHSgov"),
        ("Open annual-report_2018.pdf now", "annual-report_2018.pdf"),
        ("under 8 U.S.C. § 1101(a)(15), the", "8 U.S.C. § 1101(a)(15)"),
        ("under 8 USC 1325.", "8 USC 1325"),
        ("under 8 C.F.R. § 214.2(h), the", "8 C.F.R. § 214.2(h)"),
        ("under Section 287(g) of the Act", "287(g)"),
        ("under INA § 235(b)(1).", "INA § 235(b)(1)"),
        ("under Pub. L. No. 107-296, the", "Pub. L. No. 107-296"),
        ("passed H.R. 1234 today", "H.R. 1234"),
        ("file Form I-130 with", "I-130"),
        ("the H-2A program", "H-2A"),
        ("a line\nbreak", "\n"),
        ("See press-kit.v2.tar.gz.", "press-kit.v2.tar.gz"),
        ("See minutes.odt, page 2", "minutes.odt"),
        ("See example.gov/a_(b) and more", "example.gov/a_(b)"),
        ("About 5%% more", "%%"),
        ("Install version 2.10.3.", "2.10.3"),
        ("Run v1.4.0-beta now", "v1.4.0-beta"),
        ("Decree 44-2016 is in force", "44-2016"),
        ("in case No. 85-4544, the", "No. 85-4544"),
        ("The tender 2020-045-GT was cancelled", "2020-045-GT"),
        ("at 85 Fed. Reg. 12345 (2020).", "85 Fed. Reg. 12345 (2020)"),
        ("In Flores v. Reno, the judges", "Flores v. Reno"),
        (
            "In Arizona v. United States, 567 U.S. 387 (2012), the",
            "Arizona v. United States, 567 U.S. 387 (2012)",
        ),
        ("Matter, 27 I. & N. Dec. 316 (A.G. 2018).", "27 I. & N. Dec. 316 (A.G. 2018)"),
        ("the bill S. 1094 and others", "S. 1094"),
        ("See Annex A for more", "A"),
        ("Read it in Español", "Español"),
        ("the word 日本 is", "日本"),
        ("write <br> there", "<br>"),
    ],
)
def test_a_token_is_found_whole(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Officials from the U.S. and Mexico met at 3 p.m. on July 10.",
        "More than 50% of the funds, and $1,000.50 more.",
        "The Secretary met with Gov. Smith (left) and Sen. Jones.",
        "Secretary Kirstjen M. Nielsen’s counter-message: “Safety first” — and now…",
        "From 2017-2018, 1,500 officers were trained.",
        "Both sides agreed; 100 days remain.",
        "The vote was 12-3, on 2021-09-14, for 10-15 people.",
        "Part of the annex is by James A. Baker.",
    ],
)
def test_plain_text_has_no_token(text: str) -> None:
    assert found(text) == []


def test_kept_terms_are_found_as_whole_words_longest_first() -> None:
    text = "Blue Campaign and the Blue Campaign Toolkit, not Bluer"

    assert found(text, "Blue Campaign", "Blue", "Blue Campaign Toolkit") == [
        "Blue Campaign",
        "Blue Campaign Toolkit",
    ]


def test_neighbours_are_one_token() -> None:
    assert found("open a.pdf &nbsp; {name} now") == ["a.pdf &nbsp; {name}"]
