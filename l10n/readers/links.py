"""Which addresses a page may link to."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from l10n import addresses


def safe(address: str, base: str = "") -> str | None:
    """`address` as it may stand in a page, made absolute by `base`; None if it may not.

    Allowed are http, https, mailto and tel, and addresses without a scheme.
    """
    address = addresses.as_browsers_see(address)
    try:
        urlsplit(address)  # raises where joining to no base would not look
        full = address if address.startswith("#") else urljoin(base, address)
    except ValueError:
        return None
    return full if addresses.is_safe(full) else None
