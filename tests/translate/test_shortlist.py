"""Packages that say which target pieces may come of each source piece."""

from __future__ import annotations

from pathlib import Path

from l10n.translate.argos import Argos
from l10n.translate.packages import read
from l10n.translate.shortlist import FILE, pieces

from .packaging.dictionary import sentencepiece_package

WORDS = {"dear": "querida", "old": "vieja", "friend": "amiga"}


def loaded(folder: Path) -> Argos:
    return Argos(read(folder, "configured"), threads=1)


def listed(folder: Path, *lines: str) -> Path:
    """A package of three words with a shortlist."""
    package = sentencepiece_package(folder / "en_es", WORDS)
    (package / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return package


def texts_of(engine: Argos, *texts: str) -> list[str]:
    return [output.text for (output,) in engine.translate(texts)]


def test_a_package_without_a_shortlist_knows_no_pieces(tmp_path: Path) -> None:
    assert pieces(sentencepiece_package(tmp_path / "en_es", WORDS)) == frozenset()


def test_a_text_is_decoded_within_the_shortlist_of_its_own_pieces(tmp_path: Path) -> None:
    package = listed(tmp_path, "\t▁amiga", "▁dear\t▁vieja", "▁old\t▁vieja", "▁friend\t▁amiga")

    first, second = texts_of(loaded(package), "dear friend", "old friend")

    assert (first, second) != ("querida amiga", "vieja amiga")
    assert "querida" not in first
    assert second == "vieja amiga"


def test_a_text_with_a_piece_that_is_not_listed_has_the_whole_vocabulary(tmp_path: Path) -> None:
    package = listed(tmp_path, "\t▁amiga", "▁old\t▁vieja", "▁friend\t▁amiga")

    assert texts_of(loaded(package), "dear friend") == ["querida amiga"]


def test_what_others_may_become_changes_nothing(tmp_path: Path) -> None:
    package = listed(tmp_path, "\t▁amiga", "▁dear\t▁vieja", "▁old\t▁querida", "▁friend\t▁amiga")
    made = loaded(package)
    together = list(made.translate(["dear friend", "old friend"]))

    assert together == [next(made.translate([text])) for text in ("dear friend", "old friend")]


def test_alternatives_come_from_the_whole_vocabulary(tmp_path: Path) -> None:
    package = listed(tmp_path, "\t▁amiga", "▁dear\t▁vieja", "▁friend\t▁amiga")
    ((*outputs,),) = loaded(package).translate(["dear friend"], best=2)

    assert outputs[0].text == "querida amiga"
