"""Drafts against a bare CTranslate2 batch of the same sentences, in sentences a second."""

from __future__ import annotations

from functools import partial
from typing import Any

import ctranslate2

from bench.corpus import sentences
from bench.figures import Figure, peak_memory, timed
from l10n.translate.argos import BATCH_TOKENS, Argos
from l10n.translate.draft import drafts
from l10n.translate.packages import PackageInfo, argos_package, find

SENTENCES = 1000
RUNS = 2
BEAMS = (1, 2, 4, 5)
BEAM_SENTENCES = 300
BATCHES = (128, 256, 512, 1024, 2048)


def measure() -> None:
    """Print the speed of the engine and of whole drafts, by beam and by batch size too."""
    package = find("en", "es")
    texts = list(sentences(SENTENCES))
    engine, bare = Argos(package), _Bare(package, beam=4)
    # The first call of each is slower than the others.
    list(engine.translate(texts[:20]))
    bare(texts[:20])
    base, plain = timed("bare CTranslate2 batch", lambda: bare(texts), RUNS)
    _line(base, base)
    own, outputs = timed("engine", lambda: list(engine.translate(texts)), RUNS)
    _line(own, base)
    whole, _ = timed("drafts", lambda: drafts(texts, engine), RUNS)
    _line(whole, base)
    same = sum(output.text == text for (output,), text in zip(outputs, plain, strict=True))
    print(f"  {same} of {SENTENCES} engine outputs equal the bare batch's")
    for size in BATCHES:
        _line(timed(f"bare, {size} tokens a batch", partial(bare, texts, size), 1)[0], base)
    few = texts[:BEAM_SENTENCES]
    for beam in BEAMS:
        figure, _ = timed(f"engine, beam {beam}", partial(_by_beam, package, beam, few), 1)
        _line(figure, base, len(few))
    print(f"  peak memory {peak_memory():.0f} MiB")


def _by_beam(package: PackageInfo, beam: int, texts: list[str]) -> int:
    return len(list(Argos(package, beam=beam).translate(texts)))


def _line(figure: Figure, base: Figure, count: int = SENTENCES) -> None:
    speed, reference = count / figure.seconds, SENTENCES / base.seconds
    print(f"  {figure.name:34} {speed:8.1f} sentences/s   {speed / reference:6.2f} x bare")


class _Bare:
    """The shortest well-batched loop: encode, `translate_batch` with the same options, join."""

    def __init__(self, package: PackageInfo, beam: int) -> None:
        self._encode: Any = argos_package(package).tokenizer.encode
        self._beam = beam
        self._translator = ctranslate2.Translator(
            str(package.path / "model"), compute_type="int8", inter_threads=2, intra_threads=1
        )

    def __call__(self, texts: list[str], batch: int = BATCH_TOKENS) -> list[str]:
        results = self._translator.translate_batch(
            [self._encode(text) for text in texts],
            max_batch_size=batch,
            batch_type="tokens",
            beam_size=self._beam,
            length_penalty=1,
            replace_unknowns=True,
            return_scores=True,
            return_attention=True,
        )
        return ["".join(result.hypotheses[0]).replace("▁", " ").strip() for result in results]
