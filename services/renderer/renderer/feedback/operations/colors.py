"""Colours: the accent, text of parts and entries, bars and lines of charts."""

# ruff: noqa: E501, D210 - patterns of words
import re
from dataclasses import replace
from typing import Any

from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.naming import listing_of, place_of
from renderer.feedback.operations.targets import targets_of
from renderer.feedback.operations.themes import with_token
from renderer.feedback.wishes import unquoted

_NAMED = {
    "#DC2626": "red|rot", "#B91C1C": "dark red|dunkelrot", "#1D4ED8": "blue|blau", "#1E3A8A": "dark blue|dunkelblau|navy(?: blue)?",
    "#60A5FA": "light blue|hellblau|sky blue", "#15803D": "green|gr\u00fcn", "#14532D": "dark green|dunkelgr\u00fcn", "#4ADE80": "light green|hellgr\u00fcn",
    "#EA580C": "orange", "#EAB308": "yellow|gelb", "#7C3AED": "purple|violet|lila|violett", "#DB2777": "pink|rosa", "#C026D3": "magenta",
    "#0F766E": "teal|petrol|t\u00fcrkis|turquoise", "#0891B2": "cyan", "#6B7280": "gr[ea]y|grau", "#374151": "dark gr[ea]y|dunkelgrau",
    "#9CA3AF": "light gr[ea]y|hellgrau", "#000000": "black|schwarz", "#FFFFFF": "white|wei\u00df", "#78350F": "brown|braun", "#B45309": "gold|amber|bernstein",
    "#7F1D1D": "burgundy|maroon|bordeaux|weinrot",
}  # fmt: skip
_WORDS = tuple((re.compile(rf"(?:{words})(?:e[nrs]?)?", re.IGNORECASE), color) for color, words in _NAMED.items())
_OURS = re.compile(
    r"(?:(?:our|the|in|unsere[rn]?|die|der) )?(?:accent|primary|brand|theme|akzent|marken|haupt)(?:[ -]?(?:colou?r|farbe))?",
    re.IGNORECASE,
)
_ACCENT = re.compile(
    r"(?:the |our |die |unsere )*(?:accent|primary|theme|main|brand|akzent|haupt|marken|prim\u00e4r)[ -]?(?:colou?rs?|farben?)?",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"(?:the |den |slide )*(?:background|hintergrund|hintergrundfarbe)(?:[ -]?colou?r)?", re.IGNORECASE
)
_COLOR = r"(?P<color>#[0-9a-f]{6}\b|#[0-9a-f]{3}\b|[^\W\d_][^\W\d_\- ]*(?:[ -][^\W\d_]+){0,3})"
_PATTERNS = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"(?:change|set|make|turn|switch|\u00e4nder[en]?|setze?|stell\w*|mach\w*)\s+(?P<of>.+?)\s+(?:from .+? )?(?:to|into|auf|in|zu)\s+{_COLOR}",
        rf"(?:make|turn|paint|colou?r|have|f\u00e4rbe?|mach\w*|setze?)\s+(?P<of>.+?)\s+(?:in\s+)?{_COLOR}(?:\s+ein)?",
        rf"(?:use|nimm|verwende|nutze|benutze)\s+{_COLOR}\s+(?:for|on|as|f\u00fcr|als|bei)\s+(?P<of>.+)",
        rf"(?P<of>.+?)\s+(?:in|should be|shall be|soll|sollen|is|:|=)\s*{_COLOR}(?:\s+(?:sein|werden))?",
        rf"(?P<of>.+?(?:farbe|colou?r))\s+{_COLOR}",
    )
)
_BARS = re.compile(
    r"(?:all )?(?:the |die |der )?(?:bars?|columns?|line|lines|slices|series|chart|graph|balken|s\u00e4ulen?|linien?|diagramm)",
    re.IGNORECASE,
)


def color(wish: str, draft: Draft) -> Draft | None:
    """ "Change the accent colour to blue", "make the title #334155", "North in our accent"."""
    for pattern in _PATTERNS:
        found = pattern.fullmatch(wish)
        if found is None or (wanted := color_called(found.group("color"))) is None:
            continue
        return _colored(found.group("of"), wanted, draft)
    return None


def color_called(words: str) -> str | None:
    """#RRGGBB, or the slot of the accent for text; None where no colour is called so."""
    said = words.strip()
    if re.fullmatch(r"#[0-9a-f]{6}", said, re.IGNORECASE):
        return said.upper()
    if re.fullmatch(r"#[0-9a-f]{3}", said, re.IGNORECASE):
        return "#" + "".join(one * 2 for one in said[1:]).upper()
    said = re.sub(r"^(?:a|an|the|ein\w*|der|die|das)\s+", "", said, flags=re.IGNORECASE)
    if _OURS.fullmatch(said):
        return "accent2"
    return next((hexed for pattern, hexed in _WORDS if pattern.fullmatch(said)), None)


def _colored(words: str, wanted: str, draft: Draft) -> Draft:
    if _ACCENT.fullmatch(words.strip()):
        return with_token(draft, "palette", "accent", _hex(wanted))
    if _GROUND.fullmatch(words.strip()):
        return with_token(draft, "canvas", "surface", _hex(wanted))
    if draft.kind == "chart" and (charted := _in_chart(words, wanted, draft)):
        return charted
    for target in targets_of(words, draft):
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
        series = [
            {**one, "color": color} if number == place.number else one for number, one in enumerate(chart["series"])
        ]
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
