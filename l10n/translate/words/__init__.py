"""Lists of words that say what kind of word another one is, from the text files beside this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


@cache
def sections(language: str) -> Mapping[str, frozenset[str]]:
    """The words of each `[section]` of the list of a language, read once; none if it has no list.

    A line holds words with white space between them; `#` begins a comment.
    """
    found: dict[str, set[str]] = {}
    for section, line in _lines(f"{language}.txt"):
        found.setdefault(section, set()).update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


@cache
def pairs(name: str) -> Mapping[str, str]:
    """What a list says of each of its texts, in its order, read once; none if there is no list.

    A line holds a text and what is said of it, ` = ` between them; `#` begins a comment.
    """
    halves = (line.partition(" = ") for _, line in _lines(f"{name}.txt"))
    return {left: right for left, _, right in halves}


@cache
def lower(language: str) -> frozenset[str]:
    """The words of a language that are written in small letters; none if it has no list of them."""
    return frozenset(word for _, line in _lines(f"{language}.lower.txt") for word in line.split())


@cache
def renamed(source: str, target: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """For each `[section]`, the names of a language and the forms that another has for them.

    The first form is the one to write. Nothing if there is no list for the two languages.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for section, line in _lines(f"{source}-{target}.txt"):
        name, _, forms = line.partition(" = ")
        found.setdefault(section, {})[name] = tuple((forms or name).split(" | "))
    return found


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """Each line of a list that is no comment, after the section that it is in."""
    path = files(__name__) / name
    section = ""
    if path.is_file():
        for raw in path.read_text(encoding="utf-8").splitlines():
            line = raw.partition("#")[0].strip()
            if line.startswith("["):
                section = line.strip("[]")
            elif line:
                yield section, line
