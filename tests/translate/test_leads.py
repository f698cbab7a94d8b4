from __future__ import annotations

import pytest

from l10n.translate.leads import split


@pytest.mark.parametrize(
    ("msgid", "lead"),
    [
        ("• Share data", "• "),
        ("1. Share data", "1. "),
        ("2.1) Share data", "2.1) "),
        ("(a) repatriation", "(a) "),
        ("IV. Background", "IV. "),
        ("- <a1>Share</a1> data", "- "),
        ("<b1>1.</b1> Share data", "<b1>1.</b1> "),
        ("•&nbsp;Share data", "•&nbsp;"),
        ("• (b) Share data", "• (b) "),
        ("<b1>1. Share</b1> data", ""),
        ("1.5 million people", ""),
        ("A ministry", ""),
        ("— 100 %", ""),
        ("", ""),
    ],
)
def test_bullets_and_numbers_lead_a_message(msgid: str, lead: str) -> None:
    assert split(msgid) == (lead, msgid[len(lead) :])
