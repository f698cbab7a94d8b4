"""The arithmetic is pinned before the model is loaded, and a variable that is set is obeyed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from l10n.translate import processor

NAMES = ("ONEDNN_MAX_CPU_ISA", "CT2_FORCE_CPU_ISA", "CT2_USE_MKL")
PROGRAM = """
import os, sys
from l10n.translate.argos import Argos
from l10n.translate.packages import find
for name in sys.argv[1:]:
    os.environ.pop(name, None)
engine = Argos(*find("en", "es"))
((output,),) = engine.translate(["The Secretary thanked the officers who work at the port."])
print([os.environ.get(name) for name in sys.argv[1:]], output.score)
"""

needs_avx2 = pytest.mark.skipif(not processor._has_avx2(), reason="a processor without AVX2")


def translated(**variables: str) -> str:
    names = [name for name in NAMES if name not in variables]
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *names],
        env={**os.environ, **variables},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


@needs_avx2
def test_a_model_computes_as_with_avx2() -> None:
    pinned = translated()

    assert pinned.startswith("['AVX2', 'AVX2', '0'] ")
    assert translated(CT2_FORCE_CPU_ISA="GENERIC").split()[-1] != pinned.split()[-1]


@needs_avx2
def test_what_the_user_has_set_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "SSE41")
    for name in NAMES[1:]:
        monkeypatch.delenv(name, raising=False)

    assert processor.pin() == "ONEDNN_MAX_CPU_ISA=SSE41 CT2_FORCE_CPU_ISA=AVX2 CT2_USE_MKL=0"
