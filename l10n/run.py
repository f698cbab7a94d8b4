"""One run over a project: the stages applied to every readout, failures set aside.

A stage that needs heavy libraries is imported when a run comes to it, so that `l10n compile` waits
for no page template and no translation engine.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from l10n import chrome, files, stages
from l10n.catalog import states
from l10n.errors import L10nError, ModelError
from l10n.job import Change, Job, Options, Progress, Result
from l10n.model import Entry, Finding
from l10n.project import Project, orphans, sources, write

if TYPE_CHECKING:
    from l10n.catalog.po import Catalog
    from l10n.memory.store import Memory


class Run:
    """The jobs of a run. A readout that fails in a stage leaves the run, and is in its result.

    The page chrome is a job of its own that goes the same way. Its errors stop the run: every
    page needs it.
    """

    def __init__(self, project: Project, options: Options, progress: Progress) -> None:
        self._project = project
        self._options = options
        self._progress = progress
        self._failures: list[L10nError] = []
        self._chrome: Job | None = None
        self._all: tuple[Job, ...] = ()
        self._warnings: dict[str, None] = {}
        self._drafted = 0
        self._remembered = 0
        self._doubtful = 0

    @property
    def _site(self) -> Job:
        """The page chrome's job, loaded when a stage first needs it."""
        if self._chrome is None:
            self._chrome = chrome.load(self._project)
        return self._chrome

    @_site.setter
    def _site(self, job: Job) -> None:
        self._chrome = job

    def found(self) -> list[Job]:
        """A job for each readout that is wanted."""
        jobs: list[Job] = []
        for item in sources(self._project, self._options.slugs):
            if isinstance(item, Job):
                jobs.append(item)
            else:
                self._failures.append(item)
        self._all = tuple(jobs)
        return jobs

    def read(self, jobs: Sequence[Job]) -> list[Job]:
        """The jobs with their readouts, segments and messages."""
        return self._each("read", stages.read, jobs)

    def extract(self, jobs: Sequence[Job]) -> list[Job]:
        """The jobs with their templates."""
        self._site = stages.extract(self._project, self._site)
        return self._each("extract", stages.extract, jobs)

    def load(self, jobs: Sequence[Job]) -> list[Job]:
        """The jobs with the catalogs that are on disk."""
        return self._each("load", stages.load, jobs)

    def update(self, jobs: Sequence[Job]) -> list[Job]:
        """The jobs with their templates merged into their catalogs."""
        self._site = stages.with_catalogs(self._project, self._site, self._site.catalogs)
        return self._each("update", stages.update, jobs)

    def translate(self, jobs: list[Job]) -> list[Job]:
        """The jobs with their empty entries filled, each distinct sentence once in the run."""
        from l10n.translate import fill

        for language in self._project.config.languages:
            try:
                jobs = self._filled(jobs, language)
            except ModelError as error:
                self._failures.append(error)
                # Of several languages the others go on; their pages show this one in English.
                if len(self._project.config.languages) == 1:
                    jobs = [job for job in jobs if not fill.is_open(job.catalogs[language])]
        return jobs

    def compiled(self, jobs: Sequence[Job]) -> list[Job]:
        """The jobs with their compiled catalogs."""
        stage = partial(stages.compiled, use_fuzzy=self._options.use_fuzzy)
        self._site = stages.compiled(self._project, self._site, use_fuzzy=False)
        return self._each("compile", stage, jobs)

    def render(self, jobs: Sequence[Job]) -> list[Job]:
        """The jobs with their pages; a run over all readouts makes their index too."""
        from l10n.render import stage

        site = stage.site(self._project, self._site)
        render = partial(stage.render, site=site, release=self._options.release)
        done = self._each("render", render, jobs)
        missing = {job.slug for job in self._all} - {job.slug for job in done}
        paths = self._project.paths
        if any(paths.page(slug, site.source_language).exists() for slug in missing):
            self._warnings["the index of pages stays as it was until every readout is built"] = None
        elif not self._options.slugs:
            self._site = stage.render_index(self._project, self._site, done, site)
        return done

    def check(self, jobs: Sequence[Job]) -> tuple[Finding, ...]:
        """What the checks find in the jobs' catalogs, and in the page chrome's."""
        from l10n.checks.across import Checked, check_all
        from l10n.glossary import Glossary

        paths, config, drafts = self._project.paths, self._project.config, self._options.drafts
        chosen = [*jobs]
        if not self._options.slugs:
            try:
                chosen.append(self._site)
            except L10nError as error:
                self._failures.append(error)
        catalogs = [
            Checked(
                paths.relative(paths.catalog(job.slug, language)),
                language,
                tuple(e for e in catalog.entries if drafts or not states.is_draft(e)),
            )
            for job in chosen
            for language, catalog in job.catalogs.items()
        ]
        glossaries = {
            language: Glossary.load(paths.glossary(language), language)
            for language in config.languages
        }
        return check_all(catalogs, glossaries, config.source_language)

    def write(self, jobs: Sequence[Job]) -> Result:
        """Write what the jobs have made, and say what changed."""
        changes = [] if self._chrome is None else list(write(self._project, self._chrome))
        done: list[Job] = []
        for job in jobs:
            try:
                changes += write(self._project, job)
            except L10nError as error:
                self._failures.append(error)
            else:
                done.append(job)
        return replace(self.result(done), changes=tuple(changes))

    def tidy(self, result: Result) -> Result:
        """The result after the pages, templates and compiled catalogs of gone readouts are gone.

        Does nothing in a run over some of the readouts. Catalogs stay, with a warning.
        """
        if self._options.slugs:
            return result
        changes, warnings = list(result.changes), list(result.warnings)
        for path, removable in orphans(self._project):
            name = self._project.paths.relative(path)
            if removable:
                try:
                    files.remove(path)
                except L10nError as error:
                    warnings.append(str(error))
                else:
                    changes.append(Change("removed", name))
            else:
                warnings.append(f"{name}: its readout is gone from source/; kept")
        return replace(result, changes=tuple(changes), warnings=tuple(warnings))

    def result(self, jobs: Sequence[Job]) -> Result:
        """What the run did, without its changes to the disk."""
        return Result(
            jobs=tuple(jobs),
            failures=tuple(self._failures),
            warnings=tuple(self._warnings),
            drafted=self._drafted,
            remembered=self._remembered,
            doubtful=self._doubtful,
        )

    def _filled(self, jobs: list[Job], language: str) -> list[Job]:
        from l10n.glossary import Glossary
        from l10n.translate import fill, loading
        from l10n.translate.cache import Cache

        options = self._options
        if not options.redraft and not any(fill.is_open(job.catalogs[language]) for job in jobs):
            return jobs
        with self._memory() as memory:
            result = fill.fill(
                [job.catalogs[language] for job in jobs],
                self._recall(memory, language),
                partial(loading.of_project, self._project, language) if options.machine else None,
                others=self._others(language),
                redraft=options.redraft,
                locale=language,
                glossary=Glossary.load(self._project.paths.glossary(language), language),
                progress=lambda done, total: self._progress("translate", done, total),
            )
        Cache(self._project.paths.drafts).keep_drafts(result.drafts)
        self._drafted += result.drafted
        self._remembered += result.remembered
        self._doubtful += result.doubtful
        filled = dict(zip([job.slug for job in jobs], result.catalogs, strict=True))

        def stage(project: Project, job: Job) -> Job:
            catalogs = {**job.catalogs, language: filled[job.slug]}
            return stages.with_catalogs(project, job, catalogs)

        return self._each("fill", stage, jobs)

    def _others(self, language: str) -> Iterator[Catalog]:
        """The catalogs on disk of the readouts that this run leaves alone."""
        working = {job.slug for job in self._all}
        for item in sources(self._project):
            if isinstance(item, Job) and item.slug not in working:
                with contextlib.suppress(L10nError):
                    yield stages.load(self._project, item).catalogs[language]

    def _memory(self) -> Memory:
        """The project's memory, brought up to date with the catalogs and TMX files on disk."""
        from l10n.memory.origins import origins
        from l10n.memory.store import Memory

        config, paths = self._project.config, self._project.paths
        memory = Memory.open(paths.memory)
        found = memory.refresh(origins(paths, config.languages, config.source_language))
        known = {str(failure) for failure in self._failures}
        self._warnings |= dict.fromkeys(str(f) for f in found.failures if str(f) not in known)
        return memory

    def _recall(self, memory: Memory, language: str) -> Callable[[Entry], Entry]:
        from l10n.memory.recall import recall

        config = self._project.config
        return recall(
            memory,
            language,
            threshold=config.memory_threshold,
            draft_exact=config.memory_exact == "draft",
        )

    def _each(
        self, name: str, stage: Callable[[Project, Job], Job], jobs: Sequence[Job]
    ) -> list[Job]:
        done: list[Job] = []
        for count, job in enumerate(jobs, 1):
            try:
                done.append(stage(self._project, job))
            except L10nError as error:
                self._failures.append(error)
            self._progress(name, count, len(jobs))
        return done
