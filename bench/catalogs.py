"""Catalogs of 20,000 entries: parse, save, compile and merge, against the tools of the field.

The commands are run where they are installed: msgfmt and msgmerge (gettext), pot2po
(translate-toolkit). A merge that is not done within the limit is printed as such.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import polib
from babel.messages import mofile, pofile

from bench.corpus import sentences
from bench.figures import Figure, peak_memory, table, timed
from l10n.catalog.mo import compile_catalog
from l10n.catalog.po import Catalog, Record, parse
from l10n.catalog.update import update
from l10n.model import Entry

ENTRIES = 20_000
CHANGED = 1_548
LIMIT = 300
"""Seconds that a merge by another tool may take."""
_HEADER = "Language: es\nContent-Type: text/plain; charset=UTF-8\n"


def measure() -> None:
    """Print the figures of the four tasks."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = _catalog([Entry(text, f"ES {text}") for text in sentences(ENTRIES)])
        path = folder / "a.po"
        path.write_bytes(made.dump())
        print(f"{ENTRIES:,} entries, {path.stat().st_size / 1e6:.1f} MB, median of 3 runs")
        _parse_and_save(path)
        _compile(path, folder)
        _merge(path, folder)
    print(f"\npeak memory of this process: {peak_memory():.0f} MiB")


def _catalog(entries: list[Entry]) -> Catalog:
    return Catalog((Record(Entry("", _HEADER)),)).replaced(entries)


def _parse_and_save(path: Path) -> None:
    ours, made = timed("l10n", lambda: parse(path.read_bytes(), "a.po"))
    theirs, file = timed("polib", lambda: polib.pofile(str(path)))
    with path.open("rb") as stream:
        babel, other = timed("Babel", lambda: (stream.seek(0), pofile.read_po(stream))[1], runs=1)
    table("parse", ours, [theirs, babel])
    out = path.with_name("out.po")
    saved, _ = timed("l10n", lambda: out.write_bytes(made.dump()))
    theirs, _ = timed("polib", lambda: file.save(str(out)), runs=1)
    with out.open("wb") as stream:
        babel, _ = timed("Babel", lambda: pofile.write_po(stream, other), runs=1)
    table("save, nothing changed", saved, [theirs, babel])
    both, _ = timed("l10n", lambda: out.write_bytes(parse(path.read_bytes(), "a.po").dump()))
    theirs, _ = timed("polib", lambda: polib.pofile(str(path)).save(str(out)), runs=1)
    table("load and save", both, [theirs])


def _compile(path: Path, folder: Path) -> None:
    made = parse(path.read_bytes(), "a.po")
    file = polib.pofile(str(path))
    with path.open("rb") as stream:
        other = pofile.read_po(stream)
    target = folder / "a.mo"
    ours, _ = timed(
        "l10n, from a loaded catalog", lambda: target.write_bytes(compile_catalog(made))
    )
    others = [
        _command("msgfmt, whole run", ["msgfmt", "-o", str(target), str(path)]),
        timed("polib, from a loaded catalog", lambda: file.save_as_mofile(str(target)), runs=1)[0],
        timed("Babel, from a loaded catalog", lambda: mofile.write_mo(BytesIO(), other), runs=1)[0],
    ]
    table("compile", ours, [figure for figure in others if figure])
    project = _project(folder / "project", path)
    whole = _command(
        "l10n compile, whole run",
        [sys.executable, "-m", "l10n", "compile", "-q", "-C", str(project)],
    )
    msgfmt = _command("msgfmt, whole run", ["msgfmt", "-o", str(target), str(path)])
    if whole and msgfmt:
        table("compile from disk", whole, [msgfmt])


def _project(folder: Path, catalog: Path) -> Path:
    """A project whose one readout has the catalog."""
    (folder / "source").mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[tool.l10n]\nname = "Bench"\n', encoding="utf-8")
    (folder / "source" / "a.txt").write_text("Title\n\nText.\n", encoding="utf-8")
    target = folder / "locales" / "es" / "LC_MESSAGES" / "a.po"
    target.parent.mkdir(parents=True)
    shutil.copy(catalog, target)
    return folder


def _merge(path: Path, folder: Path) -> None:
    old = parse(path.read_bytes(), "a.po")
    texts = [entry.msgid for entry in old.entries]
    step = len(texts) // CHANGED
    for number, position in enumerate(range(0, step * CHANGED, step)):
        words = texts[position].split()
        words[len(words) // 2 : len(words) // 2] = ["also", f"{number}"]
        texts[position] = " ".join(words)
    template = [Entry(text) for text in texts]
    target = folder / "a.pot"
    target.write_bytes(_catalog([replace(entry, msgstr="") for entry in template]).dump())
    ours, result = timed("l10n", lambda: update(old, template))
    print(f"\nmerge: {CHANGED:,} messages changed; {result.changed:,} took over a translation")
    out = str(folder / "merged.po")
    commands = {
        "pot2po": ["pot2po", "--progress=none", "-t", str(path), str(target), out],
        "msgmerge": ["msgmerge", "--quiet", "-o", out, str(path), str(target)],
    }
    others = [_command(name, command, runs=1) for name, command in commands.items()]
    table("merge", ours, [figure for figure in others if figure])


def _command(name: str, command: list[str], runs: int = 3) -> Figure | None:
    """How long the command took, or at least how long it was given; None if it is not here."""
    if shutil.which(command[0]) is None:
        print(f"  {name}: not installed, left out")
        return None
    start = time.perf_counter()
    try:
        return timed(
            name,
            lambda: subprocess.run(command, check=True, capture_output=True, timeout=LIMIT),
            runs=runs,
        )[0]
    except subprocess.TimeoutExpired:
        return Figure(f"{name}, unfinished", time.perf_counter() - start)
