"""What the translation memory knows of a sentence, asked from a thread of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from l10n.errors import L10nError
from l10n.memory import Match, Memory
from l10n.memory.origins import origins
from l10n.model import Entry
from l10n.project import Project

_SHOWN = 5


class Suggestions:
    """The project's memory. SQLite ties a connection to one thread, so there is one."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._memory: Memory | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="memory")

    def refresh(self) -> None:
        """Bring the memory up to date with the catalogs, in the background."""
        self._thread.submit(self._refreshed)

    def matches(self, entry: Entry, language: str, slug: str) -> tuple[Match, ...]:
        """The best translations of sentences like this one, but its own; none without a memory."""
        return self._thread.submit(self._matches, entry, language, slug).result()

    def _matches(self, entry: Entry, language: str, slug: str) -> tuple[Match, ...]:
        config = self._project.config
        try:
            memory = self._memory or self._refreshed()
            found = memory.fuzzy(entry.msgid, language, config.memory_threshold, _SHOWN + 1)
        except L10nError:
            return ()
        others = (
            match
            for match in found
            if (match.origin, match.source, match.target) != (slug, entry.msgid, entry.msgstr)
        )
        return tuple(others)[:_SHOWN]

    def _refreshed(self) -> Memory:
        config, paths = self._project.config, self._project.paths
        if self._memory is None:
            self._memory = Memory.open(paths.memory)
        self._memory.refresh(origins(paths, config.languages, config.source_language))
        return self._memory
