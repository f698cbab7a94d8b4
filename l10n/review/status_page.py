"""A status as one self-contained page, with charts and no script."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model import Severity
from l10n.review import charts, pages, status_report
from l10n.review.status import STATES, Draft, Status

DOUBTFUL = 20
"""How many of the least certain drafts the page lists."""


def page(
    name: str,
    statuses: Sequence[Status],
    totals: Sequence[Status],
    drafts: Sequence[Draft],
    since: str | None = None,
) -> bytes:
    """The page, as UTF-8.

    `name` is the project's, `drafts` are those of `status.by_risk`, `since` is the revision of the
    changes.
    """
    shown = [s for s in reversed(STATES) if any(total.messages.get(s) for total in totals)]
    scores = {
        total.language: [draft.score for draft in drafts if draft.language == total.language]
        for total in totals
    }
    return pages.page(
        "status.html",
        style="",
        name=name,
        statuses=statuses,
        totals=totals,
        states=shown,
        severities=(Severity.ERROR, Severity.WARNING),
        since=since,
        ready=sum(status.ready for status in statuses),
        bar=charts.states_bar,
        columns={tag: charts.score_columns(found) for tag, found in scores.items() if found},
        doubtful=drafts[:DOUBTFUL],
        known=pages.known,
        percent=status_report.percent,
        score=status_report.score,
        changes=status_report.changes,
    )
