"""The commands for people: status and diff."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import common
from l10n.cli.differences import diff

if TYPE_CHECKING:
    from l10n.review.status import Status


@click.command(
    short_help="Show what is left to review.",
    epilog="""\b
Examples:
  l10n status                  every readout
  l10n status 2018-07-11-visit
  l10n status --json           for a script
""",
)
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@common.project_option
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def status(slugs: tuple[str, ...], folder: Path, as_json: bool) -> int:
    """Show what is left: messages and words by state, for each readout and language."""
    from l10n import pipeline
    from l10n.job import Options
    from l10n.review.status import as_data, summarise

    project = common.opened(folder)
    result = pipeline.status(project, Options(slugs=slugs))
    found = summarise(result.jobs)
    if as_json:
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=2))
    else:
        _show(found)
    for failure in result.failures:
        click.echo(f"error: {failure}", err=True)
    return common.exit_status(result)


COMMANDS = (status, diff)


def _show(found: tuple[Status, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    from l10n.model import State

    shown = [state for state in State if any(row.messages.get(state) for row in found)]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("readout", overflow="fold")
    table.add_column("locale")
    for name in ("messages", "words", *shown, "reviewed %"):
        table.add_column(str(name), justify="right")
    for row in found:
        counts = [str(row.messages.get(state, 0)) for state in shown]
        table.add_row(
            row.slug,
            row.language,
            str(row.total),
            str(row.total_words),
            *counts,
            f"{row.reviewed:.0%}",
        )
    Console().print(table)
