"""The commands about the translation memory: memory search, stats, import, export."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import common

if TYPE_CHECKING:
    from l10n.memory import Match, Memory
    from l10n.memory.tmx import Report
    from l10n.project import Project

_LINE_EVERY = 100_000
"""Units between two lines of progress where there is no terminal."""


@click.group(short_help="Look up past translations; exchange them as TMX.")
def memory() -> None:
    """Look up what was translated before, and exchange it with other tools as TMX 1.4b.

    The memory is made of the reviewed entries of all catalogs and of the TMX files in
    locales/<language>/memory/. Its file, .l10n/memory.sqlite, can be deleted at any time.
    """


@memory.command(
    epilog="""\b
Examples:
  l10n memory search "met with the Foreign Minister"
  l10n memory search ministro --limit 5
  l10n memory search "border security" --json
"""
)
@click.argument("text")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="At most.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@common.language_option
@common.project_option
def search(text: str, limit: int, as_json: bool, language: str | None, folder: Path) -> int:
    """Show past translations of sentences like TEXT, or that have its words.

    A sentence has them if all of TEXT's words are in it, or all of TEXT in its translation. The
    number is the similarity to TEXT in percent. Exits 1 if there are none.
    """
    project = common.opened(folder)
    target = common.language(project, language)
    # What a terminal sends that is no UTF-8 is no character of any text.
    text = text.encode(errors="replace").decode()
    with _refreshed(project) as found:
        alike = found.fuzzy(text, target, project.config.memory_threshold, limit)
        matches = _merged(alike, found.search(text, target, limit))[:limit]
    if as_json:
        data = [asdict(match) for match in matches]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for match in matches:
            click.echo(f"{match.score:3}% {match.origin}\n     {match.source}\n     {match.target}")
        if not matches:
            click.echo("the memory has nothing like it", err=True)
    return 0 if matches else 1


@memory.command(
    epilog="""\b
Examples:
  l10n memory stats
  l10n memory stats --json
"""
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@common.project_option
def stats(as_json: bool, folder: Path) -> None:
    """Show how many units the memory has from each catalog and TMX file."""
    project = common.opened(folder)
    with _refreshed(project) as found:
        counts = found.stats()
    if as_json:
        click.echo(json.dumps([asdict(each) for each in counts], ensure_ascii=False, indent=2))
        return
    for each in counts:
        click.echo(f"{each.units:9,} {each.language} {each.name}")
    total = sum(each.units for each in counts)
    click.echo(f"{common.count(total, 'unit')} from {common.count(len(counts), 'file')}", err=True)


@memory.command(
    "import",
    epilog="""\b
Examples:
  l10n memory import past-work.tmx
  l10n memory import 2015.tmx 2016.tmx --language es
""",
)
@click.argument(
    "tmx_files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@common.language_option
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@common.project_option
def import_(tmx_files: tuple[Path, ...], language: str | None, quiet: bool, folder: Path) -> None:
    """Take TMX FILEs into the project's memory.

    They are copied to locales/<language>/memory/, to be committed with the catalogs. A file of
    the same name there is replaced. To take one out again, delete it.
    """
    from l10n import files
    from l10n.memory.imports import take

    project = common.opened(folder)
    target = common.language(project, language)
    with files.lock(project.paths.state), _progress(quiet) as told:
        for file in tmx_files:
            done = take(file, project.paths, project.config.source_language, target, told)
            if done.action:
                click.echo(f"{done.action} {project.paths.relative(done.path)}")
            if not quiet:
                click.echo(f"{file.name}: {_summary(done.report)}", err=True)
        _open(project, told).close()


@memory.command(
    epilog="""\b
Examples:
  l10n memory export all.tmx
  l10n memory export --language es > all.tmx
"""
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@common.language_option
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
@common.project_option
def export(file: Path | None, language: str | None, quiet: bool, folder: Path) -> None:
    """Write the memory as TMX 1.4b to FILE, or to standard output.

    The same memory gives the same bytes at any time. A translation is written once, however many
    catalogs have it.
    """
    from l10n import files
    from l10n.memory.tmx import Report
    from l10n.memory.tmx_writer import write

    project = common.opened(folder)
    target = common.language(project, language)
    report = Report()
    with _refreshed(project) as found:
        parts = write(found.units(target), project.config.source_language, target, report)
        if file is None:
            for part in parts:
                click.echo(part, nl=False)
        else:
            with files.replacing(file) as stream:
                stream.writelines(parts)
    if not quiet:
        click.echo(_summary(report), err=True)


COMMANDS: tuple[click.Command, ...] = (memory,)


@contextmanager
def _refreshed(project: Project) -> Iterator[Memory]:
    """The project's memory, brought up to date, while no other run is at work."""
    from l10n import files

    with files.lock(project.paths.state), _open(project, _silent) as found:
        yield found


def _open(project: Project, told: Callable[[str, int], None]) -> Memory:
    """The memory, up to date; a file that can't be read is named on stderr."""
    from l10n.memory import Memory
    from l10n.memory.origins import origins

    config, paths = project.config, project.paths
    found = Memory.open(paths.memory)
    result = found.refresh(origins(paths, config.languages, config.source_language), told)
    for failure in result.failures:
        click.echo(f"warning: {failure}", err=True)
    return found


def _merged(alike: tuple[Match, ...], others: tuple[Match, ...]) -> list[Match]:
    """All of them, best first, each source and translation once."""
    pairs = {(match.source, match.target): match for match in (*others, *alike)}
    return sorted(pairs.values(), key=lambda m: (-m.score, m.origin, m.source, m.target))


def _summary(report: Report) -> str:
    parts = [common.count(report.units, "unit")]
    parts += (f"{number:,} left out {reason}" for reason, number in report.left_out.most_common())
    return "; ".join(parts)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[str, int], None]]:
    """Progress on stderr: a line that changes on a terminal, few lines otherwise."""
    if quiet:
        yield _silent
    elif sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("") as status:
            yield lambda name, units: status.update(f"{name}: {units:,} units")
    else:
        yield _line


def _silent(_name: str, _units: int) -> None:
    """No progress."""


def _line(name: str, units: int) -> None:
    if units % _LINE_EVERY == 0:
        click.echo(f"{name}: {units:,} units", err=True)
