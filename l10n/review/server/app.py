"""The application: which request gets which page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus

from l10n.errors import L10nError, StorageError
from l10n.glossary import Glossary
from l10n.model import Entry, Kind
from l10n.render import content
from l10n.render.languages import language as language_of
from l10n.review.server import acts, pages
from l10n.review.server import rows as rows_of
from l10n.review.server.acts import Ask, Outcome, Result
from l10n.review.server.desk import Desk
from l10n.review.server.editor import Editor, editor, in_conflict
from l10n.review.server.edits import Written
from l10n.review.server.http import Request, Response
from l10n.review.server.pages import Line, Page
from l10n.review.server.rows import Row, Show, View
from l10n.review.server.security import Guard, redirect
from l10n.review.server.session import Place, Session
from l10n.review.server.store import MissingError, Store, find
from l10n.review.server.suggestions import Suggestions

_AT_ONCE = 60
"""Entries that a page waits for the checks to look at; more are looked at in the background."""
_BATCH = 100
"""Rows that the script gets at a time, once the checks have looked at them."""
_MOST_SEEN = 100_000
_JSON = "application/json"


class Review:
    """The application of one server, for one project's readouts."""

    def __init__(self, store: Store, guard: Guard, log: Callable[[str], None]) -> None:
        """`log` is told of each file that was written."""
        self._store = store
        self._guard = guard
        self._log = log
        self._suggestions = Suggestions(store.project)
        self._desks: dict[str, tuple[object, Desk]] = {}
        self._seen: dict[str, Entry] = {}

    def __call__(self, request: Request) -> Response:
        """The answer to a request."""
        session = self._guard.admit(request)
        if isinstance(session, Response):
            return session
        try:
            return self._answer(request, session)
        except L10nError as error:
            return self._failed(request, error)

    def _answer(self, request: Request, session: Session) -> Response:
        path = request.path.removeprefix(self._guard.root)
        what, _, rest = path.removeprefix("/").partition("/")
        if request.method == "GET" and not what:
            return self._index()
        if request.method == "GET" and what == "static":
            return _static(rest)
        language, _, slug = rest.partition("/")
        answers = {
            ("GET", "page"): self._page,
            ("GET", "row"): self._row,
            ("GET", "findings"): self._findings,
            ("GET", "next"): self._next,
            ("POST", "check"): self._check,
            ("POST", "do"): self._do,
        }
        answer = answers.get((request.method, what))
        if answer is None or not slug:
            raise MissingError("no such page")
        return answer(request, session, Place(language, slug))

    def _index(self) -> Response:
        site, root = self._store.project.config, self._guard.root
        lines = [
            self._line(Place(language, slug))
            for slug in self._store.scan()
            for language in site.languages
        ]
        return _html(pages.index(root, site.name, lines, map(str, self._store.errors)))

    def _line(self, place: Place) -> Line:
        language = language_of(place.language)
        href = pages.address(self._guard.root, "page", place)
        try:
            states = self._store.states(place)
        except L10nError as error:
            return Line(place.slug, language, href, {}, str(error))
        return Line(place.slug, language, href, states)

    def _page(self, request: Request, session: Session, place: Place) -> Response:
        self._suggestions.refresh()
        page = replace(self._made(request.query, session, place), message=session.message)
        session.message = ""
        number = _number(request.query.get("open", ""))
        row = next((row for row in page.rows if row.number == number), None)
        if row is not None and row.entry is not None and not row.repeats:
            page = replace(page, editor=self._editor(page, row), focus=True)
        return _html(pages.page(page))

    def _row(self, request: Request, session: Session, place: Place) -> Response:
        """One row, with its editor if `open` is asked for."""
        page = self._made(request.query, session, place)
        name = request.query.get("entry", "")
        row = _chosen(page.all_rows, name, _number(request.query.get("number", "")))
        shown = self._editor(page, row) if "open" in request.query else None
        return _json({"row": pages.row(page, row, shown)})

    def _findings(self, request: Request, session: Session, place: Place) -> Response:
        """The rows from `after` on that the checks have looked at by now."""
        page = self._made(request.query, session, place)
        after = _number(request.query.get("after", ""))
        ready = [r for r in page.all_rows if r.number >= after and r.findings is not None]
        rows = {row.number: pages.row(page, row) for row in ready[:_BATCH]}
        return _json({"rows": rows, "filters": pages.filters(page), "checking": page.checking})

    def _next(self, _request: Request, _session: Session, place: Place) -> Response:
        """The way to the next readout that has something to review, or to the list of them."""
        slugs = self._store.scan()
        position = slugs.index(place.slug) if place.slug in slugs else -1
        for slug in (*slugs[position + 1 :], *slugs[:position]):
            other = Place(place.language, slug)
            line = self._line(other)
            if line.total > line.reviewed:
                return redirect(pages.path(self._guard.root, "page", other), {})
        return redirect(f"{self._guard.root}/", {})

    def _check(self, request: Request, _session: Session, place: Place) -> Response:
        """What the checks and the glossary say of a text that is being typed."""
        document = self._store.document(place)
        entry = find(document.entries, request.value("entry"))
        if entry is None:
            raise MissingError("this entry is no longer in the catalog")
        ask = Written(request.form.get("text"), request.value("comment"))
        made = editor(0, entry, document.entries, self._desk(place.language), written=ask)
        return _json(pages.live(language_of(place.language), made))

    def _do(self, request: Request, session: Session, place: Place) -> Response:
        ask = acts.asked(request)
        desk = self._desk(place.language)
        outcome = acts.perform(ask, place, self._store, session, desk, self._seen)
        view = {name: request.value(name) for name in ("show", "order")}
        page = self._made(view, session, place)
        if outcome.step is not None:
            self._log(f"updated {page.path}")
        if _is_script(request):
            return _json(self._told(page, ask, outcome))
        if outcome.result in {Result.CONFLICT, Result.BLOCKED}:
            row = _chosen(page.all_rows, outcome.name, ask.number)
            page = replace(page, editor=self._with(page, row, ask, outcome), rows=page.all_rows)
            return replace(_html(pages.page(page)), status=HTTPStatus.CONFLICT)
        session.message = outcome.message
        following = _number(request.value("next")) if ask.leads_on else 0
        number = following or next(
            (row.number for row in page.rows if row.name == outcome.name), ask.number
        )
        query = {**page.view.query, **({"open": str(following)} if following else {})}
        return redirect(
            pages.path(page.root, "page", place), query, fragment=f"s{number}" if number else ""
        )

    def _told(self, page: Page, ask: Ask, outcome: Outcome) -> dict[str, object]:
        """What the script is told: the rows as they are now, and how far the work is."""
        rows: dict[int, str] = {}
        for row in page.all_rows:
            if outcome.name and row.name == outcome.name:
                unfinished = outcome.result in {Result.CONFLICT, Result.BLOCKED}
                stays = unfinished or ask.action.startswith("waive")
                opened = self._with(page, row, ask, outcome) if stays and not row.repeats else None
                rows[row.number] = pages.row(page, row, opened)
        return {
            "result": outcome.result,
            "message": outcome.message,
            "rows": rows,
            "number": next(iter(rows), 0),
            "summary": pages.summary(page),
            "filters": pages.filters(page),
        }

    def _with(self, page: Page, row: Row, ask: Ask, outcome: Outcome) -> Editor:
        """The editor of a row after an edit, with all that the reviewer has to know of it."""
        unfinished = outcome.result is not Result.DONE
        made = self._editor(page, row, outcome.mine or (ask.written if unfinished else None))
        if outcome.theirs is not None:
            made = in_conflict(made, outcome.theirs)
        if outcome.result is Result.BLOCKED:
            made = replace(made, blocked=outcome.message, can_insist=outcome.can_insist)
        return made

    def _editor(self, page: Page, row: Row, written: Written | None = None) -> Editor:
        place = page.place
        if row.entry is None:
            raise MissingError("this sentence is not in the catalog yet; run `l10n build`")
        entries = [other.entry for other in page.all_rows if other.entry and not other.repeats]
        matches = self._suggestions.matches(row.entry, place.language, place.slug)
        desk = self._desk(place.language)
        return editor(row.number, row.entry, entries, desk, matches=matches, written=written)

    def _made(self, view: Mapping[str, str], session: Session, place: Place) -> Page:
        """The page of a readout as it is on disk now, with no row open."""
        document = self._store.document(place)
        desk, config = self._desk(place.language), self._store.project.config
        chosen = View.of(view.get("show", ""), view.get("order", ""))
        some = chosen.show is not Show.FINDINGS
        desk.look(document.entries, at_once=_AT_ONCE if some else len(document.entries))
        rows = rows_of.rows(document, desk)
        self._remember(rows)
        visible = rows_of.shown(rows, chosen)
        return Page(
            root=self._guard.root,
            site=config.name,
            place=place,
            title=document.readout.title,
            path=document.path,
            csrf=session.csrf,
            source=language_of(config.source_language),
            target=language_of(place.language),
            view=chosen,
            rows=visible,
            all_rows=rows,
            counts=rows_of.counts(rows),
            unlike=rows_of.unlike(document.segments, document.entries),
            layout=content.outline(document.readout),
            dates={
                Kind.RELEASE_DATE: document.readout.released,
                Kind.UPDATE_DATE: document.readout.updated,
            },
            next_open=rows_of.next_open(visible, 0),
        )

    def _remember(self, rows: Iterable[Row]) -> None:
        if len(self._seen) > _MOST_SEEN:
            self._seen.clear()
        self._seen.update((row.digest, row.entry) for row in rows if row.entry is not None)

    def _desk(self, language: str) -> Desk:
        """The desk of a language, anew if its glossary changed. Raises GlossaryError."""
        config, paths = self._store.project.config, self._store.project.paths
        if language not in config.languages:
            raise MissingError(f"no locale {language} in this project")
        path = paths.glossary(language)
        stamp = path.stat().st_mtime_ns if path.exists() else None
        known = self._desks.get(language)
        if known is None or known[0] != stamp:
            glossary = Glossary.load(path, language)
            known = self._desks[language] = (
                stamp,
                Desk(language, config.source_language, glossary),
            )
        return known[1]

    def _failed(self, request: Request, error: L10nError) -> Response:
        """What is wrong, with whatever the reviewer had typed."""
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if isinstance(error, MissingError):
            status = HTTPStatus.NOT_FOUND
        elif isinstance(error, StorageError):
            status = HTTPStatus.SERVICE_UNAVAILABLE
        if _is_script(request):
            return replace(_json({"result": "failed", "message": str(error)}), status=status)
        root, site = self._guard.root, self._store.project.config.name
        typed = "\n\n".join((*request.form.get("text", ()), request.value("comment"))).strip()
        return replace(
            _html(pages.message(root, site, status.phrase, str(error), typed)), status=status
        )


def _chosen(rows: Sequence[Row], name: str, number: int) -> Row:
    """The row of this number if it has the entry of this name, else the first one that has.

    Raises MissingError if none has.
    """
    found = [row for row in rows if row.entry is not None and row.name == name]
    if not found:
        raise MissingError("this entry is no longer in the catalog; its source changed")
    return next((row for row in found if row.number == number), found[0])


def _number(text: str) -> int:
    """The row's number that an address names; 0 for anything else."""
    return int(text[:9]) if text.isascii() and text.isdecimal() else 0


def _is_script(request: Request) -> bool:
    return request.headers.get("accept", "") == _JSON


def _html(page: str) -> Response:
    return Response(page.encode("utf-8", "replace"))


def _json(data: object) -> Response:
    return Response(json.dumps(data).encode(), content_type=_JSON)


def _static(name: str) -> Response:
    found = pages.static(name)
    if found is None:
        raise MissingError("no such file")
    return Response(found[0], content_type=found[1])
