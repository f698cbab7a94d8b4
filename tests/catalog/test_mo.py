"""Compiled catalogs hold what msgfmt's hold."""

from __future__ import annotations

import gettext
import io
import subprocess
from pathlib import Path

import pytest

from l10n.catalog.mo import compile_catalog
from l10n.catalog.po import parse

TEXT = """\
#, fuzzy
msgid ""
msgstr ""
"POT-Creation-Date: 2020-01-01 00:00+0000\\n"
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "reviewed"
msgstr "revisado"

#, fuzzy
msgid "draft"
msgstr "borrador"

msgid "empty"
msgstr ""

msgctxt "verb"
msgid "open"
msgstr "abrir"

msgctxt "adjective"
msgid "open"
msgstr "abierto"

msgid "one item"
msgid_plural "%d items"
msgstr[0] "un elemento"
msgstr[1] "%d elementos"

msgid "year"
msgstr "año"

#~ msgid "gone"
#~ msgstr "ido"
"""


def messages(data: bytes) -> dict[object, str]:
    found = gettext.GNUTranslations(io.BytesIO(data))
    header = {"": str(found.info())}
    return dict(found._catalog) | header  # type: ignore[attr-defined]


@pytest.mark.parametrize("use_fuzzy", [False, True])
def test_the_messages_are_those_of_msgfmt(tmp_path: Path, use_fuzzy: bool) -> None:
    source, target = tmp_path / "a.po", tmp_path / "a.mo"
    source.write_text(TEXT, encoding="utf-8")
    options = ["--use-fuzzy"] if use_fuzzy else []
    subprocess.run(["msgfmt", *options, "-o", target, source], check=True)
    ours = messages(compile_catalog(parse(TEXT.encode(), "a.po"), use_fuzzy=use_fuzzy))
    assert ours == messages(target.read_bytes())
    assert ("draft" in ours) is use_fuzzy


def test_gettext_reads_it() -> None:
    made = gettext.GNUTranslations(io.BytesIO(compile_catalog(parse(TEXT.encode(), "a.po"))))
    assert made.gettext("year") == "año"
    assert made.pgettext("verb", "open") == "abrir"
    assert made.ngettext("one item", "%d items", 2) == "%d elementos"
    assert made.gettext("draft") == "draft"


def test_another_charset_is_kept() -> None:
    text = TEXT.replace("UTF-8", "ISO-8859-1")
    data = compile_catalog(parse(text.encode("latin-1"), "a.po"))
    assert "año".encode("latin-1") in data
    assert messages(data)["year"] == "año"
