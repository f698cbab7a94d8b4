from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.translate import limits
from l10n.translate.argos import LONGEST, Argos
from l10n.translate.draft import drafts
from l10n.translate.engine import Link, Output


def short(text: str) -> bool:
    return len(text) <= 40


@settings(derandomize=True)
@given(st.text(st.sampled_from("ab ,;:—.{}0\n"), max_size=300))
def test_parts_join_to_the_text(text: str) -> None:
    parts = limits.parts(text, short)

    assert "".join(parts) == text
    assert all(short(part) or " " not in part.strip() for part in parts)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "The ministers met in the capital; they agreed on trade.",
            "The ministers met in the capital; ",
        ),
        (
            "The ministers, who met in May, and the envoy agreed again.",
            "The ministers, who met in May, ",
        ),
        (
            "The ministers met in the capital and they agreed on it.",
            "The ministers met in the capital ",
        ),
    ],
)
def test_a_long_text_is_cut_where_a_clause_ends(text: str, first: str) -> None:
    assert limits.parts(text, short)[0] == first


def test_a_word_is_never_cut() -> None:
    assert limits.parts("a" * 100, short) == ["a" * 100]


def test_the_translation_of_parts_is_one_with_its_links_moved_along() -> None:
    parts = ["We agree; ", "they do not."]
    outputs = [
        Output("Aceptamos.", 0.5, (Link(0, 9, 3, 8, 1.0),)),
        Output("Ellos no.", 0.5, (Link(0, 5, 0, 4, 0.9),)),
    ]

    whole = limits.rejoined(parts, outputs)

    assert whole.text == "Aceptamos; ellos no."
    assert whole.score == pytest.approx(0.5)
    source = "".join(parts)
    words = [
        (whole.text[a.target : a.target_end], source[a.source : a.source_end]) for a in whole.links
    ]
    assert words == [("Aceptamos", "agree"), ("ellos", "they")]


@pytest.mark.parametrize(
    ("source", "text", "fault"),
    [
        ("A string over an alphabet.", "Una cadena sobre un alfa alfa alfa.", "repeated: alfa"),
        (
            "It meets level AA of the guide.",
            "Cumple el nivel AA de AA de la guía.",
            "repeated: aa de",
        ),
        ("They stayed at the Roa Roa hotel.", "Se alojaron en el hotel Roa Roa.", ""),
        ("Again and again they asked for help.", "Pidieron ayuda una y otra vez.", ""),
        ("The ministers discussed asylum, trade and security.", "Los ministros.", "much shorter"),
        ("The ministers discussed asylum, trade and security.", "Los ministros " * 9, "repeated"),
        ("It costs $3.3 trillion.", "Cuesta 3,3 billones de dólares.", ""),
        ("It cost 3.3 trillion.", "Costó 3,3 billones.", ""),
        ("Thank you.", "Muchas gracias a todos ustedes por su apoyo.", ""),
    ],
)
def test_loops_and_lengths(source: str, text: str, fault: str) -> None:
    found = list(limits.faults(source, Output(text, 0.5)))

    assert (fault in " ".join(found)) if fault else found == []
    assert all(map(limits.is_fault, found))


def test_a_row_of_words_that_left_no_trace_is_a_fault() -> None:
    source = "The ministers discussed asylum, border security, visas, trade policies and labor."
    all_words = tuple(Link(0, 1, at, at + 3, 0.5) for at in range(0, len(source), 4))
    some = tuple(link for link in all_words if link.source < 20)

    assert list(limits.faults(source, Output("x" * len(source), 0.5, all_words))) == []
    assert any(
        "left out: asylum border security visas" in fault
        for fault in limits.faults(source, Output("x" * len(source), 0.5, some))
    )


def test_words_that_were_copied_are_noticed() -> None:
    source = "The talks cover informal border crossing, as Digital Trade Fair did."
    text = "Las charlas cubren informal border crossing, como Digital Trade Fair."

    found = list(limits.untranslated(source, Output(text, 0.5), {"informal"}))

    assert found == ["not translated: border crossing"]


@pytest.mark.parametrize(("score", "count"), [(0.3, 1), (0.6, 0)])
def test_an_unlikely_translation_is_doubtful(score: float, count: int) -> None:
    assert len(list(limits.unlikely(Output("Gracias.", score)))) == count


def test_a_translation_that_is_cut_short_is_found_by_its_real_links(engine: Argos) -> None:
    source = (
        "The ministers discussed asylum, and the governments of Guatemala and Honduras agreed to "
        "share more information about criminal organizations that smuggle migrants."
    )
    ((whole,),) = engine.translate([source])
    cut = Output(whole.text, whole.score, whole.links[: len(whole.links) // 2])

    assert list(limits.faults(source, whole)) == []
    assert any("left out" in fault for fault in limits.faults(source, cut))


@pytest.mark.parametrize(
    "source",
    [
        "But denuclearization negotiations have stalled.",
        "When considering computational problems, a problem instance is a string over an alphabet.",
        "He has also been charged with a Class B misdemeanour, punishable by a day in jail.",
    ],
)
def test_a_loop_is_translated_again_with_care(engine: Argos, source: str) -> None:
    ((once,),) = engine.translate([source])
    assert any("repeated" in fault for fault in limits.faults(source, once))

    (draft,) = drafts([source], engine)

    assert not any(map(limits.is_fault, draft.problems))
    assert list(limits.faults(source, Output(draft.text, 1.0))) == []


def test_a_loop_that_does_not_go_away_is_a_problem_of_the_draft(engine: Argos) -> None:
    source = "Did we leak...No, we didn't leak,\" he added, in an impression of the senator."

    (draft,) = drafts([source], engine)

    assert draft.problems == ("words are repeated: no",)


def test_a_sentence_longer_than_the_limit_keeps_all_its_clauses(engine: Argos) -> None:
    countries = ["Guatemala", "Honduras", "Mexico", "Canada", "Colombia", "Panama", "Ecuador"]
    clauses = [
        f"the delegation from {country} agreed to share more information about the screening of "
        f"cargo at seaports with the Department in the coming months"
        for country in countries
    ]
    source = "The Secretary said that " + "; ".join(clauses) + "."
    assert len(source.split()) > LONGEST

    ((output,),) = engine.translate([source])
    (draft,) = drafts([source], engine)

    spanish = {"Mexico": "México", "Canada": "Canadá", "Panama": "Panamá"}
    places = [output.text.find(spanish.get(country, country)) for country in countries]
    assert -1 not in places
    assert places == sorted(places)
    assert output.text.count(";") == len(countries) - 1
    assert draft.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "El secretario se reunió con los ministros de la región.",
        "Para más información, visite la página de la oficina.",
    ],
)
def test_a_text_in_the_target_language_is_left_and_flagged(engine: Argos, text: str) -> None:
    (draft,) = drafts([text], engine)

    assert draft.text == text
    assert draft.problems == ("it is in the target language already",)


@pytest.mark.parametrize(
    "text", ["The Los Angeles office of El Paso opened.", "Visit La Paz soon."]
)
def test_spanish_names_do_not_make_a_text_spanish(engine: Argos, text: str) -> None:
    (draft,) = drafts([text], engine)

    assert draft.text != text
    assert draft.problems == ()
