"""Weight, slant, alignment and fonts; and what stands out."""

from dataclasses import replace
from typing import Any

from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.naming import Place, listing_of, part_of, place_of
from renderer.feedback.operations.targets import drawn_as_text, is_whole, named, targets_of
from renderer.feedback.operations.themes import with_token
from renderer.feedback.phrases import phrases, said_in

_NOT = r"(?:<no:not|no longer|un|nicht|nicht mehr> ?)?"
_WEIGHT = r"(?:<bold:bold(?:face)?|strong|fett(?:gedruckt)?>|<italic:italics?|cursive|kursiv>)"
_STYLED = phrases(
    rf"<make> <of> (?:in )?{_NOT}{_WEIGHT}",
    r"<no:un>?(?:<bold:bold|embolden>|<italic:itali[cs]i[sz]e>) <of>",
    rf"<of> (?:should be |in |soll )?{_NOT}{_WEIGHT}(?: sein)?",
)
_SIDES = {"l": "left|links", "ctr": "cent(?:er|re)(?:ed)?|middle|mittig|zentriert", "r": "right|rechts"}
_SIDE = "(?:" + "|".join(f"<{side}:{words}>" for side, words in _SIDES.items()) + ")"
_ALIGNED = phrases(
    r"<ctr:cent(?:er|re)|zentriere?> <of>",
    rf"(?:align|richte) <of> (?:to (?:the )?|at (?:the )?|nach )?{_SIDE}(?:bündig)?(?: aus)?",
    rf"<make> <of> {_SIDE}(?:[ -]?(?:aligned|bündig))?",
    rf"{_SIDE}[ -]?(?:align|justify) <of>",
    rf"<of> {_SIDE}[ -]?(?:aligned|bündig)",
    r"<of> <ctr:zentrieren|mittig>",
)
_FONT = r"(?:font|typeface|schrift(?:art)?)"
_WHOSE = r"<whose:title|heading|body|text|titel|everything|alles|bullets?|points|punkte>"
_FONTED = phrases(
    rf"<change> <the>(?:{_WHOSE} )?{_FONT}(?: family)?(?: of .+?)? (?:to|auf|in|zu) <font:[\w -]+?><away>",
    rf"<use> <the>{_FONT} <font:[\w -]+?>(?: (?:for|für) <the>{_WHOSE})?",
    rf"<use> <the><font:[\w -]+?>(?P<said> (?:(?:as|als) <the>)?{_FONT})?(?: (?:for|für) <the>{_WHOSE})?",
    rf"<the>{_FONT} ?:? <font:[\w -]+>",
)
_BARE = 2
"""The pattern that any name may stand in, so that only a name of a font makes it a wish for one."""
_FONTS = (
    *("Arial", "Calibri", "Georgia", "Times New Roman", "Verdana", "Tahoma", "Trebuchet MS", "Cambria", "Garamond"),
    *(
        "Helvetica",
        "Segoe UI",
        "Aptos",
        "Arial Narrow",
        "Candara",
        "Carlito",
        "Century Gothic",
        "Consolas",
        "Constantia",
    ),
    *(
        "Courier New",
        "Franklin Gothic",
        "Futura",
        "Gill Sans",
        "IBM Plex Sans",
        "Inter",
        "Lato",
        "Liberation Sans",
        "Lora",
    ),
    *("Merriweather", "Montserrat", "Noto Sans", "Noto Serif", "Open Sans", "Palatino", "Poppins", "Roboto"),
)
_HIGHLIGHT = phrases(
    r"(?:highlight|emphasi[sz]e|accentuate|stress|mark|set off|focus on|draw attention to|recommend|betone?|markiere?|"
    r"empfiehl|empfehle) <of>(?: (?:as|als) (?:the |the best|recommended|best|important|empfohlen|empfehlung|beste)+)?",
    r"hebe? <of> hervor",
    r"<of> (?:hervorheben|betonen|markieren)",
    r"(?:make|let|lass) <of> (?:stand out|pop|hervortreten)",
)
_EMPHASIS = {
    "comparison-table": "highlight",
    "process": "emphasis",
    "cycle": "emphasis",
    "pyramid": "emphasis",
    "gantt": "emphasis",
    "matrix": "emphasis",
}
"""The field of an entry that sets it off, by the type of the slide."""


def style(wish: str, draft: Draft) -> Draft | None:
    """Bold, italic, aligned, or in another font."""
    return _weighted(wish, draft) or _aligned(wish, draft) or _fonted(wish, draft)


def _weighted(wish: str, draft: Draft) -> Draft | None:
    said = said_in(_STYLED, wish)
    if said is None:
        return None
    on = not said.get("no")
    change: dict[str, Any] = {"bold": on} if said.get("bold") else {"italic": on}
    for target in targets_of(said["of"] or "", draft):
        draft = draft.adjusting(replace(target, **change))
    return draft


def _aligned(wish: str, draft: Draft) -> Draft | None:
    said = said_in(_ALIGNED, wish)
    if said is None:
        return None
    side: Any = next(name for name in _SIDES if said.get(name))
    for target in targets_of(said["of"] or "", draft):
        draft = draft.adjusting(replace(target, align=side))
    return draft


def _fonted(wish: str, draft: Draft) -> Draft | None:
    for number, pattern in enumerate(_FONTED):
        said = pattern.fullmatch(wish)
        if said is None:
            continue
        family = next((font for font in _FONTS if font.casefold() == said["font"].strip().casefold()), None)
        if family is not None:
            return _in_family(family, said.groupdict().get("whose"), draft)
        if number != _BARE or said["said"]:
            known = ", ".join(_FONTS[:12])
            raise CannotDo(f"the font {said['font'][:60]!r} is not known here. Known are {known} and others.")
    return None


def _in_family(family: str, whose: str | None, draft: Draft) -> Draft:
    roles = {"title": ("title", "display"), "body": ("body",)}
    part = "body" if (whose or "").casefold().startswith(("bullet", "point", "punkt")) else part_of(whose or "all")
    for role in roles.get(part or "all", ("title", "display", "body", "caption")):
        face = draft.plan.get("tokens", {}).get("type", {}).get(role, {})
        draft = with_token(draft, "type", role, {**face, "family": family})
    return draft


def highlight(wish: str, draft: Draft) -> Draft | None:
    """As "highlight North": by the word that the document has for it, else in the accent and bold."""
    said = said_in(_HIGHLIGHT, wish)
    if said is None:
        return None
    words = said["of"] or ""
    place = place_of(words, draft)
    if place is not None:
        return _emphasised(place, draft)
    if is_whole(words):
        return None
    for target in drawn_as_text(targets_of(words, draft), draft):
        draft = draft.adjusting(replace(target, color="accent2", bold=True))
    return draft


def _emphasised(place: Place, draft: Draft) -> Draft:
    slide, name = draft.slide, place.entry.name
    if draft.kind == "chart":
        of_series = place.listing is listing_of("series", draft)
        before = [] if of_series else [one for one in slide["chart"].get("emphasis") or () if one != name]
        return draft.changing(chart={**slide["chart"], "emphasis": [*before, name]})
    if draft.kind == "comparison-table" and place.listing is listing_of("column", draft) and place.number:
        return draft.changing(recommended=place.number)
    key = _EMPHASIS.get(draft.kind)
    if key and isinstance(place.entry.content, dict):
        entries = place.listing.read(slide)
        entries[place.number] = replace(place.entry, content={**place.entry.content, key: True})
        return draft.with_slide(place.listing.write(slide, entries))
    (target,) = drawn_as_text([named(place, draft)], draft)
    part = "entry" if target.part == "item" else target.part
    return draft.adjusting(replace(target, part=part, color="accent2", bold=True))
