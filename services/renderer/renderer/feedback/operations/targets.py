"""What a wish about looks is about: parts of the slide, or entries of it."""

import re
from dataclasses import replace

from renderer.feedback.adjustments import Adjustment, Part
from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.listings import listings_of
from renderer.feedback.naming import Place, missing, part_of, place_of, without_quality
from renderer.feedback.parts import plain, texts_of
from renderer.feedback.wishes import unquoted

_JOINTS = re.compile(r"\s*,\s*(?:and\s+|und\s+)?|\s+(?:and|und|&)\s+", re.IGNORECASE)
_FIGURE_OF = re.compile(r"(?P<name>.+?)(?:['\u2019]s)? (?:value|figure|number|wert|zahl)", re.IGNORECASE)
_HEADER = re.compile(r" (?:header|heading|label|überschrift)$", re.IGNORECASE)
_IT = re.compile(r"(?:it|them|this|that|everything|es|alles|das|sie)?", re.IGNORECASE)
_HEADED = {"comparison-table", "matrix", "swot", "pros-cons", "roadmap"}


def is_whole(words: str) -> bool:
    """Whether no part is named, but "it", or everything."""
    return _IT.fullmatch(words.strip()) is not None or part_of(words) == "all"


def targets_of(words: str, draft: Draft) -> list[Adjustment]:
    """An adjustment, which changes nothing yet, for each thing that is named. Raises CannotDo for what there is not."""
    if _IT.fullmatch(words.strip()):  # what is not named is meant whole
        return [Adjustment(part="all")]
    if (whole := target_of(words, draft)) is not None:
        return [whole]
    parts = [target_of(one, draft) for one in _JOINTS.split(words)]
    if len(parts) < 2 or None in parts:
        raise CannotDo(missing(words, draft))
    return [one for one in parts if one]


def drawn_as_text(targets: list[Adjustment], draft: Draft) -> list[Adjustment]:
    """The same. Raises CannotDo for entries that a chart draws: their names are a part of it."""
    if draft.kind in {"chart", "waterfall"} and any(one.text and place_of(one.text, draft) for one in targets):
        raise CannotDo("the chart draws it, and its colours there say what rises, what falls and what matters.")
    return targets


def target_of(words: str, draft: Draft) -> Adjustment | None:
    """An adjustment, which changes nothing yet, for what is called so; None where nothing is."""
    part = part_of(words)
    if part == "headers" and draft.kind not in _HEADED:
        part = "title"
    if part in {"labels", "values", "descriptions", "dates"} and not _has(part, draft):
        part = None
    if part is not None:
        return Adjustment(part=_known(part, draft))
    if (figure := _FIGURE_OF.fullmatch(unquoted(words))) and (place := place_of(figure["name"], draft)) is not None:
        value = place.entry.content.get("value") if isinstance(place.entry.content, dict) else None
        if isinstance(value, str):
            return Adjustment(part="item", text=value)
    words = without_quality(words)
    place = place_of(words, draft)
    if place is not None:
        return named(place, draft)
    said = plain(_HEADER.sub("", unquoted(words)))
    if label := next((one.label for one in listings_of(draft.slide) if one.label and plain(one.label) == said), None):
        return Adjustment(part="item", text=label)
    text = next((one for one in texts_in(draft.slide) if plain(one) == said), None)
    return Adjustment(part="item", text=text) if text else None


def named(place: Place, draft: Draft) -> Adjustment:
    """An adjustment, which changes nothing yet, for an entry."""
    lists = listings_of(draft.slide)
    in_table = draft.kind == "comparison-table"
    part: Part = "item" if not in_table else "row" if place.listing is lists[0] else "column"
    if part == "column" and place.number == 0:
        return Adjustment(part="labels")
    return replace(Adjustment(part=part), text=place.entry.name)


def _known(part: Part, draft: Draft) -> Part:
    """The part, where the slide has it. Raises CannotDo."""
    absent = {"table": "comparison-table"}.get(part)
    charts = {"chart", "waterfall", "funnel"}
    if (absent and draft.kind != absent) or (part == "chart" and draft.kind not in charts):
        raise CannotDo(f"the slide has no {part}.")
    if part in {"subtitle", "source", "insight"} and not draft.slide.get(part):
        raise CannotDo(f"the slide has no {part}.")
    return part


def _has(part: Part, draft: Draft) -> bool:
    return draft.kind in {"chart", "waterfall"} or bool(texts_of(Adjustment(part=part), draft.slide))


def texts_in(value: object) -> list[str]:
    """All texts of a slide, those of its fields that are words of the document's form among them."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for one in value for text in texts_in(one)]
    if isinstance(value, dict):
        return [text for name, one in value.items() if name not in _FORM for text in texts_in(one)]
    return []


_FORM = frozenset(
    {"slideType", "role", "id", "parentId", "trend", "type", "chartType", "numberFormat", "dependsOn", "lane"}
)
