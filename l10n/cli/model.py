"""The commands about translation packages: model list, info, install, remove, verify."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from l10n.cli import common, install
from l10n.review.visible import visible

if TYPE_CHECKING:
    from l10n.config import Config
    from l10n.translate.packaging.listing import Listed


@click.group()
def model() -> None:
    """Show, install and remove the translation packages that drafts are made with."""


@model.command(
    name="list",
    short_help="List the packages, and which one is used.",
    epilog="""\b
Examples:
  l10n model list
  l10n model list --json
  l10n model list --index https://mirror.example/argos/index.json
""",
)
@common.project_option
@click.option("--index", metavar="URL", help="List what this package index offers instead.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def list_packages(folder: Path, index: str | None, as_json: bool) -> None:
    """List the packages on this machine, and which one drafts into each language.

    A package named in the project's configuration is used before one that was installed, and that
    before the one that comes with l10n; of two installed ones, the newer. Outside a project too.
    """
    if index:
        _list_offers(index, as_json)
        return
    from l10n.translate.packaging.listing import listed

    config = _config(folder)
    found = listed(config.model_paths if config else ())
    uses = _uses(config, found)
    if as_json:
        data = [_as_data(each, uses) for each in found]
        click.echo(_dumped(data))
        return
    for each in found:
        if each.package is None:
            click.echo(visible(f"{'(damaged)':28} {each.origin:10} {each.fault}"))
            continue
        name = f"{each.package.name} {each.package.version}"
        use = ", ".join(uses.get(each.path, ()))
        click.echo(
            visible(f"{name:28} {each.origin:10} {use and f'used for {use}':16} {each.path}")
        )
    for language in _unserved(config, uses):
        click.echo(f"warning: no package translates into {language}", err=True)


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
    """Show which package drafts into each language, or which two, and where they come from."""
    from l10n.translate.packages import find, fingerprint
    from l10n.translate.packaging.listing import readme

    config = common.opened(folder).config
    found = {
        language: find(config.source_language, language, configured=config.model_paths)
        for language in config.languages
    }
    if as_json:
        data = {
            language: [
                asdict(package) | {"fingerprint": fingerprint(package), "readme": readme(package)}
                for package in chain
            ]
            for language, chain in found.items()
        }
        click.echo(_dumped(data))
        return
    for language, package in ((code, each) for code, chain in found.items() for each in chain):
        click.echo(visible(f"{language}: {package.name} {package.version} ({package.origin})"))
        click.echo(visible(f"  path         {package.path}"))
        click.echo(visible(f"  license      {package.license or 'not stated'}"))
        click.echo(f"  fingerprint  {fingerprint(package)}")
        click.echo(visible(f"  readme       {readme(package) or 'none'}"))


@model.command(
    epilog="""\b
Examples:
  l10n model remove translate-en_es
  l10n model remove translate-en_es-1_0 --yes
"""
)
@click.argument("name")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
def remove(name: str, yes: bool) -> int:
    """Remove the installed package NAME. What comes with l10n, or is configured, stays."""
    from l10n.translate.packaging import install as packages
    from l10n.translate.packaging.listing import installed_as

    path = installed_as(name, install.home_of_packages())
    if not yes and not click.confirm(visible(f"Remove {path}?"), err=True):
        click.echo("nothing was removed", err=True)
        return 1
    packages.remove(path)
    click.echo(visible(f"removed {path}"))
    return 0


@model.command(
    short_help="Prove that packages load and translate.",
    epilog="""\b
Examples:
  l10n model verify                              every package on this machine
  l10n model verify downloaded.argosmodel
  l10n model verify models/translate-en_es --json
""",
)
@click.argument("packages", nargs=-1, type=click.Path(exists=True, readable=False, path_type=Path))
@common.project_option
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def verify(packages: tuple[Path, ...], folder: Path, as_json: bool) -> int:
    """Check that each of PACKAGES, files or folders, is whole, loads, and translates a sentence.

    Exit status 1 if one does not.
    """
    from l10n.translate.packaging.listing import listed
    from l10n.translate.packaging.verify import verify as tried

    config = _config(folder)
    here = listed(config.model_paths if config else ())
    found = [tried(path) for path in packages or [each.path for each in here]]
    if as_json:
        data = [
            {"path": str(each.path), "ok": each.ok, "steps": [asdict(step) for step in each.steps]}
            for each in found
        ]
        click.echo(_dumped(data))
    else:
        for each in found:
            said = f"ok, {each.steps[-1].detail}" if each.ok else f"failed, {each.fault}"
            click.echo(visible(f"{each.path}: {said}"))
    if all(each.ok for each in found):
        return 0
    click.echo("what failed can't be used: get it again, and install it with --replace", err=True)
    return 1


model.add_command(install.install)

COMMANDS = (model,)


def _config(folder: Path) -> Config | None:
    """The configuration of the project around `folder`; None outside a project."""
    from l10n import config
    from l10n.errors import ConfigError

    try:
        root = config.find_root(folder)
    except ConfigError:
        return None
    return config.load(root)


def _uses(config: Config | None, found: tuple[Listed, ...]) -> dict[Path, list[str]]:
    """The languages that each package is used for: of the project, or the pairs there are."""
    from l10n.translate.packaging.listing import winners

    if config:
        pairs = {code: (config.source_language, code) for code in config.languages}
    else:
        whole = [each.package for each in found if each.package]
        pairs = {
            f"{each.from_code}→{each.to_code}": (each.from_code, each.to_code) for each in whole
        }
    uses: dict[Path, list[str]] = {}
    for label, (source, target) in sorted(pairs.items()):
        for path in winners(source, target, config.model_paths if config else ()):
            uses.setdefault(path, []).append(label)
    return uses


def _unserved(config: Config | None, uses: dict[Path, list[str]]) -> list[str]:
    served = {label for labels in uses.values() for label in labels}
    return [code for code in config.languages if code not in served] if config else []


def _as_data(each: Listed, uses: dict[Path, list[str]]) -> dict[str, Any]:
    package = each.package
    return {
        "name": package.name if package else None,
        "version": package.version if package else None,
        "from_code": package.from_code if package else None,
        "to_code": package.to_code if package else None,
        "origin": each.origin,
        "path": str(each.path),
        "used_for": uses.get(each.path, []),
        "fault": each.fault or None,
    }


def _dumped(data: Any) -> str:
    """JSON that can be written as UTF-8, whatever the names of files are made of."""
    text = json.dumps(data, default=str, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode()


def _list_offers(url: str, as_json: bool) -> None:
    _, offers = install.offers(url)
    if as_json:
        data = [asdict(each) for each in offers]
        click.echo(_dumped(data))
        return
    for each in offers:
        link = each.links[0] if each.links else "(no http or https link)"
        click.echo(visible(f"{each.name:24} {each.version:6} {link}"))
