"""Drafts against a bare CTranslate2 batch of the same sentences, in sentences a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import ctranslate2

from bench.corpus import sentences
from bench.figures import Figure, peak_memory
from l10n.translate.argos import BATCH_TOKENS, Argos
from l10n.translate.draft import drafts
from l10n.translate.packages import PackageInfo, argos_package, find

SENTENCES = 600
ROUNDS = 2


def measure() -> None:
    """Print the speed of the engine and of whole drafts, and whether the texts are the same."""
    package = find("en", "es")
    texts = list(sentences(SENTENCES))
    engine, bare = Argos(package), _Bare(package, engine_beam=4)
    base, own, whole = _interleaved(
        {
            "bare CTranslate2 batch": lambda: bare(texts),
            "engine": lambda: list(engine.translate(texts)),
            "drafts": lambda: drafts(texts, engine),
        }
    )
    print(f"\n{SENTENCES} sentences, beam 4, best of {ROUNDS} interleaved rounds")
    for figure in (base, own, whole):
        speed = SENTENCES / figure.seconds
        ratio = base.seconds / figure.seconds
        print(f"  {figure.name:34} {speed:8.1f} sentences/s   {ratio:6.2f} x bare")
    translated = [output.text for (output,) in engine.translate(texts)]
    same = sum(one == other for one, other in zip(translated, bare(texts), strict=True))
    print(f"  {same} of {SENTENCES} of the engine's texts equal the bare batch's")
    print(f"  peak memory {peak_memory():.0f} MiB")


def _interleaved(actions: dict[str, Callable[[], object]]) -> list[Figure]:
    """The best time of each action: other work on the machine only ever adds to it."""
    best = dict.fromkeys(actions, float("inf"))
    for _ in range(ROUNDS):
        for name, action in actions.items():
            start = time.perf_counter()
            action()
            best[name] = min(best[name], time.perf_counter() - start)
    return [Figure(name, seconds) for name, seconds in best.items()]


class _Bare:
    """The shortest well-batched loop: encode, `translate_batch` with the same options, join."""

    def __init__(self, package: PackageInfo, engine_beam: int) -> None:
        self._encode: Any = argos_package(package).tokenizer.encode
        self._beam = engine_beam
        self._translator = ctranslate2.Translator(
            str(package.path / "model"), compute_type="int8", inter_threads=2, intra_threads=1
        )

    def __call__(self, texts: list[str]) -> list[str]:
        results = self._translator.translate_batch(
            [self._encode(text) for text in texts],
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=self._beam,
            length_penalty=1,
            replace_unknowns=True,
            return_scores=True,
            return_attention=True,
        )
        return ["".join(result.hypotheses[0]).replace("▁", " ").strip() for result in results]
