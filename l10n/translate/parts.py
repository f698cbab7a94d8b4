"""The parts of a package, loaded by the library of Argos, which leaves no trace on the machine."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from importlib import import_module
from io import StringIO
from typing import Any

from l10n.errors import ModelError
from l10n.translate import shortlist
from l10n.translate.packages import PackageInfo

Encode = Callable[[str], list[str]]
"""Cuts a text into the pieces that a model knows."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A package with all its parts loaded."""

    translator: Any
    """CTranslate2's `Translator`."""
    encode: Encode
    decode: Callable[[list[str]], str] | None
    """Makes a text of pieces, where the tokenizer has a way of its own: BPE."""
    prefix: str
    """The piece that every translation begins with, or empty."""
    listed: frozenset[str]
    """The source pieces of its shortlist."""


def parts_of(package: PackageInfo, threads: int) -> Parts:
    """The package, loaded to run on so many cores. Raises ModelError if a part of it is damaged."""
    import ctranslate2

    with blaming(package, "can't be loaded"), redirect_stderr(StringIO()):
        theirs = argos_package(package)
        encode: Encode = theirs.tokenizer.encode
        encode("a")
        if not isinstance(theirs.target_prefix, str):
            raise TypeError("the target_prefix in metadata.json is no text")
        # Before the model, which crashes over a shortlist that is empty.
        listed = shortlist.pieces(package.path)
        is_bpe = theirs.tokenizer.__class__.__name__ == "BPETokenizer"
        return Parts(
            translator=ctranslate2.Translator(
                str(package.path / "model"),
                device="cpu",
                compute_type="int8",
                inter_threads=threads,
                intra_threads=1,
            ),
            encode=encode,
            decode=theirs.tokenizer.decode if is_bpe else None,
            prefix=theirs.target_prefix,
            listed=listed,
        )


@contextmanager
def blaming(package: PackageInfo, what: str) -> Iterator[None]:
    """Turns into ModelError, about the package, what the libraries raise over a damaged one."""
    try:
        yield
    except SystemExit:
        # How argostranslate's reader of bpe.model ends over a bad line.
        raise ModelError(
            f"{what} (expected two pieces in each line of bpe.model); {package.remedy}",
            path=package.path,
        ) from None
    except (OSError, RuntimeError, ValueError, LookupError, TypeError, AttributeError) as error:
        why = str(error).partition("\n")[0]
        raise ModelError(f"{what} ({why}); {package.remedy}", path=package.path) from None


def argos_package(package: PackageInfo) -> Any:
    """The `argostranslate.package.Package` of it; nothing is created in the user's home folder."""
    if "argostranslate.settings" in sys.modules:
        return import_module("argostranslate.package").Package(package.path)
    with tempfile.TemporaryDirectory() as folder, _environment(folder):
        return import_module("argostranslate.package").Package(package.path)


@contextmanager
def _environment(folder: str) -> Iterator[None]:
    """An environment in which argostranslate's settings make their folders in `folder`.

    They make them on import, and read every variable that begins with ARGOS.
    """
    kept = dict(os.environ)
    for name in kept:
        if name.startswith("ARGOS"):
            del os.environ[name]
    os.environ.update(
        HOME=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder, XDG_CACHE_HOME=folder
    )
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
