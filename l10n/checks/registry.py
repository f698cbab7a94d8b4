"""Every check, and running them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from l10n.checks.addresses import Urls
from l10n.checks.capitals import Capitals
from l10n.checks.characters import ControlCharacters, MixedScript
from l10n.checks.consistency import Inconsistent, MachineUnchanged
from l10n.checks.drafted import DraftProblem
from l10n.checks.inline import Markup, Placeholders, Tags
from l10n.checks.language import Untranslated, WrongLanguage
from l10n.checks.names import Names
from l10n.checks.numbers import Numbers
from l10n.checks.punctuation import Brackets, EndPunctuation, OpeningMarks, Quotes
from l10n.checks.rule import CatalogCheck, Check, pairs
from l10n.checks.size import Length
from l10n.checks.spacing import DoubleSpace, EdgeSpace, RepeatedWord
from l10n.checks.terms import Terms
from l10n.glossary import Glossary
from l10n.model import Entry, Finding

CHECKS: tuple[Check, ...] = (
    Tags(),
    Placeholders(),
    Markup(),
    Numbers(),
    Urls(),
    Terms(),
    Names(),
    Untranslated(),
    WrongLanguage(),
    Length(),
    RepeatedWord(),
    DoubleSpace(),
    EdgeSpace(),
    EndPunctuation(),
    OpeningMarks(),
    Quotes(),
    Brackets(),
    Capitals(),
    ControlCharacters(),
    MixedScript(),
    MachineUnchanged(),
    DraftProblem(),
)
"""The rules on one translation, in the order of their findings."""

CATALOG_CHECKS: tuple[CatalogCheck, ...] = (Inconsistent(),)
"""The rules on entries taken together."""

_WAIVER = re.compile(r"\s*ignore:(.*)")


def check(
    entries: Iterable[Entry],
    *,
    path: str,
    language: str,
    glossary: Glossary,
    source_language: str = "en",
    checks: Sequence[Check] = CHECKS,
    catalog_checks: Sequence[CatalogCheck] = CATALOG_CHECKS,
) -> tuple[Finding, ...]:
    """What the checks find in the entries of the catalog `path`, by line.

    Entries that are obsolete or not translated are left out; fuzzy ones are not. `language` is the
    catalog's locale. A comment `ignore: <check>, <check>` on an entry waives those checks.
    """
    seen = [entry for entry in entries if not entry.obsolete and any(entry.translations)]
    found = [
        _finding(rule, path, entry, message)
        for entry in seen
        for rule, message in _examined(entry, checks, language, source_language, glossary)
    ]
    for catalog_rule in catalog_checks:
        for index, message in catalog_rule.examine(seen):
            if catalog_rule.name not in waived(seen[index]):
                found.append(_finding(catalog_rule, path, seen[index], message))
    return tuple(sorted(found, key=lambda finding: finding.line))


def waived(entry: Entry) -> frozenset[str]:
    """The names of the checks that a translator has waived for the entry."""
    lists = [match[1] for line in entry.comments if (match := _WAIVER.fullmatch(line))]
    return frozenset(name for text in lists for name in re.split(r"[,\s]+", text.strip()) if name)


def _examined(
    entry: Entry, checks: Sequence[Check], language: str, source_language: str, glossary: Glossary
) -> Iterator[tuple[Check, str]]:
    skip = waived(entry)
    for pair in pairs(entry, language=language, source_language=source_language, glossary=glossary):
        for rule in checks:
            if rule.name not in skip:
                for message in rule.examine(pair):
                    yield rule, message


def _finding(rule: Check | CatalogCheck, path: str, entry: Entry, message: str) -> Finding:
    return Finding(rule.name, rule.severity, path, entry.line, entry.msgid, message)
