"""Slides that list: points, steps, levels, an agenda, an organisation, people, next steps."""

import itertools
import re

from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.sentences import capitalised, listed

_PAIR = re.compile(r"^([^:=\u2013(]{1,60})\s*(?::|=|\s\u2013\s|\s-\s)\s*(.+)$")
_BRACKETS = re.compile(r"^(.{1,60}?)\s*\(([^()]+)\)\s*$")
_ARROW = re.compile(r"\s*(?:->|\u2192|>|\u2265|=>)\s*")
_REPORTS = re.compile(r"^(.+?)\s+(?:reports? to|berichtet an|unter)\s+(.+)$", re.IGNORECASE)
_TIME = re.compile(
    r"\b(\d{1,2}[:.]\d{2}(?:\s*(?:-|\u2013|to|bis)\s*\d{1,2}[:.]\d{2})?|\d{1,3}\s*(?:min(?:ute[ns]?)?|h))\b"
)
_MOST_POINTS, _MOST_PEOPLE, _MOST_NODES = 12, 24, 20


def points(asked: Asked) -> Planned | None:
    """A claim and its points; None for fewer than two."""
    items = [capitalised(item) for item in asked.brief.items][:_MOST_POINTS]
    if len(items) < 2:
        return None
    return {"slideType": "title-body", "role": "content", "title": asked.title or items[0], "body": items}, []


def statement(asked: Asked) -> Planned:
    """One thing said large, with what the brief says about it; for briefs of any kind."""
    if found := points(asked):
        return found
    sentences = [
        part.strip()
        for part in re.split(r"(?<=[.!?])(?<!\bvs\.)\s+(?=[^\W\d_a-z])|(?<=\u3002)|\n+", asked.text.strip())
        if part.strip()
    ]
    title, others = sentences[0].rstrip("."), sentences[1:]
    if asked.brief.rest:
        title, others = asked.title or asked.brief.rest, [asked.brief.rest]
    if others:
        return {"slideType": "title-body", "role": "content", "title": title, "body": others[:_MOST_POINTS]}, []
    return {"slideType": "section", "role": "section", "title": title}, []


def opening(asked: Asked) -> Planned | None:
    """The first page of a deck."""
    title, *lines = listed(asked.brief.rest) or [asked.title]
    if not title:
        return None
    slide: Json = {"slideType": "section", "role": "opening", "title": capitalised(title)}
    return (slide | {"body": lines[:3]} if lines else slide), []


def process(asked: Asked) -> Planned | None:
    """Steps that follow each other."""
    steps = described(_ARROW.split(asked.brief.rest) if _ARROW.search(asked.brief.rest) else asked.brief.items)
    if len(steps) < 2:
        return None
    return {"slideType": "process", "title": asked.titled("The process", "Der Ablauf"), "steps": steps[:10]}, []


def cycle(asked: Asked) -> Planned | None:
    """Steps that come round again."""
    steps = described(_ARROW.split(asked.brief.rest) if _ARROW.search(asked.brief.rest) else asked.brief.items)
    if not 3 <= len(steps) <= 8:
        return None
    return {"slideType": "cycle", "title": asked.titled("The cycle", "Der Kreislauf"), "steps": steps}, []


def pyramid(asked: Asked) -> Planned | None:
    """Levels from the top down."""
    levels = described(asked.brief.items)
    if not 2 <= len(levels) <= 7:
        return None
    return {"slideType": "pyramid", "title": asked.titled("The levels", "Die Ebenen"), "levels": levels}, []


def agenda(asked: Asked) -> Planned | None:
    """What is talked about, with times where the brief has them."""
    items: list[Json] = []
    for text in asked.brief.items[:16]:
        time = _TIME.search(text)
        label = (text[: time.start()] + text[time.end() :]).strip(" ,:()-\u2013") if time else text
        items.append({"label": capitalised(label or text), **({"time": time.group(1)} if time and label else {})})
    if not items:
        return None
    return {"slideType": "agenda", "title": asked.titled("Agenda", "Agenda"), "items": items}, []


def team(asked: Asked) -> Planned | None:
    """People and what they do."""
    members = [person(text) for text in asked.brief.items[:_MOST_PEOPLE]]
    if not members:
        return None
    return {"slideType": "team", "title": asked.titled("The team", "Das Team"), "members": members}, []


def person(text: str) -> Json:
    """A `name`, and the `role` behind a colon or in brackets."""
    found = _BRACKETS.match(text) or _PAIR.match(text)
    return {"name": found.group(1), "role": found.group(2)} if found else {"name": text}


def closing(asked: Asked) -> Planned | None:
    """Next steps, with owners in brackets."""
    steps = []
    for text in asked.brief.items[:12]:
        found = _BRACKETS.match(text)
        steps.append(
            {"text": capitalised(found.group(1)), "owner": found.group(2)} if found else {"text": capitalised(text)}
        )
    if not steps:
        return None
    return {"slideType": "closing", "title": asked.titled("Next steps", "N\u00e4chste Schritte"), "steps": steps}, []


def quote(asked: Asked) -> Planned | None:
    """What somebody said, and who."""
    text = asked.brief.rest or asked.title
    found = re.match(
        r"^[\"\u201c\u201e\u00ab\u300c](.+?)[\"\u201d\u201c\u00bb\u300d]\s*(?:[-\u2013\u2014,]|by|von)?\s*(.*)$",
        text,
        re.DOTALL,
    )
    said, who = (found.group(1), found.group(2).strip()) if found else (text, "")
    if not said:
        return None
    slide: Json = {"slideType": "quote", "title": asked.in_words("Quote", "Zitat"), "quote": said}
    return (slide | {"by": person(who.strip("()"))} if who else slide), []


def org_chart(asked: Asked) -> Planned | None:
    """A hierarchy: "CEO > CTO, CFO; CTO > Platform, Data", or "A reports to B"."""
    parents: dict[str, str] = {}
    order: dict[str, None] = {}
    for line in re.split(r"\s*[;\n]\s*", asked.brief.rest):
        if found := _REPORTS.match(line):
            pairs = [(found.group(2), name) for name in listed(found.group(1))]
        elif _ARROW.search(line):
            chain = [listed(part) for part in _ARROW.split(line)]
            pairs = [(uppers[-1], name) for uppers, lowers in itertools.pairwise(chain) for name in lowers if uppers]
        else:
            continue
        for parent, name in pairs:
            order[parent.strip()] = order[name.strip()] = None
            parents.setdefault(name.strip(), parent.strip())
    if not 2 <= len(order) <= _MOST_NODES or len(parents) == len(order):
        return None
    ids = {name: f"n{number}" for number, name in enumerate(order, 1)}
    nodes = [
        {"id": ids[name], "label": name, **({"parentId": ids[parents[name]]} if name in parents else {})}
        for name in order
    ]
    return {"slideType": "org-chart", "title": asked.titled("The organisation", "Die Organisation"), "nodes": nodes}, []


def described(items: list[str]) -> list[Json]:
    """Items with what they say behind a colon or in brackets."""
    found = []
    for item in items:
        pair = _PAIR.match(item) or _BRACKETS.match(item)
        one: Json = {"label": capitalised(pair.group(1).strip() if pair else item.strip())}
        found.append(one | {"description": capitalised(pair.group(2).strip())} if pair else one)
    return [one for one in found if one["label"]]
