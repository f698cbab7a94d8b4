"""Making the shortlist of the shipped package: which target pieces may come of each source piece.

`L10N_TEXTS=folder python -m bench shortlist` reads the files of a folder: `.txt` with a sentence a
line, `.tsv` with pairs of sentences. The model translates a sample of the English ones; from these
and from the pairs, IBM's model 1 (Brown et al. 1993, section 4.2) tells how likely a source piece
becomes a target piece. It writes `model/vmap.txt`, the file that CTranslate2 reads.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import ctranslate2
import numpy as np
import polib
import sentencepiece
from numpy.typing import NDArray

from bench.corpus import sentences
from l10n import markup
from l10n.translate import processor
from l10n.translate.packages import PackageInfo, find
from l10n.translate.shortlist import FILE

OWN, PAIRS = 100_000, 400_000
"""Sentences that the model translates, and pairs that are read besides."""
MADE = 2_000
"""Made sentences of the genre, which public text has little of."""
SHORTEST, LONGEST = 20, 220
"""Characters of a sentence."""
ALWAYS = 500
"""The most frequent target pieces, which may come of any text."""
EACH = 100
"""Further target pieces of one source piece, each at least `LEAST` likely."""
LEAST = 1e-4
SEEN = 8
"""Times that a source piece must occur: a text with a rarer one has the whole vocabulary."""
_ROUNDS = 4
_ENDINGS = ("os", "as", "o", "a")
_STEM = 3
"""Letters before one of the endings."""

ROOT = Path(__file__).parent.parent
Numbers = NDArray[np.int64]
Pieces = tuple[list[str], list[str]]


def measure() -> None:
    """Write the shortlist of the shipped package, and print its size."""
    (package,) = find("en", "es", installed=Path("none"))
    folder = Path(os.environ["L10N_TEXTS"])
    sources, targets = _vocabulary(package, "source"), _vocabulary(package, "target")
    texts, pairs = _read(folder)
    texts += _genre()
    own, read = _translated(package, texts), _tokenized(package, pairs)
    found: list[set[int]] = [set() for _ in sources]
    seen, often = np.zeros(len(sources)), np.zeros(len(targets))
    for evidence in (own, read):
        counts, frequency = _likely(evidence, sources, targets, found)
        seen += counts
        often += frequency / max(1.0, frequency.sum())
    always = set(np.argsort(-often)[:ALWAYS].tolist())
    names = list(targets)
    lines = ["\t" + " ".join(names[number] for number in sorted(always))]
    for piece, number in sources.items():
        if seen[number] >= SEEN:
            may = found[number] | set(_alike(piece, targets))
            may |= {form for one in may for form in _inflected(names[one], targets)}
            may -= always
            lines.append(f"{piece}\t" + " ".join(names[one] for one in sorted(may)))
    (package.path / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} source pieces; {ALWAYS} target pieces are always allowed")


def _vocabulary(package: PackageInfo, side: str) -> dict[str, int]:
    path = package.path / "model" / f"{side}_vocabulary.json"
    pieces = json.loads(path.read_text(encoding="utf-8"))
    return {piece: number for number, piece in enumerate(pieces)}


def _read(folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """A sample of the English sentences in the folder and of its pairs, the same ones each time."""
    texts: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for path in sorted(folder.iterdir()):
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        for row in rows:
            if SHORTEST <= len(row[0]) <= LONGEST:
                texts.add(row[0])
                if len(row) > 1:
                    pairs.add((row[0], row[1]))
    chosen = random.Random(2)
    some = chosen.sample(sorted(texts), min(OWN, len(texts)))
    return some, chosen.sample(sorted(pairs), min(PAIRS, len(pairs)))


def _genre() -> list[str]:
    """Sentences of readouts: those of the project, of its tests, and made ones."""
    catalogs = (ROOT / "locales" / "es").rglob("*.po")
    found = {markup.plain(entry.msgid) for path in catalogs for entry in polib.pofile(str(path))}
    for path in (ROOT / "tests" / "translate" / "data").glob("*.txt"):
        rows = path.read_text(encoding="utf-8").splitlines()
        found |= {markup.plain(row.partition(" => ")[0]) for row in rows if row[:1] != "#"}
    return sorted((found | set(sentences(MADE))) - {""})


def _translated(package: PackageInfo, texts: Sequence[str]) -> Iterator[Pieces]:
    """The pieces of the texts, and of what the model makes of them with all its vocabulary."""
    processor.pin()
    encode = _tokenizer(package, "sentencepiece.model")
    translator = ctranslate2.Translator(
        str(package.path / "model"),
        compute_type="int8",
        inter_threads=os.cpu_count() or 1,
        intra_threads=1,
    )
    pieces = [encode(text) for text in texts]
    results = translator.translate_iterable(
        pieces, max_batch_size=2048, batch_type="tokens", beam_size=1
    )
    for source, result in zip(pieces, results, strict=True):
        yield source, result.hypotheses[0]


def _tokenized(package: PackageInfo, pairs: Sequence[tuple[str, str]]) -> Iterator[Pieces]:
    encode, encode_target = (
        _tokenizer(package, name) for name in ("sentencepiece.model", "target.spm")
    )
    for source, target in pairs:
        yield encode(source), encode_target(target)


def _tokenizer(package: PackageInfo, name: str) -> Callable[[str], list[str]]:
    processor = sentencepiece.SentencePieceProcessor(model_file=str(package.path / name))
    return lambda text: list(processor.encode(text, out_type=str))


def _likely(
    evidence: Iterable[Pieces],
    sources: dict[str, int],
    targets: dict[str, int],
    found: list[set[int]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Adds to `found` the likely target pieces of each source piece.

    Gives how often each source piece was linked, and how many sentences have each target piece.
    """
    often = np.zeros(len(targets))
    keys: list[Numbers] = []
    rows: list[Numbers] = []
    count = 0
    for source, target in evidence:
        one = np.array(sorted({sources[piece] for piece in source if piece in sources}), np.int64)
        other = np.array(sorted({targets[piece] for piece in target if piece in targets}), np.int64)
        often[other] += 1
        keys.append((one[None, :] * len(targets) + other[:, None]).ravel())
        rows.append(np.repeat(np.arange(count, count + len(other)), len(one)))
        count += len(other)
    links, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    row = np.concatenate(rows)
    origin = links // len(targets)
    share = np.ones(len(links))
    for _ in range(_ROUNDS):
        weight = share[inverse]
        total = np.bincount(row, weights=weight, minlength=count)
        expected = np.bincount(inverse, weights=weight / total[row], minlength=len(links))
        seen = np.bincount(origin, weights=expected, minlength=len(sources))
        share = expected / seen[origin]
    order = np.lexsort((-share, origin))
    taken = np.zeros(len(sources), np.int64)
    for number in order.tolist():
        start = int(origin[number])
        if share[number] > LEAST and taken[start] < EACH:
            taken[start] += 1
            found[start].add(int(links[number] % len(targets)))
    return seen, often


def _alike(piece: str, targets: dict[str, int]) -> Iterator[int]:
    """The target pieces that a piece is copied with: its own letters, whole or in parts."""
    word = piece.strip("▁")
    parts = {word, word.lower(), word.capitalize()}
    if word.isalpha():
        parts |= {word[a:b] for a in range(len(word)) for b in range(a + 2, len(word) + 1)}
    for part in parts:
        for form in (part, f"▁{part}") if word.lower().startswith(part.lower()) else (part,):
            if form in targets:
                yield targets[form]


def _inflected(piece: str, targets: dict[str, int]) -> Iterator[int]:
    """The forms of a Spanish word for both genders and numbers: texts have some of them alone."""
    for ending in _ENDINGS:
        stem = piece.removesuffix(ending)
        if stem != piece:
            if len(stem.strip("▁")) >= _STEM:
                yield from (targets[stem + e] for e in _ENDINGS if stem + e in targets)
            return
