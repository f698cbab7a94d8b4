"""Fetching: an index as bytes, a package to a file that is taken up again where it broke off."""

from __future__ import annotations

import hashlib
import http
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import ModelError, StorageError
from l10n.translate.packaging import parts, web
from l10n.translate.packaging.storage import alone, check_file, named, storage

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are there, and with all there will be if the server says so."""

INDEX_BYTES = 8 << 20
"""No index is larger: the one of Argos has 32 kB."""
PACKAGE_BYTES = 4 << 30
"""No package file is larger."""
_BLOCK = 1 << 18
_TRIES = 5
"""Attempts in a row that bring nothing new before a download is given up."""
_ATTEMPTS = 200
"""Attempts of one run, whatever they bring."""
PAUSE = 0.1
"""Seconds before the second attempt; twice as many before each next one."""
_LENGTH = re.compile(r"[0-9]{1,18}")
_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A package file that was downloaded."""

    path: Path
    url: str
    """The link that it came from."""
    size: int
    """Bytes."""
    sha256: str
    """Of the whole file, 64 hexadecimal digits."""


def silent(_done: int, _total: int | None) -> None:
    """The progress that no one watches."""


def folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where packages are kept while they come in; it may not exist.

    Raises StorageError for a user without a home folder whose environment names no other place.
    """
    if cache := environment.get("XDG_CACHE_HOME"):
        return Path(cache) / "l10n" / "downloads"
    try:
        return Path.home() / ".cache" / "l10n" / "downloads"
    except RuntimeError:
        raise StorageError(
            "no home folder to download to; name a folder in the variable XDG_CACHE_HOME"
        ) from None


@contextmanager
def fetched(
    links: Sequence[str],
    *,
    size: int | None = None,
    sha256: str | None = None,
    progress: Progress = silent,
    into: Path | None = None,
) -> Iterator[Fetched]:
    """The package file at the first of `links` that has it, for as long as the context lasts.

    What came in of a download that broke off stays in the folder `into`, by default `folder()`,
    for the next run. Raises as `download` does, and StorageError if another run is at it.
    """
    place = folder() if into is None else into
    name = hashlib.sha256(links[0].encode()).hexdigest()[:16] if links else "package"
    to = place / f"{name}.argosmodel"
    lock = place / f"{name}.lock"
    try:
        with storage(place):
            place.mkdir(parents=True, exist_ok=True)
        with (
            named(lock, links[0] if links else place),
            storage(place),
            alone(lock, "another run is downloading it"),
        ):
            try:
                yield download(links, to, size=size, sha256=sha256, progress=progress)
            finally:
                to.unlink(missing_ok=True)
    finally:
        for each in (place, place.parent):
            with suppress(OSError):  # Another download is in it, or its part.
                each.rmdir()


def fetch(url: str, *, timeout: float = web.TIMEOUT, limit: int = INDEX_BYTES) -> bytes:
    """What is at `url`, all in memory.

    Raises ModelError if it can't be had or has more than `limit` bytes.
    """
    try:
        data = b""
        with web.opened(url, {}, timeout=timeout) as response:
            for block in web.blocks(response, _BLOCK):
                data += block
                if len(data) > limit:
                    raise ModelError(
                        f"more than {limit:,} bytes, too many for an index; check the address",
                        path=url,
                    )
            missing = response.length
    except web.BrokenConnectionError:
        missing = 1
    if missing:
        raise ModelError("the connection broke; run again", path=url)
    return data


def download(
    links: Sequence[str],
    to: Path,
    *,
    size: int | None = None,
    sha256: str | None = None,
    progress: Progress = silent,
    timeout: float = web.TIMEOUT,
) -> Fetched:
    """The package file at the first of `links` that has it, now in the file `to`.

    What is on its way is in `<to>.part`. A run that finds one there goes on where it ends, if the
    server says by its ETag or date that the file is still the same, and from the start otherwise.
    Raises ModelError if no link can be fetched (the part stays for the next run), or if the file
    is not of the `size` or `sha256` that was promised (it is deleted then); StorageError if it
    can't be written.
    """
    failure = ModelError("no link to fetch the package from; use another index", path=to.name)
    for link in links:
        try:
            with storage(to):
                _complete(link, to, size, progress, timeout)
                return _accepted(link, to, size, sha256)
        except ModelError as error:
            failure = error
    raise failure


def digest(path: Path) -> str:
    """The SHA-256 of a file, 64 hexadecimal digits.

    Raises ModelError if it is no plain file, StorageError if it can't be read.
    """
    check_file(path)
    with storage(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _complete(url: str, to: Path, size: int | None, progress: Progress, timeout: float) -> None:
    """Fetch one link to its end, taking it up again each time the connection breaks."""
    part = to.with_name(f"{to.name}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        _persist(url, part, size, progress, timeout)
        os.replace(part, to)
    finally:
        if not part.exists():
            parts.tag_file(part).unlink(missing_ok=True)


def _persist(url: str, part: Path, size: int | None, progress: Progress, timeout: float) -> None:
    """Bring the part to its end in as many attempts as it takes, if they bring it on."""
    tries, longest = 0, parts.length(part)
    for _ in range(_ATTEMPTS):
        try:
            _attempt(url, part, size, progress, timeout)
        except web.RangeError:
            if not part.exists():
                raise ModelError(
                    "the server sends a part where the whole was asked for; use another index or "
                    "mirror",
                    path=url,
                ) from None
            part.unlink()
        except web.BrokenConnectionError:
            pass
        else:
            return
        # A server that can't go on in the middle sends again what was there already.
        tries = 0 if parts.length(part) > longest else tries + 1
        longest = max(longest, parts.length(part))
        if tries == _TRIES:
            break
        time.sleep(PAUSE * 2**tries)
    times = f"{_TRIES} times" if tries == _TRIES else "again and again"
    raise ModelError(
        f"the connection broke {times} after {parts.length(part):,} bytes; run again to go on from "
        "there",
        path=url,
    )


def _attempt(url: str, part: Path, size: int | None, progress: Progress, timeout: float) -> None:
    """Bring the part to its end. Raises BrokenConnectionError if that is still to come."""
    length, tag = parts.length(part), parts.tag(part, url)
    headers = {"Range": f"bytes={length}-", "If-Range": tag} if length and tag else {}
    with web.opened(url, headers, timeout=timeout) as response:
        start = _start(response, length)
        total = _total(response, start)
        expected = size if total is None else total
        if (expected or 0) > PACKAGE_BYTES or (size or expected) != expected:
            raise ModelError(
                f"has {expected:,} bytes (expected {size or PACKAGE_BYTES:,}"
                f"{'' if size else ' at most'}); use another index or mirror",
                path=url,
            )
        with part.open("ab" if start else "wb") as file:
            if not start:
                parts.remember(part, url, response)
            done = _receive(response, file, start, expected, progress)
    if done < (expected or 0):
        raise web.BrokenConnectionError
    if done > (expected or PACKAGE_BYTES):
        part.unlink()
        raise ModelError(
            f"has more than {expected or PACKAGE_BYTES:,} bytes; use another index or mirror",
            path=url,
        )


def _receive(response: Any, file: Any, start: int, total: int | None, progress: Progress) -> int:
    """How long the file is once the response has ended, or is longer than it may be."""
    done = start
    try:
        for block in web.blocks(response, _BLOCK):
            file.write(block)
            done += len(block)
            progress(done, total)
            if done > (total or PACKAGE_BYTES):
                break
    finally:
        file.flush()
        os.fsync(file.fileno())
    return done


def _start(response: Any, wanted: int) -> int:
    """Where in the file the response begins: where it was asked to, or 0 for the whole file."""
    if response.status != http.HTTPStatus.PARTIAL_CONTENT:
        return 0
    found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if not found or int(found[1]) != wanted:
        raise web.RangeError
    return wanted


def _total(response: Any, start: int) -> int | None:
    """The length of the whole file, if the response tells it."""
    found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if found and found[2] != "*":
        return int(found[2])
    length = response.headers.get("Content-Length", "")
    return start + int(length) if _LENGTH.fullmatch(length) else None


def _accepted(url: str, path: Path, size: int | None, sha256: str | None) -> Fetched:
    """The file, if it is the one that was promised; it is deleted if it is not."""
    got_size, got = path.stat().st_size, digest(path)
    if size in (None, got_size) and sha256 in (None, got):
        return Fetched(path, url, got_size, got)
    path.unlink()
    wrong = f"has the SHA-256 {got} (expected {sha256})"
    if size not in (None, got_size):
        wrong = f"has {got_size:,} bytes (expected {size:,})"
    raise ModelError(f"{wrong}; it was deleted: use another index or mirror", path=url)
