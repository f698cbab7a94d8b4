"""The server of the review page, started and stopped."""

from __future__ import annotations

from collections.abc import Callable

from l10n.errors import ConfigError
from l10n.project import Project
from l10n.review.server.app import Review
from l10n.review.server.http import LOOPBACK, Application, Server
from l10n.review.server.pages import address
from l10n.review.server.security import HEADERS, Guard
from l10n.review.server.session import Place
from l10n.review.server.store import Store

PORT = 8642
"""Where the page is, unless that is taken."""


def start(
    project: Project,
    slugs: tuple[str, ...] = (),
    port: int | None = None,
    log: Callable[[str], None] = lambda _: None,
) -> tuple[Server, str]:
    """A server that waits for `serve_forever`, and the address that opens its page.

    `slugs` are the readouts to review, none for all; of one, the address opens the page itself.
    `port` None stands for the usual one or any that is free, 0 for any that is free. `log` is told
    of each file that was written. Raises ConfigError for a slug that there is not, and for a port
    that is taken.
    """
    store = Store(project, slugs)
    guards: list[Guard] = []

    def application(bound: int) -> Application:
        guards.append(Guard(bound))
        return Review(store, guards[0], log)

    server = _bound(port, application)
    path = "/"
    if len(slugs) == 1 and store.scan():
        place = Place(project.config.languages[0], store.scan()[0])
        path = address("", "page", place)
    return server, guards[0].address(path)


def _bound(port: int | None, application: Callable[[int], Application]) -> Server:
    try:
        return Server(PORT if port is None else port, application, HEADERS)
    except OSError as error:
        if port is None:
            return Server(0, application, HEADERS)
        raise ConfigError(
            f"port {port} of {LOOPBACK} can't be used: {error.strerror}; "
            "name another one, or none for one that is free"
        ) from error
