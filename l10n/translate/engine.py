"""What an engine is, what it gives back, and what a draft is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

Progress = Callable[[int], None]
"""Called with the number of texts that are done so far."""


def silent(_done: int) -> None:
    """The progress that no one watches."""


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of a translation, and the piece of the source that it comes from."""

    target: int
    """Offset of its first character in the translation."""
    target_end: int
    source: int
    """Offset of the source piece's first character in the text that was translated."""
    source_end: int
    weight: float
    """How sure the link is, 0 to 1: the attention that the source piece got."""


@dataclass(frozen=True, slots=True)
class Output:
    """One translation of one text, as the engine made it."""

    text: str
    score: float
    """0 to 1: the geometric mean of the probabilities of its pieces."""
    links: tuple[Link, ...] = ()
    """In target order, one a piece; empty from an engine that knows no alignment."""


def substitute(output: Output, start: int, end: int, text: str) -> Output:
    """`output` with `text` in place of what is at `start` to `end`, its links moved along."""
    shift = len(text) - (end - start)

    def moved(offset: int) -> int:
        if offset >= end:
            return offset + shift
        return min(offset, start + len(text)) if offset > start else offset

    links = tuple(
        link
        if link.target_end <= start
        else replace(
            link,
            target=moved(link.target),
            target_end=moved(link.target_end),
        )
        for link in output.links
    )
    return replace(output, text=output.text[:start] + text + output.text[end:], links=links)


@dataclass(frozen=True, slots=True)
class Draft:
    """The translation of a message that a person will review."""

    text: str
    """The msgstr, tags and all; its tags are always those of the msgid."""
    score: float
    """Confidence, 0 to 1, rounded to two decimals."""
    problems: tuple[str, ...] = ()
    """What the draft may have lost or misplaced, a short phrase each; empty as a rule."""


class Engine(Protocol):
    """Whatever translates plain sentences of one language into another."""

    @property
    def package(self) -> str:
        """The name of its package, as `translate-en_es`."""

    @property
    def version(self) -> str:
        """The version of its package, as `0.2`."""

    @property
    def source(self) -> str:
        """The language it reads, as `en`."""

    @property
    def target(self) -> str:
        """The language it writes, as `es`."""

    def translate(
        self,
        texts: Sequence[str],
        *,
        best: int = 1,
        careful: bool = False,
        progress: Progress = silent,
    ) -> Iterator[tuple[Output, ...]]:
        """For every text, in order, its `best` most likely translations, the likeliest first.

        `careful` is for a text whose translation repeated itself or left something out.
        What it gives for a text must not depend on the texts beside it.
        """
