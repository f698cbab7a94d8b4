"""Readers: a source file to a readout, whatever its format.

A format is an entry of `READERS`, by the suffix of its files.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from l10n.errors import ReadoutError
from l10n.model import Readout
from l10n.readers.decode import decode
from l10n.readers.outline import Content

__all__ = ["READERS", "SUFFIXES", "Content", "Reader", "parse", "read"]

Reader = Callable[[str, str], Content]
"""What a text with `\\n` line ends holds. The second argument is the file's name in an error; a
reader raises ReadoutError and no other."""

READERS = {
    ".txt": "l10n.readers.text",
    ".html": "l10n.readers.html",
    ".md": "l10n.readers.markdown",
}
"""The module of each format, by the suffix in lower case; its `read` is a `Reader`. A module is
imported with the first file of its format: a run that reads no HTML waits for no HTML parser."""

SUFFIXES = tuple(READERS)
"""The suffixes of the files that are readouts."""


def read(path: Path, *, slug: str, name: str) -> Readout:
    """The readout in the file `path`.

    `name` is its path relative to the project folder, with `/`. Raises ReadoutError, naming it and
    the line where there is one, if the suffix is none of `SUFFIXES`, or the file can't be read, is
    empty, is not text, or has no title.
    """
    try:
        data = path.read_bytes() if path.suffix.lower() in READERS else b""
    except OSError as error:
        raise ReadoutError(f"can't be read: {error.strerror}", path=name) from None
    return parse(data, path.suffix, slug=slug, name=name)


def parse(data: bytes, suffix: str, *, slug: str, name: str) -> Readout:
    """The readout in `data`, the bytes of a file with this suffix. Raises ReadoutError."""
    module = READERS.get(suffix.lower())
    if module is None:
        raise ReadoutError(
            f'"{suffix}" is no format of a readout; use {", ".join(SUFFIXES)}', path=name
        )
    source, encoding = decode(data, name=name)
    reader: Reader = import_module(module).read
    content = reader(source, name)
    return Readout(slug, name, content.blocks, content.left_out, encoding)
