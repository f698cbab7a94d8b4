"""The gender of titles before Spanish names: la secretaria Kirstjen Nielsen, el juez John Smith."""

from __future__ import annotations

import re
from functools import cache

from l10n.checks.lexicon import lexicon
from l10n.translate.engine import Output, substitute
from l10n.translate.nouns import Shape, shape
from l10n.translate.people import Gender

_FEMININE = {
    "abogado": "abogada",
    "administrador": "administradora",
    "alcalde": "alcaldesa",
    "almirante": "almirante",
    "asesor": "asesora",
    "canciller": "canciller",
    "capitán": "capitana",
    "comandante": "comandante",
    "comisario": "comisaria",
    "comisionado": "comisionada",
    "congresista": "congresista",
    "consejero": "consejera",
    "coordinador": "coordinadora",
    "director": "directora",
    "doctor": "doctora",
    "dr": "dra",
    "embajador": "embajadora",
    "fiscal": "fiscal",
    "general": "general",
    "gobernador": "gobernadora",
    "inspector": "inspectora",
    "jefe": "jefa",
    "juez": "jueza",
    "ministro": "ministra",
    "portavoz": "portavoz",
    "presidente": "presidenta",
    "procurador": "procuradora",
    "profesor": "profesora",
    "representante": "representante",
    "secretario": "secretaria",
    "senador": "senadora",
    "señor": "señora",
    "sr": "sra",
    "superintendente": "superintendente",
}
_MASCULINE = {feminine: masculine for masculine, feminine in _FEMININE.items()}
_ADJECTIVE = re.compile(r"\b(adjunt|asociad|designad|ejecutiv|elect|honorari|interin)[oa]\b")
_ARTICLES = {
    "el": "la",
    "del": "de la",
    "al": "a la",
    "un": "una",
}
_NOUN = re.compile(
    r"(?:\b(?P<article>del?(?: la)?|al?(?: la)?|el|la|una?)\s)?"
    r"(?:\b(?P<first>(?:vice|ex)?primera?)\s)?"
    rf"\b(?P<prefix>sub|vice|ex)?(?P<noun>{'|'.join([*_FEMININE, *_MASCULINE])})\b",
    re.IGNORECASE,
)
_FAR = re.compile(r"(?<!\b[DSds]r)(?<!\b[DSds]ra)[.;:]|,\s?\w|\sy\s(?:el|la)\s")
"""What parts a title from the name after it: a comma may only stand right before the name."""

_DOCTOR = ("Dr", "Dra")
_ENDS = re.compile(r"[,.;:]|$")
_LIST = re.compile(r"\s[ye]\s")
_SUBJECT = re.compile(r"(?:^|[.;:,—“] ?|\b(?:que|y|donde) )$")
"""What comes before the article of a title that is a subject, not part of another phrase."""
_VERB = (
    r"(?:también )?(?:estuvo|está|estará|fue|es|será) (?:también )?\w+(?:ad|id)(?P<ending>[oa])\b"
)
_PREDICATE = re.compile(rf"(?:[^\W\d_a-záéíóúñü][\w.'’-]*,? )+{_VERB}")
"""From a name on, a verb and the participle that agrees with the name."""
_PREDICATE_ALONE = re.compile(rf" {_VERB}")
_NEXT_ADJECTIVES = re.compile(rf"(?: {_ADJECTIVE.pattern})*")


def agreed(output: Output, start: int, name: int, gender: Gender) -> Output:
    """`output` with the title before the name at `name` in the gender of its bearer.

    The title is looked for from `start` on, after the name before. Its article and the adjectives
    after it agree, and where it is the subject, so does the participle after the name: “la ministra
    Cruz fue invitada”.
    """
    if gender == "unknown":
        return output
    before = output.text[start:name]
    titles = [match for match in _NOUN.finditer(before) if not _FAR.search(before, match.end())]
    if not titles:
        return output
    # One with an article begins a phrase: that of others ends before it.
    title = next((title for title in reversed(titles) if title["article"]), titles[0])
    ending = "a" if gender == "female" else "o"
    phrase = _title(title, gender) + _tail(title["noun"], before[title.end() :], gender)
    at = start + title.start()
    subject = (title["article"] or "").lower() in ("el", "la") and _SUBJECT.search(output.text[:at])
    if subject and (predicate := _PREDICATE.match(output.text, name)):
        output = substitute(output, *predicate.span("ending"), ending)
    old = before[title.start() :]
    return output if phrase == old else substitute(output, at, name, phrase)


def apposed(output: Output, name: int, following: int, gender: Gender) -> Output:
    """`output` with the title after a comma that follows a name in the gender of its bearer.

    The name ends at `name`; the next name begins at `following`, and has the title if nothing
    parts it from there.
    """
    if gender == "unknown" or not output.text.startswith(", ", name):
        return output
    title = _NOUN.match(output.text, name + 2)
    if title is None:
        return output
    end = _ENDS.search(output.text, title.end())
    stop = end.start() if end else len(output.text)
    # With an article it may be one more of a list.
    listed = title["article"] and _LIST.search(output.text, title.end(), stop)
    if title.end() <= following < stop or listed:
        return output
    phrase = _title(title, gender) + _tail(title["noun"], output.text[title.end() : stop], gender)
    return substitute(output, title.start(), stop, phrase)


def alone(output: Output, start: int, end: int, gender: Gender) -> Output:
    """`output` with the title in a gender that comes from `start` to `end` of the source."""
    best, most = None, 0.0
    for title in _NOUN.finditer(output.text):
        linked = sum(
            link.weight
            for link in output.links
            if link.target < title.end()
            and link.target_end > title.start("noun")
            and start <= link.source < end
        )
        if linked > most:
            best, most = title, linked
    adjectives = _NEXT_ADJECTIVES.match(output.text, best.end()) if best else None
    if gender == "unknown" or best is None or adjectives is None:
        return output
    subject = (best["article"] or "").lower() in ("el", "la") and _SUBJECT.search(
        output.text[: best.start()]
    )
    if subject and (predicate := _PREDICATE_ALONE.match(output.text, adjectives.end())):
        ending = "a" if gender == "female" else "o"
        output = substitute(output, *predicate.span("ending"), ending)
    phrase = _title(best, gender) + _tail(best["noun"], adjectives[0], gender)
    return substitute(output, best.start(), adjectives.end(), phrase)


def _tail(noun: str, tail: str, gender: Gender) -> str:
    """What follows the noun of a title, with the adjectives in a gender that go with it."""
    ending = "a" if gender == "female" else "o"
    words = re.split(r"(\W+)", _ADJECTIVE.sub(rf"\g<1>{ending}", tail))
    before = noun
    for number, word in enumerate(words):
        if not word.isalpha():
            continue
        # A nationality after a masculine noun goes with that: the minister of the French state.
        if word in _nationalities() and (before == noun or not _is_man(before)):
            words[number] = _nationalities()[word][gender == "female"]
        elif word in _DOCTOR:
            words[number] = _DOCTOR[gender == "female"]
        before = word
    return "".join(words)


def _is_man(noun: str) -> bool:
    """Whether a nationality in the masculine singular may go with a noun."""
    return shape(noun) == Shape(feminine=False, plural=False)


@cache
def _nationalities() -> dict[str, tuple[str, str]]:
    """For every form in the singular, the masculine and the feminine one."""
    forms: dict[str, tuple[str, str]] = {}
    for masculine in lexicon("es").demonyms:
        feminine = re.sub(r"o$", "a", masculine)
        if masculine.endswith(("és", "án")):
            feminine = masculine[:-2] + {"é": "e", "á": "a"}[masculine[-2]] + masculine[-1] + "a"
        elif masculine.endswith("ol"):
            feminine = masculine + "a"
        forms |= dict.fromkeys((masculine, feminine), (masculine, feminine))
    return forms


def _title(match: re.Match[str], gender: Gender) -> str:
    """The article, `primer` and noun of a title in a gender, with the capitals they had."""
    forms = _FEMININE if gender == "female" else _MASCULINE
    noun = match["noun"]
    words = [(match["prefix"] or "") + _like(forms.get(noun.lower(), noun.lower()), noun)]
    if match["first"]:
        words.insert(0, match["first"].removesuffix("a") + ("a" if gender == "female" else ""))
    if match["article"]:
        words.insert(0, _article(match["article"], gender))
    return " ".join(words)


def _article(article: str, gender: Gender) -> str:
    to_feminine = _ARTICLES
    forms = to_feminine if gender == "female" else {v: k for k, v in to_feminine.items()}
    return _like(forms.get(article.lower(), article.lower()), article)


def _like(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
