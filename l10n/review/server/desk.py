"""What a reviewer of one language has at hand: the checks' findings and the glossary's terms.

An entry takes the checks some milliseconds, so each is looked at once, and what was found is kept
as long as the glossary is the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Timer

from markupsafe import Markup

from l10n.checks import CATALOG_CHECKS, CHECKS, check, waived
from l10n.glossary import Glossary
from l10n.model import Entry, Finding
from l10n.review.server import marks
from l10n.review.server.marks import Asked, TermFinder

_MOST = 50_000
"""Entries whose findings, and sentences whose terms, are remembered."""

_LATER = 0.5
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message and its translation as HTML, with what the glossary asks for."""

    source: Markup
    target: Markup
    asked: tuple[Asked, ...]


class Desk:
    """The findings and terms of one language, under one glossary."""

    def __init__(self, language: str, source_language: str, glossary: Glossary) -> None:
        self._language = language
        self._source_language = source_language
        self._glossary = glossary
        self._findings: dict[Hashable, tuple[Finding, ...]] = {}
        self._finder = TermFinder(glossary)
        self._looking = Timer(0, lambda: None)
        self._sentences: dict[tuple[str, str], Sentence] = {}

    def findings(self, entry: Entry) -> tuple[Finding, ...]:
        """What the checks find in the entry by itself."""
        key = _content(entry)
        found = self._findings.get(key)
        if found is None:
            found = check(
                [entry],
                path="",
                language=self._language,
                glossary=self._glossary,
                source_language=self._source_language,
                checks=CHECKS,
                catalog_checks=(),
            )
            if len(self._findings) >= _MOST:
                self._findings.clear()
            self._findings[key] = found
        return found

    def known(self, entry: Entry) -> tuple[Finding, ...] | None:
        """The same, or None if the checks have not looked at it yet."""
        return self._findings.get(_content(entry))

    def look(self, entries: Iterable[Entry], *, at_once: int) -> None:
        """Look at those of the entries that are new: here if few, else in the background.

        That begins a moment later, when the page that is being made has gone out.
        """
        new = [entry for entry in entries if self.known(entry) is None]

        def look() -> None:
            for entry in new:
                self.findings(entry)

        if len(new) <= at_once:
            look()
        elif not self._looking.is_alive():
            self._looking = Timer(_LATER, look)
            self._looking.daemon = True
            self._looking.start()

    def together(self, entries: Sequence[Entry]) -> Mapping[int, tuple[Finding, ...]]:
        """What the checks find in the entries of a catalog taken together, by line."""
        seen = [entry for entry in entries if any(entry.translations)]
        found: dict[int, tuple[Finding, ...]] = {}
        for rule in CATALOG_CHECKS:
            for index, message in rule.examine(seen):
                entry = seen[index]
                if rule.name not in waived(entry):
                    new = Finding(rule.name, rule.severity, "", entry.line, entry.msgid, message)
                    found[entry.line] = (*found.get(entry.line, ()), new)
        return found

    def sentence(self, msgid: str, msgstr: str) -> Sentence:
        """The message and its translation with the glossary's terms marked."""
        found = self._sentences.get((msgid, msgstr))
        if found is None:
            terms = self._finder.terms(msgid, msgstr)
            found = Sentence(
                marks.html(msgid, terms.source), marks.html(msgstr, terms.target), terms.asked
            )
            if len(self._sentences) >= _MOST:
                self._sentences.clear()
            self._sentences[msgid, msgstr] = found
        return found


def _content(entry: Entry) -> Hashable:
    """What the checks look at in an entry, and no more: an edit elsewhere changes the rest."""
    return (
        entry.msgid,
        entry.msgid_plural,
        entry.translations,
        entry.msgctxt,
        entry.comments,
        entry.flags,
    )
