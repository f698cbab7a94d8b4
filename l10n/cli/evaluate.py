"""The command that measures drafts: evaluate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import common
from l10n.cli.progress import shown

if TYPE_CHECKING:
    from l10n.evaluate.report import Evaluation
    from l10n.job import Progress
    from l10n.project import Project


@click.command(
    short_help="Measure the machine's drafts against reviewed text.",
    epilog="""\b
Examples:
  l10n evaluate                          against every reviewed entry of the project
  l10n evaluate 2018-07-11-visit         of one readout
  l10n evaluate --against reviewed.tsv   a sentence, a tab and its translation in each line
  l10n evaluate --against memory.tmx --json
""",
)
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@common.project_option
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Compare with the pairs of a .tsv, .po or .tmx file instead of the project's entries.",
)
@common.language_option
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def evaluate(
    slugs: tuple[str, ...],
    folder: Path,
    against: Path | None,
    language: str | None,
    quiet: bool,
    as_json: bool,
) -> int:
    """Draft reviewed sentences with the current model, and print how near the drafts come.

    Prints chrF and BLEU (the higher the better) and TER (the lower the better) for each readout
    and each role, with the margin of their 95 % confidence interval; and how much of each draft
    was left when it was reviewed. Changes nothing but the cache of drafts.
    """
    if slugs and against:
        raise click.UsageError("--against FILE is compared as a whole; leave out the SLUGs")
    from l10n.evaluate import report, scores

    scores.available()
    project = common.opened(folder)
    with shown(quiet) as progress:
        found, failed = _evaluated(
            project, slugs, against, common.language(project, language), progress
        )
    if as_json:
        click.echo(json.dumps(report.as_data(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(report.lines(found)))
    return 1 if failed else 0


def _evaluated(
    project: Project,
    slugs: tuple[str, ...],
    against: Path | None,
    language: str,
    progress: Progress,
) -> tuple[Evaluation, bool]:
    """The evaluation, and whether a readout had to be left out."""
    from l10n import pipeline
    from l10n.evaluate import drafted
    from l10n.job import Options
    from l10n.translate import loading

    engine = loading.of_project(project, language)

    def report(done: int, total: int) -> None:
        progress("draft", done, total)

    if against is not None:
        return drafted.of_file(project, against, language, engine, report), False
    result = pipeline.status(project, Options(slugs=slugs))
    for failure in result.failures:
        click.echo(f"error: {failure}", err=True)
    chosen = {job.slug for job in result.jobs}
    everything = pipeline.status(project, Options()).jobs if slugs else ()
    others = [job for job in everything if job.slug not in chosen]
    found = drafted.of_project(project, result.jobs, others, language, engine, report)
    return found, bool(result.failures)


COMMANDS: tuple[click.Command, ...] = (evaluate,)
