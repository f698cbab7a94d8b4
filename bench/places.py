"""The countries of the world in sentences: by the engine alone, and in drafts."""

from __future__ import annotations

from l10n.translate.draft import drafts
from l10n.translate.loading import load
from l10n.translate.names import Name
from l10n.translate.packages import find
from l10n.translate.places import countries

FRAMES = (
    "Secretary Mary Smith traveled to {} to meet with officials.",
    "The agreement with the Government of {} was signed on Monday.",
)


def measure() -> None:
    """Print how many countries have their Spanish name."""
    engine = load(find("en", "es"))
    known = countries("es", "es_US")
    for frame in FRAMES:
        sources = [frame.format(name) for name in known]
        alone = [output.text for (output,) in engine.translate(sources)]
        made = [draft.text for draft in drafts(sources, engine)]
        names = [Name(name, 0, 0, forms) for name, forms in known.items()]
        right = [
            sum(name.is_in(text) for name, text in zip(names, texts, strict=True))
            for texts in (alone, made)
        ]
        print(
            f"{frame}\n  of {len(known)} countries, by the engine {right[0]}, in drafts {right[1]}"
        )
