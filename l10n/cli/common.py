"""What the commands share: their common options, and how a result is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from l10n.review.visible import visible

if TYPE_CHECKING:
    from l10n.job import Result
    from l10n.project import Project

Command = Callable[..., Any]
_LONGEST = 1_500
"""Characters of an error that is printed; those in the middle are left out."""
_PASSWORD = re.compile(r"//[^/\s@]*@")


def project_option(command: Command) -> Command:
    """Adds `--project DIR`, the folder to look for the project in."""
    return click.option(
        "-C",
        "--project",
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        help="Work on the project in DIR instead of the one around the current folder.",
        metavar="DIR",
    )(command)


def language_option(command: Command) -> Command:
    """Adds `--language LOCALE`."""
    return click.option(
        "--language", default=None, help="The target locale; by default the project's first."
    )(command)


def run_options(command: Command) -> Command:
    """Adds what every command of the spine takes: SLUG…, `--project`, `--quiet`, `--json`."""
    command = click.argument("slugs", nargs=-1, metavar="[SLUG]...")(command)
    command = click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")(
        command
    )
    command = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")(
        command
    )
    return project_option(command)


def opened(folder: Path) -> Project:
    """The project in or above `folder`."""
    from l10n.project import open_project

    return open_project(folder)


def language(project: Project, wanted: str | None) -> str:
    """The target locale that is meant: `wanted`, or the project's first.

    Raises ConfigError for one that the project does not have.
    """
    from l10n.config import locale
    from l10n.errors import ConfigError

    languages = project.config.languages
    found = locale(wanted, "--language") if wanted else languages[0]
    if found not in languages:
        raise ConfigError(f"{wanted} is none of the project's languages: {', '.join(languages)}")
    return found


def tell(
    result: Result, *, quiet: bool, as_json: bool, release: bool = False, verbose: bool = False
) -> None:
    """Print what a run did: changes on stdout, everything else on stderr.

    `verbose` adds what was left out of the readouts to the JSON.
    """
    if as_json:
        more = {"left_out": left_out(result), "encodings": encodings(result)} if verbose else {}
        click.echo(json.dumps(as_data(result) | more, ensure_ascii=False, indent=2))
    else:
        for change in result.changes:
            click.echo(f"{change.action} {change.path}")
    for failure in result.failures:
        click.echo(f"error: {shown(str(failure))}", err=True)
    for warning in result.warnings:
        click.echo(f"warning: {shown(warning)}", err=True)
    if not quiet:
        click.echo(summary(result, release=release), err=True)


def shown(text: str) -> str:
    """An error as it is printed: in one line that is not too long, and without a password."""
    line = _PASSWORD.sub("//…@", visible(text))
    if len(line) <= _LONGEST:
        return line
    return f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"


def left_out(result: Result) -> list[dict[str, Any]]:
    """The lines that are no part of the readouts: path, line, rule and text."""
    return [
        {"path": job.readout.path, **asdict(item)}
        for job in result.jobs
        if job.readout is not None
        for item in job.readout.left_out
    ]


def encodings(result: Result) -> dict[str, str]:
    """The encoding of each readout that is not plain UTF-8, by its path."""
    readouts = [job.readout for job in result.jobs if job.readout is not None]
    return {each.path: each.encoding for each in readouts if each.encoding != "utf-8"}


def summary(result: Result, *, release: bool = False) -> str:
    """One line: how many readouts, files and drafts; what failed or is not reviewed."""
    parts = [count(len(result.jobs), "readout")]
    if result.remembered:
        parts.append(f"{count(result.remembered, 'sentence')} from the memory")
    if result.drafted:
        parts.append(f"{count(result.drafted, 'sentence')} drafted")
    if result.doubtful:
        parts.append(f"{result.doubtful} of them doubtful (l10n check --drafts)")
    changed = len(result.changes)
    parts.append(
        f"{count(changed, 'file')} changed" if changed else "nothing to do, no file changed"
    )
    if result.failures:
        parts.append(f"{count(len(result.failures), 'error')}")
    if release and result.unreviewed:
        parts.append(
            f"{count(result.unreviewed, 'entry', 'entries')} not reviewed, shown in English"
        )
    return "; ".join(parts)


def exit_status(result: Result) -> int:
    """0 if all went through, 1 if some readouts failed and others did not, 2 if all failed."""
    if not result.failures:
        return 0
    return 1 if result.jobs else 2


def as_data(result: Result) -> dict[str, Any]:
    """The result as JSON data: changes, errors with path and line, warnings, counts by state."""
    return {
        "readouts": [job.slug for job in result.jobs],
        "changes": [asdict(change) for change in result.changes],
        "errors": [
            {"path": error.place or None, "line": error.line, "message": error.message}
            for error in result.failures
        ],
        "warnings": list(result.warnings),
        "drafted": result.drafted,
        "remembered": result.remembered,
        "doubtful": result.doubtful,
        "states": {
            language: {str(state): count for state, count in sorted(counts.items())}
            for language, counts in result.states.items()
        },
    }


def count(number: int, noun: str, plural: str = "") -> str:
    """The number with its noun: `1 readout`, `2 readouts`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
