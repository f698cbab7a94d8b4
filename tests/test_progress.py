"""Progress in a log: a line at the end of each stage, and now and then before it."""

from __future__ import annotations

import re

import pytest

from l10n.cli.progress import EVERY, lines


def test_a_stage_says_where_it_is_and_how_fast(capsys: pytest.CaptureFixture[str]) -> None:
    show = lines(every=0)
    for done in range(4):
        show("translate", done * 1000, 3000)

    said = capsys.readouterr().err.splitlines()

    assert said[0] == "translate: 0 of 3,000"
    assert re.fullmatch(r"translate: 1,000 of 3,000 \(\d+/s\)", said[1])
    assert re.fullmatch(r"translate: 2,000 of 3,000 \(\d+/s\)", said[2])
    assert said[3:] == ["translate: 3,000"]


def test_a_stage_that_is_done_in_time_says_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    show = lines(every=EVERY)
    for done in (0, 1, 2, 2):
        show("read", done, 2)
    show("extract", 2, 2)

    assert capsys.readouterr().err == "read: 2\nextract: 2\n"
