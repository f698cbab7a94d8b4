"""What the machine itself has said of its draft."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.catalog import states
from l10n.checks.rule import Pair
from l10n.model import Severity


class DraftProblem:
    """What the machine may have lost or misplaced in a draft that no one has touched."""

    name = "draft-problem"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each problem that the draft's comments state."""
        yield from states.problems(pair.entry)
