"""A project on disk: which readouts it has, and the writing of what a run made."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n import config, files, readers
from l10n.config import Config
from l10n.errors import ConfigError, L10nError, ReadoutError, StorageError
from l10n.job import Change, Job
from l10n.paths import PAIRED, SITE, Paths


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder and what its configuration says."""

    config: Config
    paths: Paths


def open_project(start: Path) -> Project:
    """The project that the folder `start` belongs to.

    Raises ConfigError if there is none, or if its configuration is wrong.
    """
    root = config.find_root(start)
    return Project(config.load(root), Paths(root))


def sources(project: Project, wanted: Iterable[str] = ()) -> Iterator[Job | L10nError]:
    """A job for each readout of the source folder, in order of their slugs.

    In place of the job stands the error, for a file of an unknown suffix or a slug that two files
    share. `wanted` are slugs or paths of source files; none means all. Raises ConfigError if there
    is no source folder, or no readout of a wanted name.
    """
    paths = project.paths
    if not paths.source.is_dir():
        raise ConfigError(
            "no such folder; put the readouts in it, as .txt, .html or .md files",
            path=paths.relative(paths.source),
        )
    jobs = [Job(paths.slug(path), path) for path in sorted(_visible(paths.source))]
    shared = {slug for slug, count in Counter(job.slug for job in jobs).items() if count > 1}
    chosen = _chosen(project, jobs, tuple(wanted))
    for job in sorted(chosen, key=lambda job: (job.slug, job.source)):
        name = paths.relative(job.source)
        if job.source.suffix.lower() not in readers.SUFFIXES:
            yield ReadoutError(
                f"unknown suffix {job.source.suffix or '(none)'}; expected one of "
                f"{', '.join(readers.SUFFIXES)}; convert the file or move it out of source/",
                path=name,
            )
        elif job.slug in shared or job.slug == SITE:
            other = "the page chrome" if job.slug == SITE else "another file"
            yield ReadoutError(f"{other} has the slug {job.slug}; rename this file", path=name)
        else:
            yield job


def write(project: Project, job: Job) -> Iterator[Change]:
    """Write the files of a job, each whole or not at all; a change for each that differed.

    Raises StorageError if a file can't be written, or if someone saved it since it was read.
    """
    for path, data in job.found.items():
        if path in job.files and _content(path) != data:
            raise StorageError(
                "someone saved it while this run was at work; nothing of this readout is "
                "written: run again",
                path=project.paths.relative(path),
            )
    for path, data in job.files.items():
        action = "updated" if path.exists() else "created"
        if files.write(path, data):
            yield Change(action, project.paths.relative(path))


def _content(path: Path) -> bytes | None:
    """What the file holds, None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def orphans(project: Project) -> Iterator[tuple[Path, bool]]:
    """Files of readouts that are gone from the source folder, and whether they can go too.

    Pages, templates and compiled catalogs can be made again and go; a catalog holds people's work
    and stays.
    """
    paths, languages = project.paths, project.config.languages
    slugs = {paths.slug(path) for path in _visible(paths.source)}
    for name in (project.config.source_language, *languages, PAIRED):
        folder = paths.output / name
        for page in sorted(folder.rglob("*.html")):
            if _slug(page, folder) not in slugs and _is_ours(page):
                yield page, True
    for template in sorted(paths.locales.rglob("*.pot")):
        if _slug(template, paths.locales) not in slugs | {SITE}:
            yield template, True
    for language in languages:
        catalogs = paths.locales / language / "LC_MESSAGES"
        for path in sorted((*catalogs.rglob("*.po"), *catalogs.rglob("*.mo"))):
            if _slug(path, catalogs) not in slugs | {SITE}:
                yield path, path.suffix == ".mo"


def _visible(folder: Path) -> Iterator[Path]:
    """The files below `folder` that are not hidden and not an editor's backup."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and not path.name.endswith("~"):
            yield path


def _chosen(project: Project, jobs: list[Job], wanted: tuple[str, ...]) -> list[Job]:
    if not wanted:
        return jobs
    found: list[Job] = []
    names = {job.slug for job in jobs}
    for name in wanted:
        matching = [j for j in jobs if name in (j.slug, project.paths.relative(j.source))]
        if not matching:
            close = difflib.get_close_matches(name, names, n=1)
            hint = f"did you mean {close[0]}?" if close else "`l10n status` lists them"
            raise ConfigError(f"no readout {name} in source/; {hint}")
        found += [job for job in matching if job not in found]
    return found


def _slug(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()


def _is_ours(page: Path) -> bool:
    """Whether the page says that l10n made it, so that no one else's page is deleted."""
    try:
        head = page.read_bytes()[:4096]
    except OSError:
        return False
    return b'<meta name="generator" content="l10n">' in head
