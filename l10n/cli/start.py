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
    """Start a project in FOLDER: its configuration, and an example readout in source/.

    Nothing that is there is overwritten.
    """
    import shlex

    from l10n.start import start

    made = start(folder, name, languages)
    for path in made:
        click.echo(f"created {path}")
    if folder / ".gitignore" not in made:
        click.echo("add *.mo and .l10n/ to your .gitignore: they can be made again", err=True)
    where = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"next: {where}l10n build", err=True)


COMMANDS = (init,)
