"""The configuration: the table `[tool.l10n]` of a project's pyproject.toml."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from l10n.errors import ConfigError

FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What a project says of itself. Every field is a key of `[tool.l10n]`, `_` written `-`."""

    name: str
    """The site's name, on every page and in every catalog's header."""
    languages: tuple[str, ...] = ("es",)
    """The target locales."""
    source_language: str = "en"
    segmentation: str = "sentence"
    """`sentence`, or `paragraph` for whole blocks as messages."""
    base_url: str = ""
    """Where the pages will be served, for absolute links between them; empty for relative ones."""
    bugs_to: str = ""
    """Where translators report an error of the source: an address or a URL."""
    team: str = ""
    """The translators' team, for the catalogs' header."""
    models: tuple[str, ...] = ()
    """Argos packages to prefer, as paths relative to the project folder."""
    beam: int = 4
    """Beam size of the decoding."""
    memory_exact: str = "reviewed"
    """`draft` makes an exact match from the memory a draft."""
    memory_threshold: int = 75
    """Least similarity, in percent, of a fuzzy match that becomes a draft."""
    allow_unreviewed: bool = False
    """Whether `build --release` exits 0 with entries that are not reviewed."""
    root: Path = field(default=Path(), compare=False)
    """The project folder."""

    @property
    def model_paths(self) -> tuple[Path, ...]:
        """The folders of the packages to prefer."""
        return tuple(self.root / path for path in self.models)


_CHOICES = {"segmentation": ("sentence", "paragraph"), "memory_exact": ("reviewed", "draft")}
_LIMITS = {"beam": (1, 16), "memory_threshold": (50, 100)}
_KEYS = {f.name.replace("_", "-"): f.name for f in fields(Config) if f.name != "root"}
_TYPES: dict[str, type] = {
    "languages": list,
    "models": list,
    "beam": int,
    "memory_threshold": int,
    "allow_unreviewed": bool,
}


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` whose pyproject.toml has a `[tool.l10n]`.

    Raises ConfigError if there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE).is_file() and _table(_read(folder / FILE), folder / FILE) is not None:
            return folder
    raise ConfigError(
        f"no {FILE} with a [tool.l10n] table here or above; run `l10n init` to start a project",
        path=start,
    )


def load(root: Path) -> Config:
    """The configuration of the project in `root`.

    Raises ConfigError, with the key, for one that is unknown, of the wrong type, or out of range.
    """
    path = root / FILE
    return replace(_from(_read(path), path), root=root)


def parse(text: str, path: Path) -> Config:
    """The configuration in `text`, the TOML of the file `path`. Raises ConfigError."""
    return _from(_toml(text, path), path)


def _from(document: dict[str, Any], path: Path) -> Config:
    table = _table(document, path)
    if table is None:
        raise ConfigError("no [tool.l10n] table; run `l10n init`", path=path)
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = _KEYS.get(key)
        if name is None:
            raise ConfigError(_unknown(key), path=path)
        values[name] = _checked(path, key, name, value)
    if not values.get("name"):
        raise ConfigError('[tool.l10n] needs a name, as name = "Press office"', path=path)
    made = Config(**values)
    if not made.languages or len(set(made.languages)) < len(made.languages):
        raise ConfigError("languages is empty, or names a locale twice", path=path)
    if made.source_language in made.languages:
        raise ConfigError("languages holds the source language; leave it out", path=path)
    return made


def _table(document: dict[str, Any], path: Path) -> dict[str, Any] | None:
    """The table `[tool.l10n]`, None if there is none."""
    found: dict[str, Any] = document
    for key in ("tool", "l10n"):
        inner = found.get(key)
        if inner is None:
            return None
        if not isinstance(inner, dict):
            raise ConfigError(f"{key} is no table (expected [tool.l10n])", path=path)
        found = inner
    return found


def _toml(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not valid TOML: {error}", path=path) from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return _toml(path.read_text(encoding="utf-8"), path)
    except FileNotFoundError:
        raise ConfigError("not found; run `l10n init` to start a project", path=path) from None
    except UnicodeDecodeError:
        raise ConfigError("not UTF-8; save it as UTF-8", path=path) from None
    except OSError as error:
        raise ConfigError(f"can't be read: {error.strerror}", path=path) from None


def _unknown(key: str) -> str:
    close = difflib.get_close_matches(key, _KEYS, n=1)
    hint = f"did you mean {close[0]}?" if close else f"the keys are {', '.join(sorted(_KEYS))}"
    return f"unknown key {key} in [tool.l10n]; {hint}"


def _checked(path: Path, key: str, name: str, value: Any) -> Any:
    expected, got = _TYPES.get(name, str).__name__, type(value).__name__
    if got != expected:
        raise ConfigError(
            f"{key} in [tool.l10n] is wrong (expected {expected}, got {got})",
            path=path,
        )
    items = value if isinstance(value, list) else [value]
    if any(type(item) is not str for item in items) and isinstance(value, list):
        raise ConfigError(f"{key} is wrong (expected a list of strings)", path=path)
    if any(isinstance(item, str) and not item.isprintable() for item in items):
        raise ConfigError(f"{key} holds a line break or a control character", path=path)
    if name in _CHOICES and value not in _CHOICES[name]:
        choices = " or ".join(f'"{choice}"' for choice in _CHOICES[name])
        raise ConfigError(f'{key} is wrong (expected {choices}, got "{value}")', path=path)
    if name in _LIMITS:
        least, most = _LIMITS[name]
        if not least <= value <= most:
            raise ConfigError(
                f"{key} is out of range (expected {least} to {most}, got {value})", path=path
            )
    if name == "languages":
        return tuple(locale(code, path) for code in value)
    if name == "source_language":
        return locale(value, path)
    return tuple(value) if isinstance(value, list) else value


def locale(code: str, path: Path | str) -> str:
    """The code as gettext writes it, `es_MX`, from `es-MX` or `es_MX`.

    Raises ConfigError, naming `path`, for one that Babel does not know.
    """
    try:
        return str(Locale.parse(str(code).replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        raise ConfigError(
            f'"{code}" is not a locale that Babel knows; write it as "es" or "es-MX"', path=path
        ) from None
