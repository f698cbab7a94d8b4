"""The last stage of the spine: a job's pages, and the index of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from l10n.catalog import states
from l10n.catalog.po import Catalog
from l10n.job import Job
from l10n.model import Key, State
from l10n.project import Project
from l10n.render import pages
from l10n.render.pages import Page
from l10n.render.site import Site


def site(project: Project, chrome: Job) -> Site:
    """What every page has in common: the project's settings, and the reviewed strings."""
    config = project.config
    return Site(
        name=config.name,
        languages=config.languages,
        source_language=config.source_language,
        base_url=config.base_url,
        strings={language: _reviewed(catalog) for language, catalog in chrome.catalogs.items()},
    )


def render(project: Project, job: Job, *, site: Site, release: bool) -> Job:
    """The job with its pages to be written, and what the index of pages says of it."""
    if job.readout is None:
        raise ValueError("render needs a readout")
    translations = {
        language: {
            entry.key: states.translation(entry) for entry in catalog.entries if not entry.obsolete
        }
        for language, catalog in job.catalogs.items()
    }
    rendered = pages.render_readout(job.readout, job.segments, translations, site, release=release)
    made = _below_output(project, rendered.pages)
    return replace(job, summary=rendered.summary, files={**job.files, **made})


def render_index(project: Project, chrome: Job, jobs: Sequence[Job], site: Site) -> Job:
    """The page chrome's job with the index of the jobs' pages, and the files that pages share."""
    summaries = [job.summary for job in jobs if job.summary is not None]
    made = _below_output(project, (pages.render_index(summaries, site), *pages.assets()))
    return replace(chrome, files={**chrome.files, **made})


def _below_output(project: Project, pages: Iterable[Page]) -> dict[Path, bytes]:
    return {project.paths.output / page.name: page.data for page in pages}


def _reviewed(catalog: Catalog) -> Mapping[Key, str]:
    return {
        entry.key: entry.msgstr
        for entry in catalog.entries
        if states.state(entry) is State.REVIEWED
    }
