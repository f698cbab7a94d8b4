"""The commands about terms: glossary search, import, export."""

from __future__ import annotations

from pathlib import Path

import click

from l10n.cli import common


@click.group(short_help="Look up terms; exchange them as TBX.")
def glossary() -> None:
    """Look up the terms of a glossary, and exchange them with other tools as TBX-Basic."""


@glossary.command(
    epilog="""\b
Examples:
  l10n glossary search "The Secretary met with asylum seekers."
  l10n glossary search secretary --language es
"""
)
@click.argument("text")
@common.language_option
@common.project_option
def search(text: str, language: str | None, folder: Path) -> int:
    """Show the terms of the glossary that are in TEXT, in any inflected form."""
    from l10n.glossary import Glossary

    project = common.opened(folder)
    target = common.language(project, language)
    matches = Glossary.load(project.paths.glossary(target), target).matches(text)
    for match in matches:
        term = match.term
        click.echo(f"{term.source} [{term.status}] {'; '.join(term.targets)} — {term.note}")
    if not matches:
        click.echo("no term of the glossary is in the text", err=True)
    return 0 if matches else 1


@glossary.command(
    "import",
    epilog="""\b
Examples:
  l10n glossary import terms.tbx
  l10n glossary import terms.tbx --language es
""",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@common.language_option
@common.project_option
def import_(file: Path, language: str | None, folder: Path) -> None:
    """Add the terms of a TBX FILE whose source the glossary does not have yet.

    The rows that are there stay as they are, to the byte.
    """
    from l10n import files
    from l10n.glossary import table, tbx

    project = common.opened(folder)
    target = common.language(project, language)
    path = project.paths.glossary(target)
    with files.lock(project.paths.state):
        known = table.read(path, target)
        offered = tbx.read(file, target, project.config.source_language)
        before = path.read_bytes().decode("utf-8") if path.is_file() else ""
        text, added = table.extended(before, known, offered)
        if added and files.write(path, text.encode()):
            click.echo(f"{'updated' if before else 'created'} {project.paths.relative(path)}")
    skipped = len(offered.terms) - added
    click.echo(f"{common.count(added, 'term')} added; {skipped} known already", err=True)


@glossary.command(
    epilog="""\b
Examples:
  l10n glossary export terms.tbx
  l10n glossary export --language es > terms.tbx
"""
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@common.language_option
@common.project_option
def export(file: Path | None, language: str | None, folder: Path) -> None:
    """Write the glossary as TBX-Basic to FILE, or to standard output."""
    from l10n import files
    from l10n.glossary import table, tbx

    project = common.opened(folder)
    target = common.language(project, language)
    data = tbx.write(table.read(project.paths.glossary(target), target))
    if file is None:
        click.echo(data, nl=False)
    else:
        files.write(file, data)


COMMANDS: tuple[click.Command, ...] = (glossary,)
