"""Length."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.rule import Pair
from l10n.model import Severity

_SLACK = 12
"""Characters by which any text may be longer or shorter."""
_FACTOR = 1.9
"""How many times the usual length a text may be, or be shorter than it."""
_FACTOR_UNKNOWN = 3.5
"""The same for a language whose usual length is not known."""


class Length:
    """A translation that is much shorter or longer than usual."""

    name = "length"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """The two lengths, where the translation is out of range."""
        usual = pair.target_lexicon.length
        factor = _FACTOR if usual else _FACTOR_UNKNOWN
        expected = len(pair.source.strip()) * (usual or 1.0)
        got = len(pair.target.strip())
        least, most = round(expected / factor) - _SLACK, round(expected * factor) + _SLACK
        if not least <= got <= most:
            limit = f"at least {least}" if got < least else f"at most {most}"
            yield f"{got} characters for {len(pair.source)} of the source (expected {limit})"
