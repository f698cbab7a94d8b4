"""The engine of two packages: over a third language, where no package has the pair itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.translate.argos import WINDOW
from l10n.translate.engine import Engine, Link, Output, Progress, silent
from l10n.translate.repair import capital, ending


class Pivot:
    """An engine that hands the translations of one on to another.

    A piece of the end is linked to the piece of the source that the third language links it to. The
    score is the product of both: a draft is right where both translations are.
    """

    def __init__(self, first: Engine, second: Engine) -> None:
        """Translate with `first`, then with `second`, which reads the language `first` writes."""
        self._first = first
        self._second = second
        self.package = f"{first.package}+{second.package}"
        """The names of both, as `translate-en_fr+translate-fr_es`."""
        self.version = f"{first.version}+{second.version}"
        """The versions of both, as `1.0+1.9`."""
        self.source = first.source
        self.target = second.target

    def translate(
        self,
        texts: Sequence[str],
        *,
        best: int = 1,
        careful: bool = False,
        progress: Progress = silent,
    ) -> Iterator[tuple[Output, ...]]:
        """For every text, in order, the `best` likeliest translations of its likeliest middle."""
        for start in range(0, len(texts), WINDOW):
            window = texts[start : start + WINDOW]

            def half(done: int, start: int = start) -> None:
                progress(start + done // 2)

            def rest(done: int, start: int = start, size: int = len(window)) -> None:
                progress(start + (size + done) // 2)

            middles = self._middles(window, careful=careful, progress=half)
            results = self._second.translate(
                [middle.text for middle in middles], best=best, careful=careful, progress=rest
            )
            for middle, outputs in zip(middles, results, strict=True):
                yield tuple(_joined(middle, output) for output in outputs)

    def _middles(
        self, texts: Sequence[str], *, careful: bool = False, progress: Progress = silent
    ) -> list[Output]:
        """The texts in the third language, with the capitals and last marks of their sources."""
        results = self._first.translate(texts, careful=careful, progress=progress)
        return [
            ending(text, capital(text, output))
            for text, (output,) in zip(texts, results, strict=True)
        ]


def _joined(middle: Output, output: Output) -> Output:
    """`output`, made from `middle`, as made from what `middle` was made from."""
    links = tuple(linked for link in output.links if (linked := _over(middle, link)))
    return replace(output, score=middle.score * output.score, links=links)


def _over(middle: Output, link: Link) -> Link | None:
    """The link from a piece of the end to the source; None if the middle is linked to nothing.

    Of several pieces of the middle that the link covers, the one that it covers most counts.
    """
    found = [
        (min(one.target_end, link.source_end) - max(one.target, link.source), one.weight, one)
        for one in middle.links
        if one.target < link.source_end and one.target_end > link.source
    ]
    if not found:
        return None
    _, weight, one = max(found, key=lambda item: item[:2])
    return replace(link, source=one.source, source_end=one.source_end, weight=link.weight * weight)
