"""The command line: parse, call, print, exit code. Nothing below it prints or exits."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from io import StringIO

import click

from l10n import __version__
from l10n.cli import check, evaluate, glossary, memory, model, people, review, spine, start
from l10n.cli.common import shown
from l10n.errors import L10nError

EXIT_ERROR = 2
"""Wrong usage, configuration or input: nothing was done."""
EXIT_INTERRUPTED = 130
"""Stopped by Ctrl-C, as a shell reports it."""
EXIT_SIGNAL = 128
"""Stopped by a signal: so much and its number, as a shell reports it."""


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
    for stop in ("SIGTERM", "SIGHUP"):
        _exit_on(stop)
    try:
        sys.exit(_status())
    except OSError as error:
        # What no command expects: stdout takes nothing, or the current folder is gone.
        _give_up_stdout()
        sys.exit(_failed(f"{error.filename or 'the system says'}: {error.strerror or error}"))


def _status() -> int:
    """The exit status of the command, whose errors are printed."""
    try:
        status = cli.main(prog_name="l10n", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        told = StringIO()
        error.show(told)
        click.echo("\n".join(map(shown, told.getvalue().splitlines())), err=True)
        return error.exit_code
    except L10nError as error:
        return _failed(str(error))
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; what was written is whole", err=True)
        return EXIT_INTERRUPTED
    return status if isinstance(status, int) else 0


def _failed(text: str) -> int:
    click.echo(f"error: {shown(text)}", err=True)
    return EXIT_ERROR


def _exit_on(name: str) -> None:
    """Let a signal that asks to end unwind what is at work, as Ctrl-C does."""

    def stop(number: int, _frame: object) -> None:
        raise SystemExit(EXIT_SIGNAL + number)

    number = getattr(signal, name, None)  # Windows has not all of them; nohup ignores one.
    if number and signal.getsignal(number) == signal.SIG_DFL:
        signal.signal(number, stop)


def _give_up_stdout() -> None:
    """Keep Python from writing again, at its end, to a file that takes nothing."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
