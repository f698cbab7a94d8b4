from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n import markup
from l10n.model import Kind
from l10n.translate.argos import Argos
from l10n.translate.draft import drafts
from l10n.translate.mask import outline
from l10n.translate.tokens import tokens

DATA = Path(__file__).parent / "data"

TAGGED = [
    "Read the <a1>full text of the agreement</a1> on our website.",
    "Contact the <b1>press office</b1> at <a1>press@dhs.gov</a1>.",
    "<b1>Border security.</b1> The ministers agreed to share <i1>biometric</i1> data.",
    "See <b1>the <a1>list of <i1>all</i1> participants</a1></b1> and the annex<p1>1</p1>.",
    "Run <c1>make build</c1> before {name} arrives.",
    "Visit https://www.dhs.gov/news/2018 or call 202-282-8010.",
    "Under <a1>8 U.S.C. § 1101(a)(15)</a1>, %(n)d applicants may file Form I-130.",
    "Save <i1>%s</i1> to file2.txt &nbsp; now!",
    "According to {0}, the {1} signed {2} and {3} under {4} and {5} near {6}.",
    "The new office is at the airport<a1>,</a1> near the <b1>old</b1> terminal.",
]


def test_drafts_come_in_order_and_equal_messages_get_equal_ones(engine: Argos) -> None:
    first, second, third = drafts(["Thank you.", "Welcome.", "Thank you."], engine)

    assert (first.text, second.text) == ("Gracias.", "Bienvenido.")
    assert first == third
    assert 0.5 < first.score <= 1
    assert first.problems == ()


@pytest.mark.parametrize("msgid", TAGGED)
def test_every_tag_and_token_survives_once(engine: Argos, msgid: str) -> None:
    (draft,) = drafts([msgid], engine)

    assert draft.problems == ()
    assert markup.fault(msgid, draft.text) == ""
    plain, _ = outline(msgid)
    for start, end in tokens(plain):
        token = plain[start:end]
        assert markup.plain(draft.text).count(token) == plain.count(token)


def test_a_tag_is_on_the_translated_words(engine: Argos) -> None:
    (draft,) = drafts(["We thank <a1>the government of Mexico</a1> for its support."], engine)

    assert re.search(r"<a1>(al |el )?[Gg]obierno de México</a1>", draft.text)


@pytest.mark.parametrize(
    ("msgid", "expected"),
    [
        ("We will <b1>not</b1> tolerate attacks on our officers.", r"<b1>No</b1> toler"),
        ("There is <b1>no</b1> plan to close the consulate.", r"<b1>[Nn]o</b1> (hay|existe)"),
        (
            "<b1>Immediate</b1> steps are needed to save lives in the jungle.",
            r"<b1>inmediatos</b1>",
        ),
        ("The President thanked the soldiers for <b1>their service</b1>.", "<b1>su servicio</b1>"),
        ("Tap on <b1>four boxes</b1>, said <i1>Mary Peters</i1>.", "<i1>Mary Peters</i1>"),
    ],
)
def test_a_doubtful_tag_costs_no_good_translation(engine: Argos, msgid: str, expected: str) -> None:
    (draft,) = drafts([msgid], engine)

    assert re.search(expected, draft.text)


def test_bullets_and_spaces_stay_where_they_are(engine: Argos) -> None:
    made = drafts(
        ["• <b1>Joint training</b1> of officers", "About 300&nbsp;people attended."], engine
    )

    assert made[0].text.startswith("• <b1>")
    assert "300&nbsp;personas" in made[1].text
    assert [draft.problems for draft in made] == [(), ()]


def test_what_is_lost_or_unlikely_is_a_problem(engine: Argos) -> None:
    negated, unlikely = drafts(
        [
            "“No mother should lose a child to fentanyl,” said Anne Milgram, the administrator.",
            "Shark injures 13-year-old on lobster dive in California",
        ],
        engine,
    )

    assert "the negation is lost" in negated.problems
    assert "the translation is unlikely" in unlikely.problems


@pytest.mark.parametrize("msgid", ["", "52-48", "— 100 %", "https://www.dhs.gov", "{name}"])
def test_a_message_without_words_is_copied(engine: Argos, msgid: str) -> None:
    (draft,) = drafts([msgid], engine)

    assert (draft.text, draft.score) == (msgid, 1.0)


@pytest.mark.parametrize(
    ("msgid", "text"),
    [
        ("09/14/2021", "14 de septiembre de 2021"),
        ("on <b1>07/10/2018</b1>", "el <b1>10 de julio de 2018</b1>"),
    ],
)
def test_a_date_in_digits_is_written_out(engine: Argos, msgid: str, text: str) -> None:
    (draft,) = drafts([msgid], engine)

    assert draft.text == text


def test_kept_terms_are_not_translated(engine: Argos) -> None:
    msgid = "The Blue Campaign fights human trafficking."

    (free,) = drafts([msgid], engine)
    (kept,) = drafts([msgid], engine, keep=["Blue Campaign"])

    assert "Blue Campaign" not in free.text
    assert "Blue Campaign" in kept.text


def test_a_draft_begins_and_ends_like_its_source(engine: Argos) -> None:
    sources = ["step up operations and resources;", "Enhance security cooperation", "Contact:"]
    small, large, colon = drafts(sources, engine)

    assert (small.text[0].islower(), small.text[-1]) == (True, ";")
    assert (large.text[0].isupper(), large.text[-1].isalpha()) == (True, True)
    assert colon.text.endswith(":")


def test_progress_counts_distinct_messages(engine: Argos) -> None:
    seen: list[int] = []
    drafts(["2018", "Thank you.", "Welcome.", "Thank you."], engine, progress=seen.append)

    assert seen == sorted(seen)
    assert seen[-1] == 3


def test_a_draft_does_not_depend_on_the_others(engine: Argos) -> None:
    together = drafts(TAGGED, engine)

    assert together[::-1] == drafts(TAGGED[::-1], engine)
    assert together[4] == drafts([TAGGED[4]], engine)[0]


def lines(name: str) -> list[str]:
    """The lines of a data file, without comments."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


def faults(msgid: str, text: str) -> list[str]:
    """What of a message's tags and of what must survive a draft does not have as often as it."""
    source, there = markup.plain(msgid), markup.plain(text)
    lost = [fault for fault in [markup.fault(msgid, text)] if fault]
    for survivor in sorted(lines("survivors.txt"), key=len, reverse=True):
        left, right = (r"\b" if end.isalnum() else "" for end in (survivor[0], survivor[-1]))
        pattern = re.compile(f"{left}{re.escape(survivor)}{right}")
        if len(pattern.findall(source)) != len(pattern.findall(there)):
            lost.append(survivor)
        source, there = pattern.sub("", source), pattern.sub("", there)
    return lost


def test_tags_tokens_and_names_survive_in_360_sentences(engine: Argos) -> None:
    msgids = lines("survival.txt")
    made = dict(zip(msgids, drafts(msgids, engine), strict=True))

    assert len(made) == 360
    broken = {
        msgid: lost
        for msgid, draft in made.items()
        if not draft.problems and (lost := faults(msgid, draft.text))
    }
    assert broken == {}
    assert sum(bool(draft.problems) for draft in made.values()) <= 0.05 * len(made)
    assert all(markup.fault(msgid, draft.text) == "" for msgid, draft in made.items())


def test_dates_times_numbers_and_money_come_out_right(engine: Argos) -> None:
    cases = [line.split(" => ") for line in lines("expressions.txt")]
    made = drafts([source for source, _ in cases], engine)

    wrong = [
        (expected, draft.text)
        for (_, expectations), draft in zip(cases, made, strict=True)
        for expected in expectations.split(" | ")
        if (expected.removeprefix("!") in draft.text) == expected.startswith("!")
    ]
    assert len(cases) >= 60
    assert wrong == []


def test_a_title_has_the_gender_of_the_person_beside_it(engine: Argos) -> None:
    (draft,) = drafts(
        ["Secretary Kirstjen M. Nielsen was joined by Assistant Secretary Carl Risch."], engine
    )

    assert re.match(r"La secretaria,? Kirstjen M\. Nielsen", draft.text)
    assert re.search(r"(el|del|al) (secretario|subsecretario)[^,]*,? Carl Risch", draft.text)


def test_a_surname_has_the_gender_that_other_messages_tell(engine: Argos) -> None:
    msgid = "Secretary Nielsen will travel to Mexico."

    (alone,) = drafts([msgid], engine)
    (told,) = drafts([msgid], engine, known={"Nielsen": "female"})
    together = drafts([msgid, "Secretary Kirstjen M. Nielsen agreed."], engine)

    assert alone.text.startswith("El secretario Nielsen")
    assert told.text.startswith("La secretaria Nielsen")
    assert together[0] == told


def test_items_that_begin_with_a_verb_become_infinitives(engine: Argos) -> None:
    items = [
        "Bolster police forces in Central America.",
        "Step up operations against smugglers;",
        "Protect unaccompanied children.",
        "Support local communities",
    ]
    made = drafts(items, engine, kinds=[Kind.LIST_ITEM] * len(items))

    assert [
        re.match(r"[A-ZÁÉÍÓÚ][a-z]+(?:ar|er|ir)\b", draft.text) is not None for draft in made
    ] == [True] * len(items)
    assert [draft.text[-1] for draft in made] == [".", ";", ".", "s"]


def test_short_texts_are_translated_as_in_a_sentence(engine: Argos) -> None:
    texts = ["Commitments:", "Background", "Key Outcomes", "Border Security", "ARCHIVED CONTENT"]
    made = drafts(texts, engine, kinds=[Kind.HEADING] * len(texts))

    assert [draft.text for draft in made] == [
        "Compromisos:",
        "Antecedentes",
        "Resultados clave",
        "Seguridad fronteriza",
        "CONTENIDO ARCHIVADO",
    ]


def test_names_in_short_texts_keep_their_capitals(engine: Argos) -> None:
    texts = ["DHS and CBP", "United Nations", "Port of Miami", "Call in March", "Spanish visas"]
    made = drafts(texts, engine, kinds=[Kind.LIST_ITEM] * len(texts))

    assert [draft.text for draft in made] == [
        "DHS y CBP",
        "Naciones Unidas",
        "Puerto de Miami",
        "Llamada en marzo",
        "Visados españoles",
    ]


def test_a_label_is_translated_apart_from_its_sentence(engine: Argos) -> None:
    msgids = [
        "CLIMATE: The United States will provide $15 million.",
        "Status: Pending",
        "<b1>Vaccines:</b1> Expand access to vaccines.",
    ]
    made = drafts(msgids, engine, kinds=[Kind.LIST_ITEM] * len(msgids))

    assert [draft.text for draft in made] == [
        "CLIMA: Los Estados Unidos proporcionarán 15 millones de dólares.",
        "Estado: Pendiente",
        "<b1>Vacunas:</b1> Ampliar el acceso a las vacunas.",
    ]


def test_a_dateline_keeps_its_place_and_its_dash(engine: Argos) -> None:
    texts = [
        "WASHINGTON—Secretary Cole spoke today.",
        "GUATEMALA CITY – The ministers met.",
        "SAN JOSÉ, Costa Rica, Feb. 27 — The ministers met.",
    ]
    made = drafts(texts, engine, kinds=[Kind.PARAGRAPH] * len(texts))

    assert [draft.text for draft in made] == [
        "WASHINGTON—El secretario Cole habló hoy.",
        "CIUDAD DE GUATEMALA – Los ministros se reunieron.",
        "SAN JOSÉ, Costa Rica, 27 de febrero — Los ministros se reunieron.",
    ]


def test_an_archive_notice_and_a_name_need_no_engine(engine: Argos) -> None:
    notice = (
        "In an effort to keep DHS.gov current, the archive contains outdated information that may "
        "not reflect current policy or programs."
    )
    known, name = drafts(
        [notice, "Ana Price"], engine, kinds=[Kind.NOTICE, Kind.TABLE_CELL], known={}
    )

    assert known.text == (
        "En un esfuerzo por mantener DHS.gov al día, el archivo contiene información "
        "desactualizada que puede no reflejar las políticas o los programas actuales."
    )
    assert name.text == "Ana Price"


def test_an_office_of_affairs_agrees_with_them(engine: Argos) -> None:
    made = drafts(
        [
            "Deputy Secretary of Maritime Affairs James T. Okafor met with port directors.",
            "The Office of Indigenous Affairs met.",
        ],
        engine,
    )

    assert "Asuntos marítimos" in made[0].text
    assert "Asuntos Indígenas" in made[1].text


def test_the_same_text_is_drafted_as_its_role_asks(engine: Argos) -> None:
    kinds = (Kind.PARAGRAPH, Kind.LIST_ITEM)
    text = "Support local communities"
    paragraph, item = drafts([text, text], engine, kinds=kinds)

    assert item.text == "Apoyar a las comunidades locales"
    assert paragraph.text != item.text
    assert drafts([text, text], engine, kinds=kinds[::-1]) == (item, paragraph)


def test_a_city_before_a_state_keeps_its_name(engine: Argos) -> None:
    (draft,) = drafts(["The group will meet again in Savannah, Ga., in the spring."], engine)

    assert "Savannah, Georgia" in draft.text


def test_numbers_follow_the_locale(engine: Argos) -> None:
    (draft,) = drafts(["More than 2,300 officers were trained."], engine, locale="es_ES")

    assert "2.300" in draft.text
