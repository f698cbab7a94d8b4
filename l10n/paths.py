"""The only builder of file names: where each thing of a project is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

SITE = "site"
"""The domain of the page chrome, which no readout may have as its slug."""
PAIRED = "paired"
"""The folder of the side-by-side pages, below the output folder."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of the project in `root`, all absolute."""

    root: Path

    @property
    def source(self) -> Path:
        """The folder of readouts."""
        return self.root / "source"

    @property
    def locales(self) -> Path:
        """The folder of templates and catalogs: gettext's `localedir`."""
        return self.root / "locales"

    @property
    def output(self) -> Path:
        """The folder of pages."""
        return self.root / "output"

    @property
    def state(self) -> Path:
        """The folder of what can be made again: lock, caches. Never committed."""
        return self.root / ".l10n"

    def template(self, domain: str) -> Path:
        """`locales/<domain>.pot`."""
        return self.locales / f"{domain}.pot"

    def catalog(self, domain: str, language: str) -> Path:
        """`locales/<language>/LC_MESSAGES/<domain>.po`."""
        return self.locales / language / "LC_MESSAGES" / f"{domain}.po"

    def compiled(self, domain: str, language: str) -> Path:
        """`locales/<language>/LC_MESSAGES/<domain>.mo`."""
        return self.locales / language / "LC_MESSAGES" / f"{domain}.mo"

    def glossary(self, language: str) -> Path:
        """`locales/<language>/glossary.csv`."""
        return self.locales / language / "glossary.csv"

    @property
    def memory(self) -> Path:
        """`.l10n/memory.sqlite`: the translation memory's file, which can be made again."""
        return self.state / "memory.sqlite"

    @property
    def drafts(self) -> Path:
        """`.l10n/drafts.sqlite`: what the machine translated, which can be made again."""
        return self.state / "drafts.sqlite"

    @property
    def verified(self) -> Path:
        """`.l10n/verified.txt`: the packages that were found to be whole; it can be made again."""
        return self.state / "verified.txt"

    def imported(self, language: str) -> Path:
        """`locales/<language>/memory/`: the TMX files that the user imported."""
        return self.locales / language / "memory"

    def page(self, slug: str, folder: str) -> Path:
        """`output/<folder>/<slug>.html`; `folder` is a language or `PAIRED`."""
        return self.output / folder / f"{slug}.html"

    @property
    def index(self) -> Path:
        """`output/index.html`."""
        return self.output / "index.html"

    def relative(self, path: Path) -> str:
        """`path` as a user names it: relative to the project folder, with `/`."""
        return path.relative_to(self.root).as_posix()

    def slug(self, source: Path) -> str:
        """The slug of a file below the source folder."""
        return PurePosixPath(source.relative_to(self.source).as_posix()).with_suffix("").as_posix()
