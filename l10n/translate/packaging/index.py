"""What a server offers: an Argos package index, a JSON list with an object for each package."""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from l10n.errors import ModelError
from l10n.translate.packages import code, version_key
from l10n.translate.packaging import names, web

FILE = "index.json"
"""The name of an index below the address of its folder."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A package of an index."""

    name: str
    """As `translate-en_es`."""
    version: str
    from_code: str
    to_code: str
    links: tuple[str, ...]
    """Where it can be fetched, absolute http and https addresses only, the preferred one first."""
    other_links: tuple[str, ...] = ()
    """Links of other schemes, which are never followed."""
    size: int | None = None
    """Bytes of the file, where the index says so in a key `size`."""
    sha256: str | None = None
    """64 lower-case hexadecimal digits, where the index says so in a key `sha256`."""


def address(index: str) -> str:
    """The address of the index file: `index`, or `index.json` in the folder that it names.

    Raises ModelError if it is not an http or https address.
    """
    if not web.is_address(index):
        raise ModelError("not the address of an index (expected http://… or https://…)", path=index)
    return index + FILE if index.endswith("/") else index


def parse(data: bytes, url: str) -> tuple[Offer, ...]:
    """The translation packages in an index that came from `url`; relative links start there.

    Objects that are no translation package are passed over, as Argos lists other kinds too. Raises
    ModelError if the whole is not an index, or if a checksum or size is not one.
    """
    try:
        items = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ModelError(
            f"not a package index, which is JSON ({error}); check the address", path=url
        ) from None
    if not isinstance(items, list):
        raise ModelError(
            f"not a package index (expected a JSON list, got {type(items).__name__}); "
            "check the address",
            path=url,
        )
    offers = (_offer(item, url) for item in items if isinstance(item, dict))
    return tuple(offer for offer in offers if offer is not None)


def choose(offers: Sequence[Offer], name: str, url: str) -> Offer:
    """The newest offer called `name`: `translate-en_es`, or `en_es` for short.

    Raises ModelError if the index at `url` has none that can be fetched.
    """
    wanted = code(name)
    known = [
        offer
        for offer in offers
        if wanted in (code(offer.name), f"{offer.from_code}_{offer.to_code}")
    ]
    if not known:
        close = difflib.get_close_matches(name, [offer.name for offer in offers], n=3, cutoff=0.5)
        hint = (
            f"did you mean {' or '.join(close)}?"
            if close
            else "`l10n model list --index` lists them"
        )
        raise ModelError(f"no package {name} in this index; {hint}", path=url)
    usable = [offer for offer in known if offer.links]
    if not usable:
        have = ", ".join(repr(link)[:80] for link in known[0].other_links) or "none"
        raise ModelError(
            f"{known[0].name} has no link that can be followed (expected http or https, no less "
            f"secure than the index, got {have}); use another index, or fetch the file by other "
            "means and install it from there",
            path=url,
        )
    return max(usable, key=lambda offer: version_key(offer.version))


def _offer(item: dict[str, Any], url: str) -> Offer | None:
    source, target = item.get("from_code", ""), item.get("to_code", "")
    if item.get("type", "translate") != "translate":
        return None
    if not all(isinstance(code, str) and names.CODE.fullmatch(code) for code in (source, target)):
        return None
    source, target = code(source), code(target)
    name = f"translate-{source}_{target}"
    stated = item.get("links", [])
    links = [link for link in stated if isinstance(link, str)] if isinstance(stated, list) else []
    joined = [_joined(url, link) for link in links]
    return Offer(
        name=name,
        version=str(item.get("package_version", "")),
        from_code=source,
        to_code=target,
        links=tuple(link for link in joined if web.may_follow(link, url)),
        other_links=tuple(link for link in joined if not web.may_follow(link, url)),
        size=_size(item.get("size"), name, url),
        sha256=_sha256(item.get("sha256"), name, url),
    )


def _joined(url: str, link: str) -> str:
    try:
        return urljoin(url, link)
    except ValueError:
        return link


def _size(value: Any, name: str, url: str) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise ModelError(
            f"the size of {name} is wrong (expected bytes, got {json.dumps(value)}); tell whoever "
            "keeps the index",
            path=url,
        )
    return value


def _sha256(value: Any, name: str, url: str) -> str | None:
    if value is None:
        return None
    found = names.checksum(value)
    if not found:
        raise ModelError(
            f"the sha256 of {name} is wrong (expected 64 hexadecimal digits, got "
            f"{json.dumps(value)}); tell whoever keeps the index",
            path=url,
        )
    return found
