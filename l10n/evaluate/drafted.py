"""The drafts of the current model, made as a build makes them, held against what was reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from l10n.errors import ConfigError
from l10n.evaluate import effort, pairs
from l10n.evaluate.pairs import Pair
from l10n.evaluate.report import Evaluation, evaluate
from l10n.glossary import Glossary
from l10n.job import Job
from l10n.markup import plain
from l10n.project import Project
from l10n.translate.bearers import known_persons, titles
from l10n.translate.cache import Cache
from l10n.translate.draft import drafts
from l10n.translate.engine import Engine
from l10n.translate.requests import Message

Progress = Callable[[int, int], None]
"""Told how many sentences are drafted, and how many there are."""


def of_project(
    project: Project,
    jobs: Sequence[Job],
    others: Sequence[Job],
    language: str,
    engine: Engine,
    progress: Progress,
) -> Evaluation:
    """The evaluation of drafts of the jobs' reviewed entries.

    `others` are the project's other jobs: what their messages say of a person counts. Raises
    ConfigError if there are no such entries, or without sacrebleu.
    """
    entries = {job.slug: tuple(job.catalogs[language].entries) for job in jobs}
    found = [pair for slug, own in entries.items() for pair in pairs.reviewed(slug, own)]
    if not found:
        raise ConfigError(
            f"no entry in {language} is reviewed yet; review some,"
            " or name a file of reviewed sentences with --against"
        )
    readouts = [
        [entry.msgid for entry in job.catalogs[language].entries] for job in (*jobs, *others)
    ]
    made = _made(found, project, language, engine, readouts, progress)
    kept = Cache(project.paths.drafts).draft
    edits = [edit for slug, own in entries.items() for edit in effort.edits(slug, own, made, kept)]
    return evaluate(language, _name(engine), found, [made[_message(p)] for p in found], edits)


def of_file(
    project: Project, path: Path, language: str, engine: Engine, progress: Progress
) -> Evaluation:
    """The evaluation of drafts of the sentences of a parallel file.

    The post-edit effort is told of a catalog alone. Raises ConfigError for a file that holds no
    pair, or without sacrebleu.
    """
    found = pairs.read(path, project.config.source_language, language)
    entries = pairs.entries(path)
    # A catalog is one readout; of other files it is not known which sentences belong together.
    readouts = [[entry.msgid for entry in entries]] if entries else [[p.source] for p in found]
    made = _made(found, project, language, engine, readouts, progress)
    edits = effort.edits(path.stem, entries, made, Cache(project.paths.drafts).draft)
    return evaluate(language, _name(engine), found, [made[_message(p)] for p in found], edits)


def _made(
    wanted: Iterable[Pair],
    project: Project,
    language: str,
    engine: Engine,
    readouts: Iterable[Iterable[str]],
    progress: Progress,
) -> dict[Message, str]:
    """The draft of every pair's message; `readouts` tell what is known of persons."""
    texts = [list(map(plain, readout)) for readout in readouts]
    known = known_persons(texts)
    messages = list(dict.fromkeys(map(_message, wanted)))
    results = drafts(
        [msgid for msgid, _ in messages],
        engine,
        kinds=[kind for _, kind in messages],
        known=known,
        bearers=titles(texts, known),
        locale=language,
        glossary=Glossary.load(project.paths.glossary(language), language),
        progress=lambda done: progress(done, len(messages)),
    )
    return {message: draft.text for message, draft in zip(messages, results, strict=True)}


def _message(pair: Pair) -> Message:
    return pair.source, pair.role


def _name(engine: Engine) -> str:
    return f"{engine.package} {engine.version}"
