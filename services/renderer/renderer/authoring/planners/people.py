"""Slides of people: teams, organisations, and what people say."""

import itertools
import re
from collections.abc import Iterable, Sequence

from renderer.authoring import headlines
from renderer.authoring.planners.asked import WHOLE, Asked, Json, Planned
from renderer.authoring.planners.lists import ARROW, BRACKETS, PAIR, pyramid
from renderer.authoring.quantities import capitalised, figures_in
from renderer.authoring.sentences import listed, named, sentences

_REPORTS = re.compile(
    r"^(.+?)\s+(?:reports? to|works? (?:for|under)|berichte[nt]? an|arbeite[nt]? für|unter|travaillent? pour|"
    r"trabajan? para|lavora(?:no)? per|werkt voor)\s+(.+)$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"^(?:(?:and )?(?:below|under|beneath) (?:her|him|them|that|this)|darunter|unter (?:ihr|ihm)|en dessous|"
    r"debajo)[,:]?\s+(\S.*)$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:the |der |die |le |la |el )?(\S(?:.{0,40}?\S)?)\s+(?:leads?|runs?|heads?|manages?|führt|leitet|dirige|"
    r"gère)\s+(\S.*)$",
    re.IGNORECASE,
)
"""Who is below the one at the top, and who leads what, in words."""
_DOES = re.compile(r"^([A-ZÀ-Þ][\w'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?)\s+([a-zß-ÿ][^.;]{2,60})$")
_ROLE = re.compile(r"^([A-ZÀ-Þ][\w.'-]*(?:\s(?:(?:van|von|de[rnl]?|da|di|el|al|le)\s)*[A-ZÀ-Þ][\w.'-]*)+),\s+([^,;]+)$")
_IN_BRACKETS = re.compile(
    r"^[A-ZÀ-Þ][\w.'-]*(?:\s(?:(?:van|von|de[rnl]?|da|di|el|al|le)\s)*[A-ZÀ-Þ][\w.'-]*)+\s[(][^\d()]+[)]$"
)
_ROLE_FIRST = re.compile(r"^([a-zß-ÿ][\w /&-]{1,40}|[A-Z]{2,4})\s([A-ZÀ-Þ][\w'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?)$")
"""A role before its name: "project lead Aylin", "IT Marek"."""
_OF_TASKS = re.compile(r"who does what|wer macht was|roles|rollen", re.IGNORECASE)
"""Words for a team whose names are followed by tasks, and not by what these people are."""
_TASK_FIRST = re.compile(r"^([^\W\d_][^\u2013\u2014:]*?)\s[-\u2013\u2014]\s(\S.*)$")
"""A task before those who do it: "drinks - the Smiths"."""
_NO_PERSON = re.compile(
    r"(?:where|when|what|why|how|wo|wann|was|warum|wie|où|quand|quoi|dónde|cuándo|qué|dove|quando|onde|date|place|"
    r"budget|ort|datum|termin|kosten|thema|ziel|lieu|fecha|lugar)\s*[:?]",
    re.IGNORECASE,
)
"""What is said of an event, and is nobody."""
_COUNT = re.compile(
    r"(?:\d+|one|two|three|four|five|several|zwei|drei|vier|fünf|mehrere|deux|trois|plusieurs|dos|tres|varios)\s",
    re.IGNORECASE,
)
"""What begins no name: "two open positions"."""
_NAME = re.compile(r"^(?:[^\W\d_a-z]|[A-ZÀ-Þ])[\w.'-]*(?:\s\S+)+$|^[^\x00-ɏ]+$")
"""A name of several words with a capital, or of a script without them."""
_QUOTE = re.compile(r"^[\"“„«「](.+?)[\"”“»」]\s*(?:[-\u2013—,]|by|von)?\s*(.*)$", re.DOTALL)
_MOST_PEOPLE, _MOST_NODES, _MOST_QUOTES = 24, 20, 3
_LONGEST_UNIT = 60
_HEADS_NAMES = re.compile(
    r"names?|persons?|people|members?|who|wer|person(?:en)?|mitglied(?:er)?|noms?|nombres?", re.IGNORECASE
)
"""What stands above the names of a table of people."""


def team(asked: Asked) -> Planned | None:
    """People and what they do; rows between bars are people where they have two cells."""
    items = _without_bars(asked.brief.items[:_MOST_PEOPLE])
    if any(_NO_PERSON.match(item) for item in items) or any("|" in item or len(figures_in(item)) > 1 for item in items):
        return None  # "Team red: 14 wins, 3 losses"
    if items and _OF_TASKS.fullmatch(asked.word) and all(map(_TASK_FIRST.match, items)):
        steps = [{"text": capitalised(one[1].strip()), "owner": one[2]} for one in map(_TASK_FIRST.match, items) if one]
        return {"slideType": "closing", "title": asked.titled(capitalised(asked.word)), "steps": steps}, []
    people = [item for item in items if not _COUNT.match(item)]
    tells_tasks = _OF_TASKS.fullmatch(asked.word) is not None and all(map(_DOES.match, people))
    if people and all(map(_ROLE_FIRST.match, people)):
        members = [{"name": name, "role": capitalised(role)} for role, name in map(_role_and_name, people)]
    else:
        members = [_busy(text) if tells_tasks else person(capitalised(text)) for text in people]
    if not members or not any(_NAME.match(one["name"]) or "role" in one for one in members):
        return None
    slide: Json = {"slideType": "team", "title": asked.titled(capitalised(asked.word)), "members": members}
    said = capitalised(", ".join(item for item in items if item not in people))
    return slide | ({"insight": said} if said else {}), []


def _role_and_name(text: str) -> tuple[str, str]:
    found = _ROLE_FIRST.match(text)
    return (found[1], found[2]) if found else ("", text)


def _without_bars(items: list[str]) -> list[str]:
    """Rows of two cells as "Ada: Lead", without the one that heads them; other items as they are."""
    rows = [[cell.strip() for cell in item.strip("| ").split("|")] for item in items]
    if not rows or not all(len(row) == 2 and all(row) for row in rows):
        return items
    told = rows[1:] if _HEADS_NAMES.fullmatch(rows[0][0]) else rows
    return [": ".join(row) for row in told]


def person(text: str) -> Json:
    """A `name`, and the `role` behind a colon or a comma or in brackets, or what the person does: "Mia leads"."""
    found = BRACKETS.match(text) or PAIR.match(text) or _ROLE.match(text) or _DOES.match(text)
    return {"name": found.group(1), "role": found.group(2)} if found else {"name": text}


def are_people(items: Sequence[str]) -> bool:
    """Whether items are names with what these people are: "Tom Ade, treasurer"."""
    return len(items) > 1 and all(_ROLE.match(item) or _IN_BRACKETS.match(item) for item in items)


def _busy(text: str) -> Json:
    """A `name` and a task, which may have its state in brackets: "Mia invitations (done)"."""
    found = _DOES.match(text)
    return {"name": found.group(1), "role": found.group(2)} if found else {"name": text}


def quote(asked: Asked) -> Planned | None:
    """What somebody said, and who."""
    text = asked.brief.rest or asked.title
    found = _QUOTE.match(text)
    said, who = (found.group(1), re.sub(r"^\((.*)\)$", r"\1", found.group(2).strip(" ."))) if found else (text, "")
    if not said:
        return None
    who, *others = sentences(who) or [""]
    told: Json = {"insight": " ".join(others)} if others else {}
    title = capitalised(asked.word)
    if asked.brief.rest and asked.title:  # "Quote of a guest: ..."
        who, title = (who, asked.title) if who or not title else (asked.title, title)
    title, who = (title, who) if title else (capitalised(who or said), "")
    slide: Json = {"slideType": "quote", "title": title, "quote": said, **told}
    return (slide | {"by": person(who.strip("(). "))} if who else slide), []


def quotes(asked: Asked) -> Planned | None:
    """What several people said, side by side; None for one, and for more than a page has room for."""
    said = [_said_by(item) for item in asked.brief.items]
    if not 1 < len(said) <= _MOST_QUOTES:
        return None
    width = WHOLE["colSpan"] // len(said)
    blocks = [
        {"primitive": "quoteBlock", "region": {**WHOLE, "col": number * width, "colSpan": width}, "input": one}
        for number, one in enumerate(said)
    ]
    title = asked.titled(said[0]["quote"])
    return {"slideType": "composition", "title": title, "blocks": blocks}, []


def _said_by(text: str) -> Json:
    """A `quote`, and who said it, which stands behind it or in brackets."""
    found = _QUOTE.match(text)
    said, who = (found[1], found[2].strip(" ().")) if found else (text, "")
    return {"quote": said} | ({"by": person(capitalised(who))} if who else {})


def org_chart(asked: Asked) -> Planned | None:
    """A hierarchy: "CEO > CTO, CFO; CTO > Platform, Data", or "A reports to B"."""
    parents: dict[str, str] = {}
    order: dict[str, str] = {}
    above_all = ""
    for line in re.split(r"\s*[;\n\uff1b؛]\s*", asked.brief.rest):
        if found := _REPORTS.match(line):
            pairs = [(found.group(2), name) for name in listed(found.group(1))]
        elif ARROW.search(line):
            pairs = _pairs_of(line)
        elif named(line)[0]:
            pairs = [(named(line)[0], name) for name in listed(named(line)[1])]
        elif above_all and (found := _BELOW.match(line)):
            pairs = [(above_all, name) for name in listed(found[1])]
        elif order and (found := _LEADS.match(line)):
            pairs = [(_whole_name(found[1], order), name) for name in listed(found[2])]
        else:
            above_all = above_all or (line.strip() if not order and line[:1].isupper() else "")
            continue
        for parent, name in pairs:
            above, below = _unit(parent.strip()), _unit(name.strip())
            for unit, holder in (above, below):
                order[unit] = holder or order.get(unit, "")
            parents.setdefault(below[0], above[0])
    if not order and any(map(_LEADS.match, asked.brief.items)):
        return None  # several who lead something, and nobody above them
    if not order:
        return pyramid(asked) if all(len(item) <= _LONGEST_UNIT for item in asked.brief.items) else None
    if not 2 <= len(order) <= _MOST_NODES or len(parents) == len(order):
        return None
    ids = {name: f"n{number}" for number, name in enumerate(order, 1)}
    nodes = [
        {"id": ids[name], "label": name}
        | ({"role": holder} if holder else {})
        | ({"parentId": ids[parents[name]]} if name in parents else {})
        for name, holder in order.items()
    ]
    root = next(name for name in order if name not in parents)
    units = [name for name in order if parents.get(name) == root]
    title = asked.titled(f"{root}: {headlines.enumerated(units)}")
    return {"slideType": "org-chart", "title": title, "nodes": nodes}, []


def _pairs_of(line: str) -> list[tuple[str, str]]:
    """Each unit of a line with arrows below the one above it.

    Several at the top lead together: "Anna Berg and Jon Falk (co-CEOs) > Sales, Ops".
    """
    first, *others = ARROW.split(line)
    chain = [[first.strip()], *map(listed, others)]
    return [(uppers[-1], name) for uppers, lowers in itertools.pairwise(chain) for name in lowers if uppers]


def _whole_name(short: str, names: Iterable[str]) -> str:
    """The one of `names` that begins with a short name, as "CTO Raj Patel" does with "CTO"; else the short one."""
    return next((name for name in names if re.match(rf"{re.escape(short)}(?!\w)", name, re.IGNORECASE)), short)


def _unit(text: str) -> tuple[str, str]:
    """A unit and who leads it, in brackets or behind a colon, once: "Sales (A. Koch)", "Ops: Ben Ott" and "Sales"."""
    if found := BRACKETS.match(text):
        return found[1], found[2]
    name, holder = named(text)
    return (name, holder) if name else (text, "")
