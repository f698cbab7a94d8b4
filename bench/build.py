"""The whole build of a project of many readouts: from nothing, and again with nothing to do."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path

from bench.corpus import sentences
from bench.figures import peak_memory, table, timed
from l10n import pipeline
from l10n.job import Options, Result
from l10n.project import Project, open_project

READOUTS = 100
PARAGRAPHS = 4
SENTENCES = 3


def measure() -> None:
    """Print the figures of a first build, of one after an edit, and of one with nothing to do."""
    with tempfile.TemporaryDirectory() as name:
        project = _project(Path(name))
        print(f"{READOUTS} readouts of {PARAGRAPHS * SENTENCES + 1} messages")
        first, result = timed("first build", lambda: _build(project), runs=1)
        _edit(project)
        edited, after = timed("one sentence edited", lambda: _build(project), runs=1)
        again, last = timed("nothing to do", lambda: _build(project))
        table("build", again, [edited, first])
        rate = result.drafted / first.seconds
        print(f"  {result.drafted} sentences drafted at first ({rate:.0f} a second, all stages)")
        print(f"  {after.drafted} sentence drafted and {len(after.changes)} files after the edit")
        print(f"  {last.drafted} drafted and {len(last.changes)} files with nothing to do")
        print(f"  peak memory {peak_memory():.0f} MiB")


def _project(folder: Path) -> Project:
    (folder / "source").mkdir()
    (folder / "pyproject.toml").write_text('[tool.l10n]\nname = "Bench"\n', encoding="utf-8")
    texts = sentences(READOUTS * PARAGRAPHS * SENTENCES)
    for number in range(READOUTS):
        paragraphs = [" ".join(islice(texts, SENTENCES)) for _ in range(PARAGRAPHS)]
        title = f"Readout of Meeting {number + 1} on Regional Security"
        text = "\n\n".join([title, "Release Date: July 11, 2018", *paragraphs]) + "\n"
        (folder / "source" / f"meeting-{number:04}.txt").write_text(text, encoding="utf-8")
    return open_project(folder)


def _edit(project: Project) -> None:
    path = project.paths.source / "meeting-0007.txt"
    text = path.read_text(encoding="utf-8")
    head, _, last = text.rstrip().rpartition(" ")
    path.write_text(f"{head} new {last}\n", encoding="utf-8")


def _build(project: Project) -> Result:
    return pipeline.build(project, Options())
