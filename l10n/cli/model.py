"""The commands about translation packages: model info."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from l10n.cli import common


@click.group()
def model() -> None:
    """Show the translation package that drafts are made with."""


@model.command(
    epilog="""\b
Examples:
  l10n model info         for every target language of the project
  l10n model info --json
"""
)
@common.project_option
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def info(folder: Path, as_json: bool) -> None:
    """Show which package drafts into each language, and where it comes from."""
    from l10n.translate.packages import find

    config = common.opened(folder).config
    found = {
        language: find(config.source_language, language, configured=config.model_paths)
        for language in config.languages
    }
    if as_json:
        data = {language: asdict(package) for language, package in found.items()}
        click.echo(json.dumps(data, default=str, ensure_ascii=False, indent=2))
        return
    for language, package in found.items():
        click.echo(f"{language}: {package.name} {package.version} ({package.origin})")
        click.echo(f"  path     {package.path}")
        click.echo(f"  license  {package.license or 'not stated'}")


COMMANDS = (model,)
