"""The front matter of a Markdown readout: YAML between two lines of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from l10n.errors import ReadoutError
from l10n.readers.prose import collapse

_FENCE = re.compile(r"---[ \t]*")
_FIELD = re.compile(r"[A-Za-z][\w-]*:(?:[ \t].*)?")


@dataclass(frozen=True, slots=True)
class Field:
    """One key and its value."""

    key: str
    """In small letters, with hyphens."""
    value: str
    """White space collapsed; empty for what is no single text, as a list."""
    lines: tuple[int, ...]
    """The 1-based numbers of its lines, the key's first."""


def extent(lines: Sequence[str]) -> int:
    """How many lines the front matter takes, fences included; 0 if a text does not begin with one.

    A rule at the top of a text is no fence: after a fence comes a key, or a comment and a key.
    """
    if not _FENCE.fullmatch(lines[0]):
        return 0
    ends = (number for number, line in enumerate(lines[1:], 2) if _FENCE.fullmatch(line))
    end = next(ends, 0)
    told = (line for line in lines[1:end] if line.strip() and not line.startswith("#"))
    return end if _FIELD.fullmatch(next(told, "")) else 0


def fields(lines: Sequence[str], name: str) -> Iterator[Field]:
    """The fields of a front matter, whose `lines` are given with both fences.

    Values are texts, whatever YAML would make of them. Raises ReadoutError, which calls the file
    `name`, if the lines are not YAML.
    """
    try:
        node = yaml.compose("\n".join(lines[1:-1]), Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        # The marks count from 0, and from the line after the fence.
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ReadoutError(
            f"the front matter is no YAML ({error.problem}); put a value with a colon or a mark in "
            "quotes",
            path=name,
            line=min(line, len(lines)),
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise ReadoutError(
            "the front matter is no YAML; take control characters and deep nesting out of it",
            path=name,
            line=1,
        ) from None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    starts = [key.start_mark.line for key, _ in pairs]
    for number, (key, value) in enumerate(pairs):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines) - 2
        yield Field(
            key.value.lower().replace("_", "-") if isinstance(key, yaml.ScalarNode) else "",
            collapse(value.value) if isinstance(value, yaml.ScalarNode) else "",
            tuple(range(starts[number] + 2, max(end, starts[number] + 1) + 2)),
        )
