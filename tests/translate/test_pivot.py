"""English to Spanish over a third language, with two real packages that translate word by word."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.glossary import Glossary, Status, Term
from l10n.translate.argos import Argos
from l10n.translate.cache import Cache
from l10n.translate.draft import drafts
from l10n.translate.engine import Output
from l10n.translate.loading import load
from l10n.translate.packages import find
from l10n.translate.pivot import Pivot

from .packaging.dictionary import bpe_package, sentencepiece_package

FRENCH = {
    "the": "les",
    "gover@@": "gouver@@",
    "nors": "neurs",
    "signed": "signèrent",
    "accords": "accords",
    ".": ".",
}
SPANISH = {
    "les": "los",
    "Les": "Los",
    "gouverneurs": "gobernadores",
    "signèrent": "firmaron",
    "accords": "acuerdos",
    "pactes": "pactos",
    "accords.": "acuerdos.",
    "gouverneurs.": "gobernadores.",
}


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Packages from English to French and from French to Spanish, of different kinds."""
    return [
        bpe_package(tmp_path / "en_fr", FRENCH, target="fr"),
        sentencepiece_package(tmp_path / "fr_es", SPANISH, source="fr", target="es"),
    ]


@pytest.fixture
def pivot(folders: list[Path], tmp_path: Path) -> Pivot:
    chain = find("en", "es", configured=folders, installed=tmp_path / "none")
    engine = load(chain, threads=1)
    assert isinstance(engine, Pivot)
    return engine


def links(source: str, output: Output) -> list[tuple[str, str]]:
    return [
        (source[link.source : link.source_end], output.text[link.target : link.target_end])
        for link in output.links
    ]


def test_it_goes_by_the_names_of_both_packages(pivot: Pivot) -> None:
    assert (pivot.package, pivot.version) == ("translate-en_fr+translate-fr_es", "1.0+1.0")
    assert (pivot.source, pivot.target) == ("en", "es")


def test_a_text_goes_through_the_third_language(pivot: Pivot) -> None:
    ((output,),) = pivot.translate(["the governors signed accords."])

    assert output.text == "los gobernadores firmaron acuerdos."
    assert 0 < output.score <= 1


def test_a_piece_of_the_end_is_linked_to_the_piece_of_the_source(pivot: Pivot) -> None:
    source = "the governors signed accords."
    ((output,),) = pivot.translate([source])

    assert links(source, output)[:1] == [("the", "los")]
    assert ("signed", "firmaron") in links(source, output)


def test_texts_come_in_order_and_progress_counts_them_all(pivot: Pivot) -> None:
    seen: list[int] = []
    texts = ["accords.", "the governors.", "", "the accords."]
    outputs = [output.text for (output,) in pivot.translate(texts, progress=seen.append)]

    assert outputs == ["acuerdos.", "los gobernadores.", "", "los acuerdos."]
    assert seen == sorted(seen)
    assert seen[-1] == len(texts)


def test_a_draft_has_its_tags_in_place(pivot: Pivot) -> None:
    (draft,) = drafts(["the governors <a1>signed</a1> accords."], pivot)

    assert draft.text == "los gobernadores <a1>firmaron</a1> acuerdos."
    assert draft.problems == ()


def test_a_term_of_the_glossary_comes_into_a_draft(pivot: Pivot) -> None:
    terms = Glossary((Term("accords", ("pactos",), Status.PREFERRED),))
    (draft,) = drafts(["the governors signed accords."], pivot, glossary=terms)

    assert draft.text == "los gobernadores firmaron pactos."
    assert draft.problems == ()


def test_each_half_is_kept_in_the_cache_and_not_done_again(
    folders: list[Path], tmp_path: Path
) -> None:
    chain = find("en", "es", configured=folders, installed=tmp_path / "none")
    cache = Cache(tmp_path / "drafts.sqlite")
    text = "the governors signed accords."
    before = list(load(chain, threads=1, cache=cache).translate([text]))

    halves = [Argos(package, threads=1, cache=cache) for package in chain]
    again = list(Pivot(*halves).translate([text]))

    assert again == before
    assert [half.translated for half in halves] == [0, 0]


def test_a_package_of_the_pair_goes_before_a_chain(folders: list[Path], tmp_path: Path) -> None:
    (direct,) = find("en", "es", installed=tmp_path / "none")
    assert direct.origin == "shipped"

    installed = tmp_path / "installed"
    installed.mkdir()
    for folder in folders:
        folder.rename(installed / folder.name)
    assert find("en", "es", installed=installed) == (direct,)


def test_a_chain_of_any_packages_serves_a_pair_that_none_has(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    sentencepiece_package(installed / "es_ca", {"pactos": "pactes"}, source="es", target="ca")

    chain = find("en", "ca", installed=installed)

    assert [(one.name, one.origin) for one in chain] == [
        ("translate-en_es", "shipped"),
        ("translate-es_ca", "installed"),
    ]
