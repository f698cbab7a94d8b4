"""Packages that translate word by word: real ones, made in a moment, of a few kilobytes.

The model is a transformer whose weights are written by hand. A decoder position attends to the
source position of the same number, and answers with what the dictionary has for the token there.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece

THANKS = {"Thank": "Muchas", "you": "gracias", ".": "."}
POSITIONS = 144
"""Enough for the longest text that goes to a model in one, and for twice as much to come of it."""
_SPECIAL = {"</s>": "</s>", "<unk>": "<unk>"}
_SHARP = 30.0
"""A score that leaves the other positions nothing."""


def bpe_package(
    folder: Path,
    words: Mapping[str, str],
    *,
    prefix: str = "",
    source: str = "en",
    target: str = "es",
) -> Path:
    """An Argos package with a BPE tokenizer; `good@@` and `bye` are two pieces of one word."""
    folder.mkdir(parents=True)
    (folder / "bpe.model").write_text(_merges(words), encoding="utf-8")
    _model(folder / "model", words, prefix)
    return _described(folder, source, target, {"target_prefix": prefix} if prefix else {})


def sentencepiece_package(
    folder: Path,
    words: Mapping[str, str],
    *,
    source: str = "en",
    target: str = "es",
    version: str = "1.0",
) -> Path:
    """An Argos package with a sentencepiece tokenizer; its tokens are the words between spaces.

    A translation as `<0xC3>` is the piece of a byte.
    """
    folder.mkdir(parents=True)
    (folder / "sentencepiece.model").write_bytes(_words(words))
    (folder / "target.spm").write_bytes(_words(words.values()))
    table = {f"▁{a}": b if b.startswith("<0x") else f"▁{b}" for a, b in words.items()}
    _model(folder / "model", table, "")
    return _described(folder, source, target, {"package_version": version})


def as_version_5(package: Path) -> Path:
    """The package, its model as CTranslate2 wrote it before 3.0: no config.json, plain lists."""
    model = package / "model"
    (model / "config.json").unlink()
    for name in ("source_vocabulary", "target_vocabulary"):
        words = json.loads((model / f"{name}.json").read_text(encoding="utf-8"))
        (model / f"{name}.json").unlink()
        (model / f"{name}.txt").write_text("".join(f"{word}\n" for word in words), "utf-8")
    weights = (model / "model.bin").read_bytes()
    at = 6 + struct.unpack_from("<H", weights, 4)[0]
    revision, count = struct.unpack_from("<II", weights, at)
    flags = [("with_source_eos", 1), ("with_target_bos", 0)]
    head = struct.pack("<I", 5) + weights[4:at] + struct.pack("<II", revision, count + len(flags))
    for name, value in flags:
        head += struct.pack(f"<H{len(name) + 1}sBBIb", len(name) + 1, name.encode(), 0, 1, 1, value)
    (model / "model.bin").write_bytes(head + weights[at + 8 :])
    return package


def _words(words: Iterable[str]) -> bytes:
    """A tokenizer whose tokens are these words."""
    known = list(dict.fromkeys(words))
    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(known)] * 2),
        model_writer=trained,
        model_type="word",
        vocab_size=len(known) + 3,
        minloglevel=2,
    )
    return trained.getvalue()


def _described(folder: Path, source: str, target: str, more: Mapping[str, str]) -> Path:
    metadata = {
        "package_version": "1.0",
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
        "links": [],
        "type": "translate",
        **more,
    }
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    (folder / "README.md").write_text("# A dictionary\n\nWord by word.\n", encoding="utf-8")
    return folder


def _merges(words: Mapping[str, str]) -> str:
    """The merges that put each piece together from its letters, first to last."""
    lines = ["#version: 0.2"]
    for piece in words:
        whole = not piece.endswith("@@")
        letters = list(piece.removesuffix("@@"))
        if whole:
            letters[-1] += "</w>"
        made = letters[0]
        for letter in letters[1:]:
            lines.append(f"{made} {letter}")
            made += letter
    return "\n".join(dict.fromkeys(lines)) + "\n"


def _model(folder: Path, words: Mapping[str, str], prefix: str) -> None:
    table = {**_SPECIAL, **words}
    sources = list(table)
    targets = [*dict.fromkeys(table.values()), *([prefix] if prefix else [])]
    n, m = len(sources), len(targets)
    depth = n + POSITIONS + m
    positions, answers = slice(n, n + POSITIONS), slice(n + POSITIONS, depth)

    spec = ctranslate2.specs.TransformerSpec.from_config(1, 1)
    encoder, decoder = spec.encoder, spec.decoder
    encoder.scale_embeddings = decoder.scale_embeddings = False
    encoder.embeddings[0].weight = np.eye(n, depth, dtype=np.float32)
    decoder.embeddings.weight = np.zeros((m, depth), np.float32)
    encoder.position_encodings.encodings = np.eye(POSITIONS, depth, n, dtype=np.float32)
    # What follows a prefix is one position late.
    ahead = n - 1 if prefix else n
    decoder.position_encodings.encodings = np.eye(POSITIONS, depth, ahead, dtype=np.float32)
    for layer in (encoder.layer[0], decoder.layer[0]):
        _idle(layer.self_attention.linear, depth)
        _norm(layer.self_attention.layer_norm, depth, ones=0)
        _norm(layer.ffn.layer_norm, depth, ones=0)
        _linear(layer.ffn.linear_0, np.zeros((8, depth)))
        _linear(layer.ffn.linear_1, np.zeros((depth, 8)))
    _norm(encoder.layer_norm, depth, ones=2)
    _norm(decoder.layer_norm, depth, ones=2)

    attention = decoder.layer[0].attention
    _norm(attention.layer_norm, depth, ones=1)
    query, key_value = np.zeros((depth, depth)), np.zeros((2 * depth, depth))
    query[positions, positions] = np.eye(POSITIONS) * _SHARP * depth**0.5
    key_value[positions, positions] = np.eye(POSITIONS)
    for number, answer in enumerate(table.values()):
        key_value[depth + n + POSITIONS + targets.index(answer), number] = 1
    _linear(attention.linear[0], query)
    _linear(attention.linear[1], key_value)
    _linear(attention.linear[2], np.eye(depth))
    answer_rows = np.zeros((m, depth))
    answer_rows[:, answers] = np.eye(m) * _SHARP
    _linear(decoder.projection, answer_rows)

    spec.register_source_vocabulary(sources)
    spec.register_target_vocabulary(targets)
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = "</s>"
    spec.config.bos_token = "</s>"
    spec.validate()
    spec.optimize()
    folder.mkdir()
    spec.save(str(folder))


def _idle(linears: Any, depth: int) -> None:
    """Self-attention that adds nothing."""
    _linear(linears[0], np.zeros((3 * depth, depth)))
    _linear(linears[1], np.zeros((depth, depth)))


def _linear(spec: Any, weight: Any) -> None:
    spec.weight = weight.astype(np.float32)
    spec.bias = np.zeros(weight.shape[0], np.float32)


def _norm(spec: Any, depth: int, *, ones: int) -> None:
    """A layer normalization that leaves a vector of so many ones, and zeros, as it is."""
    mean = ones / depth
    deviation = (mean - mean**2) ** 0.5
    spec.gamma = np.full(depth, deviation, np.float32)
    spec.beta = np.full(depth, mean, np.float32)
