"""Timing within one run, and the table it is printed as."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """How long one way of doing a thing took."""

    name: str
    seconds: float
    """Median of the runs."""


def timed(name: str, action: Callable[[], T], runs: int = 3) -> tuple[Figure, T]:
    """The median time of `runs` calls, and what the last one returned."""
    times: list[float] = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        result = action()
        times.append(time.perf_counter() - start)
    return Figure(name, median(times)), result


def table(title: str, ours: Figure, others: list[Figure]) -> None:
    """Print each figure, and how many times ours each other one took."""
    print(f"\n{title}")
    for figure in (ours, *others):
        ratio = figure.seconds / ours.seconds
        print(f"  {figure.name:34} {figure.seconds:9.3f} s   {ratio:8.2f} x ours")


def peak_memory() -> float:
    """The most memory this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
