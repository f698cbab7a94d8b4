"""The command that compares two versions: diff."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import common

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from l10n.review.diff import CatalogDiff, Change, Diff
    from l10n.review.diff_project import Settings
    from l10n.review.diff_trees import Tree

WORKING_TREE = "working tree"
_STYLES = {"equal": "", "insert": "green underline", "delete": "red strike"}
_SIGNS = {"equal": "{}", "insert": "{{+{}+}}", "delete": "[-{}-]"}


@click.command(
    short_help="Show what changed between two versions, sentence by sentence.",
    epilog="""\b
Examples:
  l10n diff                          what changed since the last commit
  l10n diff main                     since the branch main
  l10n diff v1.0 v1.1                between two tags
  l10n diff before/ after/           two folders; two files may be named as well
  l10n diff main --html changes.html a page with filters, for reviewers
  l10n diff main --markdown          for a comment on a pull request

Sentences that only moved within a file's lines, wrapping, references, comments and headers are
left out and counted.
""",
)
@click.argument("old", required=False)
@click.argument("new", required=False)
@common.project_option
@click.option("-r", "--readout", "readouts", multiple=True, help="Only this readout; repeatable.")
@click.option("-l", "--locale", "languages", multiple=True, help="Only this locale; repeatable.")
@click.option(
    "--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write a page."
)
@click.option("--json", "form", flag_value="json", help="Print as JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="Print as Markdown.")
@click.option("--stat", "form", flag_value="stat", help="Print the numbers alone.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there is a difference.")
def diff(
    old: str | None,
    new: str | None,
    folder: Path,
    readouts: tuple[str, ...],
    languages: tuple[str, ...],
    page: Path | None,
    form: str | None,
    exit_code: bool,
) -> int:
    """Show what changed from OLD to NEW: texts, states and findings, in both languages.

    OLD and NEW are revisions of git, folders, or two files of one kind (.po, readout, page); by
    default HEAD and the files as they are. Nothing but the --html page is written.
    """
    from l10n.review.diff_report import summary

    found = _compared(folder, old, new, (readouts, tuple(_code(each) for each in languages)))
    if page is not None:
        _write(page, found)
    if page is None or form is not None:
        _print(found, form)
    else:
        click.echo(summary(found), err=True)
    for failure in found.failures:
        click.echo(f"error: {failure}", err=True)
    if found.failures:
        return 2
    return 1 if exit_code and found.changes else 0


def _compared(
    folder: Path, old: str | None, new: str | None, only: tuple[tuple[str, ...], tuple[str, ...]]
) -> Diff:
    from l10n.errors import ConfigError
    from l10n.review.diff_files import compare_files
    from l10n.review.diff_project import compare_trees

    paths = [Path(name) for name in (old, new) if name]
    both = None not in (old, new) and all(path.exists() for path in paths)
    if both and all(path.is_file() for path in paths):
        return compare_files(paths[0], paths[1], _settings(folder, only))
    if both and any(path.is_file() for path in paths):
        raise ConfigError("a file and a folder can't be compared; name two of one kind")
    root = folder if both else _root(folder)
    before, after = (_tree(root, name, is_folder=both) for name in (old or "HEAD", new))
    return compare_trees(before, after, _settings(folder, only))


def _tree(root: Path, name: str | None, *, is_folder: bool) -> Tree:
    """The tree that the user names: if not `is_folder`, a revision comes before a folder.

    None is the project's folder. Raises ConfigError if there is nothing of that name.
    """
    from l10n.errors import ConfigError
    from l10n.review import revisions
    from l10n.review.diff_trees import FolderTree, RevisionTree

    if name is None:
        return FolderTree(root, WORKING_TREE)
    if is_folder or (Path(name).is_dir() and not revisions.is_known(root, name)):
        return FolderTree(Path(name), name, f"{name.rstrip('/')}/")
    if Path(name).is_file() and not revisions.is_known(root, name):
        raise ConfigError("this is a file; name two files to compare them", path=name)
    return RevisionTree(revisions.find(root, name))


def _root(folder: Path) -> Path:
    from l10n import config

    return config.find_root(folder)


def _settings(folder: Path, only: tuple[tuple[str, ...], tuple[str, ...]]) -> Settings:
    """How the project around `folder` reads its sources; the defaults outside of any project."""
    from l10n import config
    from l10n.errors import ConfigError
    from l10n.review.diff_project import Settings

    readouts, languages = only
    try:
        root = config.find_root(folder)
    except ConfigError:
        return Settings(readouts=readouts, languages=languages)
    loaded = config.load(root)
    return Settings(loaded.source_language, loaded.segmentation, readouts, languages)


def _code(locale: str) -> str:
    return locale.replace("-", "_")


def _write(path: Path, found: Diff) -> None:
    from l10n import files
    from l10n.review.diff_page import page

    action = "updated" if path.exists() else "created"
    if files.write(path, page(found)):
        click.echo(f"{action} {path}")


def _print(found: Diff, form: str | None) -> None:
    from l10n.review import diff_report

    if form == "json":
        click.echo(json.dumps(diff_report.as_data(found), ensure_ascii=False, indent=2))
    elif form == "markdown":
        click.echo(diff_report.markdown(found), nl=False)
    elif form == "stat":
        for line in diff_report.stat(found):
            click.echo(line)
        click.echo(diff_report.summary(found))
    else:
        _show(found)
        click.echo(diff_report.summary(found))


def _show(found: Diff) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for catalog in found.catalogs:
        if catalog.changes:
            _show_catalog(console, catalog)


def _show_catalog(console: Console, catalog: CatalogDiff) -> None:
    from rich.text import Text

    from l10n.review.diff_report import notes
    from l10n.review.visible import visible

    name = f"{catalog.slug} ({catalog.language})" if catalog.language else catalog.slug
    _line(console, Text(visible(name), "bold"), 0)
    _line(console, Text(visible(catalog.title)), 0)
    _line(console, Text(f"{catalog.unchanged} unchanged{visible(notes(catalog))}", "dim"), 0)
    for change in catalog.changes:
        console.print()
        _show_change(console, catalog, change)
    console.print()


def _show_change(console: Console, catalog: CatalogDiff, change: Change) -> None:
    from rich.text import Text

    from l10n.review import diff_report
    from l10n.review.visible import visible

    _line(console, Text(diff_report.headline(change), "bold cyan"), 2)
    plain = not console.is_terminal or console.no_color
    for language, run in diff_report.sides(catalog, change):
        line = Text().append(f"{language:4}", "dim")
        for mark in run:
            text = visible(mark.text)
            line.append(_SIGNS[mark.kind].format(text) if plain else text, _STYLES[mark.kind])
        _line(console, line, 4)
    if held := diff_report.holders(change):
        _line(console, Text(f"held by {visible(held)}", "dim"), 4)
    for each in change.appeared:
        _line(console, Text(f"new {diff_report.finding(each)}", "yellow"), 4)
    for each in change.gone:
        _line(console, Text(f"gone {diff_report.finding(each)}", "dim"), 4)


def _line(console: Console, text: Text, indent: int) -> None:
    """Print the text behind an indent, wrapped on a terminal and in one line elsewhere."""
    from rich.padding import Padding
    from rich.text import Text

    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent)))
    else:
        console.print(Text(" " * indent).append_text(text), soft_wrap=True)
