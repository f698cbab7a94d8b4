"""How templates are read and what they can call."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from l10n.render import content, dates
from l10n.render.languages import percent
from l10n.render.passages import lang_attributes
from l10n.render.site import Strings


@cache
def environment() -> Environment:
    """The environment of the packaged templates: everything escaped, nothing undefined.

    `_` in a template is the string in the language of `strings`, a `Strings` in its context.
    """
    made = Environment(
        loader=PackageLoader("l10n.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals.update(
        _=_text,
        lang=lang_attributes,
        percent=percent,
        table=content.table,
        written=dates.written,
    )
    return made


@pass_context
def _text(context: Context, message: str, **values: object) -> Markup:
    strings: Strings = context["strings"]
    return strings.text(message, **values)
