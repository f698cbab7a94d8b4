"""Where in the units of a plain text the readout begins and ends, within what was scraped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.readers import dates, furniture
from l10n.readers.lines import Form, Unit, contact, ended

TITLE_WORDS = 40
"""The most words that a title has."""
_SENTENCE_WORDS = 15
"""More words than this and a full stop make a sentence, not a title."""
_SHORTEST_SENTENCE = 5
"""The fewest words that, with a full stop, are text and no label."""
_TRAIL_WORDS = 8
"""The most words of a page that breadcrumbs, or a menu, lead to."""
_TELLING_WORDS = 4
"""The fewest words by which the end of a line of breadcrumbs tells the title."""
_SEPARATOR = re.compile(r"\s*[>»›/|→]\s*")
_ENDS = frozenset({"end mark", "page feedback"})
"""The rules of what stands right below a readout."""


def title_like(text: str) -> bool:
    """Whether `text` may be a title: it is short, and no sentence."""
    words = len(text.split())
    if words > TITLE_WORDS or text.endswith((",", ";", ":")):
        return False
    return not (words > _SENTENCE_WORDS and ended(text))


def menu(unit: Unit) -> bool:
    """Whether a list item is short as the links of a menu are."""
    return len(unit.text.split()) <= _TRAIL_WORDS and not ended(unit.text)


def trail(units: Sequence[Unit], position: int) -> int:
    """How many units from `position` on are a page's breadcrumbs."""
    first = units[position]
    labelled = first.form is Form.PARAGRAPH and furniture.line(first.text) == "breadcrumb"
    if not labelled and (first.form is not Form.ITEM or first.text.lower() != "home"):
        return 0
    end = begin = position + labelled
    while end < len(units) and units[end].form is Form.ITEM:
        if end > begin and units[end].lines[0].ordinal == 1:
            break
        end += 1
    # The last is the page itself, and as long as its title.
    return labelled + (end - begin if all(map(menu, units[begin : end - 1])) else 0)


def begin(units: Sequence[Unit]) -> int:
    """The position of the title that breadcrumbs above it name; 0 if there are none."""
    named = ""
    for position, unit in enumerate(units):
        text = unit.text.casefold()
        if named and _names(named, text) and _may_be_title(unit):
            return position
        if named:
            continue
        if count := trail(units, position):
            named = _SEPARATOR.split(units[position + count - 1].text)[-1].casefold()
        elif text.startswith("home ") and title_like(text):
            # Copied from a page, breadcrumbs may have lost what separates them.
            named = text
        elif not title_like(text) and not furniture.line(unit.text):
            # Breadcrumbs below the text name nothing above it.
            return 0
    return 0


def end(units: Sequence[Unit]) -> int:
    """The position of the end mark, or of the furniture, that no text is below.

    The number of units if there is none.
    """
    found = len(units)
    for position in range(len(units) - 1, -1, -1):
        unit = units[position]
        rule = furniture.line(unit.text)
        if rule in _ENDS:
            found = position
        elif not rule and not dates.labelled(unit.text) and _is_text(unit.text):
            break
    return found


def stays(units: Sequence[Unit], position: int) -> bool:
    """Whether a unit outside of the readout belongs to it even so.

    That is a date, an archive notice, or whom the press may ask.
    """
    text = units[position].text
    above = units[position - 1].text if position else ""
    below = units[position + 1].text if position + 1 < len(units) else ""
    return bool(
        dates.labelled(text)
        or (dates.label(text) and dates.parse(below))
        or (dates.parse(text) and dates.label(above))
        or furniture.notice(text, headed=furniture.notice_heading(above))
        or (furniture.notice_heading(text) and furniture.notice(below, headed=True))
        or contact(text)
    )


def _is_text(text: str) -> bool:
    """Whether `text` is more than the links and labels at the foot of a page."""
    words = len(text.split())
    return words > TITLE_WORDS or (words >= _SHORTEST_SENTENCE and ended(text))


def _names(trail_text: str, text: str) -> bool:
    """Whether breadcrumbs end with `text`, all of it or enough to tell."""
    return trail_text == text or (
        len(text.split()) >= _TELLING_WORDS and trail_text.endswith(f" {text}")
    )


def _may_be_title(unit: Unit) -> bool:
    """Whether a unit is neither a list item nor what the other rules recognise."""
    text = unit.text
    known = furniture.line(text) or dates.labelled(text) or dates.parse(text)
    return unit.form is Form.PARAGRAPH and not known and title_like(text)
