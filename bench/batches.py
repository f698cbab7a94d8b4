"""What a translation owes to its neighbours in a batch: of any length, and of its own."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import ctranslate2

from bench.heldout import pairs
from l10n.translate import processor
from l10n.translate.batches import BATCH_TOKENS
from l10n.translate.packages import find
from l10n.translate.parts import argos_package

TEXTS = 400
MIXED = (1_024, 4_096)
"""Pieces in a batch of texts of any length."""
BEAM = 4


def measure() -> None:
    """Print how many translations differ from those of the same texts by themselves."""
    processor.pin()
    (package,) = find("en", "es")
    encode = argos_package(package).tokenizer.encode
    texts = [source for found in pairs().values() for source, _ in found][:TEXTS]
    pieces = sorted((encode(text) for text in texts), key=len)
    translator = ctranslate2.Translator(str(package.path / "model"), compute_type="int8")

    def made(batch: list[list[str]], tokens: int) -> list[Any]:
        return list(
            translator.translate_batch(
                batch,
                beam_size=BEAM,
                length_penalty=1,
                max_batch_size=tokens,
                batch_type="tokens",
                return_scores=True,
                return_attention=True,
            )
        )

    alone = [made([each], 0)[0] for each in pieces]
    print(f"{len(texts)} held-out sentences, beam {BEAM}, whole vocabulary; against each by itself")
    for tokens in MIXED:
        print(f"  batches of any lengths, {tokens:5} pieces: {_other(alone, made(pieces, tokens))}")
    grouped = [list(group) for _, group in groupby(pieces, key=len)]
    equal = [result for batch in grouped for result in made(batch, BATCH_TOKENS)]
    print(f"  batches of one length,  {BATCH_TOKENS:5} pieces: {_other(alone, equal)}")
    first = sum(max(row := r.attention[0][0]) == row[0] for r in alone if r.attention[0])
    print(f"  the first piece of {first} translations is linked to the first piece of its source")


def _other(alone: list[Any], others: list[Any]) -> str:
    texts = sum(a.hypotheses != b.hypotheses for a, b in zip(alone, others, strict=True))
    scores = sum(a.scores != b.scores for a, b in zip(alone, others, strict=True))
    return f"{texts} texts and {scores} scores differ"
