"""Every check on its passing and failing translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.checks import CATALOG_CHECKS, CHECKS, check
from l10n.glossary import Glossary
from tests.checks.examples import FOLDER, Example, read

RULES = [*(rule.name for rule in CHECKS), *(rule.name for rule in CATALOG_CHECKS)]
FILES = sorted((FOLDER / "pairs").glob("*.txt"))
EXAMPLES = [(path.stem, example) for path in FILES for example in read(path)]
GLOSSARY = Glossary.load(Path(__file__).parents[2] / "locales" / "es" / "glossary.csv")
ENOUGH = 10


@pytest.mark.parametrize(
    ("name", "example"),
    EXAMPLES,
    ids=[f"{name}:{example.line}" for name, example in EXAMPLES],
)
def test_check_tells_good_from_bad(name: str, example: Example) -> None:
    found = check(example.entries, path="a.po", language="es", glossary=GLOSSARY)
    mine = [finding.message for finding in found if finding.check == name]
    assert bool(mine) is (example.section == "fail"), mine or example.entries


def test_every_check_has_enough_examples_of_both_kinds() -> None:
    for name in RULES:
        sections = [example.section for check_name, example in EXAMPLES if check_name == name]
        assert sections.count("pass") >= ENOUGH, name
        assert sections.count("fail") >= ENOUGH, name
    assert {path.stem for path in FILES} == set(RULES)
