"""A matrix of two by two: four named quadrants, on axes where the brief has them."""

import re

from renderer.authoring import headlines
from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.planners.tables import VERSUS
from renderer.authoring.quantities import capitalised
from renderer.authoring.sentences import at_commas, listed, named, parted

_BETWEEN = re.compile(
    r"^(.*?)\s*(?:^|\s)(?:with|by|on|along|of|mit|nach|aus|von)\s+(?:the\s+|den\s+)?(?:axes\s+|achsen\s+)?(.+?)"
    r"(?:\s+(?:dimensions?|axes|axis|as axes|achsen|dimensionen))?$",
    re.IGNORECASE,
)
_AXIS = re.compile(
    r"^(?P<x>x|horizontal\w*|waagerecht\w*)?(?P<y>y|vertical|vertikal\w*|senkrecht\w*)?(?:[- ]?(?:axis|achse))?$",
    re.IGNORECASE,
)
_AXES = re.compile(r"^(?:axes|achsen|軸)$", re.IGNORECASE)
_LOW, _HIGH = (
    r"low(?:er)?|small|niedrig\w*|gering\w*|klein\w*|wenig|低い?",
    r"high(?:er)?|large|hoch|hohe\w*|groß\w*|viel|高い?",
)
_LEVEL = re.compile(rf"(?<!\w)(?:(?P<low>{_LOW})|(?P<high>{_HIGH}))(?!\w)", re.IGNORECASE)
_PLACES = re.compile(
    r"^(?:(?P<top>top|upper|oben)|(?P<bottom>bottom|lower|unten))[- ]?"
    r"(?:(?P<left>left|links)|(?P<right>right|rechts))$",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:by|with|on|along|of|nach|mit)?\s*(?:(?:the\s+)?axes|den\s+Achsen)?\s+(?=\S)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(?P<name>[^()]{2,80}?)\s*[(\uff08](?P<sides>[^()]{5,60})[)\uff09]$")
_ARE = re.compile(r"^(?P<name>[^,:]{3,30}?) (?:are|is|sind|ist|sont|est|son|sono) ", re.IGNORECASE)
"""A name of what a quadrant holds: "quick wins are new signs and lamps"."""
_FIELDS, _LONGEST = 4, 2_000


def matrix(asked: Asked) -> Planned | None:
    """Four quadrants, with what stands in them; of a brief that has two axes alone they are left open."""
    parts = parted(asked.brief.rest) if len(parted(asked.brief.rest)) > 1 else asked.brief.items
    axes, cells = _axes_and_cells(asked, parts)
    if not axes and (levelled := _axes_of_levels([next(filter(_sides, named(cell)), "") for cell in cells])):
        axes = levelled
    placed = _placed(cells, axes)
    if placed and axes:
        return _on_axes(asked, axes, placed)
    if placed:  # a quadrant without a name is called by what stands in it first
        inside = [(name, said) if name else (said[0], said[1:]) for _, (name, said) in sorted(placed.items())]
        cells = [": ".join((name, ", ".join(said))).strip(" :") for name, said in inside]
    if len(cells) != _FIELDS:
        return _open(asked, axes) if axes and not cells else None
    fields = [_cell(cell) for cell in cells]
    slide: Json = {"slideType": "matrix", "cells": fields}
    slide["title"] = asked.titled(headlines.enumerated([field["label"] for field in fields]))
    return slide | (_labels(asked, axes) if axes else {}), []


def with_quadrants(text: str) -> str:
    """A text whose items say in brackets how much they are of two things, as a matrix; others come back whole.

    As "New signs (low effort, high impact); new roof (high effort, high impact)".
    """
    head, colon, rest = text.partition(":") if len(text) <= _LONGEST and "\n" not in text.strip() else (text, "", "")
    items = [_IN_BRACKETS.match(item.strip(" .")) for item in (parted(rest) if ";" in rest else at_commas(rest))]
    sides = [_sides(one["sides"].replace(",", " ")) for one in items if one]
    axes = sorted(sides[0]) if sides else []
    if not colon or len(sides) < max(2, len(items)) or not axes or any(sorted(one) != axes for one in sides):
        return text
    inside: dict[str, list[str]] = {}
    for one, side in zip(items, sides, strict=True):
        where = " ".join(f"{side[axis]} {axis}" for axis in axes)
        inside.setdefault(where, []).append(one["name"].strip() if one else "")
    told = {where: _ARE.sub(r"\g<name>: ", ", ".join(names)) for where, names in inside.items()}
    cells = [f"{where}: {said}" for where, said in told.items()]
    return f"Matrix {head.strip()}: {'; '.join(cells)}"


def _axes_and_cells(asked: Asked, parts: list[str]) -> tuple[list[str], list[str]]:
    """The names of the axes, across and up, and the parts that are no axes."""
    found: dict[str, str] = {}
    cells = []
    for part in _axis_by_axis(parts):
        name, rest = named(part)
        mark = _AXIS.match(name) if name else None
        if mark and (mark["x"] or mark["y"]):
            found["x" if mark["x"] else "y"] = rest
        elif _AXES.match(name) and len(listed(rest)) == 2:
            found |= dict(zip("xy", listed(rest), strict=True))
        else:
            cells.append(part)
    if len(found) == 2:
        return [found["x"], found["y"]], cells
    between = _BETWEEN.match(asked.title)
    names = listed(between.group(2)) if between else []
    if len(names) == 2:
        return [re.sub(r"\s+dimensions?$", "", name) for name in names], cells
    return [], cells


def _axis_by_axis(parts: list[str]) -> list[str]:
    """The parts, with two axes that stand in one ("x: effort, y: value") each on its own."""
    found = []
    for part in parts:
        pieces = at_commas(part)
        are_axes = len(pieces) > 1 and all(_AXIS.match(named(piece)[0] or "-") for piece in pieces)
        found += pieces if are_axes else [part]
    return found


def _axes_of_levels(names: list[str]) -> list[str]:
    """The axes that quadrants are named by: "low price high punctuality"."""
    sides = [_sides(name) for name in names]
    if len(sides) < 2 or any(len(side) != 2 for side in sides) or len({tuple(side) for side in sides}) != 1:
        return []
    return list(sides[0])


def _sides(name: str) -> dict[str, str]:
    """How much of what: {"price": "low", "punctuality": "high"}, whichever stands first."""
    found = list(_LEVEL.finditer(name))
    if len(found) != 2:
        return {}
    levels = ["low" if one["low"] else "high" for one in found]
    behind = [name[found[0].end() : found[1].start()], name[found[1].end() :]]
    before = [name[: found[0].start()], name[found[0].end() : found[1].start()]]
    words = [
        re.sub(r"^(?:and|und)\s+|\s+(?:and|und)$|[,;]", "", word.strip()).strip()
        for word in (before if not behind[1].strip() else behind)
    ]
    return dict(zip(words, levels, strict=True)) if all(words) and len(set(words)) == 2 else {}


def _placed(cells: list[str], axes: list[str]) -> dict[int, tuple[str, list[str]]]:
    """What stands in which quadrant, behind its name where it has one; empty where a part has no place."""
    found: dict[int, tuple[str, list[str]]] = {}
    for cell in cells:
        where, rest = named(cell)
        place = _PLACES.match(where)
        name, said = named(rest)
        if not place and not _sides(where):  # "quick wins: low effort high value: a form", or without the form
            where, name, said = (name, where, said) if _sides(name) else (rest, where, "")
        sides = {word.casefold(): level for word, level in _sides(where).items()}
        if place:
            number = 2 * bool(place["bottom"]) + bool(place["right"])
        elif axes and set(sides) == {axis.casefold() for axis in axes}:
            across, up = (sides[axis.casefold()] for axis in axes)
            number = 2 * (up == "low") + (across == "high")
        else:
            return {}
        found[number] = (name, listed(said))
    return found


def _on_axes(asked: Asked, axes: list[str], placed: dict[int, tuple[str, list[str]]]) -> Planned:
    cells: list[Json] = []
    for number, quadrant in enumerate(_quadrants(asked, axes)):
        name, said = placed.get(number, ("", []))
        points = [capitalised(one) for one in said]
        cells.append({"label": capitalised(name) or quadrant} | ({"points": points} if points else {}))
    inside = [name or said[0] for name, said in placed.values()]
    title = capitalised(_BY.sub("", asked.title)) or headlines.enumerated(inside)
    missing = [cell["label"] for cell in cells if "points" not in cell]
    told = [f"The brief does not say what stands in: {'; '.join(missing)}."] if missing else []
    return {"slideType": "matrix", "title": title, "cells": cells, **_labels(asked, axes)}, told


def _open(asked: Asked, axes: list[str]) -> Planned:
    between = _BETWEEN.match(asked.title)
    what = (
        VERSUS.sub(asked.in_words(" or ", " oder ", "", "", " ou ", " o "), between.group(1))
        if between and between.group(1)
        else ""
    )
    title = capitalised(what) or headlines.contrast(*axes)
    cells = [{"label": quadrant} for quadrant in _quadrants(asked, axes)]
    said = "The brief does not say what stands in which quadrant: say it, and they are filled."
    return {"slideType": "matrix", "title": title, "cells": cells, **_labels(asked, axes)}, [said]


def _quadrants(asked: Asked, axes: list[str]) -> list[str]:
    """The names of the four, from the top left."""
    low, high = _ends(asked)
    across, up = capitalised(axes[0]), axes[1]
    return [f"{across} {x}, {up} {y}" for x, y in ((low, high), (high, high), (low, low), (high, low))]


def _labels(asked: Asked, axes: list[str]) -> Json:
    low, high = _ends(asked)
    across, up = map(capitalised, axes)
    return {
        "xAxisLabel": {"low": f"{across} {low}", "high": f"{across} {high}"},
        "yAxisLabel": {"low": f"{up} {low}", "high": f"{up} {high}"},
    }


def _ends(asked: Asked) -> tuple[str, str]:
    return asked.in_words("low", "niedrig", "低", "منخفض", "faible", "bajo"), asked.in_words(
        "high", "hoch", "高", "مرتفع", "élevé", "alto"
    )


def _cell(item: str) -> Json:
    name, rest = named(item)
    return (
        {"label": capitalised(name), "points": [capitalised(one) for one in listed(rest)]}
        if name
        else {"label": capitalised(item)}
    )
