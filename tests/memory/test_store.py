import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.pairs import edited, pairs
from l10n.errors import CatalogError, StorageError
from l10n.memory import Match, Memory, Origin, OriginCount, RefreshResult, Standing, Unit
from l10n.memory.similarity import Query, score

MEETING = "The Secretary met with the Minister of Guatemala in Washington to discuss trade."


def origin(name: str, *units: Unit, language: str = "es", stamp: str = "") -> Origin:
    """An origin of these units, whose digest is what they are."""
    return Origin(name, language, lambda: repr(units), lambda: units, stamp)


def unit(source: str, target: str = "", **fields: object) -> Unit:
    return Unit(source, target or f"ES {source}", **fields)  # type: ignore[arg-type]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.open(tmp_path / "state" / "memory.sqlite") as opened:
        yield opened


def forbidden() -> Iterable[Unit]:
    raise AssertionError("this must not be called")


class TestRefresh:
    def test_counts_what_came_and_went(self, memory: Memory) -> None:
        a, b = origin("a", unit("One."), unit("Two.")), origin("b", unit("One."))
        assert memory.refresh([a, b]) == RefreshResult(added=3)
        assert memory.refresh([a, b]) == RefreshResult(unchanged=2)
        changed = origin("a", unit("One."), unit("Three."), unit("Four."))
        assert memory.refresh([changed, b]) == RefreshResult(added=3, removed=2, unchanged=1)
        assert memory.refresh([b]) == RefreshResult(removed=3, unchanged=1)
        assert memory.stats() == (OriginCount("b", "es", 1),)

    def test_does_not_load_what_has_not_changed(self, memory: Memory) -> None:
        memory.refresh([origin("a", unit("One."))])
        same = Origin("a", "es", origin("a", unit("One.")).digest, forbidden)
        assert memory.refresh([same]).unchanged == 1

    def test_trusts_a_stamp_and_notes_a_new_one(self, memory: Memory) -> None:
        def no_digest() -> str:
            raise AssertionError("this must not be called")

        memory.refresh([origin("a", unit("One."), stamp="1")])
        assert memory.refresh([Origin("a", "es", no_digest, forbidden, "1")]).unchanged == 1
        memory.refresh([origin("a", unit("One."), stamp="2")])
        assert memory.refresh([Origin("a", "es", no_digest, forbidden, "2")]).unchanged == 1

    def test_keeps_languages_apart(self, memory: Memory) -> None:
        french = origin("a", unit("One.", "Un."), language="fr")
        memory.refresh([origin("a", unit("One.", "Uno.")), french])
        assert memory.exact("One.", None, "", "fr") == Match("One.", "Un.", 100, "a")
        assert memory.exact("One.", None, "", "es") == Match("One.", "Uno.", 100, "a")
        assert [m.target for m in memory.fuzzy("One.", "fr")] == ["Un."]
        assert memory.exact("One.", None, "", "de") is None

    def test_one_bad_origin_does_not_sink_the_others(self, memory: Memory) -> None:
        def broken() -> Iterator[Unit]:
            yield unit("Half read.")
            raise CatalogError("broken", path="locales/bad.po", line=3)

        bad = Origin("bad", "es", lambda: "1", broken)
        result = memory.refresh([bad, origin("good", unit("One."))])
        assert [str(error) for error in result.failures] == ["locales/bad.po:3: broken"]
        assert result.added == 1
        assert memory.stats() == (OriginCount("good", "es", 1),)
        assert memory.fuzzy("Half read.", "es") == ()
        mended = Origin("bad", "es", lambda: "1", lambda: [unit("Half read.")])
        assert memory.refresh([mended, origin("good", unit("One."))]).added == 1
        assert memory.exact("Half read.", None, "", "es")

    def test_an_origin_that_breaks_loses_its_units(self, memory: Memory) -> None:
        def unreadable() -> str:
            raise StorageError("can't be read", path="locales/a.po")

        memory.refresh([origin("a", unit("One."))])
        result = memory.refresh([Origin("a", "es", unreadable, forbidden)])
        assert (result.removed, len(result.failures)) == (1, 1)
        assert memory.exact("One.", None, "", "es") is None

    def test_an_error_leaves_everything_as_it_was(self, memory: Memory) -> None:
        def interrupted() -> Iterator[Unit]:
            yield unit("Two.")
            raise KeyboardInterrupt

        memory.refresh([origin("a", unit("One."))])
        with pytest.raises(KeyboardInterrupt):
            memory.refresh([Origin("b", "es", lambda: "1", interrupted)])
        assert memory.stats() == (OriginCount("a", "es", 1),)
        assert memory.refresh([origin("a", unit("One."))]) == RefreshResult(unchanged=1)

    def test_tells_how_far_it_is(self, memory: Memory) -> None:
        told: list[tuple[str, int]] = []
        many = origin("a", *(unit(f"Sentence {n}.") for n in range(2_500)))
        memory.refresh([many], progress=lambda name, count: told.append((name, count)))
        assert told == [("a", 1_000), ("a", 2_000)]


class TestExact:
    def test_is_of_the_same_context_and_role(self, memory: Memory) -> None:
        memory.refresh(
            [
                origin("a", unit("May", "Mayo", msgctxt="month", role="heading")),
                origin("b", unit("May", "Puede", role="heading")),
                origin("c", unit("May", "mayo", msgctxt="month", role="paragraph")),
                origin("d", unit("May", "vacío", msgctxt="", role="heading")),
            ]
        )
        wanted: dict[tuple[str | None, str], str | None] = {
            ("month", "heading"): "Mayo",
            (None, "heading"): "Puede",
            ("month", "paragraph"): "mayo",
            ("", "heading"): "vacío",
            (None, "paragraph"): None,
            ("other", "heading"): None,
        }
        for (msgctxt, role), target in wanted.items():
            found = memory.exact("May", msgctxt, role, "es")
            assert (found.target if found else None) == target
        assert memory.exact("may", "month", "heading", "es") is None

    def test_prefers_standing_then_agreement_then_name(self, memory: Memory) -> None:
        reviewed = origin("m", unit("Hi.", "Hola."))
        copies = [
            origin(f"c{n}", unit("Hi.", "Buenas.", standing=Standing.TAKEN_OVER)) for n in range(3)
        ]
        imported = origin("a.tmx", unit("Hi.", "Saludos.", standing=Standing.IMPORTED))
        gone = origin("g", unit("Hi.", "Adiós.", standing=Standing.OBSOLETE))
        memory.refresh([gone])
        assert memory.exact("Hi.", None, "", "es") is None
        memory.refresh([gone, imported])
        assert memory.exact("Hi.", None, "", "es") == Match("Hi.", "Saludos.", 100, "a.tmx")
        memory.refresh([gone, imported, *copies])
        assert memory.exact("Hi.", None, "", "es") == Match("Hi.", "Buenas.", 100, "c0")
        memory.refresh([gone, imported, *copies, reviewed])
        assert memory.exact("Hi.", None, "", "es") == Match("Hi.", "Hola.", 100, "m")
        memory.refresh([reviewed, *(origin(n, unit("Hi.", "Buenos días.")) for n in "xy")])
        assert memory.exact("Hi.", None, "", "es") == Match("Hi.", "Buenos días.", 100, "x")
        memory.refresh([reviewed, origin("l", unit("Hi.", "Qué tal."))])
        assert memory.exact("Hi.", None, "", "es") == Match("Hi.", "Qué tal.", 100, "l")

    def test_takes_any_text(self, memory: Memory) -> None:
        texts = ["", "…", "a\nb", "a\0b", "'; DROP TABLE unit; --", "😀", "%", "<a1>x</a1>"]
        memory.refresh([origin("a", *map(unit, texts))])
        for text in texts:
            assert memory.exact(text, None, "", "es") == Match(text, f"ES {text}", 100, "a")
            assert memory.fuzzy(text, "es")[0] == Match(text, f"ES {text}", 100, "a")


class TestFuzzy:
    def test_gives_the_best_first(self, memory: Memory) -> None:
        near = MEETING.replace("trade", "ports")
        far = near.replace("Guatemala", "Peru").replace("Washington", "Lima")
        memory.refresh([origin("a", unit(far), unit(near), unit("Another sentence altogether."))])
        found = memory.fuzzy(MEETING, "es", threshold=60)
        assert [match.source for match in found] == [near, far]
        assert [match.score for match in found] == [score(MEETING, near), score(MEETING, far)]
        assert found[0].score > found[1].score >= 60
        assert memory.fuzzy(MEETING, "es", threshold=found[0].score) == found[:1]
        assert memory.fuzzy(MEETING, "es", threshold=found[0].score + 1) == ()
        assert memory.fuzzy(MEETING, "es", threshold=60, limit=1) == found[:1]

    def test_breaks_ties_by_standing_then_origin_then_text(self, memory: Memory) -> None:
        one, other = MEETING.replace("trade", "buses"), MEETING.replace("trade", "sugar")
        assert score(MEETING, one) == score(MEETING, other)
        memory.refresh(
            [
                origin("b", unit(one, "B1"), unit(other, "B2")),
                origin("a", unit(other, "A2"), unit(one, "A1")),
                origin("0", unit(one, "old", standing=Standing.OBSOLETE)),
                origin("1.tmx", unit(other, "tmx", standing=Standing.IMPORTED)),
            ]
        )
        found = [match.target for match in memory.fuzzy(MEETING, "es", limit=10)]
        assert found == ["A1", "A2", "B1", "B2", "tmx", "old"]

    def test_gives_a_translation_once_from_its_best_origin(self, memory: Memory) -> None:
        many = [origin(f"r{n:03}", unit(MEETING, "Se reunió.")) for n in range(120)]
        memory.refresh(
            [*many, origin("a.tmx", unit(MEETING, "Se reunió.", standing=Standing.IMPORTED))]
        )
        assert memory.fuzzy(MEETING, "es") == (Match(MEETING, "Se reunió.", 100, "r000"),)

    def test_an_empty_memory_knows_nothing(self, memory: Memory) -> None:
        assert memory.fuzzy(MEETING, "es", threshold=0) == ()
        assert memory.exact(MEETING, None, "", "es") is None
        assert memory.search(MEETING, "es") == ()
        assert memory.stats() == ()

    def test_finds_what_a_full_comparison_finds(self, memory: Memory) -> None:
        chance = random.Random(7)
        made = list(pairs(4_000))
        memory.refresh([origin("a", *(Unit(source, target) for source, target in made))])
        wanted = found = 0
        for source, _ in chance.sample(made, 40):
            query = edited(source, chance.choice((0.05, 0.1, 0.2, 0.3)), chance)
            expected = {
                made[at][0] for at, _ in Query(query).scores([text for text, _ in made], 75)
            }
            got = {match.source for match in memory.fuzzy(query, "es", 75, limit=1_000)}
            assert got <= expected
            wanted, found = wanted + len(expected), found + len(got)
        assert wanted >= 40
        assert found == wanted


class TestSearch:
    def test_looks_in_sources_and_targets(self, memory: Memory) -> None:
        memory.refresh(
            [
                origin(
                    "a",
                    unit("The office opens at noon.", "La oficina abre a mediodía."),
                    unit("An open Office.", "Una oficina abierta."),
                    unit("The clinic is closed.", "El consultorio está cerrado."),
                )
            ]
        )
        assert [m.source for m in memory.search("office", "es")] == [
            "An open Office.",
            "The office opens at noon.",
        ]
        assert [m.source for m in memory.search("OFFICE noon", "es")] == [
            "The office opens at noon."
        ]
        assert [m.target for m in memory.search("consultorio", "es")] == [
            "El consultorio está cerrado."
        ]
        assert len(memory.search("office", "es", limit=1)) == 1
        assert memory.search("office", "fr") == ()
        assert memory.search("100%", "es") == ()

    def test_finds_one_unit_once(self, memory: Memory) -> None:
        memory.refresh([origin("a", unit("Hotel", "Hotel"))])
        assert memory.search("hotel", "es") == (Match("Hotel", "Hotel", 99, "a"),)


def test_units_come_out_once_with_their_best_origin(memory: Memory) -> None:
    memory.refresh(
        [
            origin("b", unit("Two.", role="title"), unit("One.")),
            origin("a", unit("One."), unit("Two.", role="title", standing=Standing.OBSOLETE)),
            origin("c", unit("One.", "Uno.", msgctxt="number")),
        ]
    )
    assert list(memory.units("es")) == [
        (unit("One."), "a"),
        (unit("One.", "Uno.", msgctxt="number"), "c"),
        (unit("Two.", role="title"), "b"),
    ]


SENTENCES = [source for source, _ in pairs(60, seed=3)]
STATES = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.lists(st.integers(0, 59), max_size=12), max_size=4),
    min_size=1,
    max_size=6,
)


@settings(derandomize=True, deadline=None, max_examples=30)
@given(STATES)
def test_the_answers_do_not_depend_on_how_the_memory_came_about(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, list[int]]]
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    trees = [
        [origin(name, *(unit(SENTENCES[n]) for n in numbers)) for name, numbers in state.items()]
        for state in states
    ]
    with Memory.open(folder / "grown") as grown, Memory.open(folder / "fresh") as fresh:
        for tree in trees:
            grown.refresh(tree)
        fresh.refresh(trees[-1])
        assert grown.stats() == fresh.stats()
        for text in (*SENTENCES[:20], edited(SENTENCES[0], 0.2, random.Random(1))):
            assert grown.exact(text, None, "", "es") == fresh.exact(text, None, "", "es")
            assert grown.fuzzy(text, "es", 50) == fresh.fuzzy(text, "es", 50)
        assert list(grown.units("es")) == list(fresh.units("es"))


def test_a_file_of_mostly_gone_texts_is_made_anew(memory: Memory, tmp_path: Path) -> None:
    kept = origin("kept", unit(MEETING))
    size = 0
    for _ in range(4):
        memory.refresh([kept, origin("big", *(unit(f"Sentence {n}.") for n in range(21_000)))])
        memory.refresh([kept])
        grown = (tmp_path / "state" / "memory.sqlite").stat().st_size
        assert not size or grown < 1.1 * size
        size = grown
    assert memory.fuzzy(MEETING, "es") == (Match(MEETING, f"ES {MEETING}", 100, "kept"),)
    assert memory.stats() == (OriginCount("kept", "es", 1),)


def _not_a_database(path: Path) -> None:
    path.write_bytes(b"no database at all, only some text that is long enough to be read" * 40)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _of_another_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("DROP TABLE word")
    connection.close()


def _of_another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE unit (id)")
    connection.close()


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _scrambled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = random.Random(1).randbytes(len(data) - 4096)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [_not_a_database, _empty, _of_another_version, _of_another_program, _cut_short, _scrambled],
)
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = tmp_path / "memory.sqlite"
    made = origin("a", *(Unit(*pair) for pair in pairs(2_000)), unit(MEETING))
    with Memory.open(path) as memory:
        memory.refresh([made])
    damage(path)
    with Memory.open(path) as memory:
        memory.refresh([made])
        assert memory.stats() == (OriginCount("a", "es", 2_001),)
        assert memory.exact(MEETING, None, "", "es")
        assert memory.fuzzy(MEETING, "es")[0].score == 100
        assert len(list(memory.units("es"))) == 2_001


def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StorageError, match=r"memory\.sqlite: can't be used: "):
        Memory.open(tmp_path / "file" / "memory.sqlite")
    (tmp_path / "memory.sqlite").mkdir()
    with pytest.raises(StorageError, match=r"memory\.sqlite: can't be used: "):
        Memory.open(tmp_path / "memory.sqlite")
