"""The command that starts a project: init."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    short_help="Start a project.",
    epilog="""\b
Examples:
  l10n init demo                          a project in the new folder demo
  l10n init . --name "Ministry of Ports"  in this folder, with the site's name
  l10n init demo --language es-MX         for another locale
""",
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--name", default="Press Readouts", show_default=True, help="The site's name.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    default=("es",),
    show_default=True,
    help="A target locale; repeat for more.",
)
def init(folder: Path, name: str, languages: tuple[str, ...]) -> None:
    """Start a project in FOLDER: configuration, an example readout, and the folders.

    Nothing that is there is overwritten.
    """
    from l10n.start import start

    for path in start(folder, name, languages):
        click.echo(f"created {path}")
    where = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"next: {where}l10n build", err=True)


COMMANDS = (init,)
