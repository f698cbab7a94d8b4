"""Who may ask for what: the address, the origin, the session and the token of every request.

Any page in the same browser can send requests to this port, and a page whose host name was
rebound to 127.0.0.1 can read the answers too. So the Host must be ours, a write must come from
our own pages and carry their token, and everything needs the session's cookie, which only the
address that the command printed gives. Cookies of one host are sent to all its ports: the cookie
is bound to a folder whose name is not known elsewhere.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from threading import Lock
from urllib.parse import quote, urlencode

from l10n.review.server.http import LOOPBACK, Request, Response, text
from l10n.review.server.session import Session

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: a browser would then send "Origin: null" with our own forms (Fetch Standard,
    # "serializing a request origin").
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What goes with every answer."""
COOKIE = "l10n-review"
_MOST_SESSIONS = 50
_OURS = frozenset({"same-origin", ""})
"""Values of Sec-Fetch-Site with a write; older browsers send none."""


class Guard:
    """The door of one server."""

    def __init__(self, port: int) -> None:
        self._hosts = frozenset({f"{LOOPBACK}:{port}", f"localhost:{port}"})
        self._token = secrets.token_urlsafe(24)
        self._sessions: dict[str, Session] = {}
        self._lock = Lock()
        self.root = f"/{secrets.token_hex(8)}"
        """The folder that every address is in."""
        self._address = f"http://{LOOPBACK}:{port}"

    def address(self, path: str) -> str:
        """The address that opens the page at `path`, below `root`, and begins a session."""
        return f"{self._address}{self.root}{path}?{urlencode({'token': self._token})}"

    def admit(self, request: Request) -> Session | Response:
        """The session that the request is part of, or the answer that it gets instead."""
        host = request.headers.get("host", "")
        if host not in self._hosts:
            return text(HTTPStatus.MISDIRECTED_REQUEST, "this server has another name")
        if not request.path.startswith(f"{self.root}/"):
            return text(HTTPStatus.NOT_FOUND, "open the address that l10n review printed")
        if request.method == "GET" and "token" in request.query:
            return self._begin(request)
        session = self._session(request)
        if session is None:
            return text(
                HTTPStatus.FORBIDDEN,
                "no session; open the address that l10n review printed, token and all",
            )
        if request.method == "POST" and not _is_own(request, host, session):
            return text(HTTPStatus.FORBIDDEN, "not sent by a page of this server; load it again")
        return session

    def _begin(self, request: Request) -> Response:
        """A new session, and the way to the same address without the token."""
        if not _equal(request.query["token"], self._token):
            return text(HTTPStatus.FORBIDDEN, "wrong token; open the address that was printed")
        name = secrets.token_urlsafe(24)
        with self._lock:
            while len(self._sessions) >= _MOST_SESSIONS:
                self._sessions.pop(next(iter(self._sessions)))
            self._sessions[name] = Session(csrf=secrets.token_urlsafe(24))
        rest = {key: value for key, value in request.query.items() if key != "token"}
        return redirect(
            request.path,
            rest,
            {"Set-Cookie": f"{COOKIE}={name}; HttpOnly; SameSite=Strict; Path={self.root}/"},
        )

    def _session(self, request: Request) -> Session | None:
        try:
            cookie = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return None
        return None if cookie is None else self._sessions.get(cookie.value)


def redirect(
    path: str,
    query: Mapping[str, str],
    headers: Mapping[str, str] | None = None,
    fragment: str = "",
) -> Response:
    """An answer that leads to another address of this server, by GET."""
    address = quote(path) + (f"?{urlencode(query)}" if query else "")
    address += f"#{quote(fragment)}" if fragment else ""
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": address, **(headers or {})})


def _is_own(request: Request, host: str, session: Session) -> bool:
    """Whether a page of ours sent the form: it knows the session's token, and is from here."""
    return (
        request.headers.get("origin") == f"http://{host}"
        and request.headers.get("sec-fetch-site", "") in _OURS
        and _equal(request.value("csrf"), session.csrf)
    )


def _equal(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())
