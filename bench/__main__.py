"""`make bench`: every measurement, each as ratios within one run on this machine.

`python -m bench catalogs` runs one of them.
"""

from __future__ import annotations

import sys
from importlib import import_module

MEASUREMENTS = (
    *("build", "drafts", "repairs", "limits", "calibration", "terms", "places", "batches"),
    *("catalogs", "memory", "review"),
)
"""Modules of this package; each prints its figures in `measure`."""


def main(names: list[str]) -> None:
    """Run the named measurements, or all of them."""
    for name in names or MEASUREMENTS:
        print(f"\n== {name} ==", flush=True)
        import_module(f"bench.{name}").measure()


main(sys.argv[1:])
