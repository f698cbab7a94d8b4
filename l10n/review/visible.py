"""Texts for a terminal and a report: nothing in them is acted upon, and nothing is unseen."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """`text` in one line, with an escape for each character that a terminal would act upon.

    A line feed is shown as `⏎`; characters that only set a direction or have no shape are escaped
    too, spaces of other widths are spaces.
    """
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\n":
        return "⏎"
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return character.encode("unicode_escape").decode() if category[0] in "CZ" else character
