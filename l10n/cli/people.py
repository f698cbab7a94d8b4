"""The commands for people: status and diff."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import common
from l10n.cli.differences import diff

if TYPE_CHECKING:
    from rich.text import Text

    from l10n.job import Result
    from l10n.model import Finding
    from l10n.project import Project
    from l10n.review.diff import Diff
    from l10n.review.status import Draft, Status

_BAR = 20
_SIGNS = {
    "reviewed": ("█", "green"),
    "stale": ("▓", "yellow"),
    "edited": ("▓", "blue"),
    "memory": ("▒", "magenta"),
    "machine": ("▒", "red"),
    "untranslated": ("░", "dim"),
}
"""The sign of each state in a bar and its style, in the order of the bar."""


@click.command(
    short_help="Show what is left to review.",
    epilog="""\b
Examples:
  l10n status                      every readout
  l10n status 2018-07-11-visit
  l10n status --by-risk            machine drafts, the doubtful ones first
  l10n status --since v1.0         with what changed since the last release
  l10n status --fail-under 80      exit with 1 below 80 % of the words reviewed
  l10n status --json               for a script; --csv for a spreadsheet
  l10n status --html status.html   a page with charts

A readout is ready when all its messages are reviewed and no finding is an error.
""",
)
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@common.project_option
@click.option("--json", "form", flag_value="json", help="Print as JSON.")
@click.option("--csv", "form", flag_value="csv", help="Print as CSV.")
@click.option("--markdown", "form", flag_value="markdown", help="Print as a Markdown table.")
@click.option(
    "--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write a page."
)
@click.option(
    "--by-risk", is_flag=True, help="List the machine drafts: with a problem, then by score."
)
@click.option("--since", metavar="REV", help="Show what changed since this revision of git too.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 if fewer of a language's words are reviewed.",
)
def status(
    slugs: tuple[str, ...],
    folder: Path,
    form: str | None,
    page: Path | None,
    by_risk: bool,
    since: str | None,
    fail_under: float | None,
) -> int:
    """Show what is left: messages and words by state, findings, and what is ready to publish.

    Words are those of the source text. Findings are those of `l10n check --drafts`.
    """
    from l10n.review import status as stage

    project = common.opened(folder)
    result, findings = _found(project, slugs, checked=page is not None or not by_risk)
    changes = _since(project, result, since) if since else None
    found = stage.summarise(result.jobs, project.paths, findings, changes)
    totals = stage.totals(found)
    drafts = stage.by_risk(result.jobs, project.paths)
    if page is not None:
        _write(page, project, found, totals, drafts, since)
    if page is None or form is not None:
        if by_risk:
            _print_drafts(drafts, form)
        else:
            _print(found, totals, form, since)
    _warn(result, found, changes)
    low = _below(totals, fail_under)
    return max(common.exit_status(result), 1 if low else 0)


COMMANDS = (status, diff)


def _found(
    project: Project, slugs: tuple[str, ...], *, checked: bool
) -> tuple[Result, tuple[Finding, ...]]:
    """The catalogs and, where they are to be shown, the findings, which take far longer."""
    from l10n import pipeline
    from l10n.job import Options

    options = Options(slugs=slugs, drafts=True)
    return pipeline.check(project, options) if checked else (pipeline.status(project, options), ())


def _since(project: Project, result: Result, name: str) -> Diff:
    from l10n.review import revisions
    from l10n.review.diff_project import Settings, compare_trees
    from l10n.review.diff_trees import FolderTree, RevisionTree

    root, config = project.paths.root, project.config
    # A readout that is newer than the revision is in the working tree, so it is known.
    return compare_trees(
        RevisionTree(revisions.find(root, name)),
        FolderTree(root, "working tree"),
        Settings(
            config.source_language,
            config.segmentation,
            tuple(job.slug for job in result.jobs),
            config.languages,
        ),
    )


def _write(
    path: Path,
    project: Project,
    found: tuple[Status, ...],
    totals: tuple[Status, ...],
    drafts: tuple[Draft, ...],
    since: str | None,
) -> None:
    from l10n import files
    from l10n.review import status_page

    action = "updated" if path.exists() else "created"
    if files.write(path, status_page.page(project.config.name, found, totals, drafts, since)):
        click.echo(f"{action} {path}")


def _print(
    found: tuple[Status, ...], totals: tuple[Status, ...], form: str | None, since: str | None
) -> None:
    from l10n.review import status_report

    if form == "json":
        data = status_report.as_data(found, totals, since)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(status_report.as_csv(found, totals), nl=False)
    elif form == "markdown":
        click.echo(status_report.as_markdown(found, totals), nl=False)
    else:
        _show(found, totals)


def _print_drafts(drafts: tuple[Draft, ...], form: str | None) -> None:
    from l10n.review import status_report
    from l10n.review.visible import visible

    if form == "json":
        data = status_report.drafts_as_data(drafts)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    if form is not None:
        raise click.UsageError(f"--by-risk has no --{form}; use --json or none")
    for draft in drafts:
        click.echo(f"{draft.score:.2f} {draft.path}:{draft.line}: {visible(draft.msgid)}")
        for problem in draft.problems:
            click.echo(f"     problem: {visible(problem)}")


def _warn(result: Result, found: tuple[Status, ...], changes: Diff | None) -> None:
    for failure in (*result.failures, *(changes.failures if changes else ())):
        click.echo(f"error: {failure}", err=True)
    for row in found:
        if not row.total:
            click.echo(f"warning: {row.slug} has no catalog yet; run `l10n build`", err=True)


def _below(totals: tuple[Status, ...], least: float | None) -> bool:
    """Whether a language has fewer of its words reviewed, and a line for each that does."""
    from l10n.review.status_report import percent

    low = [total for total in totals if least is not None and total.reviewed * 100 < least]
    for total in low:
        share = percent(total.reviewed)
        click.echo(f"{total.language}: {share} of the words reviewed, {least:g}% asked", err=True)
    return bool(low)


def _show(found: tuple[Status, ...], totals: tuple[Status, ...]) -> None:
    from rich.console import Console
    from rich.text import Text

    from l10n.review.status_report import facts, percent
    from l10n.review.visible import visible

    console = Console(highlight=False)
    for row in (*found, *totals):
        console.print(Text(f"{visible(row.slug) or 'total'} ({row.language})", "bold"))
        share = f"  {percent(row.reviewed):>4} of {common.count(row.total_words, 'word')} reviewed"
        line = Text("  ").append_text(_bar(row)).append(f"{share}; {facts(row)}")
        console.print(line, soft_wrap=not console.is_terminal)


def _bar(row: Status) -> Text:
    """A bar of the words by state; a state that has any has a sign at least."""
    from rich.text import Text

    from l10n.model import State

    bar = Text()
    shares = {name: row.words.get(State(name), 0) for name in _SIGNS}
    left, words = _BAR, row.total_words
    for name, count in shares.items():
        if count:
            width = min(left, max(1, round(left * count / words)))
            bar.append(_SIGNS[name][0] * width, _SIGNS[name][1])
            left, words = left - width, words - count
    return bar.append(" " * left)
