"""The engine on an Argos package: CTranslate2 directly, in batches."""

from __future__ import annotations

import math
import os
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from l10n.translate import limits, processor
from l10n.translate.alignment import aligned, joined, spans_of
from l10n.translate.batches import Batch, batches
from l10n.translate.cache import Cache
from l10n.translate.engine import Output, Progress, silent
from l10n.translate.packages import PackageInfo, fingerprint
from l10n.translate.parts import blaming, parts_of
from l10n.translate.tokens import Span

WINDOW = 1024
"""Distinct texts at work at once: bounds the memory, and gives the batches enough choice."""
AHEAD = 4
"""Batches that wait for each thread, so that none is ever idle."""
LONGEST = 60
"""Source pieces of the longest text that is translated in one go; a longer one is cut.

The shipped model gave 25 sentences of 61 to 100 pieces a chrF of 65.5 whole and of 69.6 cut
(`python -m bench limits`).
"""
_OPTIONS: dict[str, Any] = {
    "length_penalty": 1,
    "max_input_length": 0,
    "replace_unknowns": True,
    "return_scores": True,
    "return_attention": True,
}
_CAREFUL: dict[str, Any] = {"no_repeat_ngram_size": 2, "coverage_penalty": 0.3}
"""Ends most loops; it also forbids what may be said twice, so it is not the rule."""
_NO_TRANSLATION = "can't translate"


class Argos:
    """The engine of one package. Loading takes a moment; nothing heavy is imported before."""

    def __init__(
        self,
        package: PackageInfo,
        *,
        beam: int = 4,
        threads: int | None = None,
        window: int = WINDOW,
        cache: Cache | None = None,
    ) -> None:
        """Load `package`, to run on `threads` cores: all that this process may use, by default.

        `window` is how many texts are at work at once. What `cache` has is not translated again,
        and what is translated is kept there as each batch is done.

        Raises ModelError if it is damaged, as far as that shows when it is loaded; what shows only
        later is a ModelError then.
        """
        import ctranslate2

        version = f"{ctranslate2.__version__} {processor.pin()}"
        self.info = package
        self.package, self.version = package.name, package.version
        self.source, self.target = package.from_code, package.to_code
        self.beam = beam
        self.window = window
        self.translated = 0
        """How many texts the model has translated so far; what the cache had does not count."""
        self._cache = cache
        self._threads = threads or _cores()
        self._setting = ""
        if cache is not None:
            options = {**_OPTIONS, "beam": beam, "batch": "one length", "link": "argmax"}
            with blaming(package, "can't be read"):
                self._setting = f"{fingerprint(package)} {version} {options}"
        self._parts = parts_of(package, self._threads)
        self._encode = self._parts.encode

    def translate(
        self,
        texts: Sequence[str],
        *,
        best: int = 1,
        careful: bool = False,
        progress: Progress = silent,
    ) -> Iterator[tuple[Output, ...]]:
        """For every text, in order, its `best` most likely translations, the likeliest first.

        Distinct texts are translated once within a window, and come out as soon as those before
        them are done: what is made of them meanwhile costs no time. A text that is longer than
        `LONGEST` is cut at the ends of clauses. `careful` keeps the model from repeating itself.
        """
        for start in range(0, len(texts), self.window):
            window = texts[start : start + self.window]
            cuts = {text: limits.parts(text, self._fits) for text in dict.fromkeys(window)}
            wanted = list(dict.fromkeys(part for parts in cuts.values() for part in _asked(parts)))
            made: dict[str, tuple[Output, ...]] = {}
            left = deque(window)
            for done in self._batches(wanted, best, careful=careful):
                made |= done
                progress(start + len(made) * len(cuts) // len(wanted))
                while left and made.keys() >= set(_asked(cuts[left[0]])):
                    yield _whole(cuts[left.popleft()], made)
            progress(start + len(window))

    def _fits(self, text: str) -> bool:
        # Hardly a piece is shorter than a character: most texts need no tokenizer to tell.
        return len(text) <= LONGEST or len(self._encode(text)) <= LONGEST

    def _batches(
        self, texts: Sequence[str], best: int, *, careful: bool
    ) -> Iterator[dict[str, tuple[Output, ...]]]:
        """The translations of distinct texts, a batch at a time as they are done."""
        setting = f"{self._setting} {_CAREFUL} rescored" if careful else self._setting
        if self._cache is None:
            yield from self._decoded(texts, best, careful=careful)
            return
        found = self._cache.found(texts, setting, best)
        yield found
        left = [text for text in texts if text not in found]
        for done in self._decoded(left, best, careful=careful):
            self._cache.keep(done, setting, best)
            yield done

    def _decoded(
        self, texts: Sequence[str], best: int, *, careful: bool
    ) -> Iterator[dict[str, tuple[Output, ...]]]:
        """The same from the model. Few batches wait for it, so those that are done come out."""
        pieces = {text: self._encode(text) for text in texts}
        jobs: deque[tuple[Batch, list[Any]]] = deque()

        def finished() -> dict[str, tuple[Output, ...]]:
            batch, results = jobs.popleft()
            with blaming(self.info, _NO_TRANSLATION):
                made = [result.result() for result in results]
            self.translated += len(batch.texts)
            return {
                text: self._outputs(text, pieces[text], result, alone=batch.alone, rescored=careful)
                for text, result in zip(batch.texts, made, strict=True)
            }

        listed = self._parts.listed if best == 1 and not careful else frozenset()
        for batch in batches(pieces, listed):
            asked = [pieces[text] for text in batch.texts]
            if not asked[0]:
                yield dict.fromkeys(batch.texts, (Output("", 1.0),) * best)
                continue
            results = [
                result
                for some in ([[one] for one in asked] if batch.alone else [asked])
                for result in self._submit(some, best, careful=careful, short=batch.alone)
            ]
            jobs.append((batch, results))
            if len(jobs) > AHEAD * self._threads:
                yield finished()
        while jobs:
            yield finished()

    def _submit(
        self,
        batch: list[list[str]],
        best: int,
        *,
        careful: bool = False,
        short: bool = False,
    ) -> list[Any]:
        """The pending results of texts of one length.

        `short` is for one text: it is decoded within the shortlist of its pieces.
        """
        own = self._parts.prefix
        prefix = [own] if own else []
        results: list[Any] = self._parts.translator.translate_batch(
            batch,
            target_prefix=[prefix] * len(batch) if prefix else None,
            beam_size=max(self.beam, best),
            num_hypotheses=best,
            # Twice the source is more than Spanish ever needs, and ends a loop early.
            max_decoding_length=2 * len(batch[0]) + 16,
            use_vmap=short,
            asynchronous=True,
            **_OPTIONS,
            **(_CAREFUL if careful else {}),
        )
        return results

    def _outputs(
        self, text: str, pieces: list[str], result: Any, *, alone: bool, rescored: bool = False
    ) -> tuple[Output, ...]:
        """What CTranslate2 gives for a text.

        `rescored` is for where its score is not that of the pieces alone: it counts pieces that it
        was given as certain, and takes penalties off.
        """
        spans = spans_of(text, pieces)
        greedy = max(self.beam, len(result.scores)) == 1
        outputs = []
        scores = [
            self._score(pieces, tokens) if rescored else score
            for tokens, score in zip(result.hypotheses, result.scores, strict=True)
        ]
        for tokens, score, attention in zip(
            result.hypotheses, scores, result.attention, strict=True
        ):
            first = 1 if self._parts.prefix and tokens[:1] == [self._parts.prefix] else 0
            target, offsets = self._join(tokens[first:])
            links = aligned(offsets, spans, attention[first:], alone=alone or greedy)
            outputs.append(Output(target, math.exp(score), links))
        return tuple(outputs)

    def _score(self, source: list[str], target: list[str]) -> float:
        """The mean of the log-probabilities of the pieces of a translation."""
        (scored,) = self._parts.translator.score_batch([source], [target])
        return float(sum(scored.log_probs)) / max(1, len(scored.log_probs))

    def _join(self, tokens: Sequence[str]) -> tuple[str, list[Span]]:
        """The text of target pieces, and the span of each piece in it.

        The pieces are joined here because argostranslate would decode them with the tokenizer of
        the source language, and turn every underscore into a space.
        """
        if self._parts.decode:
            text = self._parts.decode(list(tokens))
            return text, spans_of(text, tokens)
        return joined(tokens)


def _asked(parts: Sequence[str]) -> list[str]:
    """What the model is asked for, for the parts of a text."""
    return [part.strip() for part in parts] if len(parts) > 1 else [*parts]


def _whole(parts: Sequence[str], made: dict[str, tuple[Output, ...]]) -> tuple[Output, ...]:
    """The translations of a text from those of its parts."""
    found = [made[asked] for asked in _asked(parts)]
    if len(found) == 1:
        return found[0]
    return tuple(limits.rejoined(parts, outputs) for outputs in zip(*found, strict=True))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
