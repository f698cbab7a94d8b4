"""The command that checks translations: check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import common

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from l10n.model import Finding

FORMATS = ("text", "json", "sarif", "github")


@click.command(
    short_help="Find faults in the translations.",
    epilog="""\b
Examples:
  l10n check                              what a person wrote or approved, in every readout
  l10n check --drafts 2018-07-11-visit    drafts too, in one readout
  l10n check --format github              annotations in a pull request
  l10n check --format sarif > check.sarif
  l10n check --list                       the checks, and what each looks for

A translator waives a check for one entry with a comment in the catalog:  # ignore: numbers
""",
)
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@common.project_option
@click.option("--drafts", is_flag=True, help="Check drafts of the machine and the memory too.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="For whom to print."
)
@click.option("--list", "listing", is_flag=True, help="List the checks and exit.")
def check(slugs: tuple[str, ...], folder: Path, drafts: bool, form: str, listing: bool) -> int:
    """Find faults in the translations: numbers, names, terms, tags, punctuation and more.

    Exit status 1 if there is an error or a warning; a note alone does not fail.
    """
    from l10n import pipeline
    from l10n.job import Options
    from l10n.model import Severity

    if listing:
        _list()
        return 0
    project = common.opened(folder)
    result, findings = pipeline.check(project, Options(slugs=slugs, drafts=drafts))
    click.echo(_formatter(form)(findings), nl=False)
    for failure in result.failures:
        click.echo(f"error: {failure}", err=True)
    failing = [finding for finding in findings if finding.severity is not Severity.NOTE]
    if form == "text":
        click.echo(_summary(findings, len(result.jobs)), err=True)
    return max(common.exit_status(result), 1 if failing else 0)


COMMANDS = (check,)


def _formatter(form: str) -> Callable[[Sequence[Finding]], str]:
    from l10n import __version__
    from l10n.checks import report

    return {
        "text": report.for_people,
        "json": report.as_json,
        "sarif": lambda findings: report.as_sarif(findings, __version__),
        "github": report.as_github,
    }[form]


def _summary(findings: Sequence[Finding], readouts: int) -> str:
    from collections import Counter

    from l10n.model import Severity

    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{counts[severity]} {severity}{'s'[: counts[severity] != 1]}" for severity in Severity
    ]
    return f"{common.count(readouts, 'readout')}: {', '.join(parts)}"


def _list() -> None:
    from l10n.checks import CATALOG_CHECKS, CHECKS, CatalogCheck, Check, title

    rules: tuple[Check | CatalogCheck, ...] = (*CHECKS, *CATALOG_CHECKS)
    for rule in rules:
        click.echo(f"{rule.name:20} {rule.severity:8} {title(rule)}")
