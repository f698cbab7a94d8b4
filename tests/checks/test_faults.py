"""A clean catalog gives no finding, and faults put into it are found by the right check."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from random import Random

from l10n.checks import check
from l10n.glossary import Glossary
from l10n.model import Entry, Finding
from tests.checks.examples import FOLDER, read
from tests.checks.faults import FAULTS

CLEAN = tuple(entry for example in read(FOLDER / "clean.txt") for entry in example.entries)
GLOSSARY = Glossary.load(Path(__file__).parents[2] / "locales" / "es" / "glossary.csv")
COUNT = 200
LEAST_FOUND = 0.95


def examined(*entries: Entry) -> tuple[Finding, ...]:
    return check(entries, path="clean.po", language="es", glossary=GLOSSARY)


def faulty() -> list[tuple[str, str, Entry]]:
    """`COUNT` different faulty entries, each with its fault's name and the check to find it."""
    random = Random(2018)
    kinds = list(FAULTS.items())
    found: dict[tuple[str, str], tuple[str, str, Entry]] = {}
    while len(found) < COUNT:
        name, (check_name, fault) = kinds[len(found) % len(kinds)]
        for entry in random.sample(CLEAN, len(CLEAN)):
            msgstr = fault(entry.msgid, entry.msgstr, random)
            if msgstr is not None and (name, msgstr) not in found:
                found[name, msgstr] = (name, check_name, replace(entry, msgstr=msgstr))
                break
        else:
            kinds.remove((name, (check_name, fault)))
    return list(found.values())


def test_clean_catalog_has_no_finding() -> None:
    assert len(CLEAN) >= 60
    assert examined(*CLEAN) == ()


def test_injected_faults_are_found_by_the_right_check() -> None:
    faults = faulty()
    assert len(faults) == COUNT
    missed = [
        (name, wanted, entry)
        for name, wanted, entry in faults
        if wanted not in {finding.check for finding in examined(entry)}
    ]
    kinds = len({name for name, _, _ in faults})
    lines = [f"{COUNT - len(missed)} of {COUNT} faults of {kinds} kinds found; missed:"]
    lines += [
        f"  {name} ({wanted}): {entry.msgid} → {entry.msgstr}" for name, wanted, entry in missed
    ]
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert len(missed) <= COUNT * (1 - LEAST_FOUND)
