from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalog import states
from l10n.translate.argos import Argos
from l10n.translate.cache import Cache
from l10n.translate.draft import drafts
from l10n.translate.engine import Link, Output
from l10n.translate.packages import PackageInfo
from tests.conftest import Tree, l10n, read_tree

SENTENCES = [
    "The Secretary met with the President of Guatemala.",
    "Both sides will meet again in the coming weeks.",
    "The ministers agreed to share <b1>information</b1> with Elena Ramirez in real time.",
    "They also discussed asylum.",
    "Border Security",
]
MADE = {
    "One.": (
        Output("Uno.", 0.123456789012345678, (Link(0, 3, 0, 3, 0.1), Link(3, 4, 3, 4, 1 / 3))),
    ),
    "Two — “2”.": (Output("Dos.", 0.5),),
}
TWO_EACH = {"Two — “2”.": (Output("Dos.", 0.5), Output("¡Dos!", 0.25))}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / ".l10n" / "drafts.sqlite")


def test_a_draft_is_known_by_its_message_and_its_digest(cache: Cache) -> None:
    digest = states.digest("Uno.")
    assert cache.draft("One.", digest) == ""

    cache.keep_drafts([("One.", "Uno."), ("One.", "Una."), ("Two.", "Dos.")])

    assert cache.draft("One.", digest) == "Uno."
    assert cache.draft("Two.", digest) == ""


def test_what_is_kept_comes_back_as_it_was(cache: Cache) -> None:
    assert cache.found(list(MADE), "m") == {}

    cache.keep(MADE, "m")
    cache.keep(TWO_EACH, "m", best=2)

    assert Cache(cache.path).found([*MADE, "Three."], "m") == MADE
    assert Cache(cache.path).found(list(MADE), "m", best=2) == TWO_EACH


def test_another_setting_or_number_of_translations_is_another_translation(cache: Cache) -> None:
    cache.keep(MADE, "m", best=1)

    assert cache.found(list(MADE), "n", best=1) == {}
    assert cache.found(list(MADE), "m", best=4) == {}


def test_more_texts_than_a_query_can_name(cache: Cache) -> None:
    many = {f"Text {number}": (Output(f"Texto {number}", 0.5),) for number in range(1234)}

    cache.keep(many, "m")

    assert cache.found(list(many), "m") == many


@pytest.mark.parametrize(
    "damage", [b"", b"not a database at all, whatever it was", b"cut", b"holes"]
)
def test_a_damaged_file_is_made_anew(cache: Cache, damage: bytes) -> None:
    cache.keep({f"Text {number}": MADE["One."] for number in range(500)}, "m")
    sound = cache.path.read_bytes()
    if damage == b"cut":
        damage = sound[: len(sound) // 3]
    elif damage == b"holes":
        damage = sound[:4096] + bytes(len(sound) - 4096)
    cache.path.write_bytes(damage)

    assert cache.found(["Text 1"], "m") in ({}, {"Text 1": MADE["One."]})
    cache.keep(MADE, "m")  # This may be what meets the damage,
    cache.keep(MADE, "m")  # and this what makes the file anew.

    assert cache.found(list(MADE), "m") == MADE


def test_a_value_with_a_wrong_bit_is_not_used(cache: Cache) -> None:
    cache.keep(MADE, "m")
    with sqlite3.connect(cache.path) as connection:
        connection.execute(
            "UPDATE output1 SET value = substr(value, 1, length(value) - 2) || x'00'"
        )

    assert cache.found(list(MADE), "m") == {}


SHAPES: dict[str, bytes | str | int] = {
    "an object": zlib.compress(b'{"a":1}'),
    "numbers": zlib.compress(b"[1,2]"),
    "nothing": zlib.compress(b"null"),
    "no translation": zlib.compress(b"[]"),
    "two translations": zlib.compress(b'[["x",0.5,[]],["y",0.4,[]]]'),
    "a text that is none": zlib.compress(b"[[5,0.5,[]]]"),
    "a score that is none": zlib.compress(b'[["x","y",[]]]'),
    "a score of seven": zlib.compress(b'[["x",7.0,[]]]'),
    "short links": zlib.compress(b'[["x",0.5,[[1,2]]]]'),
    "links to nowhere": zlib.compress(b'[["x",0.5,[[-5,900,0,99999,3]]]]'),
    "half a character": zlib.compress(b'[["\\ud800",0.5,[]]]'),
    "deep": zlib.compress(b"[" * 100_000),
    "a bomb": zlib.compress(bytes(100_000_000), 9),
    "a string": "hello",
    "a number": 5,
    "no bytes": b"",
}


@pytest.mark.parametrize("value", SHAPES.values(), ids=SHAPES)
def test_a_value_of_another_shape_is_not_used(cache: Cache, value: bytes | str | int) -> None:
    cache.keep(MADE, "m")
    with sqlite3.connect(cache.path) as connection:
        connection.execute("UPDATE output1 SET value = ?", (value,))

    assert cache.found(list(MADE), "m") == {}


def test_a_file_that_another_program_holds_is_done_without(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cache.keep(MADE, "m")
    waits: list[float] = []
    connect = sqlite3.connect

    def waiting(path: Path, *, timeout: float) -> sqlite3.Connection:
        waits.append(timeout)
        return connect(path, timeout=timeout / 100)

    with contextlib.closing(connect(cache.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr("sqlite3.connect", waiting)
        for _ in range(5):
            assert cache.found(list(MADE), "m") == {}
            cache.keep(MADE, "m")
    assert sum(waits) <= 5
    assert [record.getMessage().partition(" is held")[2] for record in caplog.records] == [
        " by another program; what is translated is not kept in this run"
    ]
    assert Cache(cache.path).found(list(MADE), "m") == MADE


def test_a_file_that_is_too_large_is_started_anew(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"Text {number}": (Output(f"Texto {number}", 0.5),) for number in range(1_000)}
    cache.keep(many, "m")
    before = cache.path.stat().st_size
    monkeypatch.setattr("l10n.translate.cache.LARGEST", before)
    cache.keep(many, "n")
    assert len(cache.found(list(many), "m")) == 1_000

    cache.keep(MADE, "m")

    assert cache.path.stat().st_size < before
    assert cache.found([*many, *MADE], "m") == MADE


def test_nothing_waits_for_a_special_file(cache: Cache) -> None:
    cache.path.parent.mkdir()
    os.mkfifo(cache.path)

    cache.keep(MADE, "m")

    assert cache.found(list(MADE), "m") == {}


def test_a_folder_that_can_not_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    cache = Cache(tmp_path / "file" / "drafts.sqlite")

    cache.keep(MADE, "m")

    assert cache.found(list(MADE), "m") == {}


WRITER = """
import sys
from pathlib import Path
from l10n.translate.cache import Cache
from l10n.translate.engine import Output
cache = Cache(Path(sys.argv[1]))
for number in range(40):
    cache.keep({f"{sys.argv[2]} {number}": (Output("x", 0.5),)}, "m")
"""


def test_processes_share_a_file(cache: Cache) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(cache.path), name]) for name in "abc"
    ]
    assert [process.wait(120) for process in running] == [0, 0, 0]

    texts = [f"{name} {number}" for name in "abc" for number in range(40)]
    assert len(cache.found(texts, "m")) == len(texts)


@pytest.fixture(scope="module")
def package(engine: Argos) -> PackageInfo:
    return engine.info


def test_nothing_is_translated_twice_and_drafts_are_the_same(
    package: PackageInfo, engine: Argos, cache: Cache
) -> None:
    first, second = Argos(package, cache=cache), Argos(package, cache=cache)

    made = drafts(SENTENCES, first)
    again = drafts(SENTENCES, second)

    assert made == again == drafts(SENTENCES, engine)
    assert (first.translated > 0, second.translated) == (True, 0)


def test_one_edited_sentence_costs_one_translation(package: PackageInfo, cache: Cache) -> None:
    sentences = SENTENCES[:4]
    drafts(sentences, Argos(package, cache=cache))
    edited = [sentences[0].replace("President", "new President"), *sentences[1:]]
    engine = Argos(package, cache=cache)

    drafts(edited, engine)

    assert engine.translated == 1


def test_another_beam_is_translated_anew(package: PackageInfo, cache: Cache) -> None:
    list(Argos(package, beam=4, cache=cache).translate(SENTENCES[:1]))
    greedy = Argos(package, beam=1, cache=cache)

    list(greedy.translate(SENTENCES[:1]))

    assert greedy.translated == 1


INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from l10n.translate.argos import Argos
from l10n.translate.cache import Cache
from l10n.translate.packages import SHIPPED, find
(package,) = find("en", "es", installed=SHIPPED / "none")
engine = Argos(package, window=8, cache=Cache(Path(sys.argv[1])))
texts = [f"The ministers met {number} times in Guatemala." for number in range(64)]
def stop(done):
    if done >= 16:
        os.kill(os.getpid(), signal.SIGINT)
list(engine.translate(texts, progress=stop))
"""


def test_what_was_done_before_ctrl_c_is_not_done_again(package: PackageInfo, cache: Cache) -> None:
    texts = [f"The ministers met {number} times in Guatemala." for number in range(64)]
    run = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(cache.path)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ,
    )
    assert "KeyboardInterrupt" in run.stderr
    resumed = Argos(package, cache=cache)

    list(resumed.translate(texts))

    assert 0 < resumed.translated <= 64 - 16


READOUT = """\
Readout of Secretary Ana Solís’s Meeting in Laredo

The Secretary met with local officials. They discussed trade and security.
"""


def test_the_cache_changes_no_byte_of_a_project(make_project: Callable[[Tree], Path]) -> None:
    project = make_project({"a.txt": READOUT})
    assert l10n(project, "build").status == 0
    made = read_tree(project)
    assert (project / ".l10n" / "drafts.sqlite").is_file()

    shutil.rmtree(project / "locales")
    assert l10n(project, "build").status == 0
    from_cache = read_tree(project)
    shutil.rmtree(project / ".l10n")
    assert l10n(project, "build").status == 0

    assert made == from_cache == read_tree(project)
    assert not (project / ".l10n" / "drafts.sqlite").exists()
