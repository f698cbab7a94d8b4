"""Progress of a run: a bar on a terminal, lines in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import ProgressColumn

    from l10n.job import Progress

EVERY = 30.0
"""Seconds between the lines of a stage: a build server ends a job that says nothing for minutes."""


@contextmanager
def shown(quiet: bool) -> Iterator[Progress]:
    """Progress on stderr: a bar on a terminal, lines otherwise, nothing if `quiet`."""
    if quiet:
        yield lambda _stage, _done, _total: None
    elif sys.stderr.isatty():
        yield from _stages()
    else:
        yield lines()


@contextmanager
def bars(*columns: ProgressColumn) -> Iterator[Bars]:
    """Bars on a terminal, of a description, the bar itself and `columns`, which go in the end."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    with Bars(
        TextColumn("{task.description:9}"),
        BarColumn(),
        *columns,
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as made:
        yield made


def _stages() -> Iterator[Progress]:
    from rich.progress import MofNCompleteColumn, TextColumn

    with bars(MofNCompleteColumn(), TextColumn("{task.fields[rate]}")) as made:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = made.add_task(stage, total=total, rate="")
            speed = made.tasks[tasks[stage]].speed
            made.update(tasks[stage], completed=done, rate=f"{speed:.0f}/s" if speed else "")

        yield show


def lines(every: float = EVERY) -> Progress:
    """Progress on stderr that says a line when a stage is done, and some before.

    Those before have the rate so far, as `translate: 512 of 9,876 (13/s)`, and are at least `every`
    seconds apart.
    """
    began: dict[str, float] = {}
    told: dict[str, float] = {}
    ended: set[str] = set()

    def show(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        start = began.setdefault(stage, now)
        if done == total and stage not in ended:
            ended.add(stage)
            click.echo(f"{stage}: {total:,}", err=True)
        elif done < total and now - told.setdefault(stage, start) >= every:
            told[stage] = now
            rate = f" ({done / (now - start):.0f}/s)" if now > start else ""
            click.echo(f"{stage}: {done:,} of {total:,}{rate}", err=True)

    return show
