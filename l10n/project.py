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

_MADE = b'<meta name="generator" content="l10n">'


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
        if not name.isprintable():
            yield ReadoutError(
                "the name holds a character that can't be shown; rename the file",
                path=ascii(name)[1:-1],
            )
        elif job.source.suffix.lower() not in readers.SUFFIXES:
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
    new = {path for path in job.files if not path.exists()}
    for path in files.write_all(job.files):
        yield Change("created" if path in new else "updated", project.paths.relative(path))


def _content(path: Path) -> bytes | None:
    """What the file holds, None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def orphans(project: Project) -> Iterator[tuple[Path, bool]]:
    """Files of readouts or languages that are gone, and whether they can go too.

    Pages, templates and compiled catalogs can be made again and go, where l10n made them; a
    catalog holds people's work and stays.
    """
    paths, config = project.paths, project.config
    slugs = {paths.slug(path) for path in _visible(paths.source)}
    kept = {config.source_language, *config.languages, PAIRED}
    for folder in sorted(path for path in paths.output.glob("*") if path.is_dir()):
        for page in _files(folder, "*.html"):
            wanted = folder.name in kept and _slug(page, folder) in slugs
            if not wanted and _says(page, _MADE):
                yield page, True
    for template in _files(paths.locales, "*.pot"):
        slug = _slug(template, paths.locales)
        if slug not in slugs | {SITE} and _says(template, f"#: source/{slug}.".encode()):
            yield template, True
    for language in config.languages:
        catalogs = paths.locales / language / "LC_MESSAGES"
        for path in _files(catalogs, "*.po"):
            if _slug(path, catalogs) not in slugs | {SITE}:
                yield path, False
                if path.with_suffix(".mo").is_file():
                    yield path.with_suffix(".mo"), True


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
        place = Path(name).resolve()
        paths = project.paths
        matching = [
            job
            for job in jobs
            if name in (job.slug, paths.relative(job.source)) or place == job.source
        ]
        if not matching:
            close = difflib.get_close_matches(name, names, n=1)
            hint = f"did you mean {close[0]}?" if close else "`l10n status` lists them"
            raise ConfigError(f"no readout {name} in source/; {hint}")
        found += [job for job in matching if job not in found]
    return found


def _slug(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.rglob(pattern) if path.is_file())


def _says(path: Path, mark: bytes) -> bool:
    """Whether the beginning of the file has the mark that only l10n writes."""
    try:
        with path.open("rb") as file:
            return mark in file.read(4096)
    except OSError:
        return False
