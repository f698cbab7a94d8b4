"""The page chrome's own domain, `site`: its messages come from the page templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import resources

from l10n import stages
from l10n.catalog import po, states
from l10n.catalog.po import Catalog
from l10n.catalog.update import update as merge
from l10n.job import Job
from l10n.model import Entry, Key, State
from l10n.paths import SITE
from l10n.project import Project


def load(project: Project) -> Job:
    """A job for the page chrome, with its messages and its catalogs in memory.

    A string that the project's catalog leaves empty is taken from the catalog that l10n ships for
    the language, if it ships one: those are reviewed.
    """
    job = stages.load(project, Job(SITE, project.paths.source, template=_template()))
    filled: dict[str, Catalog] = {}
    for language, catalog in job.catalogs.items():
        merged = merge(catalog, job.template).catalog
        filled[language] = merged.replaced(_filled(merged, _shipped(language)))
    return replace(job, catalogs=filled)


def _filled(catalog: Catalog, shipped: Mapping[Key, Entry]) -> list[Entry]:
    filled: list[Entry] = []
    for entry in catalog.entries:
        ready = shipped.get(entry.key)
        if ready is not None and states.state(entry) is State.UNTRANSLATED:
            filled.append(replace(entry, msgstr=ready.msgstr, plurals=ready.plurals))
        else:
            filled.append(entry)
    return filled


def _template() -> tuple[Entry, ...]:
    """The strings of the page templates, as extracted when they last changed."""
    file = resources.files("l10n") / "site" / "site.pot"
    catalog = po.parse(file.read_bytes(), str(file))
    return tuple(replace(entry, line=0) for entry in catalog.entries)


def _shipped(language: str) -> dict[Key, Entry]:
    """The entries that l10n ships for the language, or for the language without its region."""
    for name in dict.fromkeys((language, language.partition("_")[0])):
        file = resources.files("l10n") / "site" / f"{name}.po"
        if file.is_file():
            catalog = po.parse(file.read_bytes(), str(file))
            return {entry.key: entry for entry in catalog.entries if not entry.obsolete}
    return {}
