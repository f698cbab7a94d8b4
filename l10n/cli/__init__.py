"""The command line: parse, call, print, exit code. Nothing below it prints or exits."""

from __future__ import annotations

import sys

import click

from l10n import __version__
from l10n.cli import check, evaluate, glossary, memory, model, people, review, spine, start
from l10n.errors import L10nError

EXIT_ERROR = 2
"""Wrong usage, configuration or input: nothing was done."""
EXIT_INTERRUPTED = 130
"""Stopped by Ctrl-C, as a shell reports it."""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  l10n init demo && cd demo && l10n build    start a project and make its pages
  l10n status                                see what is left to review
  l10n build --release                       make pages of reviewed text only

Every command has its own help: l10n build --help
""",
)
@click.version_option(__version__, prog_name="l10n")
def cli() -> None:
    """Turn English press readouts into reviewed English and Spanish pages, offline."""


for module in (spine, check, people, review, glossary, memory, start, model, evaluate):
    for command in module.COMMANDS:
        cli.add_command(command)


def main() -> None:
    """Run the command named by the process's arguments, and exit with its status."""
    try:
        status = cli.main(prog_name="l10n", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except L10nError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(EXIT_ERROR)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; what was written is whole", err=True)
        sys.exit(EXIT_INTERRUPTED)
    sys.exit(status if isinstance(status, int) else 0)
