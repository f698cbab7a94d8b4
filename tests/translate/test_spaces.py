from __future__ import annotations

from l10n.translate.engine import Link, Output
from l10n.translate.spaces import restored


def test_an_entity_comes_back_between_the_words_it_joined() -> None:
    source, text = "some 300 people came", "vinieron unas 300 personas"
    pairs = (("vinieron", "came"), ("unas", "some"), ("300", "300"), ("personas", "people"))
    links = [
        Link(text.index(word), text.index(word) + len(word), at, at + len(origin), 0.9)
        for word, origin in pairs
        for at in [source.index(origin)]
    ]

    output, places = restored(Output(text, 0.9, tuple(links)), [(8, "&nbsp;")])

    assert output.text == "vinieron unas 300&nbsp;personas"
    assert places == [((17, 23), (8, 9))]


def test_an_entity_that_has_no_place_is_left_out() -> None:
    assert restored(Output("Gracias", 0.9), [(5, "&nbsp;")]) == (Output("Gracias", 0.9), [])
