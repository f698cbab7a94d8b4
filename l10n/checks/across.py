"""The checks on a whole project: each catalog by itself, and all of a language together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from l10n.checks.registry import CATALOG_CHECKS, check, waived
from l10n.glossary import Glossary
from l10n.model import Entry, Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """The entries of a catalog that are to be checked."""

    path: str
    """The catalog, relative to the project folder, with `/`."""
    language: str
    entries: tuple[Entry, ...]


def check_all(
    catalogs: Sequence[Checked], glossaries: dict[str, Glossary], source_language: str = "en"
) -> tuple[Finding, ...]:
    """What the checks find in the catalogs, in their order and by line.

    A rule on entries taken together sees all the catalogs of a language at once: the same source
    translated two ways in two readouts is found in both.
    """
    found: list[Finding] = []
    for catalog in catalogs:
        found += check(
            catalog.entries,
            path=catalog.path,
            language=catalog.language,
            glossary=glossaries[catalog.language],
            source_language=source_language,
            catalog_checks=(),
        )
    by_language = sorted(catalogs, key=lambda catalog: catalog.language)
    for _, group in groupby(by_language, key=lambda catalog: catalog.language):
        found += _together(group)
    order = {catalog.path: number for number, catalog in enumerate(catalogs)}
    return tuple(sorted(found, key=lambda finding: (order[finding.path], finding.line)))


def _together(catalogs: Iterable[Checked]) -> Iterable[Finding]:
    placed = [
        (catalog.path, entry)
        for catalog in catalogs
        for entry in catalog.entries
        if any(entry.translations)
    ]
    entries = [entry for _, entry in placed]
    for rule in CATALOG_CHECKS:
        for index, message in rule.examine(entries):
            path, entry = placed[index]
            if rule.name not in waived(entry):
                yield Finding(rule.name, rule.severity, path, entry.line, entry.msgid, message)
