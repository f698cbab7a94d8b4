"""What pages say of languages and dates."""

from __future__ import annotations

from datetime import date

import pytest

from l10n.render.dates import written
from l10n.render.languages import language, open_graph_locale, percent


@pytest.mark.parametrize(
    ("code", "tag", "name", "direction"),
    [
        ("en", "en", "English", "ltr"),
        ("es", "es", "Español", "ltr"),
        ("es_MX", "es-MX", "Español (México)", "ltr"),
        ("ar", "ar", "العربية", "rtl"),
    ],
)
def test_a_language_names_itself(code: str, tag: str, name: str, direction: str) -> None:
    found = language(code)
    assert (found.tag, found.name, found.direction) == (tag, name, direction)


def test_a_language_is_named_in_another() -> None:
    assert language("en").named_in(language("es")) == "inglés"
    assert language("es").named_in(language("en")) == "Spanish"


@pytest.mark.parametrize(
    ("code", "source", "locale"),
    [
        ("en", "en", "en_US"),
        ("es", "en", "es_US"),
        ("es", "en_GB", "es_ES"),
        ("es_MX", "en", "es_MX"),
        ("ht", "en", "ht_HT"),
        ("zh_Hant", "en", "zh_TW"),
        ("zh_Hant_HK", "en", "zh_HK"),
    ],
)
def test_open_graph_has_a_territory(code: str, source: str, locale: str) -> None:
    assert open_graph_locale(code, source) == locale


def test_a_date_is_written_as_the_language_does() -> None:
    day = date(2018, 7, 11)
    assert written(day, language("en")) == "July 11, 2018"
    assert written(day, language("es")) == "11 de julio de 2018"


def test_a_share_is_written_as_the_language_does() -> None:
    assert percent(0.62, language("en")) == "62%"
    assert percent(0.625, language("es")) == "62\N{NO-BREAK SPACE}%"
