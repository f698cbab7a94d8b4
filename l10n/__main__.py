"""`python -m l10n`: the same as the command `l10n`."""

from l10n.cli import main

main()
