"""The command model install: from a file, a folder, an address, or a package index."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import transfer
from l10n.review.visible import visible

if TYPE_CHECKING:
    from l10n.translate.packaging.index import Offer
    from l10n.translate.packaging.install import Installed, Pair

_INDEX = "ARGOS_PACKAGE_INDEX"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What to download, and what it must turn out to be."""

    links: tuple[str, ...]
    pair: Pair | None = None
    size: int | None = None
    sha256: str | None = None


@click.command(
    short_help="Install a package from a file, a folder or a server.",
    epilog=f"""\b
Examples:
  l10n model install translate-en_es-1_0.argosmodel
  l10n model install https://mirror.example/translate-en_es-1_0.argosmodel
  l10n model install translate-en_es --index https://mirror.example/argos/index.json
  l10n model install downloaded.argosmodel --expect en_es --to models

The environment variable {_INDEX} may name the index too, as it does for Argos.
""",
)
@click.argument("source")
@click.option("--index", envvar=_INDEX, metavar="URL", help="Look SOURCE up in this package index.")
@click.option(
    "--to",
    "into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Put it into DIR instead of the folder of Argos.",
)
@click.option("--expect", metavar="PAIR", help="Refuse a package of other languages, as en_es.")
@click.option("--sha256", metavar="HEX", help="Refuse a file of another SHA-256.")
@click.option(
    "--replace", "over", is_flag=True, help="Replace a package of the same version that differs."
)
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def install(
    source: str,
    index: str | None,
    into: Path | None,
    expect: str | None,
    sha256: str | None,
    over: bool,
    quiet: bool,
) -> None:
    """Install the package SOURCE: a file, a folder, an address, or a name in a package index.

    It is checked before anything of it is unpacked, and must load and translate before it takes
    its place. A download that breaks off is taken up again by the next run.
    """
    from l10n.translate.packaging import install as packages

    place = home_of_packages() if into is None else into
    pair = _pair(expect)
    promised = _checksum(sha256)
    path = Path(source)
    if os.path.exists(source):  # noqa: PTH110 - never raises
        _check(path, promised)
        done = packages.install(path, place, expected=pair, replace=over)
    else:
        wanted = _wanted(source, index)
        pair = pair or wanted.pair
        with _downloaded(replace(wanted, sha256=promised or wanted.sha256), quiet=quiet) as file:
            done = packages.install(file, place, expected=pair, replace=over)
    _tell(done, used=into is None)


def home_of_packages() -> Path:
    """The folder that packages are installed in. Raises ConfigError for a user who has none."""
    from l10n.errors import ConfigError
    from l10n.translate.packages import installed_folder

    folder = installed_folder()
    if folder is None:
        raise ConfigError(
            "no home folder to keep packages in; name a folder in the variable ARGOS_PACKAGES_DIR"
        )
    return folder


def offers(url: str) -> tuple[str, tuple[Offer, ...]]:
    """The address of the index that `url` names, and what it offers."""
    from l10n.translate.packaging import index
    from l10n.translate.packaging.download import fetch

    address = index.address(url)
    return address, index.parse(fetch(address), address)


def _wanted(source: str, index: str | None) -> _Wanted:
    from l10n.errors import ConfigError
    from l10n.translate.packaging import web
    from l10n.translate.packaging.index import choose

    if web.is_address(source):
        return _Wanted((source,))
    if "://" in source:
        raise ConfigError(f"{source} is no address (expected http or https, and no password in it)")
    if index is None:
        raise ConfigError(
            f"no file or folder {source} (expected one, or an address; the name of a package "
            "needs --index URL)"
        )
    address, offered = offers(index)
    offer = choose(offered, source, address)
    return _Wanted(offer.links, (offer.from_code, offer.to_code), offer.size, offer.sha256)


@contextmanager
def _downloaded(wanted: _Wanted, *, quiet: bool) -> Iterator[Path]:
    """The package file, as long as the context lasts; its SHA-256 is printed."""
    from l10n.translate.packaging.download import fetched
    from l10n.translate.packaging.storage import named

    with ExitStack() as stack:
        with transfer.progress(quiet) as show:
            file = fetched(wanted.links, size=wanted.size, sha256=wanted.sha256, progress=show)
            done = stack.enter_context(file)
        click.echo(f"sha256 {done.sha256} {done.url}")
        with named(done.path, done.url):
            yield done.path


def _check(path: Path, sha256: str | None) -> None:
    """Print the SHA-256 of a file, and hold it against the one that is promised.

    Raises ModelError if it is another, or if `path` is a folder, which has none.
    """
    from l10n.errors import ModelError
    from l10n.translate.packaging.download import digest

    if path.is_dir():
        if sha256:
            raise ModelError("a folder, which has no SHA-256; leave --sha256 out", path=path)
        return
    got = digest(path)
    click.echo(f"sha256 {got} {visible(path.name)}")
    if sha256 and got != sha256:
        raise ModelError(
            f"has the SHA-256 {got} (expected {sha256}); get the file again", path=path
        )


def _checksum(stated: str | None) -> str | None:
    """The SHA-256 that the file must have, if one is stated."""
    from l10n.errors import ConfigError
    from l10n.translate.packaging import names

    if stated is None:
        return None
    found = names.checksum(stated)
    if not found:
        raise ConfigError(f'--sha256 is wrong (expected 64 hexadecimal digits, got "{stated}")')
    return found


def _pair(expect: str | None) -> Pair | None:
    """The codes in `en_es` or `translate-en_es`."""
    from l10n.errors import ConfigError
    from l10n.translate.packages import code

    if expect is None:
        return None
    source, _, target = code(expect.removeprefix("translate-")).partition("_")
    if not source or not target:
        raise ConfigError(f'--expect is wrong (expected a pair as en_es, got "{expect}")')
    return source, target


def _tell(done: Installed, *, used: bool) -> None:
    """Say where the package is, and what that means for the drafts to come."""
    from l10n.errors import ModelError
    from l10n.translate.packages import find

    package = done.package
    verb = "installed" if done.changed else "already installed"
    click.echo(visible(f"{verb} {package.name} {package.version} in {package.path}"))
    if not used:
        click.echo("name this folder in the key models of [tool.l10n] to use it", err=True)
        return
    try:
        chain = find(package.from_code, package.to_code)
    except ModelError as error:
        click.echo(visible(f"warning: it is not used: {error}"), err=True)
        return
    if package not in chain:
        other = chain[0].path
        click.echo(visible(f"another package is newer, and stays in use: {other}"), err=True)
