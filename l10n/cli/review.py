"""The command for reviewers: review."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from l10n.cli import common


@click.command(
    short_help="Review translations on a page in the browser.",
    epilog="""\b
Examples:
  l10n review                         every readout
  l10n review 2018-07-11-visit        the page of one readout
  l10n review --port 9000 --no-open   at this port, in a browser that you open yourself
""",
)
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@common.project_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Serve at this port; 0 for any that is free.  [default: 8642, or any that is free]",
)
@click.option(
    "--open/--no-open",
    "browse",
    default=None,
    help="Open the page in the browser.  [default: if this is a terminal]",
)
def review(slugs: tuple[str, ...], folder: Path, port: int | None, browse: bool | None) -> int:
    """Show each readout beside its translation, to edit and approve sentence by sentence.

    Prints the page's address, which only this machine can open, and serves it until Ctrl-C. Edits
    are written to the catalogs in locales/ at once.
    """
    import webbrowser

    from l10n.review.server.serve import start

    server, address = start(
        common.opened(folder), slugs, port, lambda line: click.echo(line, err=True)
    )
    with server:
        click.echo(address)
        click.echo("open this address to review; Ctrl-C ends it", err=True)
        if sys.stderr.isatty() if browse is None else browse:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("ended; what was saved is on disk", err=True)
    return 0


COMMANDS = (review,)
