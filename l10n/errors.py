"""The errors that stop a run, all below `L10nError`.

A message says where, what was expected and found, and the remedy:
`locales/es/LC_MESSAGES/a.po:8: missing closing quote; add " at the end of the line`.
"""

from __future__ import annotations

from pathlib import Path


class L10nError(Exception):
    """The root. Its text is one line, beginning with the path and line where they are known."""

    def __init__(
        self,
        message: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        msgid: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        """What is wrong and what to do, without the place."""
        self.path = path
        """The file concerned, as the user would name it."""
        self.line = line
        """1-based."""
        self.msgid = msgid
        """The message concerned."""

    @property
    def place(self) -> str:
        """The path as the user would name it: from the current folder, if it is below that."""
        if self.path is None:
            return ""
        path, here = Path(self.path), Path.cwd()
        return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(self.path)

    def __str__(self) -> str:
        where = self.place
        if self.line is not None:
            where += f":{self.line}"
        return f"{where}: {self.message}" if where else self.message


class ConfigError(L10nError):
    """The configuration, or the command line, asks for something that can't be."""


class ReadoutError(L10nError):
    """A source file can't be read as a readout."""


class CatalogError(L10nError):
    """A catalog or template is not a valid PO file."""


class ModelError(L10nError):
    """A translation package is missing, damaged or of the wrong languages."""


class StorageError(L10nError):
    """A file or folder can't be written, or another run holds the project."""
