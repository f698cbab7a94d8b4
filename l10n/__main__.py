"""`python -m l10n`, and the command `l10n`."""

import sys


def main() -> None:
    """Run the command line; a Ctrl-C while it is still being loaded ends without a word too."""
    try:
        from l10n.cli import main as run  # noqa: PLC0415 - what may be interrupted
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
