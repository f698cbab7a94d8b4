"""What the machine itself has said of its draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.catalog import states
from l10n.checks.rule import Pair
from l10n.model import Severity

_TOLD = re.compile(r"term: |“.+” (?:of the source is missing|is not in the source)$")
"""What the checks of terms and numbers find by themselves."""


class DraftProblem:
    """What the machine may have lost or misplaced in a draft that no one has touched."""

    name = "draft-problem"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each problem that the draft's comments state, but for those that other checks find."""
        yield from (problem for problem in states.problems(pair.entry) if not _TOLD.match(problem))
