"""The review pages as HTML, and their parts, as the script asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from l10n.model import State
from l10n.render import dates
from l10n.render.content import Outline
from l10n.render.languages import Language
from l10n.render.passages import lang_attributes
from l10n.review.server import rows as rows_of
from l10n.review.server.editor import Editor
from l10n.review.server.rows import Row, Show, View
from l10n.review.server.session import Place

_ENGLISH = Language("en", "en", "English", "ltr")
LABELS = {
    Show.ALL: "All",
    Show.OPEN: "To review",
    Show.UNTRANSLATED: "Untranslated",
    Show.MACHINE: "Machine",
    Show.MEMORY: "Memory",
    Show.EDITED: "Edited",
    Show.STALE: "Stale",
    Show.FINDINGS: "Findings",
    Show.REVIEWED: "Reviewed",
}
_STATES = tuple(state for state in State if state is not State.OBSOLETE)
_STATIC = {
    "review.css": "text/css; charset=utf-8",
    "review.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a readout in one language."""

    root: str
    """The folder of every address of this server."""
    site: str
    place: Place
    title: str
    path: str
    """The catalog's, relative to the project folder."""
    csrf: str
    source: Language
    target: Language
    view: View
    rows: tuple[Row, ...]
    """Those of the view, in its order."""
    all_rows: tuple[Row, ...]
    """Every row, in the readout's order."""
    counts: Mapping[Show, int]
    unlike: bool = False
    """Whether the catalog is not of the readout as it is now."""
    layout: Outline | None = None
    """The readout's structure."""
    dates: Mapping[str, date | None] = field(default_factory=dict)
    """Its dates by the kind of their blocks; they are formatted, and not translated."""
    editor: Editor | None = None
    next_open: int = 0
    """The number of the first row to review; 0 if there is none."""
    message: str = ""
    focus: bool = False
    """Whether the editor takes the keyboard as the page loads."""

    @property
    def where(self) -> str:
        """The end of the addresses of this readout."""
        return f"{self.place.language}/{quote(self.place.slug)}"

    @property
    def action(self) -> str:
        """Where its forms are sent."""
        return address(self.root, "do", self.place)

    @property
    def onward(self) -> str:
        """The address that leads to the next readout with something to review."""
        return address(self.root, "next", self.place)

    @property
    def view_query(self) -> str:
        """The view, as it stands in an address."""
        return urlencode(self.view.query)

    @property
    def checking(self) -> bool:
        """Whether there are entries that the checks have not looked at yet."""
        return any(row.findings is None for row in self.all_rows)

    @property
    def outline(self) -> Outline | None:
        """The layout to show the rows in; None for a list."""
        return None if self.view.flat else self.layout

    @property
    def elsewhere(self) -> tuple[Row, ...]:
        """The rows that are not in the readout."""
        return tuple(row for row in self.rows if row.place is None)

    @property
    def states(self) -> Mapping[str, int]:
        """How many entries there are in each state."""
        return {str(state): self.counts[Show(str(state))] for state in _STATES}

    @property
    def total(self) -> int:
        """How many entries there are."""
        return self.counts[Show.ALL]

    @property
    def reviewed(self) -> int:
        """How many of them are reviewed."""
        return self.counts[Show.REVIEWED]

    def following(self, number: int) -> int:
        """The number of the open row that follows this one in the view; 0 if there is none."""
        return rows_of.next_open(self.rows, number)

    def href(self, *, show: str = "", order: str = "", open: int = 0) -> str:  # noqa: A002  (as in the address)
        """The page's address with another view, or with a row open."""
        view = View.of(show or self.view.show, order or self.view.order)
        query = {**view.query, **({"open": str(open)} if open else {})}
        return address(self.root, "page", self.place) + (f"?{urlencode(query)}" if query else "")


@dataclass(frozen=True, slots=True)
class Line:
    """A readout in the list of readouts."""

    slug: str
    language: Language
    href: str
    states: Mapping[str, int]
    error: str = ""
    """Why it can't be reviewed."""

    @property
    def total(self) -> int:
        """How many entries there are."""
        return sum(self.states.values())

    @property
    def reviewed(self) -> int:
        """How many of them are reviewed."""
        return self.states.get(State.REVIEWED, 0)


def page(page: Page) -> str:
    """The page of a readout."""
    by_place: dict[int, list[Row]] = {}
    for row in page.rows:
        if row.place is not None:
            by_place.setdefault(row.place, []).append(row)
    return _render("page.html", root=page.root, site=page.site, page=page, by_place=by_place)


def index(root: str, site: str, lines: Sequence[Line], errors: Iterable[str]) -> str:
    """The list of readouts."""
    return _render("index.html", root=root, site=site, lines=lines, errors=tuple(errors))


def message(root: str, site: str, heading: str, text: str, typed: str = "") -> str:
    """A page that says what went wrong, with what the reviewer had typed."""
    return _render("message.html", root=root, site=site, heading=heading, message=text, typed=typed)


def path(root: str, what: str, place: Place) -> str:
    """The path of a page or a service of a readout, not encoded."""
    return f"{root}/{what}/{place.language}/{place.slug}"


def address(root: str, what: str, place: Place) -> str:
    """The same, as it stands in a link."""
    return quote(path(root, what, place))


def row(page: Page, row: Row, editor: Editor | None = None) -> Markup:
    """One row of a page, with its editor or to read."""
    return _macro("row.html", "row", page, row, editor)


def summary(page: Page) -> Markup:
    """How much is done."""
    return _macro("parts.html", "summary", page)


def filters(page: Page) -> Markup:
    """The links to other views."""
    return _macro("parts.html", "filters", page)


def live(target: Language, editor: Editor) -> Mapping[str, Markup]:
    """What changes while the reviewer types: the findings and the terms."""
    return {
        "findings": _macro("parts.html", "findings", editor.findings),
        "terms": _macro("parts.html", "terms", editor.asked, target),
    }


def static(name: str) -> tuple[bytes, str] | None:
    """A file that the pages need, and its type; None for any other name."""
    if name == "style.css":
        return (resources.files("l10n.render") / "assets" / name).read_bytes(), _STATIC[
            "review.css"
        ]
    if name not in _STATIC:
        return None
    return (resources.files(__package__) / "static" / name).read_bytes(), _STATIC[name]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("l10n.review.server"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        lang=lambda language: lang_attributes(language, _ENGLISH),
        percent=lambda share: f"{share:.0%}",
        labels=LABELS,
        written=dates.written,
    )
    return made


def _render(template: str, **values: object) -> str:
    return _environment().get_template(template).render(**values)


def _macro(template: str, name: str, *arguments: object) -> Markup:
    made: Markup = getattr(_environment().get_template(template).module, name)(*arguments)
    return made
