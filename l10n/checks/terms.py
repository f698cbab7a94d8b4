"""The glossary's terms."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.rule import Pair
from l10n.glossary import Status
from l10n.model import Severity

_SHOWN = 3


class Terms:
    """Glossary terms that are missing, forbidden, or changed though they are to be kept."""

    name = "terms"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each term of the source without its rendering, and each forbidden rendering.

        What is forbidden for one term is allowed where another term of the same text asks for it.
        """
        glossary = pair.glossary
        wanted = {match.term: None for match in glossary.matches(pair.source)}
        for term in wanted:
            if not glossary.renders(term, pair.target):
                if term.status is Status.KEEP:
                    yield f"“{term.source}” stays as it is, and is not in the translation"
                else:
                    yield f"“{term.source}” is rendered {_either(term.targets)} in the glossary"
        asked = {target for term in wanted for target in glossary.renderings(term, pair.target)}
        for term in glossary.forbids(pair.source):
            for target in glossary.renderings(term, pair.target):
                if target not in asked:
                    yield f"“{term.source}” must not be rendered “{target}”: {term.note}"


def _either(targets: tuple[str, ...]) -> str:
    """The first targets for a message; the glossary has the rest."""
    return " or ".join(f"“{target}”" for target in targets[:_SHOWN])
