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
    path = files(__name__) / f"{language}.txt"
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    if path.is_file():
        for raw in path.read_text(encoding="utf-8").splitlines():
            line = raw.partition("#")[0].strip()
            if line.startswith("["):
                current = found.setdefault(line.strip("[]"), set())
            else:
                current.update(line.split())
    return {name: frozenset(words) for name, words in found.items()}
