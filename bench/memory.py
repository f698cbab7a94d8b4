"""The translation memory at a million units: how it is built, asked, and how much it overlooks."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.figures import peak_memory, timed
from bench.pairs import edited, pairs
from l10n.memory import Match, Memory, Origin, Unit
from l10n.memory.imports import take
from l10n.memory.origins import origins
from l10n.memory.similarity import Query
from l10n.memory.tmx_writer import write
from l10n.paths import Paths

UNITS = 1_000_000
SAMPLE = 20_000
ASKED = 200
COMPARED = 5
"""Queries that are compared with every unit, for each share below."""
SHARES = (0.0, 0.05, 0.1, 0.2, 0.3)
"""How much of a sentence is edited before it is asked for."""
THRESHOLD = 75
WORDS = range(23, 28)
"""In the sentences that the fuzzy look-up is measured with."""


def measure() -> None:
    """Print the figures of an import of a million units, of look-ups, and the recall."""
    with tempfile.TemporaryDirectory() as name:
        paths = Paths(Path(name))
        _import(paths, UNITS)
        with Memory.open(paths.memory) as memory:
            sentences = _export(memory, paths.root / "out.tmx")
            _ask(memory, sentences)
            print("\nbest match, against a comparison with every one of the units")
            _recall(memory, sentences, queries=COMPARED, best_only=True)
    print(f"\nall matches of {THRESHOLD} % or more, against a comparison with each of {SAMPLE:,}")
    with tempfile.TemporaryDirectory() as name, Memory.open(Path(name) / "memory") as memory:
        made = list(pairs(SAMPLE))
        memory.refresh([Origin("a", "es", str, lambda: (Unit(*pair) for pair in made))])
        _recall(memory, [source for source, _ in made], queries=ASKED, best_only=False)


def _import(paths: Paths, count: int) -> None:
    file = paths.root / "big.tmx"
    units = ((Unit(*pair), "bench") for pair in pairs(count))
    with file.open("wb") as stream:
        stream.writelines(write(units, "en", "es"))
    print(f"{count:,} units, a TMX file of {file.stat().st_size / 1e6:.0f} MB")
    read, _ = timed("read and store the file", lambda: take(file, paths, "en", "es"), runs=1)
    with Memory.open(paths.memory) as memory:
        known = tuple(origins(paths, ["es"], "en"))
        built, _ = timed("build the memory", lambda: memory.refresh(known), runs=1)
        again, _ = timed("refresh, nothing changed", lambda: memory.refresh(known))
    for figure in (read, built):
        _rate(figure.name, count, figure.seconds)
    print(f"  {again.name:34} {again.seconds:9.3f} s")
    print(f"  size on disk {paths.memory.stat().st_size / 1e6:.0f} MB")
    print(f"  peak memory so far {peak_memory():.0f} MiB")


def _export(memory: Memory, file: Path) -> list[str]:
    """The sources of all units, after they were written to a TMX file."""
    sources: list[str] = []

    def told() -> Iterator[tuple[Unit, str]]:
        for unit, origin in memory.units("es"):
            sources.append(unit.source)
            yield unit, origin

    start = time.perf_counter()
    with file.open("wb") as stream:
        stream.writelines(write(told(), "en", "es"))
    _rate("export", len(sources), time.perf_counter() - start)
    return sources


def _rate(name: str, count: int, seconds: float) -> None:
    print(f"  {name:34} {seconds:9.3f} s   {count / seconds:8,.0f} units/s")


def _ask(memory: Memory, sentences: Sequence[str]) -> None:
    chance = random.Random(2)
    long = [text for text in sentences[:50_000] if len(text.split()) in WORDS]
    print(f"\nlook-ups, {ASKED} each, milliseconds      median      95 %   longest    found")
    exact = [chance.choice(sentences) for _ in range(ASKED)]
    _line("exact", exact, lambda text: memory.exact(text, None, "", "es"))
    for share in SHARES:
        queries = [edited(chance.choice(long), share, chance) for _ in range(ASKED)]
        name = f"fuzzy, 25 words, {share:.0%} of them edited"
        _line(name, queries, lambda text: memory.fuzzy(text, "es", THRESHOLD, 5))


def _line(
    name: str, queries: Sequence[str], ask: Callable[[str], Match | tuple[Match, ...] | None]
) -> None:
    ask(queries[0])
    times: list[float] = []
    found = 0
    for text in queries:
        start = time.perf_counter()
        found += bool(ask(text))
        times.append(1000 * (time.perf_counter() - start))
    times.sort()
    median, most, longest = (times[int(len(times) * share)] for share in (0.5, 0.95, 0.999))
    print(f"  {name:34} {median:9.2f} {most:9.2f} {longest:9.2f} {found:8}")


def _recall(memory: Memory, sentences: Sequence[str], queries: int, *, best_only: bool) -> None:
    """Print how many of the matches that there are the memory finds."""
    chance = random.Random(3)
    for share in SHARES[1:]:
        wanted = found = 0
        for _ in range(queries):
            text = edited(chance.choice(sentences), share, chance)
            there = _compared(text, sentences)
            got = memory.fuzzy(text, "es", THRESHOLD, 1 if best_only else SAMPLE)
            if best_only:
                wanted += bool(there)
                found += bool(got) and got[0].score == max(there)
            else:
                wanted += len(there)
                found += len(got)
        print(f"  {share:4.0%} edited: {found:6} of {wanted:6}, {found / max(1, wanted):7.2%}")


def _compared(text: str, sentences: Sequence[str]) -> list[int]:
    """The scores of the threshold or more that any of the sentences has."""
    query = Query(text)
    parts = (sentences[start : start + SAMPLE] for start in range(0, len(sentences), SAMPLE))
    return [score for part in parts for _, score in query.scores(part, THRESHOLD)]
