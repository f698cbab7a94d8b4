"""The spine: what happens to a readout, in order. Nothing else knows that order.

    source/* -> read -> extract -> update -> translate -> compile -> render -> output/*
                Readout Segment    Catalog   drafts       .mo        pages

A stage takes jobs, one a readout, and gives them back with more filled in. Everything is gathered
before anything is written, so a readout that fails leaves its files as they were, and the others
go on without it.
"""

from __future__ import annotations

from l10n.job import Options, Progress, Result, silent
from l10n.model import Finding
from l10n.project import Project
from l10n.run import Run


def extract(project: Project, options: Options, progress: Progress = silent) -> Result:
    """Write the templates of the readouts and of the page chrome."""
    run = Run(project, options, progress)
    return run.write(run.extract(run.read(run.found())))


def update(project: Project, options: Options, progress: Progress = silent) -> Result:
    """Write the templates, and merge them into the catalogs."""
    run = Run(project, options, progress)
    return run.write(run.update(run.load(run.extract(run.read(run.found())))))


def translate(project: Project, options: Options, progress: Progress = silent) -> Result:
    """Fill the empty entries of the catalogs that are on disk."""
    run = Run(project, options, progress)
    return run.write(run.translate(run.load(run.found())))


def compile_(project: Project, options: Options, progress: Progress = silent) -> Result:
    """Write the compiled catalogs of the catalogs that are on disk."""
    run = Run(project, options, progress)
    return run.write(run.compiled(run.load(run.found())))


def render(project: Project, options: Options, progress: Progress = silent) -> Result:
    """Write the pages of the readouts, with the catalogs that are on disk."""
    run = Run(project, options, progress)
    return run.write(run.render(run.load(run.read(run.found()))))


def build(project: Project, options: Options, progress: Progress = silent) -> Result:
    """The whole spine, from the source files to the pages."""
    run = Run(project, options, progress)
    jobs = run.load(run.extract(run.read(run.found())))
    jobs = run.translate(run.update(jobs))
    jobs = run.render(run.compiled(jobs))
    return run.tidy(run.write(jobs))


def status(project: Project, options: Options, progress: Progress = silent) -> Result:
    """What the catalogs on disk hold. Writes nothing."""
    run = Run(project, options, progress)
    return run.result(run.load(run.found()))


def check(
    project: Project, options: Options, progress: Progress = silent
) -> tuple[Result, tuple[Finding, ...]]:
    """What the checks find in the catalogs on disk. Writes nothing."""
    run = Run(project, options, progress)
    jobs = run.load(run.found())
    findings = run.check(jobs)
    return run.result(jobs), findings
