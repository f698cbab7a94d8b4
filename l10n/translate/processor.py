"""The arithmetic of the model: the same on every processor, so that drafts are the same too.

int8 products are summed in another order, and saturate elsewhere, with each set of instructions: a
processor with AVX-512 VNNI translated more than half of the held-out press releases otherwise than
one with AVX2, and no better. CTranslate2 therefore uses the set that every x86-64 server of the
last ten years has.
"""

from __future__ import annotations

import os
import platform
from pathlib import Path

_PINNED = {"ONEDNN_MAX_CPU_ISA": "AVX2", "CT2_FORCE_CPU_ISA": "AVX2", "CT2_USE_MKL": "0"}
"""Variables that oneDNN and CTranslate2 read when they are first used, and not again."""


def pin() -> str:
    """Makes this process compute as every x86-64 processor with AVX2 does; gives the settings.

    A variable that is set already is left alone. On another processor, or once a model was loaded
    by other means, nothing changes.
    """
    if _has_avx2():
        for name, value in _PINNED.items():
            os.environ.setdefault(name, value)
    return " ".join(f"{name}={os.environ.get(name, '')}" for name in _PINNED)


def _has_avx2() -> bool:
    try:
        return "avx2" in Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    except OSError:
        return platform.machine().lower() in {"x86_64", "amd64"}
