"""Texts around the content: title, subtitle, source, insight, notes, the line at the foot."""

# ruff: noqa: E501, D210 - patterns of words
import re
from typing import Any

from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.wishes import unquoted

_FIELDS = {
    "subtitle": r"sub-?titles?|sub-?head(?:ing|line)?|untertitel",
    "title": r"(?:slide |main )?title|head ?line|heading|titels?|\u00fcberschrift|folientitel",
    "source": r"sources?(?: line| note)?|quellen?(?:angabe|zeile)?",
    "insight": r"insight|takeaway|key message|kernaussage|erkenntnis|fazit",
    "eyebrow": r"kicker|eyebrow|dachzeile",
    "footer": r"footer|fu\u00dfzeile|disclaimer",
    "notes": r"(?:speaker )?notes?|(?:sprecher)?notizen?",
    "footnotes": r"footnotes?|fu\u00dfnoten?",
    "number": r"(?:page|slide) numbers?|seitenzahl|foliennummer|seitennummer",
    "legend": r"legend|legende",
}
_FIELD = "|".join(f"(?P<{name}>{words})" for name, words in _FIELDS.items())
_ARTICLE = r"(?:(?:the|an?|our|this|der|die|das|den|eine?n?|diese[nr]?)\s+)?"
_REMOVE = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"(?:remove|delete|drop|hide|omit|get rid of|take (?:out|away)|entferne?|l\u00f6sche?|streiche?|lass(?:e)?|blende)\s+{_ARTICLE}(?:{_FIELD})(?:\s+(?:weg|aus))?",
        rf"(?:no|without|kein(?:e|en)?|ohne)\s+{_ARTICLE}(?:{_FIELD})",
        rf"{_ARTICLE}(?:{_FIELD})\s+(?:entfernen|l\u00f6schen|weglassen|streichen|weg)",
        rf"nimm\s+{_ARTICLE}(?:{_FIELD})\s+(?:weg|raus|heraus)",
    )
)
_SET = tuple(
    re.compile(one, re.IGNORECASE | re.DOTALL)
    for one in (
        rf"(?:add|insert|include|put|f\u00fcge?|erg\u00e4nze?|setze?)\s+{_ARTICLE}(?:{_FIELD})\s*(?::|,? (?:saying|that says|with|reading|called|mit|namens)|\s(?=[\"\u201c\u201e\u00ab])|-|\u2013)\s*(?P<new>.+?)(?:\s+(?:hinzu|ein))?",
        rf"(?:change|set|rename|replace|update|rewrite|edit|\u00e4nder[en]?|setze?|benenne|ersetze?)\s+{_ARTICLE}(?:{_FIELD})\s*(?:from .+? )?(?:to|with|by|as|into|:|auf|in|zu|durch)\s*:?\s*(?P<new>.+?)(?:\s+(?:um|ab))?",
        rf"{_ARTICLE}(?:{_FIELD})\s*(?::|=|should (?:be|read|say)|soll(?:te)?(?: lauten)?|lautet)\s*(?P<new>.+?)",
        r"(?:call|name|nenne?)\s+(?:the slide|it|this slide|die folie|sie)\s+(?P<new>.+)",
        rf"(?:add|insert|f\u00fcge?|erg\u00e4nze?)\s+(?P<new>[\"\u201c\u201e\u00ab].+[\"\u201d\u201c\u00bb])\s+(?:as|als)\s+{_ARTICLE}(?:{_FIELD})(?:\s+(?:hinzu|ein))?",
    )
)
_NOT_A_TEXT = re.compile(r"#?[\da-f]{6}|\d+(?:[.,]\d+)?\s*(?:pt|points?|punkte?|px)?", re.IGNORECASE)
_EYEBROWS = {"title-body", "section", "picture-text", "closing"}


def remove(wish: str, draft: Draft) -> Draft | None:
    """ "Remove the subtitle"."""
    field = next((name for one in _REMOVE if (found := one.fullmatch(wish)) and (name := _named(found))), None)
    if field is None:
        return None
    if field == "title":
        raise CannotDo("each slide has a title, which readers find it by: say another one.")
    if field == "legend":
        return _without_legend(draft)
    if field in {"footer", "number"}:
        return _footer(draft, None, number=field == "number")
    if not draft.slide.get(field):
        raise CannotDo(f"the slide has no {field}.")
    return draft.changing(**{field: None})


def retitle(wish: str, draft: Draft) -> Draft | None:
    """ "Change the title to ..."; what reads like a size is none."""
    return _said(wish, draft, added=False)


def add(wish: str, draft: Draft) -> Draft | None:
    """ "Add a source: ..."."""
    return _said(wish, draft, added=True)


def _said(wish: str, draft: Draft, *, added: bool) -> Draft | None:
    for number, pattern in enumerate(_SET):
        found = pattern.fullmatch(wish)
        if found is None or (number in _ADDING) != added:
            continue
        text = unquoted_text(found.group("new"))
        if text and not _NOT_A_TEXT.fullmatch(text):
            return _with_text(draft, _named(found) or "title", text)
    return None


_ADDING = {0, 4}


def unquoted_text(text: str) -> str:
    """A text without the quotation marks around it; its articles belong to it."""
    text = text.strip()
    return unquoted(text) if text[:1] in "\"\u201c\u201e\u00ab'" else text.strip(" .")


def _named(found: re.Match[str]) -> str | None:
    said = found.groupdict()
    return next((name for name in _FIELDS if said.get(name)), None)


def _with_text(draft: Draft, field: str, text: str) -> Draft:
    if field in {"legend", "number"}:
        raise CannotDo(f"the {field} has no text of its own.")
    if field == "footer":
        return _footer(draft, text)
    if field in {"notes", "footnotes"}:
        return draft.changing(**{field: [*(draft.slide.get(field) or ()), text]})
    if field == "eyebrow" and draft.kind not in _EYEBROWS:
        raise CannotDo("slides of this kind have no kicker.")
    return draft.changing(**{field: text})


def _footer(draft: Draft, text: str | None, *, number: bool = False) -> Draft:
    chrome = draft.slide.get("chrome") or {}
    footer: dict[str, Any] = dict(chrome.get("footer") or {})
    if number:
        footer |= {"enabled": True, "pageNumber": False}
    elif text:
        footer |= {"enabled": True, "disclaimer": text}
    elif footer.pop("disclaimer", None) is None:
        raise CannotDo("the slide has no footer.")
    return draft.changing(chrome={**chrome, "footer": footer})


def _without_legend(draft: Draft) -> Draft:
    if draft.kind != "chart":
        raise CannotDo("the slide has no legend.")
    return draft.changing(chart={**draft.slide["chart"], "legend": {"position": "none"}})
