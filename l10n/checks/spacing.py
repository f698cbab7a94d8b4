"""Spaces and repeated words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.rule import Pair, quoted
from l10n.model import Severity

_REPEATED = re.compile(r"\b([^\W\d_]+(?: [^\W\d_]+){0,2})\s+\1\b", re.IGNORECASE)
_DOUBLES = frozenset({"bla", "muy", "sí", "yo"})
"""Words that people do say twice."""


class RepeatedWord:
    """A word or a few words written twice in a row."""

    name = "repeated-word"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each repetition that the source does not have."""
        known = {match[0].lower() for match in _REPEATED.finditer(pair.source)}
        for match in _REPEATED.finditer(pair.target):
            if match[0].lower() not in known and match[1].lower() not in _DOUBLES:
                yield f"{quoted([match[0]])} is written twice in a row"


class DoubleSpace:
    """Two spaces, or a tab, inside the translation."""

    name = "double-space"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """The first run of spaces, unless the source has one."""
        inner = re.compile(r"\S*(?:[ \u00a0\u202f]{2,}|\t)\S*")
        if (match := inner.search(pair.target.strip())) and not inner.search(pair.source.strip()):
            yield f"more than one space in {quoted([match[0]])}"


class EdgeSpace:
    """White space at the beginning or end that the source does not have, or has."""

    name = "edge-space"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each edge whose white space differs from the source's."""
        for edge, pattern in (("beginning", r"\A\s*"), ("end", r"\s*\Z")):
            wanted, found = re.findall(pattern, pair.source)[0], re.findall(pattern, pair.target)[0]
            if wanted != found:
                yield f"white space at the {edge} (expected {wanted!r}, got {found!r})"
