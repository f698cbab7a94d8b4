from __future__ import annotations

from collections.abc import Sequence

import pytest

from l10n.translate.engine import Link, Output
from l10n.translate.mask import TagSpan, outline, tagged
from l10n.translate.project import project
from l10n.translate.small import small_words


def output(source: str, target: str, pairs: Sequence[tuple[str, str]]) -> Output:
    """A translation whose words are linked as `pairs` say: a word of it, a word of the source."""
    links = []
    for word, origin in pairs:
        at, start = target.index(word), source.index(origin)
        links.append(Link(at, at + len(word), start, start + len(origin), 0.9))
    return Output(target, 0.9, tuple(sorted(links, key=lambda link: link.target)))


def projected(msgid: str, target: str, *pairs: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    plain, spans = outline(msgid)
    small = small_words("en", "es")
    placement = project(plain, spans, output(plain, target, pairs), (), small)
    return tagged(target, placement.spans), placement.doubtful


def test_a_tag_follows_its_words_where_they_move() -> None:
    assert projected(
        "the <b1>annual</b1> <i1>report</i1>",
        "el informe anual",
        ("el", "the"),
        ("informe", "report"),
        ("anual", "annual"),
    ) == ("el <i1>informe</i1> <b1>anual</b1>", ())


def test_words_between_that_are_aligned_nowhere_are_within() -> None:
    assert projected(
        "about <a1>border security</a1> today",
        "sobre la seguridad de la frontera hoy",
        ("sobre", "about"),
        ("seguridad", "security"),
        ("frontera", "border"),
        ("hoy", "today"),
    ) == ("sobre la <a1>seguridad de la frontera</a1> hoy", ())


def test_a_tag_over_everything_stays_so() -> None:
    assert projected("<b1>Thank you.</b1>", "Gracias.") == ("<b1>Gracias.</b1>", ())


def test_nested_tags_stay_nested() -> None:
    assert projected(
        "see <a1>the <b1>full</b1> list</a1>",
        "vea la lista completa",
        ("vea", "see"),
        ("la", "the"),
        ("lista", "list"),
        ("completa", "full"),
    ) == ("vea <a1>la lista <b1>completa</b1></a1>", ())


@pytest.mark.parametrize(
    ("msgid", "expected"),
    [
        ("<b1>Note:</b1> it ended.", "<b1>Nota:</b1> terminó."),
        ("<b1>Note</b1>: it ended.", "<b1>Nota</b1>: terminó."),
    ],
)
def test_punctuation_is_within_only_where_it_was(msgid: str, expected: str) -> None:
    pairs = (("Nota", "Note"), ("terminó", "ended"))

    assert projected(msgid, "Nota: terminó.", *pairs) == (expected, ())


def test_an_article_before_the_first_word_is_within_at_the_start_of_a_sentence() -> None:
    assert projected(
        "<b1>Security.</b1> They met.",
        "La seguridad. Se reunieron.",
        ("seguridad", "Security"),
        ("reunieron", "met"),
    ) == ("<b1>La seguridad.</b1> Se reunieron.", ())


def test_words_torn_apart_are_doubtful_and_the_longer_part_is_taken() -> None:
    assert projected(
        "<a1>strong new measures</a1> announced",
        "nuevas medidas anunciadas fuertes",
        ("nuevas", "new"),
        ("medidas", "measures"),
        ("anunciadas", "announced"),
        ("fuertes", "strong"),
    ) == ("<a1>nuevas medidas</a1> anunciadas fuertes", ("a1",))


def test_a_tag_whose_words_are_lost_is_doubtful_and_has_a_place_all_the_same() -> None:
    assert projected("they met <a1>again</a1>", "se reunieron ayer", ("reunieron", "met")) == (
        "se reunieron <a1>ayer</a1>",
        ("a1",),
    )


def test_tags_that_end_up_in_the_same_place_do_not_cross() -> None:
    text, doubtful = projected(
        "<a1>joint public</a1> <b1>messaging effort</b1>",
        "mensajes conjuntos",
        ("mensajes", "messaging"),
        ("conjuntos", "joint"),
    )

    assert text == "<b1>mensajes</b1> <a1>conjuntos</a1>"
    assert doubtful == ()


def test_a_fixed_part_is_a_word_of_its_own() -> None:
    source, target = "the annex{0}.", "el anexo{0}."
    made = output(source, target, [("anexo", "annex"), ("{0}", "{0}")])
    placement = project(source, [TagSpan("p1", 9, 12)], made, fixed=[((8, 11), (9, 12))])

    assert tagged(target, placement.spans) == "el anexo<p1>{0}</p1>."


def test_a_tag_over_a_fixed_part_goes_where_that_is() -> None:
    source, target = "Press release{0} of the Ministry.", "Publicado{0} del Ministerio."
    made = output(source, target, [("Publicado", "{0}"), ("{0}", "Press"), ("Ministerio", "Min")])
    placement = project(source, [TagSpan("p1", 13, 16)], made, fixed=[((9, 12), (13, 16))])

    assert tagged(target, placement.spans) == "Publicado<p1>{0}</p1> del Ministerio."
    assert placement.doubtful == ()


def test_a_small_word_that_is_cut_off_makes_no_doubt() -> None:
    assert projected(
        "The President thanked the soldiers for <b1>their service</b1>.",
        "El presidente agradeció a los soldados su servicio.",
        ("presidente", "President"),
        ("agradeció", "thanked"),
        (" a ", "their"),
        ("soldados", "soldiers"),
        ("su servicio", "service"),
    ) == ("El presidente agradeció a los soldados <b1>su servicio</b1>.", ())


def test_a_tagged_negation_is_the_one_of_the_translation() -> None:
    assert projected(
        "We will <b1>not</b1> tolerate it.",
        "No lo toleraremos.",
        ("No", "We"),
        ("toleraremos", "not"),
    ) == ("<b1>No</b1> lo toleraremos.", ())


def test_a_negation_that_is_left_out_of_its_tag_is_doubtful() -> None:
    assert projected(
        "It carried <b1>no passengers</b1>.",
        "No llevó pasajeros.",
        ("No", "no"),
        ("llevó", "carried"),
        ("pasajeros", "passengers"),
    ) == ("No llevó <b1>pasajeros</b1>.", ("b1",))


def test_a_number_of_another_part_is_no_small_word() -> None:
    source, target = "Meet <i1>virtually</i1> on 14 May", "Reunirse en línea el 14 de mayo"
    plain, spans = outline(source)
    made = output(
        plain, target, [("Reunirse", "Meet"), ("línea", "virtually"), ("el", "virtually")]
    )
    number = target.index("14"), target.index("14") + 2
    origin = plain.index("14"), plain.index("14") + 2
    placement = project(plain, spans, made, [(number, origin)], small_words("en", "es"))

    assert tagged(target, placement.spans) == "Reunirse en <i1>línea</i1> el 14 de mayo"


def test_of_two_negations_the_tagged_one_is_taken() -> None:
    assert projected(
        "They found <b1>nothing</b1> there.",
        "No encontraron nada allí.",
        ("No", "found"),
        ("nada", "nothing"),
    ) == ("No encontraron <b1>nada</b1> allí.", ())
