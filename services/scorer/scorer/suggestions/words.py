"""Suggestions about what is said: titles, descriptions, what nobody meant to say, and what has no effect."""

import re
from typing import Any

from deck_documents.json_patch import add, remove, replace
from scorer.rules.text import LEFT_OVER
from scorer.suggestions.case import Case, Suggestion, leaves, leaves_of

_NEAREST_ICON = re.compile(r"the nearest are ([a-z0-9-]+),")


def number_title(case: Case) -> Suggestion | None:
    """A title that tells its slide from others: with the next number that is free."""
    where = case.pointer if isinstance(case.value, str) else f"{case.pointer}/content"
    said = case.at(where)
    if not isinstance(said, str):
        return None
    title = next(case.numbered(said))
    return Suggestion(
        "number_title", f'Call the slide "{title}", or by what it says beyond the other.', (replace(where, title),)
    )


def name_title(case: Case) -> Suggestion | None:
    """The first text of a paper document's slide as its title."""
    children = case.at(f"{case.slide_pointer}/children")
    for index, node in enumerate(children if isinstance(children, list) else ()):
        if isinstance(node, dict) and node.get("type") == "Text" and "placeholder" not in node:
            where = f"{case.slide_pointer}/children/{index}/placeholder"
            return Suggestion("name_title", "Call the first text the title.", (add(where, {"type": "title"}),))
    return None


def describe(case: Case) -> Suggestion | None:
    """An alternative text, to be made better by who knows the picture."""
    node = case.value
    if not isinstance(node, dict) or "type" not in node:
        return None
    words = _description(node, case)
    return Suggestion("add_alt_text", "Say what it shows.", (add(f"{case.pointer}/altText", words),))


def _description(node: dict[str, Any], case: Case) -> str:
    chart = node.get("chartData")
    if isinstance(chart, dict):
        names = [str(each.get("name", "")) for each in chart.get("series") or () if isinstance(each, dict)]
        title = chart.get("title") if isinstance(chart.get("title"), str) else ""
        return f"{chart.get('chartType', '')} chart: {title or ', '.join(filter(None, names)) or _heading(case)}"
    return f"{node['type']} on the slide: {_heading(case)}"


def _heading(case: Case) -> str:
    """The first text of the slide."""
    slide = case.slide_pointer or "/slides"
    texts = (given for _, key, given in leaves(case.at(slide), slide) if key in ("title", "content", "text"))
    return next((given for given in texts if isinstance(given, str) and given.strip()), "without a title")


def remove_left_over_text(case: Case) -> Suggestion | None:
    """Without the placeholder text, where it is one of several texts."""
    places = [
        where
        for where, _, given in leaves_of(case.value, case.pointer)
        if isinstance(given, str) and LEFT_OVER.search(given) and isinstance(case.at(where.rpartition("/")[0]), list)
    ]
    if not places or len(places) == len(case.at(places[0].rpartition("/")[0])):
        return None
    return Suggestion("remove_text", "Take out the placeholder text.", tuple(map(remove, reversed(places))))


def remove_notes(case: Case) -> Suggestion | None:
    """Without speaker notes and comments, where those are what the deck carries."""
    keys = [key for key in ("notes", "comments") if key in case.message or f"speaker {key}" in case.message]
    slides = case.document.get("slides") or ()
    places = [
        f"/slides/{index}/{key}"
        for index, slide in enumerate(slides)
        for key in keys
        if isinstance(slide, dict) and slide.get(key)
    ]
    if not places:
        return None
    return Suggestion("remove_private_data", "Take them out.", tuple(map(remove, places)))


def remove_option(case: Case) -> Suggestion | None:
    """Without what has no effect."""
    if case.value is None or not case.message.endswith("has no effect here.") or case.message.startswith("The part"):
        return None
    return Suggestion("remove_option", "Leave it out.", (remove(case.pointer),))


def take_nearest_icon(case: Case) -> Suggestion | None:
    """The first of the names that the finding gives for an icon that there is not."""
    found = _NEAREST_ICON.search(case.message)
    if found is None or not isinstance(case.value, str):
        return None
    return Suggestion("rename_icon", f'Take the icon "{found[1]}".', (replace(case.pointer, found[1]),))
