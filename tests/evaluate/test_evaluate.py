"""`l10n evaluate`: scores of drafts, and what was left of them."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalog import po, states
from l10n.errors import L10nError
from l10n.evaluate import effort, pairs
from l10n.evaluate.scores import scores
from l10n.model import Entry, Kind
from tests.conftest import ROOT, SEED, Tree, l10n, write_tree

Make = Callable[[Tree], Path]
REVIEWED = Path(__file__).parent / f"{SEED}.es.po"
PAGE = ROOT / "docs" / "evaluate.md"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SHOWN = re.compile(r"```text\n.*?```", re.DOTALL)
"""What the page shows of the command; `L10N_GOLDEN=write` remakes it."""


def machine(msgid: str, draft: str, msgstr: str = "", *, fuzzy: bool = False) -> Entry:
    """An entry that a machine drafted, and a person made `msgstr` of."""
    entry = states.machine_draft(Entry(msgid), draft, "model", "1", 0.5)
    flags = ("fuzzy",) if fuzzy else ()
    return Entry(msgid, msgstr or draft, comments=entry.comments, flags=flags)


def test_the_same_texts_are_perfect_and_others_are_not() -> None:
    texts = ["La secretaria viajó a Guatemala el 10 de julio.", "Compromisos:"]

    perfect = scores(texts, texts)
    worse = scores(["La secretaria fue a Honduras en julio.", "Compromisos:"], texts)

    assert (perfect.chrf.score, perfect.bleu.score, perfect.ter.score) == (100, 100, 0)
    assert worse.chrf.score < 100
    assert worse.bleu.score < 100
    assert worse.ter.score > 0
    assert worse.sentences == 2


def test_intervals_are_the_same_each_time_and_one_sentence_has_none() -> None:
    drafts = [f"La reunión número {n} fue útil." for n in range(20)]
    references = [f"La reunión {n} resultó {'útil' if n % 2 else 'larga'}." for n in range(20)]

    first, second = scores(drafts, references), scores(drafts, references)

    assert first == second
    assert first.chrf.margin is not None
    assert 0 < first.chrf.margin < 20
    assert scores(drafts[:1], references[:1]).ter.margin is None


def test_effort_tells_unchanged_from_changed_and_known_from_unknown() -> None:
    entries = [
        machine("One.", "Uno."),
        machine("Two.", "Dos.", "Doce."),
        machine("Three.", "Tres.", "Trece."),
        machine("Four.", "Cuatro.", fuzzy=True),
        Entry("Five.", "Cinco."),
    ]

    found = effort.edits("a", entries, {("Two.", None): "Dos.", ("Three.", None): "Otra cosa."})

    assert [(edit.unchanged, edit.similarity) for edit in found] == [
        (True, 1.0),
        (False, pytest.approx(0.6)),
        (False, None),
    ]
    (row,) = effort.by_model(found)
    assert (row.name, row.drafts, row.unchanged, row.known) == ("model 1", 3, 1, 2)
    assert row.similarity == pytest.approx(0.8)
    assert [row.name for row in effort.by_readout(found)] == ["a"]


def test_a_draft_of_an_older_model_is_known_while_it_is_kept() -> None:
    old = machine("Three.", "Tres.", "Trece.")
    kept = {("Three.", states.digest("Tres.")): "Tres."}

    (edit,) = effort.edits("a", [old], {}, lambda *key: kept.get(key, ""))

    assert edit.similarity == pytest.approx(2 / 3)


def test_the_effort_outlives_the_model_that_made_the_draft(make_project: Make) -> None:
    project = make_project({"a.txt": "A Title\n\nThe ministers met in Ottawa.\n"})
    l10n(project, "build")
    catalog = project / "locales" / "es" / "LC_MESSAGES" / "a.po"
    text = catalog.read_text(encoding="utf-8")
    text = text.replace("#, fuzzy\n", "").replace("Los ministros se reunieron", "Se vieron")
    catalog.write_text(text.replace("translate-en_es 0.2.1", "older 0.1"), encoding="utf-8")

    done = l10n(project, "evaluate", "--json", "--quiet")

    (model,) = json.loads(done.out)["models"]
    assert (model["name"], model["drafts"], model["known"]) == ("older 0.1", 2, 2)
    assert 0 < model["similarity"] < 1


def test_reviewed_entries_are_pairs_and_no_others() -> None:
    entries = [
        Entry("Title", "Título", notes=("title",)),
        Entry("Draft.", "Borrador.", flags=("fuzzy",)),
        Entry("Empty."),
        Entry("Gone.", "Ido.", obsolete=True),
    ]

    assert [(pair.source, pair.role) for pair in pairs.reviewed("a", entries)] == [
        ("Title", Kind.TITLE)
    ]


def test_a_table_of_pairs_may_name_roles(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("One.\tUno.\tlist item\n\nTwo.\tDos.\n", encoding="utf-8")

    found = pairs.read(path, "en", "es")

    assert [(pair.source, pair.reference, pair.role) for pair in found] == [
        ("One.", "Uno.", Kind.LIST_ITEM),
        ("Two.", "Dos.", None),
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.tsv", b"One.\tUno.\nTwo.\n", "a.tsv:2: expected a sentence, a tab"),
        ("a.tsv", b"\n", "holds no sentence"),
        ("a.tsv", b"One.\t\xff\n", "not UTF-8"),
        ("a.csv", b"One.,Uno.\n", "expected one of .tsv, .po, .tmx"),
        ("a.po", b'msgid "a\nmsgstr "b"\n', "a.po:1"),
        ("a.tmx", b"<tmx", "a.tmx:1"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(L10nError) as caught:
        pairs.read(path, "en", "es")
    assert said in str(caught.value)


def test_the_seed_readout_against_its_reviewed_text() -> None:
    done = l10n(ROOT, "evaluate", "--against", str(REVIEWED), "--json", "--quiet")
    assert (done.status, done.err) == (0, "")
    data = json.loads(done.out)

    everything = data["readouts"]["all"]
    assert everything["sentences"] == 16
    assert everything["chrf"]["score"] > 65
    assert set(data["roles"]) == {
        *("heading", "list item", "notice", "notice heading", "paragraph", "title")
    }
    assert data["effort"][0]["drafts"] == 16
    assert 0 < data["effort"][0]["unchanged"] < 16


def test_the_documentation_shows_what_the_command_prints() -> None:
    done = l10n(ROOT, "evaluate", "--against", str(REVIEWED.relative_to(ROOT)), "--quiet")
    printed = "\n".join(line.rstrip() for line in done.out.splitlines())
    page = PAGE.read_text(encoding="utf-8")
    made = _SHOWN.sub(lambda _: f"```text\n{printed}\n```", page)
    if os.environ.get("L10N_GOLDEN") == "write":
        PAGE.write_text(made, encoding="utf-8")
        return

    # Another kind of processor rounds otherwise, which now and then changes a word of a draft.
    assert _SHOWN.search(page)
    assert _NUMBER.sub("#", page).split() == _NUMBER.sub("#", made).split()
    shown, found = (list(map(float, _NUMBER.findall(text))) for text in (page, made))
    assert found == pytest.approx(shown, abs=5)


def test_the_project_s_reviewed_entries(make_project: Make) -> None:
    entry = machine("Thank you.", "Gracias.")
    catalog = po.parse(b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', "a.po")
    folder = write_tree(
        make_project({"a.txt": "A\n\nThank you.\n"}),
        {"locales/es/LC_MESSAGES/a.po": catalog.replaced([entry]).dump()},
    )

    done = l10n(folder, "evaluate", "--json", "-q")

    data = json.loads(done.out)
    assert data["readouts"]["a"]["chrf"]["score"] == 100
    assert data["models"][0]["unchanged"] == 1
    before = sorted(folder.rglob("*"))
    assert l10n(folder, "evaluate", "a").status == 0
    assert sorted(folder.rglob("*")) == before


def test_nothing_reviewed_and_wrong_usage_are_errors(make_project: Make) -> None:
    folder = make_project({"a.txt": "A\n\nThank you.\n"})

    nothing = l10n(folder, "evaluate")
    both = l10n(folder, "evaluate", "a", "--against", "pyproject.toml")

    assert (nothing.status, nothing.out) == (2, "")
    assert "no entry in es is reviewed yet" in nothing.err
    assert (both.status, "leave out the SLUGs" in both.err) == (2, True)


def test_without_sacrebleu_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sacrebleu.metrics.bleu", None)

    with pytest.raises(L10nError, match=r"pip install 'l10n\[evaluate\]'"):
        scores(["a"], ["a"])
