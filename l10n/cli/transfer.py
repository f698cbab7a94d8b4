"""Progress of a download: a bar on a terminal, a line for each tenth otherwise."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from l10n.cli.progress import bars

if TYPE_CHECKING:
    from l10n.translate.packaging.download import Progress


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """Progress on stderr: a bar on a terminal, plain lines otherwise, nothing if `quiet`."""
    if quiet:
        yield lambda _done, _total: None
    elif sys.stderr.isatty():
        yield from _bar()
    else:
        yield _lines()


def _bar() -> Iterator[Progress]:
    from rich.progress import DownloadColumn, TransferSpeedColumn

    with bars(DownloadColumn(), TransferSpeedColumn()) as made:
        task = made.add_task("download", total=None)

        def show(done: int, total: int | None) -> None:
            made.update(task, completed=done, total=total)

        yield show


def _lines() -> Progress:
    """Progress that says one line for each tenth, or for each 64 MB where the end is not known."""
    told = 0

    def show(done: int, total: int | None) -> None:
        nonlocal told
        step = done * 10 // total if total else done >> 26
        if step != told:
            told = step
            of = f" of {total / 1e6:.1f}" if total else ""
            click.echo(f"download: {done / 1e6:.1f}{of} MB", err=True)

    return show
