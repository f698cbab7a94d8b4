"""Pages for reviewers that need no other file: the style and the script stand in them."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from babel import UnknownLocaleError
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from l10n.render.inline import text_to_html
from l10n.render.languages import Language, language


def page(template: str, *, style: str, script: str = "", **context: object) -> bytes:
    """The page that a template of `l10n/review/templates/` makes, as UTF-8.

    `style` and `script` are added to those of every page. A content security policy lets nothing
    else run or be fetched, whatever a text holds.
    """
    css = resources.files("l10n.render").joinpath("assets", "style.css").read_text("utf-8")
    css = f"\n{css}{_file('report.css')}{style}"
    code = f"\n{script}" if script else ""
    made = _environment().get_template(template)
    text = made.render(
        style=Markup(css),  # noqa: S704  (our own files and class names, no text of a catalog)
        script=Markup(code),  # noqa: S704
        policy=_policy(css, code),
        **context,
    )
    return text.encode("utf-8", "replace")


def _file(name: str) -> str:
    return resources.files("l10n.review").joinpath("templates", name).read_text("utf-8")


def script(name: str) -> str:
    """The text of a script beside the templates."""
    return _file(name)


def known(code: str) -> Language:
    """The language of a locale; of one that Babel does not know, its code as its name."""
    try:
        return language(code)
    except (UnknownLocaleError, ValueError):
        return Language(code, code.replace("_", "-"), code, "ltr")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("l10n.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters["shown"] = text_to_html
    return made


def _policy(css: str, code: str) -> str:
    allowed = [f"style-src {_hash(css)}"]
    if code:
        allowed.append(f"script-src {_hash(code)}")
    return "; ".join(
        ["default-src 'none'", "img-src data:", *allowed, "base-uri 'none'", "form-action 'none'"]
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
