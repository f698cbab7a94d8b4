"""The page as plain forms and links, as a browser without a script has it."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from html import unescape

import pytest

from l10n import files
from l10n.catalog import po, states
from l10n.model import State
from l10n.project import Project
from l10n.review.server import app, desk, store
from l10n.review.server.store import digest, identity

from . import sample
from .sample import CALL, JUNE, LINK, OTHER, REPORTS, SLUG, THANKS, TITLE, TOPICS, Answer, Client

MINE = "El 4 de marzo, la secretaria Rivera habló con el ministro Solano."
PAGE = f"/page/es/{SLUG}"
JSON = {"Accept": "application/json"}


def plain(html: str) -> str:
    """The text of a page on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def row(page: Answer, number: int) -> str:
    """The HTML of one row."""
    parts = re.split(r'(?=<div class="row )', page.text)
    return next(part for part in parts if f'id="s{number}"' in part)


def numbers(page: Answer) -> list[int]:
    """The numbers of the rows, in the page's order."""
    return [int(number) for number in re.findall(r'data-number="(\d+)"', page.text)]


def fields(page: Answer) -> list[tuple[str, str]]:
    """The fields of the open editor, as a browser would send them."""
    form = re.search(r'<form class="editor".*?</form>', page.text, re.DOTALL)
    assert form is not None
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form[0])
    areas = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n?(.*?)</textarea>', form[0], re.DOTALL)
    return [(name, unescape(value)) for name, value in hidden + areas if name != "csrf"]


def typed(page: Answer, **changes: str) -> list[tuple[str, str]]:
    """The editor's fields with what the reviewer typed in some of them."""
    return [(name, changes.get(name, value)) for name, value in fields(page)]


def submit(client: Client, page: Answer, action: str, **changes: str) -> Answer:
    """The answer to the editor's form, sent by the button of `action`."""
    return client.post(f"/do/es/{SLUG}", [*typed(page, **changes), ("action", action)])


def test_a_page_shows_both_languages_states_scores_and_findings(client: Client) -> None:
    page = client.get(PAGE)
    assert numbers(page) == list(range(1, 11))
    assert plain(row(page, 2)).startswith(f"2 {CALL} La secretaria Rivera habló")
    assert "machine 91%" in plain(row(page, 2))
    assert "numbers" in plain(row(page, 7))
    assert "stale" in plain(row(page, 3))
    assert "memory 82%" in plain(row(page, 4))
    assert "<a1> the joint statement </a1>".replace(" ", "") in plain(row(page, 4)).replace(" ", "")
    assert "Plural?" in plain(row(page, 6))
    assert "same as sentence 7" in plain(row(page, 9))
    assert "1 of 9 reviewed, 8 to go" in plain(page.text)


def test_dates_are_shown_in_both_languages_in_the_layout(client: Client) -> None:
    assert "March 5, 2024 5 de marzo de 2024" in plain(client.get(PAGE).text)
    assert "5 de marzo de 2024" not in plain(client.get(f"{PAGE}?show=open").text)


def test_a_long_page_does_not_wait_for_the_checks(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_AT_ONCE", 0)
    monkeypatch.setattr(desk, "_LATER", 0.05)
    page = client.get(f"/page/es/{OTHER}")
    assert "checking …" in page.text
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        told = json.loads(client.get(f"/findings/es/{OTHER}?after=1", **JSON).text)
        if not told["checking"]:
            break
        time.sleep(0.05)
    assert list(told["rows"]) == ["1", "2"]
    assert "checking …" not in client.get(f"/page/es/{OTHER}").text


def test_terms_are_marked_in_both_languages(client: Client) -> None:
    page = client.get(PAGE)
    assert '<span class="term">border security</span>' in row(page, 3)
    assert '<span class="term">seguridad fronteriza</span>' in row(page, 3)
    assert '<span class="term">Minister</span>' in row(page, 2)
    assert '<span class="term">ministro</span>' in row(page, 2)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("show=machine", [2, 7]),
        ("show=stale", [3]),
        ("show=untranslated", [5, 8, 10]),
        ("show=reviewed", [1]),
        ("show=findings", [7]),
        ("show=open", [2, 3, 4, 5, 6, 7, 8, 10]),
        ("show=open&order=doubtful", [3, 5, 6, 8, 10, 7, 4, 2]),
        ("show=machine&order=doubtful", [7, 2]),
        ("show=nonsense&order=", list(range(1, 11))),
    ],
)
def test_filters_and_order(client: Client, query: str, wanted: list[int]) -> None:
    assert numbers(client.get(f"{PAGE}?{query}")) == wanted


def test_approving_in_the_editor_writes_and_leads_to_the_next(
    project: Project, client: Client
) -> None:
    answer = submit(client, client.get(f"{PAGE}?open=2"), "approve")
    assert answer.headers["location"].endswith(f"{PAGE}?open=3#s3")
    assert states.state(sample.entries(project)[CALL]) is State.REVIEWED
    assert sample.changed_lines(project) == ["-#, fuzzy"]
    assert "Approved." in client.get(f"{PAGE}?open=3").text
    assert "Approved." not in client.get(PAGE).text


def test_the_queue_follows_the_view(client: Client) -> None:
    page = client.get(f"{PAGE}?show=open&order=doubtful&open=7")
    answer = submit(client, page, "insist")
    assert answer.headers["location"].endswith("?show=open&order=doubtful&open=4#s4")


def test_saving_keeps_a_draft_and_stays(project: Project, client: Client) -> None:
    text = "La secretaria llamó al ministro el 4 de marzo."
    answer = submit(client, client.get(f"{PAGE}?open=2"), "save", text=text)
    assert answer.headers["location"].endswith(f"{PAGE}#s2")
    entry = sample.entries(project)[CALL]
    assert (entry.msgstr, states.state(entry)) == (text, State.EDITED)


def test_a_stale_entry_shows_what_changed_and_forgets_it_when_approved(
    project: Project, client: Client
) -> None:
    page = client.get(f"{PAGE}?open=3")
    before = re.search(r'class="previous"[^>]*>(.*?)</p>', page.text)
    assert before is not None
    assert "<del>talked about" in before[1]
    assert "trade" in re.sub(r"<del>.*?</del>", "", before[1])
    text = "Hablaron de la seguridad fronteriza y del comercio."
    submit(client, page, "approve", text=text)
    entry = sample.entries(project)[TOPICS]
    assert (entry.msgstr, entry.previous_msgid, entry.fuzzy) == (text, None, False)


def test_one_button_in_the_list_approves(project: Project, client: Client) -> None:
    found = re.search(r'name="quick" value="([^"]+)"', row(client.get(PAGE), 2))
    assert found is not None
    answer = client.post(f"/do/es/{SLUG}", [("quick", found[1])])
    assert answer.status == 303
    assert states.state(sample.entries(project)[CALL]) is State.REVIEWED


def test_back_to_draft_comment_and_undo_many_steps(project: Project, client: Client) -> None:
    disk = sample.catalog_path(project).read_bytes()
    submit(client, client.get(f"{PAGE}?open=1"), "reject", comment="Check the title.")
    title = sample.entries(project)[TITLE]
    assert (title.fuzzy, title.comments) == (True, ("Check the title.",))
    submit(client, client.get(f"{PAGE}?open=5"), "approve", text="Ambos dieron las gracias.")
    submit(client, client.get(f"{PAGE}?open=8"), "save", text="Reunirse en junio.")
    for _ in range(3):
        assert sample.catalog_path(project).read_bytes() != disk
        client.post(f"/do/es/{SLUG}", [("action", "undo")])
    assert sample.catalog_path(project).read_bytes() == disk
    client.post(f"/do/es/{SLUG}", [("action", "undo")])
    assert "Nothing to undo here." in client.get(PAGE).text


def test_each_session_undoes_its_own(project: Project, address: str) -> None:
    one, other = Client(address).sign_in(), Client(address).sign_in()
    entry = sample.entries(project)
    one.do(entry[CALL], "save", ("text", "Uno."))
    other.do(entry[JUNE], "save", ("text", "Dos."))
    one.post(f"/do/es/{SLUG}", [("action", "undo")])
    after = sample.entries(project)
    assert after[CALL].msgstr == entry[CALL].msgstr
    assert after[JUNE].msgstr == "Dos."


def test_undo_does_not_overwrite_what_someone_else_did_since(
    project: Project, client: Client
) -> None:
    before = sample.entries(project)[CALL]
    client.do(before, "save", ("text", "Mía."))
    sample.write_entry(project, replace(sample.entries(project)[CALL], msgstr="Suya."))
    answer = client.post(f"/do/es/{SLUG}", [("action", "undo")])
    assert answer.status == 409
    assert "On disk" in answer.text
    assert before.msgstr in dict(fields(answer))["text"]
    assert sample.entries(project)[CALL].msgstr == "Suya."


def test_a_conflict_shows_both_and_either_can_win(project: Project, client: Client) -> None:
    page = client.get(f"{PAGE}?open=2")
    theirs = replace(sample.entries(project)[CALL], msgstr="Suya.", comments=("Theirs.",))
    sample.write_entry(project, theirs)
    answer = submit(client, page, "approve", text=MINE, comment="Mine.")
    assert answer.status == 409
    assert sample.entries(project)[CALL] == replace(theirs, line=sample.entries(project)[CALL].line)
    assert "Suya." in plain(row(answer, 2))
    assert "Theirs." in plain(row(answer, 2))
    assert dict(fields(answer))["text"] == MINE
    assert dict(fields(answer))["comment"] == "Mine."
    again = submit(client, answer, "approve")
    assert again.status == 303
    assert sample.entries(project)[CALL].msgstr == MINE
    assert sample.entries(project)[CALL].comments == ("Mine.",)
    client.post(f"/do/es/{SLUG}", [("action", "undo")])
    assert sample.entries(project)[CALL].msgstr == "Suya."


def test_a_quick_approval_of_another_text_is_a_conflict(project: Project, client: Client) -> None:
    page = client.get(PAGE)
    found = re.search(r'name="quick" value="([^"]+)"', row(page, 2))
    assert found is not None
    before = sample.entries(project)[CALL]
    sample.write_entry(project, replace(before, msgstr="Suya."))
    answer = client.post(f"/do/es/{SLUG}", [("quick", found[1])])
    assert answer.status == 409
    assert dict(fields(answer))["text"] == before.msgstr
    assert sample.entries(project)[CALL].msgstr == "Suya."


def test_an_error_needs_a_second_thought(project: Project, client: Client) -> None:
    page = client.get(f"{PAGE}?open=4")
    answer = submit(client, page, "approve", text="Véase la declaración.")
    assert answer.status == 409
    assert "Not approved yet" in answer.text
    assert dict(fields(answer))["text"] == "Véase la declaración."
    assert not sample.changed_lines(project)
    assert submit(client, answer, "insist").status == 303
    assert states.state(sample.entries(project)[LINK]) is State.REVIEWED
    empty = submit(client, client.get(f"{PAGE}?open=8"), "approve")
    assert "There is no translation to approve." in empty.text


def test_a_check_is_waived_for_one_entry(project: Project, client: Client) -> None:
    page = client.get(f"{PAGE}?open=7")
    assert "Ignore “numbers” here" in page.text
    submit(client, page, "waive numbers")
    assert "ignore: numbers" in sample.entries(project)[REPORTS].comments
    assert "numbers" not in re.findall(r'class="badge[^>]*>([^<]*)', row(client.get(PAGE), 7))


def test_findings_are_those_of_the_text_that_is_being_typed(
    project: Project, client: Client
) -> None:
    entry = sample.entries(project)[REPORTS]
    asked = [("entry", identity(entry)), ("comment", "")]
    wrong = client.post(f"/check/es/{SLUG}", [*asked, ("text", "Compartir 24 informes.")], **JSON)
    right = client.post(f"/check/es/{SLUG}", [*asked, ("text", "Compartir 25 informes.")], **JSON)
    assert "25" in json.loads(wrong.text)["findings"]
    assert "The checks find nothing" in json.loads(right.text)["findings"]
    assert not sample.changed_lines(project)
    thanks = [("entry", identity(sample.entries(project)[THANKS])), ("text", "A las escuadras.")]
    assert "avoid" in json.loads(client.post(f"/check/es/{SLUG}", thanks, **JSON).text)["terms"]


def test_matches_of_the_memory_are_offered(project: Project, client: Client) -> None:
    other = sample.entries(project, OTHER)
    path = sample.catalog_path(project, OTHER)
    new = replace(
        next(iter(other.values())), msgid="Meet again in July.", msgstr="Reunirse en julio."
    )
    catalog = po.parse(path.read_bytes(), str(path))
    path.write_bytes(catalog.replaced([*catalog.entries, new]).dump())
    client.get(PAGE)
    page = row(client.get(f"{PAGE}?open=8"), 8)
    assert "Reunirse en julio." in plain(page)
    assert "<del>July</del><ins>June</ins>" in page
    assert OTHER in plain(page)


def test_the_list_and_the_way_to_the_next_readout(project: Project, client: Client) -> None:
    listing = plain(client.get("/").text)
    assert f"{SLUG} es 8" in listing
    assert "1 of 9" in listing
    onward = client.get(f"/next/es/{SLUG}")
    assert onward.headers["location"] == f"{client.root}/page/es/{OTHER}"
    path = sample.catalog_path(project, OTHER)
    path.write_bytes(b'msgid ""\nmsgstr "broken\n')
    assert f"{path.name}:2" in plain(client.get("/").text)
    assert client.get(f"/page/es/{OTHER}").status == 422
    assert client.get(f"/next/es/{SLUG}").headers["location"] == f"{client.root}/"


def test_a_readout_edited_since_its_build_says_so_and_loses_nothing(
    project: Project, client: Client
) -> None:
    assert "The readout changed" not in client.get(PAGE).text
    source = project.paths.source / f"{SLUG}.md"
    text = sample.READOUT.replace(THANKS, "A new sentence.")
    source.write_text(text, encoding="utf-8")
    page = client.get(PAGE)
    assert "The readout changed" in page.text
    assert "not in the catalog yet" in plain(row(page, 5))
    assert THANKS in plain(row(page, 11))
    assert submit(client, client.get(f"{PAGE}?open=11"), "save", text="Hola.").status == 303
    assert sample.entries(project)[THANKS].msgstr == "Hola."


def test_what_was_typed_is_shown_again_when_it_cannot_be_written(
    project: Project, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = client.get(f"{PAGE}?open=2")
    monkeypatch.setattr(store, "LOCK_SECONDS", 0.1)
    with files.lock(project.paths.state):
        busy = submit(client, page, "save", text="Mi texto largo.")
    assert busy.status == 503
    assert "another l10n run" in busy.text
    assert "Mi texto largo." in busy.text
    entry = sample.entries(project)[CALL]
    sample.write_entry(project, replace(entry, obsolete=True))
    gone = submit(client, page, "save", text="Mi texto largo.")
    assert gone.status == 404
    assert "Mi texto largo." in gone.text


def test_a_script_is_told_the_same_as_json(project: Project, client: Client) -> None:
    entry = sample.entries(project)[REPORTS]
    told = json.loads(client.do(entry, "save", ("text", "Compartir 25 informes."), **JSON).text)
    assert told["result"] == "done"
    assert list(told["rows"]) == ["7", "9"]
    assert "25 informes" in told["rows"]["9"]
    assert digest(sample.entries(project)[REPORTS]) in told["rows"]["7"]
    conflict = json.loads(client.do(entry, "approve", **JSON).text)
    assert conflict["result"] == "conflict"
    assert entry.msgstr in conflict["rows"]["7"]
    failed = client.do(replace(entry, msgid="x"), "approve", **JSON)
    assert failed.status == 404
    assert json.loads(failed.text)["result"] == "failed"


def test_a_changed_glossary_is_used_at_once(project: Project, client: Client) -> None:
    path = project.paths.glossary("es")
    assert "term-fault" not in row(client.get(PAGE), 3)
    path.write_text(sample.GLOSSARY.replace("seguridad fronteriza", "vigilancia"), encoding="utf-8")
    assert "term-fault" in row(client.get(PAGE), 3)
    path.write_text("nonsense\n", encoding="utf-8")
    broken = client.get(PAGE)
    assert broken.status == 422
    assert "glossary.csv" in broken.text
