"""Web addresses, e-mail addresses and accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from l10n.checks.rule import ADDRESS, Pair, quoted
from l10n.model import Severity

_SPANISH_PAGES = {"es", "espanol", "español", "spanish"}


class Urls:
    """Web addresses, e-mail addresses and accounts that differ from the source.

    A page of the same site below `/es` or `/espanol` may stand for the English one.
    """

    name = "urls"
    severity = Severity.ERROR

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each address of one side that the other lacks."""
        wanted, found = Counter(_addresses(pair.source)), Counter(_addresses(pair.target))
        missing, extra = wanted - found, found - wanted
        sites = Counter(_site(address) for address in missing.elements())
        local = [item for item in extra if _in_spanish(item) and sites[_site(item)]]
        if local:
            places = {_site(item) for item in local}
            missing = Counter({item: n for item, n in missing.items() if _site(item) not in places})
            extra -= Counter(local)
        if missing:
            yield f"missing {quoted(sorted(missing))}; copy it from the source as it is"
        if extra:
            yield f"{quoted(sorted(extra))} is not in the source"


def _addresses(text: str) -> Iterator[str]:
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?…'’”»")
        while address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1]
        yield address


def _parts(address: str) -> tuple[str, str]:
    """The host and path of an address."""
    split = urlsplit(address if "://" in address else f"//{address}")
    return split.netloc.lower(), split.path


def _site(address: str) -> str:
    return _parts(address)[0]


def _in_spanish(address: str) -> bool:
    return bool(_SPANISH_PAGES & set(_parts(address)[1].lower().split("/")))
