"""The stages of the spine, each a function from a job to the same job with more filled in.

They read what is on disk and decide what should be; only `project.write` writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from l10n import readers, segment
from l10n.catalog import header, mo, po, template
from l10n.catalog.po import Catalog
from l10n.catalog.update import update as merge
from l10n.errors import CatalogError
from l10n.job import Job
from l10n.project import Project


def read(project: Project, job: Job) -> Job:
    """The job with its readout, its segments and its messages.

    Raises ReadoutError if the source is no readout.
    """
    name = project.paths.relative(job.source)
    readout = readers.read(job.source, slug=job.slug, name=name)
    segments = segment.segment(readout, project.config.segmentation)
    entries = template.entries(segments, readout.path)
    return replace(job, readout=readout, segments=segments, template=entries)


def extract(project: Project, job: Job) -> Job:
    """The job with its template to be written."""
    made = header.empty(project.config).replaced(job.template).dump()
    return replace(job, files={**job.files, project.paths.template(job.slug): made})


def load(project: Project, job: Job) -> Job:
    """The job with the catalogs that are on disk, or empty ones for new languages.

    Raises CatalogError for one that is no valid PO file.
    """
    catalogs: dict[str, Catalog] = {}
    found = dict(job.found)
    for language in project.config.languages:
        path = project.paths.catalog(job.slug, language)
        data = found[path] = _bytes(project, path)
        empty = header.empty(project.config, language)
        if data is None:
            catalogs[language] = empty
        else:
            made = po.parse(data, project.paths.relative(path))
            catalogs[language] = made if made.header else made.headed(empty)
    return replace(job, catalogs=catalogs, found=found)


def update(project: Project, job: Job) -> Job:
    """The job with its template merged into its catalogs."""
    catalogs = {
        language: merge(catalog, job.template).catalog for language, catalog in job.catalogs.items()
    }
    return with_catalogs(project, job, catalogs)


def compiled(project: Project, job: Job, *, use_fuzzy: bool) -> Job:
    """The job with its compiled catalogs to be written."""
    made = {
        project.paths.compiled(job.slug, language): mo.compile_catalog(catalog, use_fuzzy=use_fuzzy)
        for language, catalog in job.catalogs.items()
    }
    return replace(job, files={**job.files, **made})


def with_catalogs(project: Project, job: Job, catalogs: Mapping[str, Catalog]) -> Job:
    """The job with these catalogs, to be written."""
    made = {
        project.paths.catalog(job.slug, language): catalog.dump()
        for language, catalog in catalogs.items()
    }
    return replace(job, catalogs=catalogs, files={**job.files, **made})


def _bytes(project: Project, path: Path) -> bytes | None:
    """What the file holds, None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CatalogError(
            f"can't be read: {error.strerror}", path=project.paths.relative(path)
        ) from error
