"""What a page says of itself to browsers and search engines, and where it leads."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from l10n.model import Kind, Segment
from l10n.render import links
from l10n.render.languages import Language, open_graph_locale
from l10n.render.passages import Passage
from l10n.render.site import Site

STYLE = "assets/style.css"
INDEX = "index.html"
_DESCRIPTION_WIDTH = 160
"""Characters of a description that search engines show, about."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page."""

    label: str
    language: Language
    """Of the label, and of the page it leads to."""
    href: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language."""

    hreflang: str
    href: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around a page's content."""

    name: str
    """The page's file below the output folder."""
    language: Language
    title: str
    title_language: Language
    description: str
    style: str
    index: str
    """The relative address of the index."""
    open_graph_type: str
    open_graph_locale: str
    other_locales: tuple[str, ...]
    canonical: str = ""
    """Absolute, or empty if it is not known where the pages are served."""
    alternates: tuple[Alternate, ...] = ()
    released: date | None = None
    updated: date | None = None


def head_of(
    site: Site,
    name: str,
    language: Language,
    title: Passage,
    *,
    summary: str,
    kind: str = "article",
    versions: Iterable[tuple[Language, str]] = (),
    released: date | None = None,
    updated: date | None = None,
) -> Head:
    """The head of the page `name`.

    `kind` is its Open Graph type; `versions` are the same page in every language, the source
    language first, by their names below the output folder.
    """
    others = (other for other in site.all if other.tag != language.tag)
    return Head(
        name=name,
        language=language,
        title=title.plain,
        title_language=title.language,
        description=summary,
        style=links.between(name, STYLE),
        index=links.between(name, INDEX),
        open_graph_type=kind,
        open_graph_locale=open_graph_locale(language.code, site.source_language),
        other_locales=tuple(open_graph_locale(o.code, site.source_language) for o in others),
        canonical=links.absolute(site.base_url, name) if site.base_url else "",
        alternates=tuple(_alternates(site, name, tuple(versions))),
        released=released,
        updated=updated,
    )


def description(segments: Sequence[Segment], shown: Sequence[Passage], language: Language) -> str:
    """The beginning of the first paragraph that has text in the language, cut at a word.

    Empty if there is none.
    """
    found: list[str] = []
    block = None
    for segment, passage in zip(segments, shown, strict=True):
        if segment.kind is not Kind.PARAGRAPH or passage.language.tag != language.tag:
            continue
        if block not in (None, segment.block):
            break
        block = segment.block
        found.append(passage.plain)
    return textwrap.shorten(" ".join(found), _DESCRIPTION_WIDTH, placeholder="…")


def _alternates(
    site: Site, name: str, versions: tuple[tuple[Language, str], ...]
) -> Iterable[Alternate]:
    def address(other: str) -> str:
        return links.absolute(site.base_url, other) if site.base_url else links.between(name, other)

    for language, other in versions:
        yield Alternate(language.tag, address(other))
    if versions:
        # The version for readers of any other language (HTML Standard has no name for it; it is
        # that of the search engines' common hreflang convention).
        yield Alternate("x-default", address(versions[0][1]))
