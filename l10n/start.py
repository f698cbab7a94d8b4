"""Starting a project in an empty folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from l10n import config, files
from l10n.errors import ConfigError
from l10n.paths import Paths

EXAMPLE = "2026-01-20-harbor-visit.txt"
"""The example readout that a new project begins with."""

_IGNORE = "*.mo\n.l10n/\n"


def start(folder: Path, name: str, languages: Sequence[str]) -> tuple[Path, ...]:
    """The files made in `folder` for a new project.

    Raises ConfigError, with nothing made, if a project is there already or a value is wrong.
    """
    settings = folder / config.FILE
    text = _settings(name, languages)
    if settings.exists():
        raise ConfigError(
            "is there already; add a [tool.l10n] table with a name to it by hand, as\n" + text,
            path=settings,
        )
    config.parse(text, settings)
    return tuple(_written(folder, text))


def _written(folder: Path, text: str) -> Iterator[Path]:
    source = Paths(folder).source
    example = resources.files("l10n") / "example" / EXAMPLE
    wanted = [(folder / config.FILE, text.encode()), (folder / ".gitignore", _IGNORE.encode())]
    if not source.exists():
        wanted.append((source / EXAMPLE, example.read_bytes()))
    for path, data in wanted:
        if not path.exists():
            files.write(path, data)
            yield path


def _settings(name: str, languages: Sequence[str]) -> str:
    codes = ", ".join(_string(language) for language in languages)
    return f"[tool.l10n]\nname = {_string(name)}\nlanguages = [{codes}]\n"


def _string(text: str) -> str:
    """The text as a TOML basic string, whose escapes are JSON's."""
    return json.dumps(text, ensure_ascii=False)
