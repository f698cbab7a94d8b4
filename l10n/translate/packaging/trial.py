"""Run as a program: loads the package in the folder it is given, and translates with it.

One JSON line on stdout for each step that went well. What went wrong is on stderr, or is how the
process ended: a damaged model may end it in ways that Python can't catch.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

from l10n.translate.argos import LONGEST as PIECES
from l10n.translate.argos import Argos
from l10n.translate.packages import read
from l10n.translate.parts import argos_package, blaming

SENTENCE = "Thank you."
LONGEST = 80
"""Characters of a translation of it. One that is longer repeats itself: the files don't fit."""


def main(folder: Path) -> None:
    """Take the steps of `verify.STEPS` that need the engine."""
    package = read(folder, "configured")
    with blaming(package, "can't be loaded"):
        pieces = argos_package(package).tokenizer.encode(SENTENCE)
    _tell("tokenizer", f"{len(pieces)} pieces")
    engine = Argos(package, threads=1)
    _tell("model", "")
    ((output,),) = engine.translate([SENTENCE])
    if not 0 < len(output.text) <= LONGEST:
        raise ValueError(f"“{SENTENCE}” is translated as “{output.text[:LONGEST]}”")
    _do_all(engine)
    _tell("sentence", f"“{SENTENCE}” → “{output.text}”")


def _do_all(engine: Argos) -> None:
    """Everything else that drafts ask of an engine; what comes of it does not matter."""
    long = " ".join([SENTENCE] * (PIECES // 4))
    texts = [long, SENTENCE.upper(), "12 ñ 日本"]
    made = (*engine.translate(texts), *engine.translate(texts, best=4, careful=True))
    if not all(math.isfinite(output.score) for outputs in made for output in outputs):
        raise ValueError("the model gives no probabilities")


def _tell(step: str, detail: str) -> None:
    sys.stdout.write(json.dumps({"name": step, "detail": detail}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
