"""The header of a template and of a catalog that is made new."""

from __future__ import annotations

from babel.messages.plurals import get_plural

from l10n.catalog.po import Catalog, Record
from l10n.config import Config
from l10n.model import Entry


def empty(config: Config, language: str = "") -> Catalog:
    """A catalog with a header alone; without a `language`, a template.

    The date is a pattern: a file that is made has no time of its own, and Poedit and Weblate write
    theirs when a person saves. Babel reads an empty date as an error, and takes YEAR for no date;
    of the pattern that xgettext writes, `YEAR-MO-DA HO:MI+ZONE`, `msgfmt -c` warns.
    """
    fields = {
        "Project-Id-Version": config.name,
        "Report-Msgid-Bugs-To": config.bugs_to,
        "PO-Revision-Date": "YEAR-MM-DD HH:MM+ZONE",
        "Last-Translator": "",
        "Language-Team": config.team if language else "",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if language:
        plural = get_plural(language)
        fields["Plural-Forms"] = f"nplurals={plural.num_plurals}; plural={plural.plural_expr};"
    lines = "".join(f"{name}: {value}".rstrip() + "\n" for name, value in fields.items())
    return Catalog((Record(Entry("", lines)),))
