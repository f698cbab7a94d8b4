from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from l10n.errors import ModelError
from l10n.translate.argos import Argos
from l10n.translate.packages import SHIPPED, find

SENTENCES = [
    "The Secretary met with the President of Guatemala.",
    "Both sides will meet again in the coming weeks.",
    "The ministers agreed to share information about criminal organizations in real time.",
    "They also discussed asylum.",
    "Border security is a shared responsibility of all the governments in the region.",
    "We thank them.",
    "The Department opened a new office in Honduras on Friday.",
]


def test_translations_come_in_order_with_score_and_links(engine: Argos) -> None:
    outputs = [output for (output,) in engine.translate(["Welcome.", "Thank you."])]

    assert [output.text for output in outputs] == ["Bienvenido.", "Gracias."]
    assert all(0 < output.score <= 1 for output in outputs)
    assert all(output.links for output in outputs)


def test_links_join_the_words_that_mean_the_same(engine: Argos) -> None:
    source = "The ministers discussed asylum and trade."
    ((output,),) = engine.translate([source])

    pairs = {
        (output.text[link.target : link.target_end], source[link.source : link.source_end])
        for link in output.links
    }

    assert {("asilo", "asylum"), ("comercio", "trade"), (".", ".")} <= pairs


def test_a_translation_does_not_depend_on_its_neighbours(engine: Argos) -> None:
    together = list(engine.translate(SENTENCES))
    alone = [next(engine.translate([sentence])) for sentence in SENTENCES]
    backwards = list(engine.translate(SENTENCES[::-1]))[::-1]

    assert together == alone == backwards


def test_equal_texts_are_translated_once(engine: Argos) -> None:
    seen: list[int] = []
    outputs = list(engine.translate(["We thank them."] * 50, progress=seen.append))

    assert len(set(outputs)) == 1
    assert seen == [1, 50]


def test_progress_counts_up_to_the_number_of_texts(engine: Argos) -> None:
    seen: list[int] = []
    list(engine.translate(SENTENCES, progress=seen.append))

    assert seen == sorted(seen)
    assert seen[-1] == len(SENTENCES)


def test_the_first_translations_are_there_while_the_model_is_at_later_ones(engine: Argos) -> None:
    texts = [f"The {number} visitors met." for number in range(2, 302)]
    before = engine.translated
    outputs = engine.translate(texts)

    (first,) = next(outputs)

    assert "2" in first.text
    assert engine.translated - before < len(texts) / 2
    assert len(list(outputs)) == len(texts) - 1


def test_windows_leave_the_order_and_the_translations_as_they_are(engine: Argos) -> None:
    small = Argos(engine.info, window=3)

    assert list(small.translate(SENTENCES)) == list(engine.translate(SENTENCES))


def test_the_best_translations_come_likeliest_first(engine: Argos) -> None:
    ((*outputs,),) = engine.translate(["The Secretary will travel soon."], best=4)

    scores = [output.score for output in outputs]
    assert len({output.text for output in outputs}) == 4
    assert scores == sorted(scores, reverse=True)


def test_an_empty_text_stays_empty(engine: Argos) -> None:
    empty, thanks = engine.translate(["", "Thank you."])

    assert (empty[0].text, thanks[0].text) == ("", "Gracias.")


def test_what_the_tokenizer_does_not_know_is_copied(engine: Argos) -> None:
    ((output,),) = engine.translate(["The word 日本 is Japanese."])

    assert "日本" in output.text
    assert "<unk>" not in output.text


def test_a_target_prefix_is_given_and_taken_off(tmp_path: Path) -> None:
    copy = tmp_path / "prefixed"
    shutil.copytree(SHIPPED / "translate-en_es", copy)
    metadata = json.loads((copy / "metadata.json").read_text())
    (copy / "metadata.json").write_text(json.dumps({**metadata, "target_prefix": "▁Hoy"}))
    engine = Argos(*find("en", "es", configured=[copy]))

    ((output,),) = engine.translate(["The Secretary travels."])

    assert "Hoy" not in output.text
    assert "Secretari" in output.text or "secretari" in output.text
    assert output.links[-1].target_end == len(output.text)


def test_weights_that_are_cut_short_are_a_clear_error(tmp_path: Path) -> None:
    copy = tmp_path / "damaged"
    shutil.copytree(SHIPPED / "translate-en_es", copy)
    weights = copy / "model" / "model.bin"
    weights.write_bytes(weights.read_bytes()[:1000])

    with pytest.raises(ModelError, match=r"can't be loaded .*; install it again") as error:
        Argos(*find("en", "es", configured=[copy]))

    assert error.value.path == copy
