"""HTTP and nothing else: no other scheme, few redirects, and one kind of error."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from l10n import __version__
from l10n.errors import ModelError

TIMEOUT = 30.0
"""Seconds without a byte after which a connection counts as broken."""
REDIRECTS = 5
"""How many a server may chain."""


class BrokenConnectionError(Exception):
    """The response ended before its end; what came before it may be used."""


class RangeError(Exception):
    """The server has no such part of the file: it is shorter now."""


def is_address(text: str) -> bool:
    """Whether `text` is an http or https address with a host, and without a password in it."""
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
        return known and "@" not in parts.netloc and text.isprintable()
    except ValueError:
        return False


def may_follow(link: str, page: str) -> bool:
    """Whether a link on `page` is one to fetch: an address, no less secure than the page's."""
    return is_address(link) and (
        urlsplit(link).scheme == "https" or urlsplit(page).scheme == "http"
    )


@contextmanager
def opened(url: str, headers: Mapping[str, str], *, timeout: float = TIMEOUT) -> Iterator[Any]:
    """The response of a GET, an `http.client.HTTPResponse` of status 200 or 206.

    Its body is to be read with `blocks`. Raises ModelError if there is none, or if it is
    compressed, which no one asked for; RangeError for status 416 if a part was asked for.
    """
    if not is_address(url):
        raise ModelError("not an address (expected http://… or https://…)", path=url)
    ours = {"User-Agent": f"l10n/{__version__}", "Accept-Encoding": "identity"}
    request = urllib.request.Request(url, headers={**ours, **headers})  # noqa: S310 - checked above
    try:
        response = _opener().open(request, timeout=timeout)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and "Range" in headers:
            raise RangeError from None
        raise ModelError(_refusal(error), path=url) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        raise ModelError(
            f"can't be reached ({reason}); check the address and the network, or install from a "
            "file that was brought here by other means",
            path=url,
        ) from None
    with response:
        coding = response.headers.get("Content-Encoding", "identity")
        if coding.strip().lower() not in ("", "identity"):
            raise ModelError(
                f"the server sends it packed as {coding}, which was not asked for; use another "
                "index or mirror",
                path=url,
            )
        yield response


def blocks(response: Any, size: int) -> Iterator[bytes]:
    """The body of a response, in blocks of at most `size` bytes.

    Raises BrokenConnectionError where it breaks off in a way that shows.
    """
    while True:
        try:
            block: bytes = response.read1(size)
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise BrokenConnectionError from error
        if not block:
            return
        yield block


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a server to another http or https address, never from https to http."""

    max_redirections = REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """The request for the new address. Raises ModelError if it is not one to follow."""
        if not may_follow(newurl, req.full_url):
            fp.close()
            raise ModelError(
                f"the server sends us to {newurl} (expected an address that is no less secure); "
                "use another index or mirror",
                path=req.full_url,
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """Opens http and https addresses, by the proxy that the environment names, if any.

    The opener that urllib builds would read local files and FTP servers too.
    """
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener


def _refusal(error: urllib.error.HTTPError) -> str:
    if http.HTTPStatus.MULTIPLE_CHOICES <= error.code < http.HTTPStatus.BAD_REQUEST:
        return "the server sends us in circles, or to no http address; use another index or mirror"
    said = f"{error.code} {http.client.responses.get(error.code, '')}".strip()
    return f"the server answers {said}; check the address, or use another index or mirror"
