"""A project with a readout whose entries are in every state, and a client for its review page."""

from __future__ import annotations

import http.client
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from l10n import pipeline
from l10n.catalog import po, states
from l10n.job import Options
from l10n.model import Entry
from l10n.project import Project, open_project
from l10n.review.server.session import Place
from l10n.review.server.store import digest, identity

SLUG = "calls/2024-03-05-solano"
OTHER = "2024-04-01-visit"
PLACE = Place("es", SLUG)
SETTINGS = '[tool.l10n]\nname = "Test Office"\nlanguages = ["es"]\n'
READOUT = """\
# Readout of Secretary Rivera’s Call with Minister Solano

Release Date: March 5, 2024

Secretary Rivera spoke with Minister Solano on March 4. They discussed border security and trade.
See [the joint statement](https://www.example.gov/statement) for details. Both thanked the teams.

## Commitments:

- Share 25 reports a year.
- Meet again in June.
- Share 25 reports a year.

> We will work together.
"""
VISIT = """\
# Readout of a Visit

Release Date: April 1, 2024

The Secretary visited the port.
"""
GLOSSARY = """\
source,target,note,status
border security,seguridad fronteriza,,preferred
Minister,ministro; ministra,Agree in gender.,preferred
teams,escuadras,Not of people.,forbidden
"""
CALL = "Secretary Rivera spoke with Minister Solano on March 4."
TOPICS = "They discussed border security and trade."
LINK = "See <a1>the joint statement</a1> for details."
THANKS = "Both thanked the teams."
REPORTS = "Share 25 reports a year."
JUNE = "Meet again in June."
TITLE = "Readout of Secretary Rivera’s Call with Minister Solano"
MODEL = ("translate-en_es", "1.0")


def make(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Project:
    """A project in `folder`, under git, its catalog with entries of every state."""
    sources = {f"source/{SLUG}.md": READOUT, f"source/{OTHER}.md": VISIT}
    glossary = {"locales/es/glossary.csv": GLOSSARY}
    tree = {"pyproject.toml": SETTINGS, **sources, **glossary, **(files or {})}
    for name, content in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    project = open_project(folder)
    pipeline.update(project, Options())
    path = catalog_path(project)
    if path.exists():
        catalog = po.parse(path.read_bytes(), str(path))
        path.write_bytes(catalog.replaced(map(_filled, catalog.entries)).dump())
    git(folder, "init", "-q")
    commit(folder)
    return project


def _filled(entry: Entry) -> Entry:
    """The entry in the state that the tests want; without one, untranslated."""
    filled = {
        TITLE: replace(
            entry, msgstr="Resumen de la llamada de la secretaria Rivera con el ministro Solano"
        ),
        CALL: states.machine_draft(
            entry, "La secretaria Rivera habló con el ministro Solano el 4 de marzo.", *MODEL, 0.91
        ),
        TOPICS: replace(
            entry,
            msgstr="Hablaron de la seguridad fronteriza.",
            flags=("fuzzy",),
            previous_msgid="They talked about border security.",
        ),
        LINK: states.memory_draft(entry, "Véase <a1>la declaración conjunta</a1>.", "other", 82),
        REPORTS: states.machine_draft(entry, "Compartir 24 informes al año.", *MODEL, 0.42),
        "Commitments:": replace(
            entry, msgstr="Compromisos:", flags=("fuzzy",), comments=("Plural?",)
        ),
    }
    return filled.get(entry.msgid, entry)


def catalog_path(project: Project, slug: str = SLUG) -> Path:
    """The file of the readout's catalog."""
    return project.paths.catalog(slug, "es")


def entries(project: Project, slug: str = SLUG) -> dict[str, Entry]:
    """The catalog's entries as they are on disk, by msgid."""
    path = catalog_path(project, slug)
    return {entry.msgid: entry for entry in po.parse(path.read_bytes(), str(path)).entries}


def write_entry(project: Project, entry: Entry) -> None:
    """What another program does: the entry changed on disk."""
    path = catalog_path(project)
    catalog = po.parse(path.read_bytes(), str(path))
    path.write_bytes(
        catalog.replaced(entry if old.key == entry.key else old for old in catalog.entries).dump()
    )


def git(folder: Path, *arguments: str) -> str:
    """What git says in `folder`."""
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.com")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


def changed_lines(project: Project) -> list[str]:
    """The lines that differ from the last commit, in all catalogs, with their - or +."""
    lines = git(project.paths.root, "diff", "--unified=0", "--", "locales").splitlines()
    return [line for line in lines if line[:1] in "-+" and line[:3] not in ("---", "+++")]


def msgfmt(project: Project) -> None:
    """Fails if gettext refuses the catalog."""
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", str(catalog_path(project))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(slots=True)
class Client:
    """A browser without a screen: keeps the cookie, follows nothing, sends what it is told."""

    address: str
    cookie: str = ""
    csrf: str = ""

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    @property
    def root(self) -> str:
        return "/" + urlsplit(self.address).path.split("/")[1]

    def sign_in(self, slug: str = SLUG) -> Client:
        """Open the printed address, and read the token of the forms on a readout's page."""
        parts = urlsplit(self.address)
        answer = self.ask("GET", f"{parts.path}?{parts.query}")
        assert answer.status == 303, answer.text
        self.cookie = answer.headers["set-cookie"].split(";")[0]
        found = re.search(r'name="csrf" value="([^"]+)"', self.get(f"/page/es/{slug}").text)
        assert found is not None
        self.csrf = found[1]
        return self

    def ask(self, method: str, target: str, body: bytes | None = None, **headers: str) -> Answer:
        """The answer to one request; `headers` with `_` for `-`."""
        given = {"Cookie": self.cookie} | {k.replace("_", "-"): v for k, v in headers.items()}
        connection = http.client.HTTPConnection(self.host, timeout=20)
        try:
            connection.request(method, target, body, {k: v for k, v in given.items() if v})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        """A page below the server's folder."""
        return self.ask("GET", f"{self.root}{path}", None, **headers)

    def post(self, path: str, fields: Iterable[tuple[str, str]], **headers: str) -> Answer:
        """A form sent as a page of the server would, but for what `headers` say."""
        usual = {
            "Origin": f"http://{self.host}",
            "Sec_Fetch_Site": "same-origin",
            "Content_Type": "application/x-www-form-urlencoded",
        }
        body = urlencode([("csrf", self.csrf), *fields]).encode()
        return self.ask("POST", f"{self.root}{path}", body, **(usual | headers))

    def do(self, entry: Entry, action: str, *more: tuple[str, str], **headers: str) -> Answer:
        """An edit of an entry as it was seen."""
        fields = [("entry", identity(entry)), ("digest", digest(entry)), ("action", action), *more]
        return self.post(f"/do/es/{SLUG}", fields, **headers)
