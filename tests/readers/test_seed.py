from __future__ import annotations

from datetime import date
from pathlib import Path

from l10n.model import Kind
from l10n.readers import read

SEED = Path(__file__).parents[2] / "source" / "2018-07-11-nielsen-guatemala.txt"
READOUT = read(SEED, slug=SEED.stem, name=f"source/{SEED.name}")


def test_the_seed_readout_has_exactly_these_blocks() -> None:
    assert [(block.kind, block.line) for block in READOUT.walk()] == [
        (Kind.NOTICE_BOX, 24),
        (Kind.NOTICE_HEADING, 24),
        (Kind.NOTICE, 26),
        (Kind.TITLE, 28),
        (Kind.RELEASE_DATE, 30),
        (Kind.PARAGRAPH, 32),
        (Kind.HEADING, 34),
        (Kind.BULLETS, 36),
        *((Kind.LIST_ITEM, line) for line in range(36, 43)),
        (Kind.PARAGRAPH, 44),
        (Kind.UPDATE_DATE, 46),
    ]


def test_the_seed_readout_has_these_texts() -> None:
    texts = [block.text for block in READOUT.walk()]
    assert READOUT.title == "Readout from Secretary Kirstjen M. Nielsen’s Meetings in Guatemala"
    assert texts[1] == "Archived Content"
    assert texts[2] == (
        "In an effort to keep DHS.gov current, the archive contains outdated information that may"
        " not reflect current policy or programs."
    )
    assert texts[6] == "Commitments:"
    assert texts[12] == (
        "Bolster police forces, anti-gang units, and anti-extortion teams in Central America."
    )


def test_the_seed_readout_has_its_dates() -> None:
    assert READOUT.released == date(2018, 7, 11)
    assert READOUT.updated == date(2021, 9, 14)


def test_what_is_left_out_accounts_for_every_other_line() -> None:
    lines = SEED.read_text(encoding="utf-8").split("\n")
    filled = {number for number, line in enumerate(lines, 1) if line.strip()}
    read_lines = {block.line for block in READOUT.walk()}
    left_out = {out.line for out in READOUT.left_out}
    assert left_out == filled - read_lines
    assert [(out.line, out.rule) for out in READOUT.left_out] == [
        *((line, "government banner") for line in (1, 3, 5, 7, 8, 10, 12, 13)),
        *((line, "breadcrumb") for line in (15, *range(17, 23))),
        *((line, "page feedback") for line in (47, 48)),
    ]
    for out in READOUT.left_out:
        assert out.text == lines[out.line - 1].strip()
