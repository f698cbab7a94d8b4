"""Messages and words as msgfmt and pocount count them, on catalogs of every kind.

`make referees` brings the files of Debian packages, which no one here wrote.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from l10n.review.word_count import words
from tests.browser import needed
from tests.conftest import SETTINGS, l10n, write_tree

REFEREES = Path(__file__).parents[1] / "referees" / "po"
DEBIAN = (
    "dpkg--dselect_po_da.po",
    "hello--po_fi.po",
    "sed--po_ga.po",
    "tar--po_sl.po",
    "wget--po_es.po",
)
HEADER = 'msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
MADE = {
    "plural": (
        'msgid "one visit to the U.S. border"\nmsgid_plural "{n} visits, 3,000.5 in all"\n'
        'msgstr[0] "una visita"\nmsgstr[1] "{n} visitas"\n\n'
        'msgid "one more"\nmsgid_plural "{n} more"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    ),
    "obsolete": (
        'msgid "It is here – still; see user@example.gov or https://example.gov/a."\n'
        'msgstr "Está aquí."\n\n#~ msgid "It is gone now."\n#~ msgstr "Ya no está."\n'
    ),
    "fuzzy": (
        '#, fuzzy\nmsgid "At 10:30 a.m. the “Secretary” spoke…"\nmsgstr "La secretaria habló."\n\n'
        '#, fuzzy\n#| msgid "Old text."\nmsgid "New text: <b1>bold</b1> & <a1>a link</a1>."\n'
        'msgstr "Texto."\n\nmsgid "Not yet, No. 5."\nmsgstr ""\n'
    ),
    "context": (
        'msgctxt "verb"\nmsgid "Share"\nmsgstr "Compartir"\n\n'
        'msgctxt "noun"\nmsgid "Share"\nmsgstr "Acción"\n\n'
        'msgid "A line\\nand a <br>break, <standard error>, $5 million — 100%"\nmsgstr "x"\n'
    ),
    "empty": "",
}


def project(folder: Path, catalogs: dict[str, bytes]) -> Path:
    """A project with these catalogs, by slug."""
    tree = {f"source/{slug}.txt": b"A Title\n" for slug in catalogs}
    tree |= {f"locales/es/LC_MESSAGES/{slug}.po": data for slug, data in catalogs.items()}
    return write_tree(folder, {"pyproject.toml": SETTINGS, **tree})


def ours(folder: Path) -> dict[str, Any]:
    """The rows of `l10n status --json`, by slug."""
    rows = json.loads(l10n(folder, "status", "--json").out)["readouts"]
    return {row["readout"]: row for row in rows}


def grouped(counts: dict[str, int]) -> tuple[int, int, int]:
    """Translated, fuzzy and untranslated."""
    drafts = sum(counts[state] for state in ("machine", "memory", "edited", "stale"))
    return counts["reviewed"], drafts, counts["untranslated"]


def of_msgfmt(path: Path) -> tuple[int, int, int]:
    """The messages of a file by `msgfmt --statistics`: translated, fuzzy and untranslated."""
    command = ["msgfmt", "--statistics", "-o", os.devnull, str(path)]
    environment = os.environ | {"LC_ALL": "C"}
    said = subprocess.run(
        command, env=environment, capture_output=True, check=True, encoding="utf-8"
    ).stderr
    found = {
        name: int(count)
        for count, name in re.findall(r"(\d+) (translated|fuzzy|untranslated)", said)
    }
    return found.get("translated", 0), found.get("fuzzy", 0), found.get("untranslated", 0)


def of_pocount(path: Path) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The messages and the source words of a file by pocount, in the same order."""
    pocount = needed("pocount", shutil.which("pocount"))
    done = subprocess.run(
        [pocount, "--csv", path.name],
        cwd=path.parent,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    head, row = (line.split(",") for line in done.stdout.splitlines()[:2])
    cells = {name.strip(): cell for name, cell in zip(head, row, strict=False)}
    kinds = ("Translated", "Fuzzy", "Untranslated")
    messages = tuple(int(cells[f"{kind} Messages"]) for kind in kinds)
    source = tuple(int(cells[f"{kind} Source Words"]) for kind in kinds)
    return (messages[0], messages[1], messages[2]), (source[0], source[1], source[2])


def agrees(folder: Path, slugs: list[str]) -> None:
    rows = ours(folder)
    assert sorted(rows) == sorted(slugs)
    for slug in slugs:
        path = folder / "locales" / "es" / "LC_MESSAGES" / f"{slug}.po"
        messages, source = of_pocount(path)
        assert grouped(rows[slug]["messages"]) == messages == of_msgfmt(path), slug
        assert grouped(rows[slug]["words"]) == source, slug


def test_catalogs_of_every_kind(tmp_path: Path) -> None:
    catalogs = {slug: f"{HEADER}\n{text}".encode() for slug, text in MADE.items()}
    agrees(project(tmp_path, catalogs), list(MADE))


def test_catalogs_that_no_one_here_wrote(tmp_path: Path) -> None:
    for name in DEBIAN:
        needed(name, (REFEREES / name).is_file())
    catalogs = {name.partition("--")[0]: (REFEREES / name).read_bytes() for name in DEBIAN}
    agrees(project(tmp_path, catalogs), list(catalogs))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("one two", 2),
        ("well-known fact", 2),
        ("a — b", 3),
        ("a - b", 2),
        ("U.S. law", 1),
        ("<a1>one</a1> two", 2),
        ("<standard error>", 2),
        ("“quoted” word", 2),
        ("3,000.5 dollars", 2),
    ],
)
def test_words(text: str, expected: int) -> None:
    assert words(text) == expected
