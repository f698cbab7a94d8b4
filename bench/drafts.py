"""Drafts against a bare CTranslate2 loop over the same sentences, and against Argos' own path.

Other work on the machine disturbs a clock, so each figure is given in wall time and in processor
time, and the ways of doing it take turns.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import ctranslate2
import sacrebleu

from bench.corpus import sentences
from bench.figures import peak_memory
from bench.heldout import pairs
from l10n.glossary import Glossary
from l10n.translate import shortlist
from l10n.translate.argos import Argos
from l10n.translate.batches import BATCH_TOKENS
from l10n.translate.draft import drafts
from l10n.translate.loading import load
from l10n.translate.packages import PackageInfo, find
from l10n.translate.parts import argos_package

SENTENCES = 2_000
TURNS = 20
"""Every way takes so many turns, each with its share of the sentences."""
BEAM = 4
BEAMS = (1, 2, 4, 5)
MANY = 20_000
_BARE = "bare, shortlist"
_DRAFTS = "drafts"
GLOSSARY = Path(__file__).parent.parent / "locales" / "es" / "glossary.csv"


@dataclass(slots=True)
class _Spent:
    """The time that one way of translating took."""

    wall: float = 0.0
    processor: float = 0.0

    def of(self, action: Callable[[], Any]) -> Any:
        """What the action gives, its time added."""
        wall, processor = time.perf_counter(), time.process_time()
        result = action()
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor
        return result


def measure() -> None:
    """Print speed, equality, the table of beams, and memory."""
    (package,) = find("en", "es")
    _speed(package)
    sys.stdout.flush()
    _beams(package)
    _memory()


def _speed(package: PackageInfo) -> None:
    texts = list(sentences(SENTENCES))
    engine = Argos(package, beam=BEAM)
    counted = _Counted(engine)
    glossary = Glossary.load(GLOSSARY)
    ways: dict[str, Callable[[list[str]], Any]] = {
        _BARE: _Bare(package, short=True),
        "bare, whole vocabulary": _Bare(package, short=False),
        "engine": lambda part: [output.text for (output,) in engine.translate(part)],
        _DRAFTS: lambda part: drafts(part, counted),
        "drafts with a glossary": lambda part: drafts(part, engine, glossary=glossary),
        "argostranslate": _argos_own(package),
        "argostranslate, one thread": _argos_own(package, threads=1),
    }
    spent = {name: _Spent() for name in ways}
    equal = 0
    size = SENTENCES // TURNS
    for turn in range(TURNS):
        part = texts[turn * size : (turn + 1) * size]
        counted.fresh()
        first = turn % len(ways)
        order = [*ways][first:] + [*ways][:first]
        made = {name: spent[name].of(partial(ways[name], part)) for name in order}
        equal += sum(one == other for one, other in zip(made["engine"], made[_BARE], strict=True))
    _table(spent, f"{SENTENCES} sentences, beam {BEAM}, in {TURNS} turns")
    print(f"  {equal} of {SENTENCES} of the texts equal the bare loop's, with the same options")
    print(
        f"  the drafts asked for {counted.first} texts at first; {counted.more} were decoded again,"
        f" which took {counted.again.wall:.1f} s and {counted.again.processor:.1f} s of theirs"
    )


def _table(spent: dict[str, _Spent], title: str) -> None:
    base = next(iter(spent.values()))
    print(f"\n{title}\n  {'':28} {'wall':>9} {'processor':>10}   x bare, by wall and processor")
    for name, one in spent.items():
        print(
            f"  {name:28} {one.wall:7.1f} s {one.processor:8.1f} s"
            f"   {base.wall / one.wall:6.2f} {base.processor / one.processor:6.2f}"
        )


class _Bare:
    """A well-batched loop and nothing else: encode, batches of one length, join.

    `short` decodes with the options of the engine, each text within its shortlist; without it, with
    the whole vocabulary.
    """

    def __init__(self, package: PackageInfo, *, short: bool) -> None:
        self._listed = shortlist.pieces(package.path) if short else frozenset()
        self._encode: Any = argos_package(package).tokenizer.encode
        self._translator = ctranslate2.Translator(
            str(package.path / "model"),
            compute_type="int8",
            inter_threads=len(os.sched_getaffinity(0)),
            intra_threads=1,
        )

    def __call__(self, texts: list[str]) -> list[str]:
        pieces = [self._encode(text) for text in texts]

        def kind(number: int) -> tuple[int, bool]:
            return len(pieces[number]), self._listed.issuperset(pieces[number])

        jobs = []
        for (length, short), group in groupby(sorted(range(len(texts)), key=kind), key=kind):
            same = list(group)
            size = BATCH_TOKENS // length
            for start in range(0, len(same), size):
                batch = same[start : start + size]
                results = self._translator.translate_batch(
                    [pieces[number] for number in batch],
                    beam_size=BEAM,
                    length_penalty=1,
                    max_decoding_length=2 * length + 16,
                    max_batch_size=1 if short else 0,
                    use_vmap=short,
                    max_input_length=0,
                    replace_unknowns=True,
                    return_scores=True,
                    return_attention=True,
                    asynchronous=True,
                )
                jobs += list(zip(batch, results, strict=True))
        made = {number: result.result().hypotheses[0] for number, result in jobs}
        return ["".join(made[n]).replace("▁", " ").strip() for n in range(len(texts))]


class _Counted:
    """The engine, with the time that decoding texts again takes apart from the first time."""

    def __init__(self, engine: Argos) -> None:
        self._engine = engine
        self.again = _Spent()
        self.first = self.more = 0
        self._before = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def translate(self, texts: Sequence[str], **options: Any) -> Iterator[Any]:
        """What the engine gives; the first call after `fresh` is the first decoding."""
        if options.get("best", 1) == 1 and not options.get("careful") and not self._before:
            self._before = True
            self.first += len(texts)
            return self._engine.translate(texts, **options)
        self.more += len(texts)
        results: list[Any] = self.again.of(lambda: list(self._engine.translate(texts, **options)))
        return iter(results)

    def fresh(self) -> None:
        """Make the next call the first decoding of other texts."""
        self._before = False


def _argos_own(
    package: PackageInfo, threads: int | None = None
) -> Callable[[list[str]], list[str]]:
    """Argos' own way, one entry after the other, with a splitter that returns the entry whole.

    It asks for one hypothesis, as `ITranslation.translate` does, and the beam is a setting. So are
    the threads, of which its default is not the best everywhere.
    """
    opened = argos_package(package)
    # Imported here and nowhere else: it brings a sentence splitter that the project never uses.
    from argostranslate import settings, translate  # noqa: PLC0415 - heavy, and for this way alone

    translator = ctranslate2.Translator(
        str(package.path / "model"),
        device=settings.device,
        inter_threads=settings.inter_threads,
        intra_threads=settings.intra_threads if threads is None else threads,
        compute_type=settings.compute_type,
    )

    settings.beam_size = BEAM

    class Whole:
        """A splitter that does not split."""

        def split_sentences(self, text: str) -> list[str]:
            return [text]

    def all_of(texts: list[str]) -> list[str]:
        return [
            translate.apply_packaged_translation(opened, text, translator, Whole(), 1)[0].value
            for text in texts
        ]

    return all_of


def _beams(package: PackageInfo) -> None:
    made = pairs()
    texts = [source for found in made.values() for source, _ in found]
    print(f"\n{len(texts)} held-out sentences, without repairs: chrF by set, processor time")
    print("  beam " + " ".join(f"{name:>14}" for name in made) + "            all      time")
    for beam in BEAMS:
        engine, spent = Argos(package, beam=beam), _Spent()
        results = spent.of(partial(list, engine.translate(texts)))
        outputs = [output.text for (output,) in results]
        left = iter(outputs)
        scores = [_chrf([next(left) for _ in found], found) for found in made.values()]
        whole = _chrf(outputs, [pair for found in made.values() for pair in found])
        cells = " ".join(f"{score:14.1f}" for score in scores)
        print(f"  {beam:4} {cells} {whole:14.2f} {spent.processor:7.1f} s")


def _chrf(outputs: Sequence[str], found: Sequence[tuple[str, str]]) -> float:
    return float(sacrebleu.corpus_chrf(outputs, [[target for _, target in found]]).score)


def _memory() -> None:
    print(f"\npeak memory of a process that drafts, beam {BEAM}")
    for count in (SENTENCES, MANY):
        command = [sys.executable, "-c", f"from bench.drafts import alone; alone({count})"]
        peak = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
        print(f"  {count:6} sentences: {peak.strip()} MiB")


def alone(count: int) -> None:
    """Draft so many distinct sentences, and print the most memory that took, in MiB."""
    drafts(list(sentences(count)), load(find("en", "es"), beam=BEAM))
    print(f"{peak_memory():.0f}")
