"""What a web page puts around a readout: the rules that recognise it, in one place.

A rule has a name, which people read in the list of what was left out. There are rules for the text
of a line, for HTML elements and for the class names of HTML elements; to add one, add a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NETWORKS = (
    "facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|telegram|bluesky|threads|social media"
    "|e-?mail|sms"
)
_LINES: dict[str, tuple[str, ...]] = {
    "government banner": (
        r"U\.?S\.? flag",
        r"(?:This is )?an official web ?site of the (?:United States|U\.S\.) government\.?",
        r"Here['’]s how you know\.?",
        r"Government website",
        r"(?:The )?official websites use \.(?:gov|mil)\.?",
        r"The \.gov means it['’]s official\.?",
        r"A \.(?:gov|mil) website belongs to an official (?:government|U\.S\.).{0,80}",
        r"(?:Federal government websites often|Before sharing sensitive information).{0,150}",
        r"Safely connect using HTTPS|The site is secure\.?",
        r"Secure \.(?:gov|mil) websites use .{0,80}",
        r"(?:A lock|The https://).{0,60}you['’](?:ve safely|re) connect(?:ed|ing).{0,160}",
    ),
    "skip link": (r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|text)",),
    "navigation": (
        r"(?:main |site |mobile )?menu|(?:main|site|mobile) navigation",
        r"(?:open|close|toggle)(?: the)?(?: main)? (?:menu|navigation)",
        r"(?:back|return) to top",
        r"(?:previous|next)(?: page| article| release)?",
        r"(?:on|in) this page:?",
        r"(?:related|see also|read more|more news|view all)(?: (?:news|releases|articles|topics))?",
    ),
    "breadcrumb": (
        r"breadcrumbs?(?: navigation)?:?",
        r"you are here:?",
        r"home(?: page)? *[>»›/|→].*",
    ),
    "search box": (
        r"search(?: this site| \.gov| dhs\.gov| results)?",
        r"(?:enter|type) (?:your )?(?:search terms?|keywords?).{0,40}",
    ),
    "language switch": (r"español|english|select(?: a)? language|translate this page",),
    "share links": (
        (
            rf"share(?: this)?(?: page| article| release)?(?: (?:on|via|to) (?:{_NETWORKS})"
            r"| with (?:others|friends|a friend|your .{1,30}))?:?"
        ),
        r"(?:print|printer)(?:[- ]friendly)?(?: this)?(?: page| version)?",
        r"(?:e-?mail|tweet|pin|copy|save)(?: this)?(?: page| link| article)?",
        rf"(?:{_NETWORKS}|instagram|youtube|flickr|rss)",
    ),
    "social links": (
        r"(?:follow|connect with|stay connected(?: with)?) (?:us|dhs)(?: on .{1,60})?:?",
        (
            r"(?:subscribe|sign up)(?: (?:to|for) (?:our |dhs )?(?:news|e-?mail)(?: ?letters?)?"
            r"(?: (?:updates?|alerts?|releases?|notifications?))?(?: by e-?mail)?)?[.!]?"
        ),
    ),
    "cookie notice": (
        r"(?:this|our) (?:web ?)?site uses cookies.{0,300}",
        r"we use cookies.{0,300}",
        r"(?:accept|reject|decline|allow)(?: all)? cookies",
        r"cookie (?:settings|preferences|policy|notice)",
    ),
    "page feedback": (
        r"(?:was|is) this page helpful\?(?: *(?:yes|no)[ /|]*){0,2}",
        r"this page was (?:not )?helpful because the content.{0,200}",
        r"(?:submit|send|give|provide)(?: page| website)? feedback",
    ),
    "footer": (
        (
            r"(?:©|(?:\(c\)|copyright) (?:(?:©|\(c\)) ?)?(?:\d{4}|(?=.{0,200}all rights reserved)))"
            r" ?.{1,200}"
        ),
        r"(?:privacy|website|accessibility|disclosure|linking) (?:polic(?:y|ies)|statement|notice)",
        r"foia(?: requests?)?|no fear act(?: data)?|site ?map|usa\.gov",
    ),
    "end mark": (r"(?:# ?){2,8}|-+ ?(?:30|end) ?-+",),
    "release line": (r"(?:for )?immediate release:?|press release|news release",),
    "ornament": (r"(?:[-–—=_*~•.+|] ?){3,}",),
}
_RULES = {
    name: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
    for name, patterns in _LINES.items()
}
_LONGEST = 400
_BAR = re.compile(r"\s+[|·•]\s+")

OUTSIDE = "outside the main content"
"""The rule of what stands around the main content of a page."""
PAGE_HEADER = "page header"
"""The rule of a header that is not within the content."""
SEARCHED = frozenset({OUTSIDE, PAGE_HEADER, "footer"})
"""The rules whose text may still hold the readout's date of update or archive notice."""

_ELEMENTS: dict[str, str] = {
    "nav": "navigation",
    "header": PAGE_HEADER,
    "footer": "footer",
    "aside": "sidebar",
    "menu": "navigation",
    **dict.fromkeys(
        ("form", "button", "select", "textarea", "input", "label", "fieldset", "datalist"), "form"
    ),
    "dialog": "dialog",
    "noscript": "text for browsers without scripts",
}
_CLASSES: dict[str, str] = {
    "government banner": r"usa-(?:banner|identifier|gov-banner).*|gov-banner.*",
    "skip link": r"(?:usa-)?skip-?(?:nav|link|to).*",
    "breadcrumb": r"(?:usa-|block-)?bread-?crumbs?.*",
    "share links": r"(?:share|sharing|social-share|share-(?:links?|buttons?|bar|this|page)"
    r"|addthis.*|addtoany.*|a2a_kit|print-(?:link|page|button)|page-(?:tools|actions))",
    "social links": r"social(?:-(?:links?|media|icons?|nav|menu))?|usa-social-link.*|follow-us",
    "cookie notice": r"(?:eu-)?cookie(?:-|s|consent).*|gdpr.*",
    "search box": r"(?:usa-|site-)?search(?:-form|-box|-block)?(?:__.*)?",
    "page feedback": r"(?:page-|site-|webform-)?feedback(?:-form)?|was-this-helpful|page-rating",
    "navigation": r"(?:usa-nav|usa-menu|side-?nav|pagination|pager|toc|nav|navbar|menu)(?:__.*)?"
    r"|(?:main|site|top|left)-(?:nav|menu|navigation)",
    "footer": r"usa-footer.*|site-footer|page-footer|footer",
    PAGE_HEADER: r"usa-header.*|site-header|masthead",
    "sidebar": r"side-?bar|related(?:-(?:content|links|news|articles))?",
}
_CLASS_RULES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _CLASSES.items()}
_ROLES = {
    "navigation": "navigation",
    "banner": PAGE_HEADER,
    "contentinfo": "footer",
    "complementary": "sidebar",
    "search": "search box",
    "dialog": "dialog",
}
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

_NOTICE_HEADING = re.compile(
    r"(?:archived?|historical)(?: (?:content|page|information|material|document))?"
    r"(?: notice)?[:.]?",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"in an effort to keep \S{1,60} current\b.*"
    r"|this (?:page|content|document|information) (?:is|has been|was) archived\b.*",
    re.IGNORECASE,
)
_ABOUT_AGE = re.compile(
    r"\b(?:archived?|outdated|historical|no longer (?:being )?(?:updated|current|maintained))\b",
    re.IGNORECASE,
)
_NOTICE_CLASS = re.compile(
    r"(?:usa-)?(?:site-)?alert(?:--?\w+)*|notice|archived?(?:-(?:notice|content|banner))?"
    r"|editors?-note",
    re.IGNORECASE,
)


def line(text: str) -> str:
    """The name of the rule that `text` is furniture by, or an empty string.

    `text` is a line or a paragraph, white space collapsed. A row of links, as `Share | Print`, is
    furniture if each of them is.
    """
    if len(text) > _LONGEST:
        return ""
    for name, pattern in _RULES.items():
        if pattern.fullmatch(text):
            return name
    parts = _BAR.split(text)
    if len(parts) > 1:
        names = [line(part) for part in parts if part]
        return names[0] if names and all(names) else ""
    return ""


def notice_heading(text: str) -> bool:
    """Whether `text` heads the notice that a page is archived, as `Archived Content`."""
    return len(text) <= _LONGEST and _NOTICE_HEADING.fullmatch(text) is not None


def notice(text: str, *, headed: bool = False) -> bool:
    """Whether `text` is the notice that a page is archived.

    Below a notice's heading (`headed`) it need only speak of its age.
    """
    if len(text) > 2 * _LONGEST:
        return False
    return bool(_NOTICE.fullmatch(text) or (headed and _ABOUT_AGE.search(text)))


def notice_box(attributes: Mapping[str, str]) -> bool:
    """Whether an HTML element with these attributes is a box with a notice, by its class names."""
    return any(map(_NOTICE_CLASS.fullmatch, attributes.get("class", "").split()))


def by_class(element: str, attributes: Mapping[str, str]) -> str:
    """The name of the rule that an HTML element is furniture by its attributes, or nothing."""
    if element in ("html", "body"):
        return ""
    if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style", "")):
        return "hidden text"
    words = [*attributes.get("class", "").split(), *attributes.get("id", "").split()]
    for word in words:
        for name, pattern in _CLASS_RULES.items():
            if pattern.fullmatch(word):
                return name
    label = attributes.get("aria-label", "").strip()
    return _ROLES.get(attributes.get("role", ""), "") or (
        "breadcrumb" if label.lower().startswith("breadcrumb") else ""
    )


def by_element(name: str) -> str:
    """The name of the rule that an HTML element is furniture by its own name, or nothing."""
    return _ELEMENTS.get(name, "")
