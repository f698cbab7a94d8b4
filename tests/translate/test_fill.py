from __future__ import annotations

from l10n.catalog.po import parse
from l10n.translate.argos import Argos
from l10n.translate.fill import fill

CATALOG = """msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. title
msgid "Readout of Secretary Elena M. Ramirez’s Visit to Ottawa"
msgstr "Resumen de la visita"

#. list item
msgid "Support local communities"
msgstr ""

#. paragraph
msgid "Secretary Ramirez agreed to meet 2,300 officers."
msgstr ""
"""


def test_a_draft_follows_the_role_of_its_entry_and_the_persons_of_the_others(
    engine: Argos,
) -> None:
    catalog = parse(CATALOG.encode(), "a.po")

    result = fill([catalog], lambda entry: entry, lambda: engine, locale="es_ES")

    title, item, sentence = (entry.msgstr for entry in result.catalogs[0].entries)
    assert title == "Resumen de la visita"
    assert item == "Apoyar a las comunidades locales"
    assert sentence.startswith("La secretaria Ramirez")
    assert "2.300" in sentence
    assert result.drafted == 2


def test_a_title_alone_has_the_gender_that_its_readout_tells(engine: Argos) -> None:
    head = CATALOG.partition("#. title")[0]
    readout = head + "".join(
        f'#. paragraph\nmsgid "{text}"\nmsgstr ""\n\n'
        for text in ("Secretary Mary Smith left.", "The Secretary also noted the progress.")
    )

    result = fill([parse(readout.encode(), "a.po")], lambda entry: entry, lambda: engine)

    assert result.catalogs[0].entries[1].msgstr.startswith("La secretaria también señaló")
