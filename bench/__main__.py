"""`make bench`: every measurement, each as ratios within one run on this machine.

python -m bench             all of them
python -m bench catalogs    one of them
"""

from __future__ import annotations

import sys

from bench import build, catalogs, drafts, memory

MEASUREMENTS = {
    "build": build.measure,
    "drafts": drafts.measure,
    "catalogs": catalogs.measure,
    "memory": memory.measure,
}


def main(names: list[str]) -> None:
    """Run the named measurements, or all of them."""
    for name in names or MEASUREMENTS:
        print(f"\n== {name} ==")
        MEASUREMENTS[name]()


main(sys.argv[1:])
