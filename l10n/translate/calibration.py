"""What a score means: how likely a draft with it is to be close to a person's translation.

A model's own probability tells the better of two drafts, but not how good they are. The table
beside this module holds, for a package, the logistic curve through held-out drafts: how many with a
raw score had a chrF of 60 or more against a person's translation. `python -m bench calibration`
makes it.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files


def calibrated(raw: float, package: str, version: str) -> float:
    """The score, 0 to 1, for a raw one of this package; `raw` for a package without a curve.

    It rises with `raw`, so the order of drafts stays the same.
    """
    curve = _curves().get(f"{package} {version}")
    if curve is None:
        return raw
    return 1 / (1 + math.exp(-(curve["slope"] * raw + curve["offset"])))


@cache
def _curves() -> dict[str, dict[str, float]]:
    text = files("l10n.translate").joinpath("calibration.json").read_text(encoding="utf-8")
    curves: dict[str, dict[str, float]] = json.loads(text)
    return curves
