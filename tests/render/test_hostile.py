"""Content that tries to be more than text."""

from __future__ import annotations

from dataclasses import replace

from l10n.model import Block, Kind, Readout, State, Translation
from l10n.render.pages import render_index, render_readout
from l10n.render.site import Site

from . import document, sample

HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7 * 7 }} {number}"


def test_hostile_content_is_shown_as_text(site: Site) -> None:
    blocks = (
        Block(Kind.TITLE, 1, HOSTILE),
        Block(Kind.PARAGRAPH, 2, HOSTILE),
        sample.paragraph("see", sample.span("see", "see", "a", ("href", "javascript:alert(1)"))),
        Block(Kind.HEADING, 3, HOSTILE, level=2),
    )
    readout = Readout('a" onload="x', "source/a.txt", blocks)
    segments = sample.cut(readout)
    translations = {s.key: Translation(s.msgid, State.MACHINE) for s in segments}
    named = replace(site, name=HOSTILE)
    rendered = render_readout(readout, segments, {"es": translations}, named)
    for page in (*rendered.pages, render_index([rendered.summary], named)):
        read = document.read(page.data)
        assert {e.name for e in read.walk()} & {"script", "img", "iframe", "svg", "style"} == set()
        names = {name for e in read.walk() for name in e.attributes}
        assert [name for name in names if name.startswith("on")] == []
        assert "javascript:" not in "".join(e.attributes.get("href", "") for e in read.all("a"))
        assert HOSTILE in read.one("h1").text


def test_hostile_strings_of_the_chrome_are_shown_as_text() -> None:
    site = sample.site({"es": {(None, "Languages"): '"><script>x</script>'}})
    rendered = render_readout(sample.READOUT, sample.SEGMENTS, {}, site)
    page = document.read(rendered.pages[1].data)
    assert page.all("script") == []
    assert page.one("nav").attributes["aria-label"] == '"><script>x</script>'
