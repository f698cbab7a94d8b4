"""The gender of titles before Spanish names: la secretaria Kirstjen Nielsen, el juez John Smith."""

from __future__ import annotations

import re

from l10n.translate.engine import Output, substitute
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
_FAR = re.compile(r"[.;:]|,\s?\w|\sy\s(?:el|la)\s")
"""What parts a title from the name after it: a comma may only stand right before the name."""

_SUBJECT = re.compile(r"(?:^|[.;:,—“] ?|\b(?:que|y|donde) )$")
"""What comes before the article of a title that is a subject, not part of another phrase."""
_PREDICATE = re.compile(
    r"(?:[^\W\d_a-záéíóúñü][\w.'’-]*,? )+(?:también )?"
    r"(?:estuvo|está|estará|fue|es|será) (?:también )?\w+(?:ad|id)(?P<ending>[oa])\b"
)
"""From a name on, a verb and the participle that agrees with the name."""


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
    title = titles[0]
    tail = before[title.end() :]
    ending = "a" if gender == "female" else "o"
    phrase = _title(title, gender) + _ADJECTIVE.sub(rf"\g<1>{ending}", tail)
    at = start + title.start()
    subject = (title["article"] or "").lower() in ("el", "la") and _SUBJECT.search(output.text[:at])
    if subject and (predicate := _PREDICATE.match(output.text, name)):
        output = substitute(output, *predicate.span("ending"), ending)
    old = before[title.start() :]
    return output if phrase == old else substitute(output, at, name, phrase)


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
