"""Pairs of sentences that the model was not trained on: held-out text where it is, or ours."""

from __future__ import annotations

import os
import re
from pathlib import Path

FOLDER = Path(os.environ.get("L10N_HELDOUT", "/tmp/corpus/heldout"))  # noqa: S108 - only read
"""Files of source, tab, target; a file is a set."""
OURS = Path(__file__).parent.parent / "tests" / "checks" / "clean.txt"
_SETS = ("newstest_esMX", "newsdev", "gen", "gov")
_EACH = 250
_LONGEST = 400
"""Characters; in the files there are records of many fields in one line too."""
_PAIR = re.compile(r"^en: (.+)\nes: (.+)$", re.MULTILINE)

Pair = tuple[str, str]


def pairs() -> dict[str, list[Pair]]:
    """By set, sentences and a person's translation, the same ones each time.

    Where the held-out files are missing, the reviewed pairs of the tests stand in for them.
    """
    if not FOLDER.is_dir():
        return {"tests/checks/clean.txt": _PAIR.findall(OURS.read_text(encoding="utf-8"))}
    return {name: _spread(FOLDER / f"{name}.tsv") for name in _SETS}


def _spread(path: Path) -> list[Pair]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    good = [
        (row[0], row[1])
        for row in rows
        if len(row) == 2 and 0 < len(row[0]) <= _LONGEST and "+++" not in row[0]  # noqa: PLR2004
    ]
    return good[:: max(1, len(good) // _EACH)][:_EACH]
