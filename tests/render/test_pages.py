"""The pages of a readout."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from l10n.model import Block, Key, Kind, Readout, State, Translation
from l10n.render.pages import Rendered, assets, render_readout
from l10n.render.site import Site

from . import document, sample
from .document import Element

STATE = "data-l10n-state"


@pytest.fixture(scope="module")
def pages(draft: Rendered) -> dict[str, Element]:
    """The pages of the sample, by their folder."""
    return {page.name.partition("/")[0]: document.read(page.data) for page in draft.pages}


@pytest.fixture(scope="module")
def released(site: Site) -> Element:
    """The Spanish page of the sample in a release."""
    translations = {"es": sample.TRANSLATIONS}
    rendered = render_readout(sample.READOUT, sample.SEGMENTS, translations, site, release=True)
    return document.read(rendered.pages[1].data)


def render(readout: Readout, site: Site, **translations: Translation) -> Rendered:
    """A readout whose blocks are a segment each, with Spanish for those named in `translations`."""
    found: dict[Key, Translation] = {
        (None, msgid): translation for msgid, translation in translations.items()
    }
    return render_readout(readout, sample.cut(readout), {"es": found}, site)


def marked(page: Element) -> list[tuple[str, str, str]]:
    """State, language and text of the passages that are not reviewed."""
    return [(e.attributes[STATE], e.lang, e.text) for e in page.walk() if STATE in e.attributes]


def test_a_readout_has_a_page_in_each_language_and_one_of_both(draft: Rendered) -> None:
    assert [page.name for page in draft.pages] == [
        f"{folder}/{sample.SLUG}.html" for folder in ("en", "es", "paired")
    ]


def test_the_english_page_is_the_source_text(pages: dict[str, Element]) -> None:
    article = pages["en"].one("article")
    assert [
        e.text for e in article.walk() if e.name in {"h1", "h2", "h3", "p", "li", "td", "th"}
    ] == [
        "Archived Content",
        "This page is kept for reference and may be out of date.",
        "Readout from the Office of Border Health’s Meetings in El Paso",
        "Release date: March 5, 2024",
        "The Office met its partners. They agreed on a plan and published it on its website.",
        "Commitments",
        "Share data every week.",
        "Train staff in two places: El Paso Ciudad Juárez",
        "El Paso",
        "Ciudad Juárez",
        "In their words",
        "“We are stronger when we plan together,” the Director said.",
        "City",
        "Clinics",
        "El Paso",
        "4 clinics",
        "Laredo",
        "",
        "Contact",
        "Write to press@example.gov or call the press office.",
        "Office of Border Health / 100 Main Street",
        "Last updated: April 1, 2024",
    ]
    assert marked(pages["en"]) == []


def test_every_passage_that_is_not_reviewed_is_marked(pages: dict[str, Element]) -> None:
    assert marked(pages["es"]) == [
        ("machine", "es", "Resumen de las reuniones de la Oficina de Salud Fronteriza en El Paso"),
        ("machine", "es", "La Oficina se reunió con sus socios."),
        ("memory", "es", "Acordaron un plan y lo publicaron en su sitio web."),
        ("edited", "es", "Compartir datos cada semana."),
        ("stale", "es", "Capacitar al personal en tres lugares:"),
        ("untranslated", "en", "Ciudad Juárez"),
        ("machine", "es", "En sus palabras"),
        ("machine", "es", "«Somos más fuertes cuando planificamos juntos», dijo la directora."),
        ("machine", "es", "Clínicas por ciudad"),
        ("machine", "es", "4 clínicas"),
        ("untranslated", "en", "Write to press@example.gov or call the press office."),
        ("machine", "es", "Oficina de Salud Fronteriza"),
        ("untranslated", "en", "100 Main Street"),
    ]


def test_a_release_shows_reviewed_text_only(released: Element) -> None:
    found = marked(released)
    assert {(state, lang) for state, lang, _ in found} == {("untranslated", "en")}
    assert len(found) == 13
    assert released.one("h1").text.startswith("Readout from the Office")
    assert next(e.text for e in released.all("h2")) == "Parte de esta página está en inglés"
    assert "automática" not in released.text


def test_the_notice_says_in_both_languages_what_is_not_reviewed(pages: dict[str, Element]) -> None:
    spanish, english = pages["es"].all("div", class_="notice-half")
    assert (spanish.lang, english.lang) == ("es", "en")
    assert spanish.one("h2").text == "Traducción automática, sin revisar"
    assert english.one("h2").text == "Machine translation, not reviewed"
    assert [item.text for item in spanish.all("li")] == [
        "Traducción automática, sin revisar: 7 de 22",
        "Tomadas de una oración similar, sin revisar: 1 de 22",
        "En edición, sin revisar: 1 de 22",
        "El original cambió después de la traducción: 1 de 22",
        "Todavía en inglés: 3 de 22",
    ]
    assert next(item.text for item in english.all("li")) == (
        "Machine translation, not reviewed: 7 of 22"
    )


def test_the_source_page_and_a_reviewed_page_have_no_notice(
    pages: dict[str, Element], site: Site
) -> None:
    rendered = render_readout(
        sample.READOUT, sample.SEGMENTS, {"es": sample.ALL_REVIEWED}, site, release=True
    )
    spanish = document.read(rendered.pages[1].data)
    assert pages["en"].all(class_="notice-half") == []
    assert spanish.all(class_="notice-half") == []
    assert marked(spanish) == []
    assert spanish.one("h1").text.startswith("Revisado: ")


def test_a_translation_that_people_are_working_on_is_no_machine_translation(site: Site) -> None:
    readout = Readout("a", "source/a.txt", (Block(Kind.TITLE, 1, "Title"),))
    rendered = render(readout, site, Title=Translation("Título", State.EDITED))
    spanish = document.read(rendered.pages[1].data)
    assert next(e.text for e in spanish.all("h2")) == "Traducción en curso"


def test_dates_are_written_in_each_language(pages: dict[str, Element]) -> None:
    for folder, days in {
        "en": ["March 5, 2024", "April 1, 2024"],
        "es": ["5 de marzo de 2024", "1 de abril de 2024"],
    }.items():
        times = pages[folder].all("time")
        assert [time.text for time in times] == days
        assert [time.attributes["datetime"] for time in times] == ["2024-03-05", "2024-04-01"]


def test_links_and_emphasis_are_in_the_translation(pages: dict[str, Element]) -> None:
    link = pages["es"].one("a", href="https://www.example.gov/plan?a=1&b=2")
    assert link.text == "su sitio web"
    assert pages["es"].one("strong").text == "socios"


def test_lists_tables_and_quotes_keep_their_structure(pages: dict[str, Element]) -> None:
    article = pages["es"].one("article")
    inner = article.one("ol")
    assert inner.parent is not None
    assert inner.parent.name == "li"
    assert [item.text for item in inner.all("li")] == ["El Paso", "Ciudad Juárez"]
    assert article.one("blockquote").one("p").text.startswith("«Somos")
    table = article.one("table")
    assert [cell.attributes["scope"] for cell in table.all("th")] == ["col", "col", "row"]
    assert [len(row.all("td")) + len(row.all("th")) for row in table.all("tr")] == [2, 2, 2]
    assert table.one("caption").text == "Clínicas por ciudad"


def test_headings_are_in_order(pages: dict[str, Element]) -> None:
    for page in pages.values():
        levels = [int(e.name[1]) for e in page.walk() if e.name in {"h1", "h2", "h3", "h4"}]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_toggle_is_labelled_in_the_target_language(pages: dict[str, Element]) -> None:
    spanish = pages["en"].one("nav").one("a", hreflang="es")
    assert (spanish.text, spanish.lang) == ("Español", "es")
    assert spanish.attributes["href"] == f"../../es/{sample.SLUG}.html"
    english = pages["es"].one("nav").one("a", hreflang="en")
    assert (english.text, english.lang) == ("English", "en")
    assert pages["es"].one("nav").all("a")[1].text == "En paralelo"


def test_pages_name_their_versions(pages: dict[str, Element]) -> None:
    for folder in ("en", "es"):
        alternates = pages[folder].all("link", rel="alternate")
        assert [link.attributes["hreflang"] for link in alternates] == ["en", "es", "x-default"]
        assert "://" not in "".join(link.attributes["href"] for link in alternates)
        assert pages[folder].all("link", rel="canonical") == []


def test_a_site_with_an_address_has_absolute_links_in_its_heads(site: Site) -> None:
    served = replace(site, base_url="https://press.example.gov/news/")
    rendered = render_readout(sample.READOUT, sample.SEGMENTS, {}, served)
    english, spanish, paired = (document.read(page.data) for page in rendered.pages)
    address = f"https://press.example.gov/news/es/{sample.SLUG}.html"
    assert spanish.one("link", rel="canonical").attributes["href"] == address
    assert spanish.one("meta", property="og:url").attributes["content"] == address
    assert english.one("link", hreflang="es").attributes["href"] == address
    assert english.one("nav").one("a", hreflang="es").attributes["href"].startswith("../")
    assert (
        paired.one("link", rel="canonical")
        .attributes["href"]
        .endswith(f"/news/paired/{sample.SLUG}.html")
    )


def test_each_language_has_its_title_description_and_open_graph(pages: dict[str, Element]) -> None:
    spanish = pages["es"]
    title = "Resumen de las reuniones de la Oficina de Salud Fronteriza en El Paso"
    text = "La Oficina se reunió con sus socios. Acordaron un plan y lo publicaron en su sitio web."
    assert spanish.one("title").text == f"{title} | Press Readouts"
    for name, value in {
        "og:title": title,
        "og:description": text,
        "og:locale": "es_US",
        "og:locale:alternate": "en_US",
        "og:type": "article",
        "og:site_name": "Press Readouts",
        "article:published_time": "2024-03-05",
        "article:modified_time": "2024-04-01",
    }.items():
        assert spanish.one("meta", property=name).attributes["content"] == value
    assert spanish.one("meta", name="description").attributes["content"] == text
    assert pages["paired"].one("title").text == (
        "Side by side: Readout from the Office of Border Health’s Meetings in El Paso "
        "| Press Readouts"
    )


def test_a_description_ends_with_a_word(site: Site) -> None:
    blocks = (Block(Kind.TITLE, 1, "Title"), Block(Kind.PARAGRAPH, 2, "word " * 60 + "end."))
    rendered = render(Readout("a", "source/a.txt", blocks), site)
    english, spanish, _ = (document.read(page.data) for page in rendered.pages)
    content = english.one("meta", name="description").attributes["content"]
    assert content.endswith("word…")
    assert 150 <= len(content) <= 160
    # A page has no description in another language than its own.
    assert spanish.all("meta", name="description") == []
    assert spanish.one("title").lang == "en"


def test_a_pair_stands_in_one_row_with_its_state(pages: dict[str, Element]) -> None:
    row = pages["paired"].one(id="s5")
    assert row.one("a", href="#s5").attributes["aria-label"] == "Sentence 5"
    assert row.one(class_="pair-source").text == (
        "They agreed on a plan and published it on its website."
    )
    target = row.one(class_="pair-target").one(data_l10n_state="memory")
    assert (target.lang, target.text) == (
        "es",
        "Acordaron un plan y lo publicaron en su sitio web.",
    )
    assert row.one(class_="pair-state").text == "From a similar sentence"


def test_the_side_by_side_page_has_every_segment_once(pages: dict[str, Element]) -> None:
    paired = pages["paired"]
    sources = [e.text for e in paired.all(class_="pair-source") if e.name != "div"]
    assert len(sources) == len(sample.SEGMENTS) + 1  # the first is the name of the column
    states = [e.text for e in paired.all(class_="pair-state")]
    assert states.count("Machine draft, confidence 62%") == 7
    assert states.count("Not translated") == 2
    assert states.count("Translation withheld: its tags differ from the original") == 1
    assert states.count("Reviewed") == 9
    assert len(states) == len(sample.SEGMENTS)
    assert paired.one(id="s13").one(class_="pair-target").text.startswith("Clínicas")


def test_a_site_of_two_target_languages_shows_both(site: Site) -> None:
    wider = replace(site, languages=("es", "ar"))
    arabic = {sample.SEGMENTS[2].key: Translation("قراءة", State.REVIEWED)}
    rendered = render_readout(
        sample.READOUT, sample.SEGMENTS, {"es": sample.TRANSLATIONS, "ar": arabic}, wider
    )
    assert [page.name.partition("/")[0] for page in rendered.pages] == ["en", "es", "ar", "paired"]
    page = document.read(rendered.pages[2].data)
    assert page.one("html").attributes["dir"] == "rtl"
    assert page.one("h1").text == "قراءة"
    skip = page.one("a", class_="skip").one("span")
    assert (skip.text, skip.attributes["lang"], skip.attributes["dir"]) == (
        "Skip to main content",
        "en",
        "ltr",
    )
    title = document.read(rendered.pages[3].data).one("hgroup", id="s3")
    assert [e.lang for p in title.all(class_="pair-target") for e in p.all("span", dir="rtl")] == [
        "ar"
    ]
    assert len(title.all(class_="pair-target")) == 2


def test_pages_are_the_same_bytes_each_time(draft: Rendered, site: Site) -> None:
    again = render_readout(sample.READOUT, sample.SEGMENTS, {"es": sample.TRANSLATIONS}, site)
    assert again == draft
    assert all(b"\r" not in page.data and page.data.endswith(b"\n") for page in again.pages)


def test_the_style_sheet_asks_for_nothing() -> None:
    (style,) = assets()
    assert style.name == "assets/style.css"
    assert b"url(" not in style.data
    assert b"@import" not in style.data
