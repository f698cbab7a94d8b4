"""A diff in numbers and words, as JSON data and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from l10n.model import Finding
from l10n.review.diff import CatalogDiff, Change, Diff, Kind
from l10n.review.diff_noise import NAMES, named
from l10n.review.holders import holder
from l10n.review.markdown import escaped
from l10n.review.visible import visible
from l10n.review.words import Mark

LABELS = {
    Kind.EDITED: "source edited",
    Kind.STATE: "state changed",
    Kind.FINDINGS: "findings changed",
}
"""What people read for a kind whose name alone does not tell."""
LONGEST_COMMENT = 65_000
"""Characters of a comment; GitHub takes no more than 65,536."""
_MORE = "\n{} changes more do not fit here; `l10n diff --html` shows all.\n"


@dataclass(frozen=True, slots=True)
class Totals:
    """A diff in numbers."""

    kinds: Mapping[Kind, int]
    """Changes by their kind, those that occur."""
    states: Mapping[tuple[str, str], int]
    """Changes by their states before and after, where there are both and they differ."""
    appeared: int
    gone: int
    unchanged: int
    """Messages of the catalogs of the diff that are as they were."""
    noise: Mapping[str, int]
    """What is left out, by a key of `diff_noise.NAMES`."""


def totals(catalogs: Iterable[CatalogDiff]) -> Totals:
    """The numbers of some catalogs together."""
    catalogs = tuple(catalogs)
    changes = [change for catalog in catalogs for change in catalog.changes]
    kinds = Counter(change.kind for change in changes)
    passages = Counter(passage for change in changes if (passage := states(change)))
    noise: Counter[str] = Counter()
    for catalog in catalogs:
        noise.update(catalog.noise)
    return Totals(
        kinds={kind: kinds[kind] for kind in Kind if kinds[kind]},
        states=dict(sorted(passages.items(), key=lambda item: (-item[1], item[0]))),
        appeared=sum(len(change.appeared) for change in changes),
        gone=sum(len(change.gone) for change in changes),
        unchanged=sum(catalog.unchanged for catalog in catalogs),
        noise={name: noise[name] for name in NAMES if noise[name]},
    )


def label(kind: Kind) -> str:
    """What people read for the kind."""
    return LABELS.get(kind, kind.value)


def states(change: Change) -> tuple[str, str] | None:
    """The states before and after in words, where there are both and they differ."""
    before, after = (", ".join(side) for side in change.states)
    return (before, after) if before and after and before != after else None


def headline(change: Change) -> str:
    """What happened and the states, in words: `moved, reviewed`, `edited, reviewed → stale`."""
    parts = [label(change.kind)]
    if change.moved and change.kind is not Kind.MOVED:
        parts.append("moved")
    before, after = (", ".join(side) for side in change.states)
    if passage := states(change):
        parts.append(" → ".join(passage))
    else:
        parts.append(after or f"was {before}")
    return ", ".join(parts)


def holders(change: Change) -> str:
    """Who holds the new translations, each once."""
    found = dict.fromkeys(filter(None, (holder(message.entry) for message in change.new)))
    return "; ".join(found)


def summary(diff: Diff) -> str:
    """The whole diff in a line or two."""
    if not diff.changes:
        return f"no difference between {diff.old} and {diff.new}{_noise(totals(diff.catalogs))}"
    found = totals(diff.catalogs)
    readouts = len({catalog.slug for catalog in diff.catalogs if catalog.changes})
    kinds = ", ".join(f"{count} {label(kind)}" for kind, count in found.kinds.items())
    parts = [f"{readouts} readout{'s'[: readouts != 1]}: {kinds}"]
    parts += [f"{before} → {after}: {count}" for (before, after), count in found.states.items()]
    if found.appeared or found.gone:
        parts.append(f"findings: {found.appeared} new, {found.gone} gone")
    return "; ".join(parts) + _noise(found)


def as_data(diff: Diff) -> dict[str, Any]:
    """The diff as JSON data."""
    return {
        "old": diff.old,
        "new": diff.new,
        "summary": _totals_data(totals(diff.catalogs)),
        "readouts": [
            {
                "readout": catalog.slug,
                "locale": catalog.language,
                "title": catalog.title,
                "path": catalog.path,
                "renamed_from": catalog.renamed_from,
                "behind": list(catalog.behind),
                "unchanged": catalog.unchanged,
                "noise": dict(catalog.noise),
                "changes": [_change_data(change) for change in catalog.changes],
            }
            for catalog in diff.catalogs
        ],
        "errors": [
            {
                "path": None if failure.path is None else str(failure.path),
                "line": failure.line,
                "message": failure.message,
            }
            for failure in diff.failures
        ],
    }


def stat(diff: Diff, width: int = 30) -> Iterator[str]:
    """A line a catalog: its name, its changes by kind, and a bar of at most `width` signs."""
    rows = [(_name(catalog), catalog) for catalog in diff.catalogs if catalog.changes]
    column = max((len(name) for name, _ in rows), default=0)
    most = max((len(catalog.changes) for _, catalog in rows), default=0)
    for name, catalog in rows:
        count = len(catalog.changes)
        bar = "+" * max(1, count * width // max(width, most))
        kinds = totals([catalog]).kinds.items()
        words = ", ".join(f"{number} {label(kind)}" for kind, number in kinds)
        yield f"{name:{column}} | {count:4} {bar} {words}"


def markdown(diff: Diff, limit: int = LONGEST_COMMENT) -> str:
    """The diff as GitHub-flavoured Markdown, for a comment on a pull request.

    Changes that would make it longer than `limit` characters are left out, and counted.
    """
    head = (
        f"## Changes from {escaped(diff.old)} to {escaped(diff.new)}\n\n{escaped(summary(diff))}\n"
    )
    failures = "".join(f"- {escaped(str(failure))}\n" for failure in diff.failures)
    tail = f"\n### Not compared\n\n{failures}" if failures else ""
    parts = [head]
    room = limit - len(head) - len(tail) - len(_MORE.format(len(diff.changes)))
    left = len(diff.changes)
    for part, changes in _markdown_parts(diff):
        room -= len(part)
        if room < 0:
            tail = _MORE.format(left) + tail
            break
        parts.append(part)
        left -= changes
    return "".join([*parts, tail])


def _markdown_parts(diff: Diff) -> Iterator[tuple[str, int]]:
    """The catalogs' heads and the changes, and how many changes each is."""
    for catalog in diff.catalogs:
        if catalog.changes:
            title = escaped(catalog.title)
            told = f"{title} · {catalog.unchanged} unchanged{escaped(notes(catalog))}"
            yield f"\n### {escaped(_name(catalog))}\n\n{told}\n", 0
        for change in catalog.changes:
            yield "\n" + "".join(f"{line}\n" for line in _markdown_change(catalog, change)), 1


def _markdown_change(catalog: CatalogDiff, change: Change) -> Iterator[str]:
    yield f"- **{escaped(headline(change))}**"
    for language, run in sides(catalog, change):
        yield f"  - {language}: {''.join(map(_markdown_mark, run))}"
    if held := holders(change):
        yield f"  - held by {escaped(held)}"
    yield from (f"  - new {escaped(finding(each))}" for each in change.appeared)
    yield from (f"  - gone {escaped(finding(each))}" for each in change.gone)


def sides(catalog: CatalogDiff, change: Change) -> Iterator[tuple[str, Sequence[Mark]]]:
    """The language and the marks of the source, and of the translation if there is or was one."""
    yield catalog.source_language, change.source
    if catalog.language and change.target:
        yield catalog.language, change.target


def notes(catalog: CatalogDiff) -> str:
    """What else there is to say of a catalog, each after a semicolon; empty if nothing is."""
    found = [f"renamed from {catalog.renamed_from}"] if catalog.renamed_from else []
    found += [
        f"the catalog is behind its source in {version}, and shown as `l10n update` would make it"
        for version in catalog.behind
    ]
    return "".join(f"; {note}" for note in found)


def finding(found: Finding) -> str:
    """A finding in one line: `warning numbers: 4 is missing`."""
    return f"{found.severity} {found.check}: {visible(found.message)}"


def _name(catalog: CatalogDiff) -> str:
    return f"{catalog.slug} ({catalog.language})" if catalog.language else catalog.slug


def _noise(found: Totals) -> str:
    return f"; left out: {named(found.noise)}" if found.noise else ""


def _totals_data(found: Totals) -> dict[str, Any]:
    return {
        "changes": {str(kind): count for kind, count in found.kinds.items()},
        "states": [
            {"before": before, "after": after, "count": count}
            for (before, after), count in found.states.items()
        ],
        "findings": {"appeared": found.appeared, "gone": found.gone},
        "unchanged": found.unchanged,
        "noise": dict(found.noise),
    }


def _change_data(change: Change) -> dict[str, Any]:
    before, after = change.states
    return {
        "kind": str(change.kind),
        "moved": change.moved,
        "source": _marks_data(change.source),
        "target": _marks_data(change.target),
        "state": {"before": [*map(str, before)], "after": [*map(str, after)]},
        "held_by": holders(change),
        "findings": {
            "appeared": [_finding_data(each) for each in change.appeared],
            "gone": [_finding_data(each) for each in change.gone],
        },
        "line": change.new[0].entry.line if change.new else None,
    }


def _marks_data(run: Sequence[Mark]) -> dict[str, Any]:
    return {
        "before": "".join(mark.text for mark in run if mark.kind != "insert"),
        "after": "".join(mark.text for mark in run if mark.kind != "delete"),
        "marks": [[mark.kind, mark.text] for mark in run],
    }


def _finding_data(found: Finding) -> dict[str, str]:
    return {"check": found.check, "severity": str(found.severity), "message": found.message}


def _markdown_mark(mark: Mark) -> str:
    text = escaped(mark.text)
    if mark.kind == "equal":
        return text
    element = "ins" if mark.kind == "insert" else "del"
    return f"<{element}>{text}</{element}>"
