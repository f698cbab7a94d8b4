"""Dates as a page shows them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from l10n.render.languages import Language


def written(day: date, language: Language) -> str:
    """The date in full, as the language writes it: `July 11, 2018`, `11 de julio de 2018`."""
    return format_date(day, "long", locale=language.code)
