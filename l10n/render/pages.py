"""The pages of a readout, the index of all readouts, and the files that pages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources

from l10n.model import Key, Kind, Readout, Segment, State, Translation
from l10n.paths import PAIRED
from l10n.render import content, links, notices, passages
from l10n.render.content import Outline
from l10n.render.environment import environment
from l10n.render.head import INDEX, STYLE, Head, Link, description, head_of
from l10n.render.languages import Language
from l10n.render.passages import Passage
from l10n.render.site import Site

_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the output folder."""

    name: str
    """Below the output folder, with `/`: `es/releases/a.html`."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Edition:
    """A readout in one language, as the index lists it."""

    language: Language
    title: Passage
    """Its title, in that language or else in the source language."""
    states: Mapping[State, int]
    """How many of its segments are shown in which state."""
    total: int
    """How many segments it has."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the index says of a readout."""

    slug: str
    released: date | None
    updated: date | None
    editions: tuple[Edition, ...]
    """The source language first, then the target languages."""

    def href(self, folder: str) -> str:
        """The address of its page in a folder, from the index."""
        return links.between(INDEX, _name(folder, self.slug))


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a readout becomes."""

    pages: tuple[Page, ...]
    """One for the source language, one for each target language, and the side-by-side page."""
    summary: Summary


@dataclass(frozen=True, slots=True)
class _Document:
    """A readout with all that its pages show."""

    site: Site
    readout: Readout
    segments: Sequence[Segment]
    shown: Mapping[str, Sequence[Passage]]
    """By locale, a passage for each segment."""
    outline: Outline

    def title(self, language: Language) -> Passage:
        """Its title as shown in a language."""
        for segment, passage in zip(self.segments, self.shown[language.code], strict=True):
            if segment.kind is Kind.TITLE:
                return passage
        return Passage(self.readout.title, (), self.site.source, State.REVIEWED)

    def versions(self) -> tuple[tuple[Language, str], ...]:
        """The name of its page in every language."""
        return tuple((lang, _name(lang.code, self.readout.slug)) for lang in self.site.all)

    def links(self, page: str) -> list[Link]:
        """The ways from one of its pages to its others in a language."""
        return [
            Link(language.name, language, links.between(page, other))
            for language, other in self.versions()
            if other != page
        ]


def render_readout(
    readout: Readout,
    segments: Sequence[Segment],
    translations: Mapping[str, Mapping[Key, Translation]],
    site: Site,
    *,
    release: bool = False,
) -> Rendered:
    """The pages of a readout, and what the index says of it.

    `segments` are those of `readout`; `translations` are by target locale, and a message that is
    missing there is shown in the source language. With `release` only reviewed ones are shown.
    """
    shown = {site.source.code: passages.in_source(segments, site.source)}
    for target in site.targets:
        own = translations.get(target.code, {})
        shown[target.code] = passages.translated(
            segments, own, target, site.source, release=release
        )
    document = _Document(site, readout, segments, shown, content.outline(readout))
    pages = [_version(document, language) for language in site.all]
    return Rendered((*pages, _paired(document)), _summary(document))


def render_index(summaries: Iterable[Summary], site: Site) -> Page:
    """The list of readouts in every language of the site, the newest first."""
    by_slug = sorted(summaries, key=lambda summary: summary.slug)
    newest_first = sorted(by_slug, key=lambda s: s.released or date.min, reverse=True)
    title = Passage(site.name, (), site.source, State.REVIEWED)
    head = head_of(site, INDEX, site.source, title, summary="", kind="website")
    return _page("index.html", head, site, summaries=newest_first, paired_folder=PAIRED)


def assets() -> tuple[Page, ...]:
    """The files that all pages share: a style sheet."""
    file = resources.files("l10n.render") / STYLE
    return (Page(STYLE, file.read_bytes()),)


def _version(document: _Document, language: Language) -> Page:
    """The readout in one language."""
    shown = document.shown[language.code]
    name = _name(language.code, document.readout.slug)
    found = notices.notice(shown, language)
    return _page(
        "readout.html",
        _head(document, name, language, versions=document.versions()),
        document.site,
        languages=document.links(name),
        paired=links.between(name, _name(PAIRED, document.readout.slug)),
        notices=[found] if found else [],
        outline=document.outline,
        texts=content.texts(document.segments, shown, language),
    )


def _paired(document: _Document) -> Page:
    """The readout in all languages, sentence beside sentence."""
    site = document.site
    name = _name(PAIRED, document.readout.slug)
    editions = [document.shown[target.code] for target in site.targets]
    found = map(notices.notice, editions, site.targets)
    return _page(
        "paired.html",
        _head(document, name, site.source),
        site,
        languages=document.links(name),
        paired="",
        notices=[notice for notice in found if notice],
        outline=document.outline,
        pairs=content.pairs(document.segments, document.shown[site.source.code], editions),
    )


def _summary(document: _Document) -> Summary:
    editions = tuple(
        Edition(language, document.title(language), passages.counts(shown), len(shown))
        for language in document.site.all
        for shown in [document.shown[language.code]]
    )
    readout = document.readout
    return Summary(readout.slug, readout.released, readout.updated, editions)


def _head(
    document: _Document,
    name: str,
    language: Language,
    *,
    versions: Sequence[tuple[Language, str]] = (),
) -> Head:
    return head_of(
        document.site,
        name,
        language,
        document.title(language),
        summary=description(document.segments, document.shown[language.code], language),
        versions=versions,
        released=document.readout.released,
        updated=document.readout.updated,
    )


def _page(template: str, head: Head, site: Site, **values: object) -> Page:
    text = (
        environment()
        .get_template(template)
        .render(page=head, site=site, strings=site.strings_in(head.language), **values)
    )
    return Page(head.name, _BLANK_LINES.sub("\n", text).encode())


def _name(folder: str, slug: str) -> str:
    """The name of a page below the output folder, as `Paths.page` has it."""
    return f"{folder}/{slug}.html"
