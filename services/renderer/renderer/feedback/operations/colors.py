"""Colours: the accent, text of parts and entries, bars and lines of charts."""

import re
from dataclasses import replace
from typing import Any

from deck_documents.color_names import SHADES, color_named
from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.naming import listing_of, place_of
from renderer.feedback.operations.targets import drawn_as_text, target_of, targets_of
from renderer.feedback.operations.themes import with_token
from renderer.feedback.phrases import phrase, phrases, said_in
from renderer.feedback.wishes import unquoted

_LEADING = r"(?:accent|primary|brand|theme|main|akzent|marken|haupt|primär)"
_OUR = (
    rf"(?:our|unsere[rn]?) {_LEADING}(?:[ -]?(?:colou?r|farbe))?|(?:(?:the|die|der) )?{_LEADING}[ -]?(?:colou?r|farbe)|"
    r"(?:the )?accent|akzent"
)
_OURS = phrase(_OUR)
_ACCENT = phrase(rf"(?:(?:the|our|die|unsere) )*{_LEADING}[ -]?(?:colou?rs?|farben?)?")
_GROUND = phrase(r"(?:(?:the|den|slide) )*(?:background|hintergrund|hintergrundfarbe)(?:[ -]?colou?r)?")
_COLOR = rf"(?P<color>#[0-9a-f]{{6}}\b|#[0-9a-f]{{3}}\b|(?:an? )?(?:{SHADES})|{_OUR})"
_PATTERNS = phrases(
    rf"<change> <of> (?:from .+? )?(?:to|into|auf|in|zu) {_COLOR}",
    rf"(?:make|turn|paint|colou?r|have|färbe?|mach\w*|setze?) <of> (?:in )?{_COLOR}(?: ein)?",
    rf"<use> {_COLOR} (?:for|on|as|für|als|bei) <of>",
    rf"<of> (?:in|should be|shall be|soll|sollen|is) {_COLOR}(?: (?:sein|werden))?",
    rf"(?P<of>.+?<colour>) ?[:=]? ?{_COLOR}",
    rf"(?P<of>){_COLOR}",
)
_BARE = phrase(rf"<of> {_COLOR}")
_BARS = phrase(r"<the>(?:bars?|columns?|lines?|slices|series|chart|graph|balken|säulen?|linien?|diagramm)")


def color(wish: str, draft: Draft) -> Draft | None:
    """As "change the accent colour to blue", "make the title #334155", "North in our accent"."""
    said = said_in(_PATTERNS, wish) or _bare(wish, draft)
    wanted = color_called((said or {}).get("color") or "")
    return _colored(said["of"] or "", wanted, draft) if said and wanted else None


def _bare(wish: str, draft: Draft) -> dict[str, str | None] | None:
    """As "title red", where that is on the slide: a text may end in the name of a colour, too."""
    said = said_in((_BARE,), wish)
    words = (said or {}).get("of") or ""
    return said if words and (_BARS.fullmatch(words) or target_of(words, draft)) else None


def color_called(words: str) -> str | None:
    """#RRGGBB, or the slot of the accent for text; None where no colour is called so."""
    said = words.strip()
    said = re.sub(r"^(?:a|an|the|ein\w*|der|die|das) ", "", said, flags=re.IGNORECASE)
    if _OURS.fullmatch(said):
        return "accent2"
    return color_named(said)


def _colored(words: str, wanted: str, draft: Draft) -> Draft:
    if not words or _ACCENT.fullmatch(words.strip()):
        return with_token(draft, "palette", "accent", _hex(wanted))
    if _GROUND.fullmatch(words.strip()):
        return with_token(draft, "canvas", "surface", _hex(wanted))
    if draft.kind == "chart" and (charted := _in_chart(words, wanted, draft)):
        return charted
    for target in drawn_as_text(targets_of(words, draft), draft):
        draft = draft.adjusting(replace(target, color=wanted))
    return draft


def _hex(wanted: str) -> str:
    if not wanted.startswith("#"):
        raise CannotDo("say which colour it shall be, by a name or as #RRGGBB.")
    return wanted


def _in_chart(words: str, wanted: str, draft: Draft) -> Draft | None:
    """Bars, slices and lines have colours in the document."""
    chart = draft.slide["chart"]
    color = "accent1" if wanted == "accent2" else wanted
    if _BARS.fullmatch(unquoted(words)):
        series = [{**_without(one, "pointColors"), "color": color} for one in chart.get("series", ())]
        return draft.changing(chart={**_without(chart, "emphasis"), "series": series}) if series else None
    place = place_of(words, draft)
    if place is None or "series" not in chart:
        return None
    if place.listing is listing_of("category", draft) and len(chart["series"]) == 1:
        return _point(draft, place.number, color)
    if place.listing is listing_of("series", draft):
        series = [{**one, "color": color} if at == place.number else one for at, one in enumerate(chart["series"])]
        return draft.changing(chart={**chart, "series": series})
    return None


def _point(draft: Draft, number: int, color: str) -> Draft:
    chart = draft.slide["chart"]
    series = chart["series"][0]
    usual = series.get("color") or "accent1"
    colors = list(series.get("pointColors") or [usual] * len(chart["categories"]))
    colors[number] = color
    return draft.changing(chart={**chart, "series": [{**series, "pointColors": colors}]})


def _without(thing: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in thing.items() if key != name}
