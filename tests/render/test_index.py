"""The list of readouts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from l10n.render.pages import Rendered, Summary, render_index, render_readout
from l10n.render.site import Site

from . import document, sample


def test_the_index_lists_readouts_newest_first(draft: Rendered, site: Site) -> None:
    def other(slug: str, released: date | None) -> Summary:
        return replace(draft.summary, slug=slug, released=released)

    undated, early = other("undated", None), other("early", date(2018, 7, 11))
    summaries = [undated, early, draft.summary, other("also", date(2018, 7, 11))]
    page = render_index(summaries, site)
    index = document.read(page.data)
    assert page.name == "index.html"
    assert [h2.one("a").attributes["href"] for h2 in index.one("main").all("h2")] == [
        f"en/{slug}.html" for slug in (sample.SLUG, "also", "early", "undated")
    ]


def test_the_index_is_in_both_languages(draft: Rendered, site: Site) -> None:
    index = document.read(render_index([draft.summary], site).data)
    english, spanish = index.all(class_="edition")
    assert [time.text for time in english.all("time")] == ["March 5, 2024"]
    assert [time.text for time in spanish.all("time")] == ["5 de marzo de 2024"]
    link = spanish.one("a", href=f"es/{sample.SLUG}.html")
    assert (link.lang, link.attributes["hreflang"]) == ("es", "es")
    assert link.text.startswith("Resumen de las reuniones")
    assert "Machine translation, not reviewed: 7 of 22" in english.text
    assert "Traducción automática, sin revisar: 7 de 22" in spanish.text
    assert spanish.all("a", href=f"paired/{sample.SLUG}.html")[0].text == "En paralelo"
    assert [e.text for e in index.one("footer").all("h2")] == [
        "About the translations",
        "Acerca de las traducciones",
    ]


def test_the_index_says_what_is_reviewed(site: Site) -> None:
    rendered = render_readout(sample.READOUT, sample.SEGMENTS, {"es": sample.ALL_REVIEWED}, site)
    english, spanish = document.read(render_index([rendered.summary], site).data).all(
        class_="edition"
    )
    assert "Reviewed in full" in english.text
    assert "Revisada por completo" in spanish.text


def test_an_index_of_nothing_says_so(site: Site) -> None:
    index = document.read(render_index([], site).data)
    assert "There are no readouts yet." in index.text
    assert "Todavía no hay comunicados." in index.text
