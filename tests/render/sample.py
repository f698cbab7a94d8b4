"""A readout of every kind of block, with translations of every state, made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from l10n import markup
from l10n.model import MESSAGES, Block, Key, Kind, Readout, Segment, Span, State, Translation
from l10n.render.site import Site

SLUG = "releases/2024-03-05-border-health"


def paragraph(text: str, *spans: Span, kind: Kind = Kind.PARAGRAPH) -> Block:
    return Block(kind, 1, text, spans)


def span(text: str, part: str, tag: str, *attributes: tuple[str, str]) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), tag, attributes)


def _cells(kind: Kind, *texts: str) -> Block:
    return Block(Kind.TABLE_ROW, 1, children=tuple(Block(kind, 1, text) for text in texts))


PARTNERS = "The Office met its partners. They agreed on a plan and published it on its website."
QUOTE = "“We are stronger when we plan together,” the Director said."
CONTACT = "Write to press@example.gov or call the press office."

BLOCKS = (
    Block(
        Kind.NOTICE_BOX,
        1,
        children=(
            Block(Kind.NOTICE_HEADING, 1, "Archived Content"),
            Block(Kind.NOTICE, 2, "This page is kept for reference and may be out of date."),
        ),
    ),
    Block(Kind.TITLE, 4, "Readout from the Office of Border Health’s Meetings in El Paso"),
    Block(Kind.RELEASE_DATE, 6, date=date(2024, 3, 5)),
    paragraph(
        PARTNERS,
        span(PARTNERS, "partners", "strong"),
        span(PARTNERS, "its website", "a", ("href", "https://www.example.gov/plan?a=1&b=2")),
    ),
    Block(Kind.HEADING, 10, "Commitments", level=2),
    Block(
        Kind.BULLETS,
        12,
        children=(
            Block(Kind.LIST_ITEM, 12, "Share data every week."),
            Block(
                Kind.LIST_ITEM,
                13,
                "Train staff in two places:",
                children=(
                    Block(
                        Kind.NUMBERS,
                        14,
                        children=(
                            Block(Kind.LIST_ITEM, 14, "El Paso"),
                            Block(Kind.LIST_ITEM, 15, "Ciudad Juárez"),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Block(Kind.HEADING, 17, "In their words", level=3),
    Block(Kind.BLOCK_QUOTE, 18, children=(paragraph(QUOTE, kind=Kind.QUOTE),)),
    Block(
        Kind.TABLE,
        20,
        children=(
            Block(Kind.TABLE_CAPTION, 20, "Clinics by city"),
            _cells(Kind.TABLE_HEADING, "City", "Clinics"),
            Block(
                Kind.TABLE_ROW,
                22,
                children=(
                    Block(Kind.TABLE_HEADING, 22, "El Paso"),
                    Block(Kind.TABLE_CELL, 22, "4 clinics"),
                ),
            ),
            _cells(Kind.TABLE_CELL, "Laredo"),
        ),
    ),
    Block(Kind.HEADING, 25, "Contact", level=2),
    paragraph(
        CONTACT,
        span(CONTACT, "press@example.gov", "a", ("href", "mailto:press@example.gov")),
    ),
    paragraph("Office of Border Health\n100 Main Street"),
    Block(Kind.UPDATE_DATE, 30, date=date(2024, 4, 1)),
)

READOUT = Readout(SLUG, f"source/{SLUG}.md", BLOCKS)

CUTS = {
    PARTNERS: (
        "The Office met its partners.",
        "They agreed on a plan and published it on its website.",
    ),
    "Office of Border Health\n100 Main Street": ("Office of Border Health", "100 Main Street"),
}


def cut(readout: Readout, cuts: Mapping[str, tuple[str, ...]] = CUTS) -> tuple[Segment, ...]:
    """The segments of a readout, a block each unless `cuts` says otherwise."""
    found: list[Segment] = []
    for place, block in enumerate(readout.walk()):
        if block.kind not in MESSAGES or not block.text:
            continue
        position = 0
        for part in cuts.get(block.text, (block.text,)):
            start = block.text.index(part, position)
            spans = [
                Span(s.start - start, s.end - start, s.tag, s.attributes)
                for s in block.spans
                if start <= s.start and s.end <= start + len(part)
            ]
            msgid, tags = markup.write(part, spans)
            lead = block.text[position:start]
            found.append(Segment(msgid, block.kind, place, block.line, lead, tags=tags))
            position = start + len(part)
    return tuple(found)


SEGMENTS = cut(READOUT)

MACHINE, MEMORY, EDITED = State.MACHINE, State.MEMORY, State.EDITED
STALE, REVIEWED, UNTRANSLATED = State.STALE, State.REVIEWED, State.UNTRANSLATED

_SPANISH = {
    "Archived Content": ("Contenido archivado", REVIEWED),
    "This page is kept for reference and may be out of date.": (
        "Esta página se conserva como referencia y puede estar desactualizada.",
        REVIEWED,
    ),
    "Readout from the Office of Border Health’s Meetings in El Paso": (
        "Resumen de las reuniones de la Oficina de Salud Fronteriza en El Paso",
        MACHINE,
    ),
    "The Office met its <b1>partners</b1>.": (
        "La Oficina se reunió con sus <b1>socios</b1>.",
        MACHINE,
    ),
    "They agreed on a plan and published it on <a1>its website</a1>.": (
        "Acordaron un plan y lo publicaron en <a1>su sitio web</a1>.",
        MEMORY,
    ),
    "Commitments": ("Compromisos", REVIEWED),
    "Share data every week.": ("Compartir datos cada semana.", EDITED),
    "Train staff in two places:": ("Capacitar al personal en tres lugares:", STALE),
    "El Paso": ("El Paso", REVIEWED),
    "Ciudad Juárez": ("", UNTRANSLATED),
    "In their words": ("En sus palabras", MACHINE),
    QUOTE: ("«Somos más fuertes cuando planificamos juntos», dijo la directora.", MACHINE),
    "Clinics by city": ("Clínicas por ciudad", MACHINE),
    "City": ("Ciudad", REVIEWED),
    "Clinics": ("Clínicas", REVIEWED),
    "4 clinics": ("4 clínicas", MACHINE),
    "Laredo": ("Laredo", REVIEWED),
    "Contact": ("Contacto", REVIEWED),
    # Its tag is lost, so a page shows the source.
    "Write to <a1>press@example.gov</a1> or call the press office.": (
        "Escriba a press@example.gov o llame a la oficina de prensa.",
        MACHINE,
    ),
    "Office of Border Health": ("Oficina de Salud Fronteriza", MACHINE),
}

TRANSLATIONS: dict[Key, Translation] = {
    (None, msgid): Translation(text, state, 0.62 if state is MACHINE else None)
    for msgid, (text, state) in _SPANISH.items()
}
ALL_REVIEWED: dict[Key, Translation] = {
    segment.key: Translation(f"Revisado: {segment.msgid}", State.REVIEWED) for segment in SEGMENTS
}


def site(strings: dict[str, dict[Key, str]], *, base_url: str = "") -> Site:
    return Site("Press Readouts", ("es",), base_url=base_url, strings=dict(strings))
