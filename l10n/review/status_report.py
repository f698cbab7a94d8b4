"""A status as JSON data, CSV and Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from l10n.model import Severity
from l10n.review.diff_report import label
from l10n.review.markdown import escaped
from l10n.review.status import STATES, Draft, Status


def as_data(
    statuses: Iterable[Status], totals: Iterable[Status], since: str | None = None
) -> dict[str, Any]:
    """The statuses as JSON data; `since` is the revision of their changes."""
    data: dict[str, Any] = {
        "readouts": [_data(status) for status in statuses],
        "totals": [_data(status) for status in totals],
    }
    return data | {"since": since} if since is not None else data


def drafts_as_data(drafts: Iterable[Draft]) -> dict[str, Any]:
    """The drafts as JSON data."""
    return {"drafts": [asdict(draft) for draft in drafts]}


def as_csv(statuses: Iterable[Status], totals: Iterable[Status]) -> str:
    """A table with a row for each readout and language, and one for each language's total."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(
        [
            *("readout", "locale", "messages", "words"),
            *(f"{state} messages" for state in STATES),
            *(f"{state} words" for state in STATES),
            *(f"{severity}s" for severity in Severity),
            *("score", "reviewed", "ready", "changed"),
        ]
    )
    for status in (*statuses, *totals):
        table.writerow(
            [
                *(_inert(status.slug) or "total", status.language),
                *(status.total, status.total_words),
                *(status.messages.get(state, 0) for state in STATES),
                *(status.words.get(state, 0) for state in STATES),
                *(status.findings.get(severity, 0) for severity in Severity),
                "" if status.score is None else f"{status.score:.4f}",
                f"{status.reviewed:.4f}",
                "yes" if status.ready else "no",
                "" if status.changed is None else sum(status.changed.values()),
            ]
        )
    return out.getvalue()


def as_markdown(statuses: Sequence[Status], totals: Sequence[Status]) -> str:
    """A table for a comment or a wiki page."""
    shown = [state for state in STATES if any(total.messages.get(state) for total in totals)]
    changed = any(status.changed is not None for status in statuses)
    head = ["readout", "locale", "messages", "words", *map(str, shown), "errors", "warnings"]
    head += ["score", "reviewed", "ready", *(["changed"] if changed else [])]
    lines = [head, ["---", "---", *(["---:"] * (len(head) - 2))]]
    for status in (*statuses, *totals):
        cells = [escaped(status.slug) if status.slug else "**total**", status.language]
        cells += [str(status.total), str(status.total_words)]
        cells += [str(status.messages.get(state, 0)) for state in shown]
        cells += [str(status.findings.get(s, 0)) for s in (Severity.ERROR, Severity.WARNING)]
        cells += [score(status), percent(status.reviewed), "yes" if status.ready else "no"]
        cells += [changes(status)] if changed else []
        lines.append(cells)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def percent(share: float) -> str:
    """A share of 1 in whole percent, 100% only where all of it is there."""
    return f"{int(share * 100)}%"


def score(status: Status) -> str:
    """The mean score; a dash without drafts."""
    return "–" if status.score is None else f"{status.score:.2f}"


def changes(status: Status) -> str:
    """The changes by kind in words; a dash if there are none."""
    found = status.changed or {}
    return ", ".join(f"{count} {label(kind)}" for kind, count in found.items()) or "–"


def facts(status: Status) -> str:
    """What a status says besides its words, each where there is any: `16 messages: 16 machine`."""
    parts = [f"{status.messages[state]} {state}" for state in STATES if status.messages.get(state)]
    said = [f"{status.total} message{'s'[: status.total != 1]}: {', '.join(parts) or 'none'}"]
    said += [
        f"{count} {severity}{'s'[: count != 1]}"
        for severity, count in status.findings.items()
        if count and severity is not Severity.NOTE
    ]
    if status.score is not None:
        said.append(f"mean score {score(status)}")
    if status.changed is not None:
        said.append(f"changed: {changes(status)}")
    if status.ready:
        said.append("ready")
    return "; ".join(said)


def _data(status: Status) -> dict[str, Any]:
    data: dict[str, Any] = {"readout": status.slug} if status.slug else {}
    data |= {
        "locale": status.language,
        "messages": {str(state): status.messages.get(state, 0) for state in STATES},
        "words": {str(state): status.words.get(state, 0) for state in STATES},
        "findings": {str(severity): status.findings.get(severity, 0) for severity in Severity},
        "score": status.score,
        "reviewed": round(status.reviewed, 4),
        "ready": status.ready,
    }
    if status.changed is not None:
        data["changed"] = {str(kind): count for kind, count in status.changed.items()}
    return data


def _inert(text: str) -> str:
    """`text` so that a spreadsheet does not take it for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
