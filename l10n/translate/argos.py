"""The engine on an Argos package: CTranslate2 directly, in batches."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from l10n.errors import ModelError
from l10n.translate.engine import Link, Output, Progress, silent
from l10n.translate.packages import PackageInfo, argos_package
from l10n.translate.tokens import Span

WINDOW = 1024
"""Distinct texts at work at once: bounds the memory, and gives the batches enough choice."""
BATCH_TOKENS = 512
"""Source pieces in a batch; larger ones were no faster."""

TARGET_TOKENIZER = "target.spm"
"""Cuts texts of the target language, in packages whose `sentencepiece.model` is of the source's."""

_SPACE = "▁"
_GUESS = 0.5
"""The weight of a link that is not known."""


class Argos:
    """The engine of one package. Loading takes a moment; nothing heavy is imported before."""

    def __init__(
        self,
        package: PackageInfo,
        *,
        beam: int = 4,
        threads: int | None = None,
        window: int = WINDOW,
    ) -> None:
        """Load `package`, to run on `threads` cores: all that this process may use, by default.

        `window` is how many texts are at work at once.

        Raises ModelError if CTranslate2 or the tokenizer can't load it.
        """
        import ctranslate2

        self.info = package
        self.beam = beam
        self.window = window
        try:
            self._package = argos_package(package)
            self._encode: Callable[[str], list[str]] = self._package.tokenizer.encode
            self._encode("a")
            self._translator = ctranslate2.Translator(
                str(package.path / "model"),
                device="cpu",
                compute_type="int8",
                inter_threads=threads or _cores(),
                intra_threads=1,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(
                f"can't be loaded ({error}); install the package again", path=package.path
            ) from None
        self._prefix: str = self._package.target_prefix

    @property
    def package(self) -> str:
        """The name of its package."""
        return self.info.name

    @property
    def version(self) -> str:
        """The version of its package."""
        return self.info.version

    @property
    def source(self) -> str:
        """The code of the language it reads."""
        return self.info.from_code

    @property
    def target(self) -> str:
        """The code of the language it writes."""
        return self.info.to_code

    def translate(
        self, texts: Sequence[str], *, best: int = 1, progress: Progress = silent
    ) -> Iterator[tuple[Output, ...]]:
        """For every text, in order, its `best` most likely translations, the likeliest first.

        Distinct texts are translated once within a window. A batch holds texts of one
        length only: padding, and nothing else, makes a translation depend on its neighbours.
        """
        for start in range(0, len(texts), self.window):
            window = texts[start : start + self.window]
            made: dict[str, tuple[Output, ...]] = {}
            for text, outputs in self._window(dict.fromkeys(window), best):
                made[text] = outputs
                progress(start + len(made))
            progress(start + len(window))
            yield from (made[text] for text in window)

    def continued(self, texts: Sequence[str], beginnings: Sequence[str]) -> Iterator[Output]:
        """For every text, in order, its likeliest translation that begins as it is told to."""
        encode = self._target_encode()
        for text, beginning in zip(texts, beginnings, strict=True):
            pieces = self._encode(text)
            (job,) = self._submit([pieces], 1, encode(beginning))
            result = job.result()
            (output,) = self._outputs(text, pieces, result)
            # CTranslate2 counts the pieces that it was given as certain.
            (scored,) = self._translator.score_batch([pieces], [result.hypotheses[0]])
            mean = sum(scored.log_probs) / max(1, len(scored.log_probs))
            yield replace(output, score=math.exp(mean))

    def _target_encode(self) -> Callable[[str], list[str]]:
        """What cuts a text of the target language into pieces."""
        path = self.info.path / TARGET_TOKENIZER
        if not path.is_file():
            return self._encode
        import sentencepiece

        processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
        return lambda text: list(processor.encode(text, out_type=str))

    def _window(self, texts: Iterable[str], best: int) -> Iterator[tuple[str, tuple[Output, ...]]]:
        pieces = {text: self._encode(text) for text in texts}
        jobs = []
        by_length = sorted(pieces, key=lambda text: (len(pieces[text]), text))
        for length, group in groupby(by_length, key=lambda text: len(pieces[text])):
            if length == 0:
                yield from ((text, (Output("", 1.0),) * best) for text in group)
                continue
            same = list(group)
            size = max(1, BATCH_TOKENS // length)
            for start in range(0, len(same), size):
                batch = same[start : start + size]
                jobs.append((batch, self._submit([pieces[text] for text in batch], best)))
        for batch, results in jobs:
            for text, result in zip(batch, results, strict=True):
                yield text, self._outputs(text, pieces[text], result.result())

    def _submit(
        self, batch: list[list[str]], best: int, beginning: Sequence[str] = ()
    ) -> list[Any]:
        """The pending results of texts of one length, which all begin as they are told to."""
        prefix = [*([self._prefix] if self._prefix else []), *beginning]
        results: list[Any] = self._translator.translate_batch(
            batch,
            target_prefix=[prefix] * len(batch) if prefix else None,
            beam_size=max(self.beam, best),
            num_hypotheses=best,
            length_penalty=1,
            # Twice the source is more than Spanish ever needs, and ends a loop early.
            max_decoding_length=2 * len(batch[0]) + 16,
            max_input_length=0,
            replace_unknowns=True,
            return_scores=True,
            return_attention=True,
            asynchronous=True,
        )
        return results

    def _outputs(self, text: str, pieces: list[str], result: Any) -> tuple[Output, ...]:
        spans = _spans(text, pieces)
        outputs = []
        for tokens, score, attention in zip(
            result.hypotheses, result.scores, result.attention, strict=True
        ):
            first = 1 if self._prefix and tokens[:1] == [self._prefix] else 0
            target, offsets = self._join(tokens[first:])
            links = _links(
                offsets, spans, attention[first:], beam=max(self.beam, len(result.scores))
            )
            outputs.append(Output(target, math.exp(score), links))
        return tuple(outputs)

    def _join(self, tokens: Sequence[str]) -> tuple[str, list[Span]]:
        """The text of target pieces, and the span of each piece in it.

        The pieces are joined here because argostranslate would decode them with the tokenizer of
        the source language, and turn every underscore into a space.
        """
        if self._package.tokenizer.__class__.__name__ == "BPETokenizer":
            text: str = self._package.tokenizer.decode(list(tokens))
            return text, _spans(text, tokens)
        joined = "".join(tokens).replace(_SPACE, " ")
        text = joined.strip()
        shift = len(joined) - len(joined.lstrip())
        spans = []
        position = -shift
        for token in tokens:
            start = position + (token.startswith(_SPACE))
            position += len(token)
            spans.append((min(max(start, 0), len(text)), min(max(position, 0), len(text))))
        return text, spans


def _links(
    target: Sequence[Span],
    source: Sequence[Span],
    attention: Sequence[Sequence[float]],
    *,
    beam: int,
) -> tuple[Link, ...]:
    """For every piece of the translation, the source piece that its attention is highest on.

    In a batch with a beam, CTranslate2 4.8 gives every text the first row of the batch's first
    text. The first piece is linked to the first source piece then: on 300 news sentences that is
    where its attention was highest in 276.
    """
    links = []
    for number, (span, row) in enumerate(zip(target, attention, strict=False)):
        weight = max(row)
        best = row.index(weight)
        if number == 0 and beam > 1:
            weight, best = _GUESS, 0
        links.append(Link(*span, *source[best], weight))
    return tuple(links)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _spans(text: str, pieces: Sequence[str]) -> list[Span]:
    """The span of each piece in `text`.

    A tokenizer normalizes what it reads, so a piece may not be there as it is (`…` is read as
    three dots): it then gets the gap before the next piece that is.
    """
    spans: list[Span] = []
    unknown: list[int] = []
    position = 0
    for number, piece in enumerate(pieces):
        surface = piece.strip(_SPACE).removesuffix("@@")
        # A piece that is further away than that is another occurrence of it.
        at = text.find(surface, position, position + len(surface) + 12) if surface else position
        if at < 0:
            unknown.append(number)
            spans.append((position, position))
            continue
        for lost in unknown:
            spans[lost] = (spans[lost][0], at)
        unknown.clear()
        position = at + len(surface)
        spans.append((at, position))
    for lost in unknown:
        spans[lost] = (spans[lost][0], len(text))
    return spans
