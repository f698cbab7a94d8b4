"""A diff as one self-contained page, with filters that need no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from l10n.render.inline import text_to_html
from l10n.render.languages import Language
from l10n.review import diff_report as report
from l10n.review import pages
from l10n.review.diff import CatalogDiff, Change, Diff
from l10n.review.words import Mark

_GONE = "gone"
"""What stands for a state where a removed message was not kept."""
_ELEMENTS = {
    "equal": Markup("{}"),
    "insert": Markup("<ins>{}</ins>"),
    "delete": Markup("<del>{}</del>"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A change as the page shows it."""

    number: int
    """1-based, over the whole page."""
    kind: int
    """1-based position of its filter."""
    state: int
    """1-based position of its filter."""
    headline: str
    source: Markup
    target: Markup
    held: str
    appeared: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A catalog as the page shows it."""

    catalog: CatalogDiff
    notes: str
    source: Language
    target: Language | None
    changes: tuple[Row, ...]


def page(diff: Diff) -> bytes:
    """The page, as UTF-8."""
    kinds = Counter(report.label(change.kind) for change in diff.changes)
    states = Counter(_state(change) for change in diff.changes)
    kind_order = [report.label(kind) for kind in report.totals(diff.catalogs).kinds]
    state_order = sorted(states, key=lambda state: (-states[state], state))
    return pages.page(
        "diff.html",
        style="".join(_rules(len(kind_order), len(state_order))),
        script=pages.script("diff.js") if diff.changes else "",
        diff=diff,
        summary=report.summary(diff),
        kinds=[(name, kinds[name]) for name in kind_order],
        states=[(name, states[name]) for name in state_order],
        with_findings=sum(bool(change.appeared) for change in diff.changes),
        rows=tuple(_groups(diff, kind_order, state_order)),
    )


def _rules(kinds: int, states: int) -> Iterator[str]:
    """The style rules by which an unchecked box hides its changes, and their empty groups."""
    hidden = ".report:has(#{0}-{1}:not(:checked)) .{0}-{1} {{\n  display: none;\n}}\n"
    yield from (hidden.format("kind", number) for number in range(1, kinds + 1))
    yield from (hidden.format("state", number) for number in range(1, states + 1))
    yield ".report:has(#findings-only:checked) .change:not(.has-finding) {\n  display: none;\n}\n"


def _groups(diff: Diff, kinds: Sequence[str], states: Sequence[str]) -> Iterator[Group]:
    number = 0
    for catalog in diff.catalogs:
        if not catalog.changes:
            continue
        rows: list[Row] = []
        for change in catalog.changes:
            number += 1
            rows.append(
                Row(
                    number=number,
                    kind=kinds.index(report.label(change.kind)) + 1,
                    state=states.index(_state(change)) + 1,
                    headline=report.headline(change),
                    source=_marked(change.source),
                    target=_marked(change.target),
                    held=report.holders(change),
                    appeared=tuple(map(report.finding, change.appeared)),
                    gone=tuple(map(report.finding, change.gone)),
                )
            )
        yield Group(
            catalog=catalog,
            notes=report.notes(catalog),
            source=pages.known(catalog.source_language),
            target=pages.known(catalog.language) if catalog.language else None,
            changes=tuple(rows),
        )


def _state(change: Change) -> str:
    after = change.states[1]
    return str(after[0]) if after else _GONE


def _marked(run: Sequence[Mark]) -> Markup:
    parts = (_ELEMENTS[mark.kind].format(text_to_html(mark.text)) for mark in run)
    return Markup("").join(parts)
