"""A project under review, its server, and a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from l10n.project import Project
from l10n.review.server.serve import start
from tests.browser import chromium

from . import sample
from .sample import Client


@contextmanager
def serving(project: Project, slugs: tuple[str, ...] = ()) -> Iterator[str]:
    """The address of a server of the project, in a thread."""
    server, address = start(project, slugs, port=0)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose catalog has entries in every state, committed to git."""
    return sample.make(tmp_path / "project")


@pytest.fixture
def serve() -> Iterator[Callable[[Project], str]]:
    """Serves a project until the test ends, and gives the address."""
    with ExitStack() as stack:
        yield lambda project: stack.enter_context(serving(project))


@pytest.fixture
def address(project: Project, serve: Callable[[Project], str]) -> str:
    """The address that opens the project's review page."""
    return serve(project)


@pytest.fixture
def client(address: str) -> Client:
    """A client with a session."""
    return Client(address).sign_in()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with chromium() as started:
        yield started
