"""Weight, slant, alignment and fonts; and what stands out."""

# ruff: noqa: E501, D210 - patterns of words
import re
from dataclasses import replace
from typing import Any

from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.naming import Place, found, listing_of, part_of, place_of
from renderer.feedback.operations.targets import named, targets_of
from renderer.feedback.operations.themes import with_token

_NOT = r"(?P<no>not |no longer |un|nicht |nicht mehr )?"
_BOLD, _ITALIC = r"(?:bold(?:face)?|strong|fett(?:gedruckt)?)", r"(?:italics?|cursive|kursiv)"
_STYLED = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"(?:make|set|put|mach\w*|setze?|stell\w*)\s+(?P<of>.+?)\s+(?:in\s+)?{_NOT}(?:(?P<bold>{_BOLD})|(?P<italic>{_ITALIC}))",
        r"(?P<no>un)?(?:(?P<bold>bold|fette)|(?P<italic>itali[cs]i[sz]e))\s+(?P<of>.+)",
        rf"(?P<of>.+?)\s+(?:should be |in |soll )?{_NOT}(?:(?P<bold>{_BOLD})|(?P<italic>{_ITALIC}))(?: sein)?",
    )
)
_SIDES = {"l": "left|links", "ctr": "cent(?:er|re)(?:ed)?|middle|mittig|zentriert", "r": "right|rechts"}
_SIDE = "|".join(f"(?P<{side}>{words})" for side, words in _SIDES.items())
_ALIGNED = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        r"(?P<ctr>cent(?:er|re)|zentrier(?:e|en)?)\s+(?P<of>.+)",
        rf"(?:align|richte)\s+(?P<of>.+?)\s+(?:to (?:the )?|at (?:the )?|nach )?(?:{_SIDE})(?:b\u00fcndig)?(?: aus)?",
        rf"(?:make|set|mach\w*|setze?|stell\w*)\s+(?P<of>.+?)\s+(?:{_SIDE})(?:[ -]?(?:aligned|b\u00fcndig))?",
        rf"(?:{_SIDE})[ -]?(?:align|justify)\s+(?P<of>.+)",
        rf"(?P<of>.+?)\s+(?:{_SIDE})(?:[ -]?(?:aligned|b\u00fcndig))",
        r"(?P<of>.+?)\s+(?P<ctr>zentrieren|mittig)",
    )
)
_FONTED = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        r"(?:change|set|switch|\u00e4ndere|setze?|stell\w*)\s+(?:the |die |all )?(?:(?P<of>title|heading|body|text|titel)\s+)?(?:font|typeface|schrift(?:art)?)(?:\s+family)?\s+(?:of\s+.+?\s+)?(?:to|auf|in|zu)\s+(?P<font>[\w \-]+?)(?: um)?",
        r"(?:use|nimm|verwende|nutze)\s+(?:the\s+|die\s+)?(?:font\s+|schrift(?:art)?\s+)?(?P<font>[\w \-]+?)(?:\s+(?:as (?:the )?font|font|typeface|als schrift(?:art)?))?(?:\s+(?:for|f\u00fcr)\s+(?:the |den |die )?(?P<of>title|heading|body|text|titel|everything|alles))?",
        r"(?:the )?(?:font|typeface|schrift(?:art)?)\s*:?\s+(?P<font>[\w \-]+)",
    )
)
_FONTS = (
    "Arial", "Arial Narrow", "Calibri", "Cambria", "Candara", "Carlito", "Century Gothic", "Comic Sans MS", "Consolas", "Constantia",
    "Courier New", "Franklin Gothic", "Futura", "Garamond", "Georgia", "Gill Sans", "Helvetica", "Helvetica Neue", "IBM Plex Sans",
    "Inter", "Lato", "Liberation Sans", "Lora", "Merriweather", "Montserrat", "Noto Sans", "Noto Serif", "Open Sans", "Palatino",
    "Poppins", "Roboto", "Segoe UI", "Source Sans Pro", "Tahoma", "Times New Roman", "Trebuchet MS", "Verdana", "Aptos",
)  # fmt: skip
_HIGHLIGHT = re.compile(
    r"(?:highlight|emphasi[sz]e|accentuate|stress|mark|set off|focus on|draw attention to|betone?|markiere?|hervorhebe?)\s+(?P<of>.+)"
    r"|(?:hebe?|heb)\s+(?P<lifted>.+?)\s+hervor|(?P<named>.+?)\s+(?:hervorheben|betonen|markieren)"
    r"|(?:make|let|lass)\s+(?P<stood>.+?)\s+(?:stand out|pop|hervortreten)",
    re.IGNORECASE,
)


def style(wish: str, draft: Draft) -> Draft | None:
    """Bold, italic, aligned, or in another font."""
    return _weighted(wish, draft) or _aligned(wish, draft) or _fonted(wish, draft)


def _weighted(wish: str, draft: Draft) -> Draft | None:
    for pattern in _STYLED:
        if said := pattern.fullmatch(wish):
            on = not said.group("no")
            change: dict[str, Any] = {"bold": on} if said.group("bold") else {"italic": on}
            for target in targets_of(said.group("of"), draft):
                draft = draft.adjusting(replace(target, **change))
            return draft
    return None


def _aligned(wish: str, draft: Draft) -> Draft | None:
    for pattern in _ALIGNED:
        if said := pattern.fullmatch(wish):
            sides = said.groupdict()
            side: Any = next(name for name in _SIDES if sides.get(name))
            for target in targets_of(said.group("of"), draft):
                draft = draft.adjusting(replace(target, align=side))
            return draft
    return None


def _fonted(wish: str, draft: Draft) -> Draft | None:
    for number, pattern in enumerate(_FONTED):
        said = pattern.fullmatch(wish)
        if said is None:
            continue
        family = next((font for font in _FONTS if font.casefold() == said.group("font").strip().casefold()), None)
        if family is None and number == 1 and not re.search(r"font|typeface|schrift", wish, re.IGNORECASE):
            continue
        if family is None:
            raise CannotDo(
                f"the font {said.group('font')[:60]!r} is not known here. Known are {', '.join(_FONTS[:12])} and others."
            )
        part = part_of(said.groupdict().get("of") or "all")
        roles = {"title": ("title", "display"), "body": ("body",)}.get(
            part or "all", ("title", "display", "body", "caption")
        )
        for role in roles:
            face = draft.plan.get("tokens", {}).get("type", {}).get(role, {})
            draft = with_token(draft, "type", role, {**face, "family": family})
        return draft
    return None


def highlight(wish: str, draft: Draft) -> Draft | None:
    """ "Highlight North": by the word that the document has for it, else in the accent and bold."""
    said = _HIGHLIGHT.fullmatch(wish)
    if said is None:
        return None
    words = next(one for one in said.groups() if one)
    place = place_of(words, draft)
    if place is not None:
        return _emphasised(place, draft)
    if part_of(words) is None:
        found(words, draft)
    for target in targets_of(words, draft):
        draft = draft.adjusting(replace(target, color="accent2", bold=True))
    return draft


def _emphasised(place: Place, draft: Draft) -> Draft:
    slide = draft.slide
    if draft.kind == "chart":
        named_before = slide["chart"].get("emphasis") or []
        kept = (
            []
            if place.listing is listing_of("series", draft)
            else [one for one in named_before if one != place.entry.name]
        )
        return draft.changing(chart={**slide["chart"], "emphasis": [*kept, place.entry.name]})
    if draft.kind == "comparison-table" and place.listing is listing_of("column", draft) and place.number:
        return draft.changing(recommended=place.number)
    key = _KEYS.get(draft.kind)
    if key and isinstance(place.entry.content, dict):
        entries = place.listing.read(slide)
        entries[place.number] = replace(place.entry, content={**place.entry.content, key: True})
        return draft.with_slide(place.listing.write(slide, entries))
    return draft.adjusting(replace(named(place, draft), color="accent2", bold=True))


_KEYS = {
    "comparison-table": "highlight",
    "process": "emphasis",
    "cycle": "emphasis",
    "pyramid": "emphasis",
    "gantt": "emphasis",
    "matrix": "emphasis",
}
"""The field of an entry that sets it off."""
