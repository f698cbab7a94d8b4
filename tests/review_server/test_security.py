"""Attacks: each is refused, or does no harm."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import quote

import pytest

from l10n.project import Project
from l10n.review.server.http import LARGEST_BODY
from l10n.review.server.store import digest, identity

from . import sample
from .sample import CALL, PLACE, SLUG, THANKS, Client

PAGE = f"/page/es/{SLUG}"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)> \"' </textarea><script>alert(3)//"


def unchanged(project: Project) -> bool:
    return not sample.changed_lines(project)


def test_nothing_is_shown_without_the_token(address: str) -> None:
    client = Client(address)
    page = client.get(PAGE)
    assert page.status == 403
    assert "Rivera" not in page.text
    assert client.get("/").status == 403
    assert client.get("/static/review.js").status == 403


@pytest.mark.parametrize("token", ["", "x", "ñ", "%ff", "' OR 1=1", "0" * 10_000])
def test_a_wrong_token_opens_nothing(address: str, token: str) -> None:
    client = Client(address)
    answer = client.get(f"/?token={quote(token)}")
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


def test_the_token_gives_a_cookie_that_no_script_and_no_other_site_gets(address: str) -> None:
    client = Client(address)
    answer = client.ask("GET", address.removeprefix(f"http://{client.host}"))
    assert answer.status == 303
    assert "token" not in answer.headers["location"]
    (morsel,) = SimpleCookie(answer.headers["set-cookie"]).values()
    assert morsel["httponly"]
    assert morsel["samesite"] == "Strict"
    assert morsel["path"] == f"{client.root}/"
    token = address.partition("token=")[2]
    assert token not in answer.headers["set-cookie"]


def test_the_token_leads_to_no_other_server(address: str) -> None:
    client = Client(address)
    token = address.partition("token=")[2]
    for path in ("//evil.example/", "/\\evil.example", "/%0d%0aX-Evil: 1", "/@evil.example"):
        answer = client.get(f"{quote(path, safe='/%')}?token={token}")
        assert "x-evil" not in answer.headers
        location = answer.headers.get("location", "/")
        assert location.startswith(f"{client.root}/")


@pytest.mark.parametrize(
    "cookie", ["l10n-review=", "l10n-review=x", "l10n-review", "\x00=;;", "a=b"]
)
def test_a_made_up_cookie_opens_nothing(address: str, cookie: str) -> None:
    assert Client(address, cookie=cookie).get(PAGE).status == 403


def test_a_foreign_host_gets_nothing(client: Client, address: str) -> None:
    port = client.host.rpartition(":")[2]
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1",
        f"127.0.0.1.evil:{port}",
        "x",
    ):
        answer = client.get(PAGE, Host=host)
        assert answer.status == 421, host
        assert "Rivera" not in answer.text
        sign_in = client.ask("GET", address.removeprefix(f"http://{client.host}"), Host=host)
        assert "set-cookie" not in sign_in.headers
    assert client.get(PAGE, Host=f"localhost:{port}").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "https://127.0.0.1"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
        {"Content_Type": "text/plain"},
        {"Cookie": ""},
    ],
)
def test_a_write_that_is_not_from_our_own_page_is_refused(
    project: Project, client: Client, headers: dict[str, str]
) -> None:
    entry = sample.entries(project)[CALL]
    answer = client.do(entry, "approve", **headers)
    assert answer.status in {403, 415}
    assert unchanged(project)
    assert client.do(entry, "approve").status == 303
    assert not unchanged(project)


@pytest.mark.parametrize("csrf", ["", "x"])
def test_a_write_without_the_pages_token_is_refused(
    project: Project, client: Client, csrf: str
) -> None:
    real, client.csrf = client.csrf, csrf
    assert client.do(sample.entries(project)[CALL], "approve").status == 403
    assert unchanged(project)
    client.csrf = real


def test_the_token_of_another_session_is_refused(project: Project, address: str) -> None:
    one, other = Client(address).sign_in(), Client(address).sign_in()
    assert one.csrf != other.csrf
    one.csrf = other.csrf
    assert one.do(sample.entries(project)[CALL], "approve").status == 403
    assert unchanged(project)


def test_a_write_by_get_does_nothing(project: Project, client: Client) -> None:
    entry = sample.entries(project)[CALL]
    query = f"csrf={client.csrf}&entry={identity(entry)}&digest={digest(entry)}&action=approve"
    assert client.get(f"/do/es/{SLUG}?{query}").status == 404
    assert unchanged(project)


@pytest.mark.parametrize(
    "path",
    [
        "../pyproject.toml",
        "..%2f..%2fpyproject.toml",
        "%2e%2e/%2e%2e/pyproject.toml",
        "....//pyproject.toml",
        "..\\pyproject.toml",
        "%5c..%5cpyproject.toml",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "review.css%00.html",
        "review.css/../../http.py",
        "%252e%252e/http.py",
        "..%c0%af..%c0%afhttp.py",
        "",
        ".",
    ],
)
def test_a_path_reaches_no_file(client: Client, path: str) -> None:
    for folder in ("/static/", "/page/es/", "/page/", "/row/es/", "/next/es/", "/findings/../"):
        answer = client.get(folder + path)
        assert answer.status in {303, 400, 404}, (folder, path)
        assert b"[tool.l10n]" not in answer.body
        assert b"root:" not in answer.body
        assert b"import" not in answer.body


def test_a_folder_that_is_not_ours_is_not_found(client: Client) -> None:
    for path in ("/", "/page/es/x", "/0123456789abcdef/", "//", f"{client.root}x/", client.root):
        assert client.ask("GET", path).status == 404


def test_what_is_written_in_catalogs_is_only_ever_text(
    tmp_path: Path, serve: Callable[[Project], str]
) -> None:
    title = f"# Title {SCRIPT}\n\nText {SCRIPT} and [a link](javascript:alert(4)).\n"
    glossary = 'source,target,note,status\nTitle,"<b onclick=x>t</b>","<i>n</i>",preferred\n'
    project = sample.make(
        tmp_path / "hostile",
        {f"source/{SLUG}.md": title, "locales/es/glossary.csv": glossary},
    )
    for entry in sample.entries(project).values():
        stale = replace(
            entry,
            msgstr=SCRIPT + entry.msgid,
            comments=(SCRIPT,),
            flags=("fuzzy",),
            previous_msgid=f"{SCRIPT} before",
        )
        sample.write_entry(project, stale)
    client = Client(serve(project)).sign_in()
    pages = [client.get(f"{PAGE}?open={number}") for number in (1, 2)] + [client.get("/")]
    for page in pages:
        text = page.text
        assert page.status == 200
        assert "alert(1)" in text or page is pages[-1]
        assert re.findall(r"<script[^>]*>", text) == [
            f'<script src="{client.root}/static/review.js" defer>'
        ]
        assert not re.search(r"<(img|b|i) |<i>|<b>", text)
        assert not re.search(r'(href|src|action)="?\s*javascript', text, re.IGNORECASE)


def test_a_text_from_a_form_is_only_ever_text(project: Project, client: Client) -> None:
    entry = sample.entries(project)[THANKS]
    typed = [("text", SCRIPT), ("comment", f'{SCRIPT}\nmsgid "x"\n#~ y')]
    assert client.do(entry, "save", *typed).status == 303
    after = sample.entries(project)[THANKS]
    assert after.msgstr == SCRIPT
    assert after.comments == (SCRIPT, 'msgid "x"', "#~ y")
    sample.msgfmt(project)
    assert "<script>alert" not in client.get(f"{PAGE}?open=5").text
    for answer in (
        client.do(entry, "<script>alert(1)</script>"),
        client.do(entry, "save", *typed),
        client.get("/page/es/<script>alert(1)</script>"),
        client.get(f"{PAGE}?show=<script>&order=<script>&open=<script>"),
    ):
        assert "<script>alert" not in answer.text


def test_every_answer_carries_the_policy(client: Client) -> None:
    answers = [
        client.get("/"),
        client.get(PAGE),
        client.get("/static/review.js"),
        client.get("/nothing"),
        client.get(PAGE, Host="evil.example"),
        client.post(f"/do/es/{SLUG}", [], Origin="http://evil.example"),
        client.ask("PUT", "/"),
    ]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
    assert "style=" not in client.get(PAGE).text


def test_an_oversized_text_is_refused_and_nothing_written(project: Project, client: Client) -> None:
    entry = sample.entries(project)[CALL]
    answer = client.do(entry, "save", ("text", "a" * LARGEST_BODY))
    assert answer.status == 413
    assert unchanged(project)


def test_an_entry_or_action_that_there_is_not_is_refused(project: Project, client: Client) -> None:
    entry = sample.entries(project)[CALL]
    assert client.do(entry, "delete").status == 404
    unknown = [("entry", "x" * 16), ("digest", digest(entry)), ("action", "approve")]
    assert client.post(f"/do/es/{SLUG}", unknown).status == 404
    stale = [("entry", identity(entry)), ("digest", "0" * 16), ("action", "approve")]
    assert client.post(f"/do/es/{SLUG}", stale).status == 409
    assert client.post("/do/fr/" + PLACE.slug, stale).status == 404
    assert unchanged(project)
