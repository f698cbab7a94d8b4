"""The commands of the spine: build, and each of its stages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from l10n.cli import common
from l10n.cli.progress import shown

if TYPE_CHECKING:
    from l10n.job import Result


@click.command(
    short_help="Make the pages: the whole way from source/ to output/.",
    epilog="""\b
Examples:
  l10n build                   every readout, drafts shown with a notice
  l10n build 2018-07-11-visit  one readout
  l10n build --release         reviewed text only; exit status 1 if some is not reviewed
  l10n build --no-machine      leave what the memory does not know in English
""",
)
@common.run_options
@click.option("--release", is_flag=True, help="Show reviewed text only; the rest stays English.")
@click.option("--machine/--no-machine", default=True, help="Draft with the translation model.")
def build(
    slugs: tuple[str, ...], folder: Path, quiet: bool, as_json: bool, release: bool, machine: bool
) -> int:
    """Run the whole spine: read, extract, update, translate, compile, render.

    Running it twice changes nothing. A readout that fails is reported and leaves its files as they
    were; the others are built, and the exit status is 1.
    """
    return _run("build", folder, quiet, as_json, slugs, release=release, machine=machine)[1]


@click.command(
    short_help="Write the templates (.pot).",
    epilog="""\b
Examples:
  l10n extract       write locales/<slug>.pot for every readout
  l10n extract -v    and list each line that was left out, with the rule
""",
)
@common.run_options
@click.option("-v", "--verbose", is_flag=True, help="List what was left out of the messages.")
def extract(slugs: tuple[str, ...], folder: Path, quiet: bool, as_json: bool, verbose: bool) -> int:
    """Write the templates: the messages of each readout, in document order."""
    result, status = _run("extract", folder, quiet, as_json, slugs, verbose=verbose)
    if verbose and not as_json:
        for item in common.left_out(result):
            click.echo(f"{item['path']}:{item['line']}: {item['rule']}: {item['text']}", err=True)
        for path, encoding in common.encodings(result).items():
            click.echo(f"{path}: read as {encoding}", err=True)
    return status


@click.command(
    short_help="Merge the templates into the catalogs (.po).",
    epilog="""\b
Examples:
  l10n update                     after the source changed
  git diff --stat locales         only the entries that changed
""",
)
@common.run_options
def update(slugs: tuple[str, ...], folder: Path, quiet: bool, as_json: bool) -> int:
    """Write the templates and merge them into the catalogs.

    An edited sentence keeps its translation as fuzzy, with the previous text; a removed one
    becomes obsolete and comes back by itself. No one's translation is overwritten.
    """
    return _run("update", folder, quiet, as_json, slugs)[1]


@click.command(
    short_help="Fill empty entries: memory, then machine.",
    epilog="""\b
Examples:
  l10n translate               fill the empty entries
  l10n translate --redraft     and draft anew what a machine drafted and no one touched
  l10n translate --no-machine  from the memory alone
""",
)
@common.run_options
@click.option("--machine/--no-machine", default=True, help="Draft with the translation model.")
@click.option("--redraft", is_flag=True, help="Draft again what only a machine wrote.")
def translate(
    slugs: tuple[str, ...], folder: Path, quiet: bool, as_json: bool, machine: bool, redraft: bool
) -> int:
    """Fill the empty entries of the catalogs: from the memory first, then by the machine."""
    return _run("translate", folder, quiet, as_json, slugs, machine=machine, redraft=redraft)[1]


@click.command(
    "compile",
    short_help="Write the compiled catalogs (.mo).",
    epilog="""\b
Examples:
  l10n compile              reviewed entries only, as msgfmt does
  l10n compile --use-fuzzy  drafts too
""",
)
@common.run_options
@click.option("--use-fuzzy", is_flag=True, help="Include drafts and stale translations.")
def compile_(
    slugs: tuple[str, ...], folder: Path, quiet: bool, as_json: bool, use_fuzzy: bool
) -> int:
    """Write the compiled catalogs (.mo) that gettext reads."""
    return _run("compile_", folder, quiet, as_json, slugs, use_fuzzy=use_fuzzy)[1]


@click.command(
    short_help="Write the pages from the catalogs as they are.",
    epilog="""\b
Examples:
  l10n render            pages from the catalogs as they are
  l10n render --release  reviewed text only
""",
)
@common.run_options
@click.option("--release", is_flag=True, help="Show reviewed text only; the rest stays English.")
def render(slugs: tuple[str, ...], folder: Path, quiet: bool, as_json: bool, release: bool) -> int:
    """Write the pages: English, target and side by side, and the index."""
    return _run("render", folder, quiet, as_json, slugs, release=release)[1]


COMMANDS = (build, extract, update, translate, compile_, render)


def _run(
    name: str,
    folder: Path,
    quiet: bool,
    as_json: bool,
    slugs: tuple[str, ...],
    *,
    verbose: bool = False,
    **options: bool,
) -> tuple[Result, int]:
    """The result of a pipeline function, told, and the exit status for it."""
    from l10n import files, pipeline
    from l10n.job import Options

    project = common.opened(folder)
    function: Callable[..., Any] = getattr(pipeline, name)
    with files.lock(project.paths.state), shown(quiet) as progress:
        files.sweep((project.paths.locales, project.paths.output))
        result: Result = function(project, Options(slugs=slugs, **options), progress)
    release = options.get("release", False)
    status = common.exit_status(result)
    if release and result.unreviewed and not project.config.allow_unreviewed:
        status = max(status, 1)
    common.tell(result, quiet=quiet, as_json=as_json, release=release, verbose=verbose)
    return result, status
