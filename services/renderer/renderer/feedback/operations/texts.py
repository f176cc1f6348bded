"""Texts around the content: title, subtitle, source, insight, notes, the line at the foot."""

import re
from typing import Any

from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.phrases import phrase, phrases, said_in
from renderer.feedback.wishes import unquoted

_FIELDS = {
    "subtitle": r"sub-?titles?|sub-?head(?:ing|line)?|untertitel",
    "title": r"(?:slide |main )?title|head ?line|heading|titels?|überschrift|folientitel",
    "source": r"sources?(?: line| note)?|quellen?(?:angabe|zeile)?",
    "insight": r"insight|takeaway|key message|kernaussage|erkenntnis|fazit",
    "eyebrow": r"kicker|eyebrow|dachzeile",
    "footer": r"footer|fußzeile|disclaimer",
    "notes": r"(?:speaker )?notes?|(?:sprecher)?notizen?",
    "footnotes": r"footnotes?|fußnoten?",
    "number": r"(?:page|slide) numbers?|seitenzahl|foliennummer|seitennummer",
    "legend": r"legend|legende",
}
_FIELD = "(?:" + "|".join(f"<{name}:{words}>" for name, words in _FIELDS.items()) + ")"
_BARE = "(?:" + "|".join(f"<{name}:{_FIELDS[name]}>" for name in ("subtitle", "source", "insight", "footer")) + ")"
_REMOVE = phrases(
    rf"(?:<remove>|lass(?:e)?|blende|nimm) <the>{_FIELD}<away>",
    rf"(?:no|without|kein(?:e|en)?|ohne) <the>{_FIELD}",
    rf"<the>{_FIELD} (?:entfernen|löschen|weglassen|streichen|weg)",
)
_THERE = (
    r"(?: (?:at|on|to|in|below|under) (?:the )?(?:very )?(?:bottom|top|end|foot|left|right|content|list|chart|table)"
    r"(?: of (?:the )?(?:slide|page))?| (?:ganz )?(?:unten|oben|am ende|am schluss))?"
)
"""Where a text shall stand, which its kind says already."""
_COLON = _THERE + r"(?: ?:|,? (?:saying|that says|with|reading|called|mit|namens)| ?[-\u2013]| (?=<quote>))"
_ADD = phrases(
    rf"<add> <the>{_FIELD}(?: hinzu| ein| an)?{_COLON} ?<new:.+?><away>",
    rf"<add> (?P<new><quote>.+<quote>) (?:as|als) <the>{_FIELD}<away>",
    rf"<add> <the>{_BARE} <new:.+?><away>",
)
_SET = phrases(
    rf"(?:<change>|rename|replace|rewrite|benenne|ersetze?) <the>{_FIELD} ?(?:from .+? )?"
    r"(?:to|with|by|as|into|:|auf|in|zu|durch) ?:? ?<new:.+?><away>",
    rf"<the>{_FIELD} ?(?::|=|should (?:read|say)|soll(?:te)? lauten|lautet) ?<new:.+?>",
    rf"<the>{_FIELD} (?:should be|soll(?:te)?) (?P<new>(?-i:[^a-zß-ÿ]).*?)(?: heißen| lauten| sein)?",
    r"(?:call|name|rename|retitle|nenne?|benenne) (?:the slide|it|this slide|die folie|sie)"
    r"(?: to| in)? <new:.+?>(?: um)?",
)
_NOT_A_TEXT = phrase(r"#?[\da-f]{6}|\d+(?:[.,]\d+)? ?(?:<pt>|px)?")
_KICKED = {"title-body", "section", "picture-text", "closing"}


def remove(wish: str, draft: Draft) -> Draft | None:
    """As "remove the subtitle"."""
    said = said_in(_REMOVE, wish)
    if said is None:
        return None
    field = _named(said)
    if field == "title":
        raise CannotDo("each slide has a title, which readers find it by: say another one.")
    if field in _REMOVED:
        return _REMOVED[field](draft)
    if not draft.slide.get(field):
        raise CannotDo(f"the slide has no {field}.")
    return draft.changing(**{field: None})


def retitle(wish: str, draft: Draft) -> Draft | None:
    """As "change the title to ..."; what reads like a size is none."""
    return _with_said(said_in(_SET, wish), draft)


def add(wish: str, draft: Draft) -> Draft | None:
    """As "add a source: ..."."""
    return _with_said(said_in(_ADD, wish), draft)


def _with_said(said: dict[str, str | None] | None, draft: Draft) -> Draft | None:
    text = unquoted_text((said or {}).get("new") or "")
    return _with_text(draft, _named(said or {}), text) if text and not _NOT_A_TEXT.fullmatch(text) else None


def unquoted_text(text: str) -> str:
    """A text without the quotation marks around it; its articles belong to it."""
    text = text.strip()
    return unquoted(text) if re.match("[\"“„«「']", text) else text.strip(" .")


def _named(said: dict[str, str | None]) -> str:
    return next((name for name in _FIELDS if said.get(name)), "title")


def _with_text(draft: Draft, field: str, text: str) -> Draft:
    if field in {"legend", "number"}:
        raise CannotDo(f"the {field} has no text of its own.")
    if field == "footer":
        return _footer(draft, {"enabled": True, "disclaimer": text})
    if field in {"notes", "footnotes"}:
        return draft.changing(**{field: [*(draft.slide.get(field) or ()), text]})
    if field == "eyebrow" and draft.kind not in _KICKED:
        raise CannotDo("slides of this kind have no kicker.")
    return draft.changing(**{field: text})


def _footer(draft: Draft, footer: dict[str, Any]) -> Draft:
    chrome = draft.slide.get("chrome") or {}
    return draft.changing(chrome={**chrome, "footer": {**(chrome.get("footer") or {}), **footer}})


def _without_footer(draft: Draft) -> Draft:
    chrome = draft.slide.get("chrome") or {}
    footer = dict(chrome.get("footer") or {})
    if footer.pop("disclaimer", None) is None:
        raise CannotDo("the slide has no footer.")
    return draft.changing(chrome={**chrome, "footer": footer})


def _without_number(draft: Draft) -> Draft:
    """The footer is all that stands at the foot: what else it says would go with the number."""
    footer = (draft.slide.get("chrome") or {}).get("footer") or {}
    if footer.get("disclaimer"):
        raise CannotDo("the number stands in the footer, beside what that says: remove the footer first.")
    return _footer(draft, {"enabled": False})


def _without_legend(draft: Draft) -> Draft:
    if draft.kind != "chart":
        raise CannotDo("the slide has no legend.")
    return draft.changing(chart={**draft.slide["chart"], "legend": {"position": "none"}})


_REMOVED = {"legend": _without_legend, "footer": _without_footer, "number": _without_number}
"""What is no field of a slide, and how it goes."""
