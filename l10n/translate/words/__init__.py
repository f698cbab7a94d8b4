"""Lists of words that say what kind of word another one is, from the text files beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def sections(language: str) -> Mapping[str, frozenset[str]]:
    """The words of each `[section]` of the list of a language, read once; none if it has no list.

    A line holds words with white space between them; `#` begins a comment.
    """
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in _lines(f"{language}.txt"):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), set())
        else:
            current.update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


@cache
def pairs(name: str) -> Mapping[str, str]:
    """What a list says of each of its texts, in its order, read once; none if there is no list.

    A line holds a text and what is said of it, ` = ` between them; `#` begins a comment.
    """
    halves = (line.partition(" = ") for line in _lines(f"{name}.txt"))
    return {left: right for left, _, right in halves}


def _lines(name: str) -> list[str]:
    """The lines of a file that say something, without comments; none if there is no file."""
    path = files(__name__) / name
    if not path.is_file():
        return []
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]
