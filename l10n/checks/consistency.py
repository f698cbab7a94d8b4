"""What an entry's neighbours and its comments tell."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from l10n.checks.rule import Pair
from l10n.model import Entry, Severity

_DRAFT = re.compile(r"\s*machine: .*\bsha=([0-9a-f]{8})\s*")
_EDGES = " .:;,!?¡¿…"


class MachineUnchanged:
    """A reviewed translation that is a machine's draft, letter for letter."""

    name = "machine-unchanged"
    severity = Severity.NOTE

    def examine(self, pair: Pair) -> Iterator[str]:
        """A note where the digits of the draft's comment are still those of the text."""
        if pair.entry.fuzzy:
            return
        digest = hashlib.sha256(pair.msgstr.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        for line in pair.entry.comments:
            if (match := _DRAFT.fullmatch(line)) and match[1] == digest:
                yield "reviewed, and the same as the machine's draft; read it once more"
                return


class Inconsistent:
    """One source text that is translated in two ways."""

    name = "inconsistent"
    severity = Severity.WARNING

    def examine(self, entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
        """Each entry whose translation differs from that of the first one with its text.

        Capitals, spaces and the marks at the ends do not count. A msgctxt asks for two
        translations, so that only entries with the same one are compared.
        """
        first: dict[tuple[str | None, str], Entry] = {}
        for index, entry in enumerate(entries):
            if entry.msgid_plural is not None:
                continue
            known = first.setdefault((entry.msgctxt, _folded(entry.msgid)), entry)
            if _folded(known.msgstr) != _folded(entry.msgstr):
                place = known.references[0] if known.references else f"line {known.line}"
                yield index, f"the same text is translated “{known.msgstr}” in {place}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_EDGES)
