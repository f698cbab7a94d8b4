"""Each kind of package does its whole job: translations, their links, and tags in place."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from l10n.errors import ModelError
from l10n.translate.argos import Argos
from l10n.translate.cache import Cache
from l10n.translate.draft import drafts
from l10n.translate.engine import Output
from l10n.translate.packages import read

from .dictionary import THANKS, as_version_5, bpe_package, sentencepiece_package

WORDS = {**THANKS, "good@@": "adi@@", "bye": "ós", "dear": "querida", "friend": "amiga"}


def engine(folder: Path) -> Argos:
    return Argos(read(folder, "configured"), threads=1)


@pytest.fixture(scope="module", params=["", "__es__"], ids=["plain", "prefix"])
def bpe(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Argos:
    """An engine on a BPE package, whose model wants a target prefix or not."""
    folder = tmp_path_factory.mktemp("bpe") / "en_es"
    return engine(bpe_package(folder, WORDS, prefix=request.param))


def pairs(source: str, output: Output) -> list[tuple[str, str]]:
    """The pieces of the source, each with the piece of the translation that is linked to it."""
    return [
        (source[link.source : link.source_end], output.text[link.target : link.target_end])
        for link in output.links
    ]


def test_pieces_of_a_word_are_joined_and_linked(bpe: Argos) -> None:
    ((output,),) = bpe.translate(["goodbye dear friend."])

    assert output.text == "adiós querida amiga."
    assert pairs("goodbye dear friend.", output) == [
        ("good", "adi"),
        ("bye", "ós"),
        ("dear", "querida"),
        ("friend", "amiga"),
        (".", "."),
    ]


def test_a_word_that_the_model_does_not_know_is_copied(bpe: Argos) -> None:
    ((output,),) = bpe.translate(["goodbye dear Q."])

    assert output.text == "adiós querida Q."


def test_every_beam_and_every_alternative_is_without_the_prefix(bpe: Argos) -> None:
    for outputs in bpe.translate(["Thank you.", "goodbye."], best=2):
        assert len(outputs) == 2
        assert not any("__es__" in output.text for output in outputs)


def test_a_draft_has_its_tags_in_place(bpe: Argos) -> None:
    (draft,) = drafts(["goodbye <a1>dear</a1> friend."], bpe)

    assert draft.text == "adiós <a1>querida</a1> amiga."
    assert draft.problems == ()


def test_a_sentencepiece_package_translates_too(tmp_path: Path) -> None:
    words = {"goodbye": "adiós", "dear": "querida", "friend.": "amiga."}
    loaded = engine(sentencepiece_package(tmp_path / "en_es", words))
    ((output,),) = loaded.translate(["goodbye dear friend."])

    assert output.text == "adiós querida amiga."
    assert pairs("goodbye dear friend.", output)[1] == ("dear", "querida")


def test_pieces_of_bytes_are_the_characters_that_they_spell(tmp_path: Path) -> None:
    words = {"dear": "querida", "en": "<0xC3>", "ye": "<0xB1>"}
    loaded = engine(sentencepiece_package(tmp_path / "en_es", words))
    ((output,),) = loaded.translate(["dear en ye dear"])

    assert output.text == "queridañ querida"
    assert pairs("dear en ye dear", output) == [
        ("dear", "querida"),
        ("en", "ñ"),
        ("ye", "ñ"),
        ("dear", "querida"),
    ]


def test_bytes_that_spell_nothing_are_marked(tmp_path: Path) -> None:
    loaded = engine(sentencepiece_package(tmp_path / "en_es", {"dear": "<0xC3>", "you": "ti"}))
    ((output,),) = loaded.translate(["dear you"])

    assert output.text == "\N{REPLACEMENT CHARACTER} ti"


def test_a_list_of_merges_that_is_none_is_a_clear_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = bpe_package(tmp_path / "en_es", WORDS)
    (folder / "bpe.model").write_text("#version: 0.2\nan elephant is here\n")

    with pytest.raises(ModelError, match=r"expected two pieces in each line of bpe\.model"):
        engine(folder)
    assert capfd.readouterr().err == ""


def test_weights_of_another_kind_of_model_are_a_clear_error(tmp_path: Path) -> None:
    folder = bpe_package(tmp_path / "en_es", WORDS)
    weights = folder / "model" / "model.bin"
    # The name of a variable, of the same length.
    weights.write_bytes(weights.read_bytes().replace(b"decoder/embeddings", b"decoder/umbeddings"))

    with pytest.raises(ModelError, match=r"can't be loaded .*install it again"):
        engine(folder)


@pytest.mark.parametrize("make", [bpe_package, sentencepiece_package])
def test_a_model_of_the_older_format_translates_too(
    make: Callable[[Path, Mapping[str, str]], Path], tmp_path: Path
) -> None:
    words = {"Thank": "Muchas", "you": "gracias"}
    loaded = engine(as_version_5(make(tmp_path / "en_es", words)))
    ((output,),) = loaded.translate(["Thank you"])

    assert output.text == "Muchas gracias"


def test_a_folder_and_a_dangling_link_in_the_model_do_no_harm(tmp_path: Path) -> None:
    folder = bpe_package(tmp_path / "en_es", WORDS)
    (folder / "model" / "backup").mkdir()
    (folder / "model" / "link").symlink_to("nowhere")
    loaded = Argos(read(folder, "configured"), threads=1, cache=Cache(tmp_path / "cache"))
    ((output,),) = loaded.translate(["Thank you."])

    assert output.text == "Muchas gracias."


WORDLESS: dict[str, tuple[str, bytes, str]] = {
    "shortlist in no encoding": ("model/vmap.txt", b"\xff\xfe\n", "codec can't decode"),
    "empty shortlist": ("model/vmap.txt", b"", "vmap.txt is empty"),
    "languages": ("metadata.json", b'{"from_code":"en","to_code":"es","languages":5}', ""),
    "prefix": ("metadata.json", b'{"from_code":"en","to_code":"es","target_prefix":5}', "no text"),
    "names": ("metadata.json", b'{"from_code":"en","to_code":"es","source_languages":null}', ""),
}


@pytest.mark.parametrize(("file", "data", "said"), WORDLESS.values(), ids=WORDLESS)
def test_damage_of_any_part_is_a_clear_error(
    file: str, data: bytes, said: str, tmp_path: Path
) -> None:
    folder = sentencepiece_package(tmp_path / "en_es", {"dear": "querida"})
    (folder / file).write_bytes(data)

    with pytest.raises(ModelError, match=rf"can't be loaded \(.*{said}.*install it again") as error:
        engine(folder)
    assert error.value.path == folder


def test_a_vocabulary_that_is_too_short_is_a_clear_error(tmp_path: Path) -> None:
    folder = bpe_package(tmp_path / "en_es", WORDS)
    vocabulary = folder / "model" / "target_vocabulary.json"
    vocabulary.write_text(json.dumps(json.loads(vocabulary.read_text())[:3]))
    loaded = engine(folder)

    with pytest.raises(ModelError, match=r"can't translate \(.*install it again") as error:
        list(loaded.translate(["goodbye dear friend."]))
    assert error.value.path == folder
