"""Slides that weigh: comparisons, SWOT, matrices, pros and cons."""

import re

from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.planners.lists import points
from renderer.authoring.sentences import capitalised, figure_in, listed

_OPEN = ("[open]", "[offen]")
_VERSUS = re.compile(r"\s+(?:vs\.?|versus|gegen|oder|or|against|mit|with)\s+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"^(.+?)\s+(?:with|by|on|along|mit|nach)\s+(.+?)(?:\s+(?:dimensions?|axes|axis|as axes|achsen|dimensionen))?$",
    re.IGNORECASE,
)
_PARTS = {
    "strengths": r"strengths?|st\u00e4rken?",
    "weaknesses": r"weakness(?:es)?|schw\u00e4chen?",
    "opportunities": r"opportunit(?:y|ies)|chancen?",
    "threats": r"threats?|risks?|risiken|bedrohungen|gefahren",
}
_SIDES = {
    "pros": r"pros?|advantages?|vorteile?|f\u00fcr|dafür|benefits?",
    "cons": r"cons?|contras?|kontras?|disadvantages?|nachteile?|gegen|dagegen|drawbacks?",
}
_GERMAN_SWOT = ["St\u00e4rken", "Schw\u00e4chen", "Chancen", "Risiken"]
_VERBS = {
    r"costs?|kostet|kosten": ("Cost", "Kosten"),
    r"takes?|lasts?|dauert|braucht": ("Time", "Dauer"),
    r"saves?|spart": ("Saving", "Ersparnis"),
    r"needs?|requires?|ben\u00f6tigt|erfordert": ("Needs", "Bedarf"),
    r"earns?|yields?|returns?|bringt": ("Return", "Ertrag"),
    r"has|have|hat": ("Has", "Hat"),
    r"offers?|bietet": ("Offers", "Bietet"),
    r"is|ist": ("Is", "Ist"),
}


def swot(asked: Asked) -> Planned | None:
    """Four lists; those that the brief does not fill are left open, and said."""
    told = _sections(asked.brief.rest, _PARTS)
    said = []
    slide: Json = {"slideType": "swot", "title": asked.titled("SWOT", "SWOT")}
    names = _GERMAN_SWOT if asked.is_german else [name.capitalize() for name in _PARTS]
    for part, name in zip(_PARTS, names, strict=True):
        slide[part] = told.get(part) or [asked.in_words(*_OPEN)]
        if part not in told:
            said.append(f"The brief says no {part}: {name} is left open.")
    return slide | ({"labels": names} if asked.is_german else {}), said


def pros_cons(asked: Asked) -> Planned | None:
    """What speaks for and what against; None where the brief says only one of them."""
    told = _sections(asked.brief.rest, _SIDES)
    if set(told) != set(_SIDES):
        return None
    labels = {"prosLabel": asked.in_words("Pros", "Vorteile"), "consLabel": asked.in_words("Cons", "Nachteile")}
    title = asked.titled("Pros and cons", "Vor- und Nachteile")
    return {"slideType": "pros-cons", "title": title, "pros": told["pros"], "cons": told["cons"], **labels}, []


def _sections(text: str, names: dict[str, str]) -> dict[str, list[str]]:
    """Lists by the words they begin with: "Strengths: fleet, crews; weaknesses: debt"."""
    marks = [
        (found.start(), found.end(), name)
        for name, words in names.items()
        if (found := re.search(rf"\b(?:{words})\s*(?::|\bare\b|\bsind\b|-|\u2013)\s*", text, re.IGNORECASE))
    ]
    marks.sort()
    ends = [start for start, _, _ in marks[1:]] + [len(text)] * bool(marks)
    return {
        name: [capitalised(item) for item in listed(text[begin:end].strip(" ;,.\n"))][:8]
        for (_, begin, name), end in zip(marks, ends, strict=True)
        if text[begin:end].strip(" ;,.\n")
    }


def matrix(asked: Asked) -> Planned | None:
    """Four quadrants: of the brief's four items, or of its two axes, whose quadrants are left open."""
    items = asked.brief.items
    if len(items) == 4:
        cells = [_cell(item) for item in items]
        return {"slideType": "matrix", "title": asked.titled("Four fields", "Vier Felder"), "cells": cells}, []
    between = _BETWEEN.match(asked.brief.rest or asked.title)
    axes = listed(between.group(2)) if between else []
    if between is None or len(axes) != 2:
        return None
    across, up = (capitalised(re.sub(r"\s+dimensions?$", "", axis)) for axis in axes)
    low, high = asked.in_words("low", "niedrig"), asked.in_words("high", "hoch")
    ends = [(low, high), (high, high), (low, low), (high, low)]
    cells = [{"label": f"{across} {x}, {up} {y}"} for x, y in ends]
    what = capitalised(_VERSUS.sub(asked.in_words(" or ", " oder "), between.group(1)))
    slide: Json = {"slideType": "matrix", "title": what, "cells": cells}
    slide |= {"xAxisLabel": _ends(across, low, high), "yAxisLabel": _ends(up, low, high)}
    return slide, ["The brief does not say what stands in which quadrant: say it, and they are filled."]


def _ends(axis: str, low: str, high: str) -> Json:
    return {"low": f"{axis} {low}", "high": f"{axis} {high}"}


def _cell(item: str) -> Json:
    name, found, rest = item.partition(":")
    return (
        {"label": capitalised(name), "points": listed(rest)} if found and rest.strip() else {"label": capitalised(item)}
    )


def compare(asked: Asked) -> Planned | None:
    """Options side by side: a table where the brief says the same things of them, else their points."""
    names = [
        name.strip() for name in (_VERSUS.split(asked.title) if _VERSUS.search(asked.title) else listed(asked.title))
    ]
    told = {name: _said_of(name, names, asked.brief.rest) for name in names}
    if len(names) < 2 or not all(told.values()):
        return points(asked)
    rows = _rows(asked, names, told)
    if not rows:
        return points(asked)
    title = asked.in_words(" or ", " oder ").join(map(capitalised, names)) if len(names) == 2 else asked.title
    table = {"columns": ["", *map(capitalised, names[:5])], "rows": rows[:12]}
    return {"slideType": "comparison-table", "title": title, **table}, []


def _said_of(name: str, names: list[str], text: str) -> list[str]:
    """The clauses about an option, called by its name or by its last word ("plan A", "A")."""
    short = name.rsplit(maxsplit=1)[-1]
    others = [other.split()[-1] for other in names if other != name]
    begin = re.search(rf"\b(?:{re.escape(name)}|{re.escape(short)})\b[:\s]+", text)
    if begin is None:
        return []
    rest = text[begin.end() :]
    end = min(
        (found.start() for other in others if (found := re.search(rf"[,;.\n]\s*(?:\w+\s)?{re.escape(other)}\b", rest))),
        default=len(rest),
    )
    return [clause for clause in re.split(r"\s*[,;]\s+|\s+(?:and|und)\s+", rest[:end].strip(" .,;")) if clause]


def _rows(asked: Asked, names: list[str], told: dict[str, list[str]]) -> list[Json]:
    said = {name: dict(_attribute(clause, asked) for clause in clauses) for name, clauses in told.items()}
    labels = list(dict.fromkeys(label for one in said.values() for label in one))
    return [{"label": label, "values": [said[name].get(label, "\u2013") for name in names[:5]]} for label in labels]


def _attribute(clause: str, asked: Asked) -> tuple[str, str]:
    """What a clause is about, and what it says: ("Cost", "$2M")."""
    for verbs, words in _VERBS.items():
        if found := re.match(rf"(?:it |es )?(?:{verbs})\s+(.+)$", clause, re.IGNORECASE):
            return asked.in_words(*words), found.group(1)
    if figure := figure_in(clause):
        return figure.label or asked.in_words("Figure", "Zahl"), figure.value
    return asked.in_words("Remark", "Bemerkung"), capitalised(clause)
