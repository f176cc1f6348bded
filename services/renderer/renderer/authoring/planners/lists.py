"""Slides that list: points, steps, levels, an agenda, an organisation, people, next steps."""

import itertools
import re
from collections.abc import Iterable, Sequence

from deck_documents.outline.words import ADVICE
from renderer.authoring import headlines
from renderer.authoring.cues import unasked
from renderer.authoring.planners.asked import WHOLE, Asked, Json, Planned
from renderer.authoring.planners.figures import kpi_grid
from renderer.authoring.planners.sums import has_sum, sums
from renderer.authoring.quantities import SINGLE, capitalised, figure_in
from renderer.authoring.sentences import listed, named, parted, sentences

_PAIR = re.compile(r"^([^:\uff1a=\u2013(\uff08]{1,60})\s*(?:[:\uff1a]|=|\s\u2013\s|\s-\s)\s*(.+)$")
_BRACKETS = re.compile(r"^(.{1,60}?)\s*[(\uff08]([^()\uff08\uff09]+)[)\uff09]\s*$")
_TOLD = re.compile(
    r"^([^:\uff1a()\uff08]{2,60}?)\s*[(\uff08]([^()\uff08\uff09]+[,;、\uff0c][^()\uff08\uff09]+)[)\uff09]\.?$"
)
_ARROW = re.compile(r"\s*(?:->|→|>|≥|=>|←|\uff1e)\s*")
_REPORTS = re.compile(r"^(.+?)\s+(?:reports? to|berichtet an|unter)\s+(.+)$", re.IGNORECASE)
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
_THEN = re.compile(
    r"^(?:(?:and )?then|and finally|finally|dann|danach|zuletzt|puis|ensuite|enfin|luego|después|poi)\s+", re.IGNORECASE
)
_AT_TOP = re.compile(
    r"\s+(?:at|on|in) the (?:very )?(?:top|bottom|middle|base)$|\s+(?:ganz )?(?:oben|unten|in der Mitte)$|"
    r"\s+(?:en haut|en bas|au sommet|arriba|abajo)$",
    re.IGNORECASE,
)
"""What says of a step or a level where it stands, which is seen."""
_CONDITION = re.compile(
    r"(?:if|when|while|because|although|since|as|unless|before|after|wenn|falls|weil|obwohl|da|sobald)\b", re.IGNORECASE
)
_TIME = re.compile(
    r"\b(\d{1,2}[:.h]\d{2}(?:\s*(?:-|\u2013|to|bis)\s*\d{1,2}(?:[:.]\d{2})?)?|"
    r"\d{1,2}\s*(?:-|\u2013|to|bis)\s*\d{1,2}[:.]\d{2}|"
    r"\d{1,2}(?:\s*[-\u2013]\s*\d{1,2})?\s*(?:am|pm|Uhr)|"
    r"\d{1,3}\s*(?:min(?:ute[ns]?)?|h))\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"^(?:at|um|gegen|around|à|vers|a las?|às|alle|ore|om|o)\s+(?=\d{1,2}(?:[:.h]\d{2}|\s*(?:am|pm|Uhr)))",
    re.IGNORECASE,
)
"""What stands before a time: "at 09:40 the pump failed"."""
_TIMED = re.compile(
    r"\d{1,2}[:.h]\d{2}(?!\d)|\d{1,2}\s*[-\u2013]\s*\d{1,2}[:.]\d{2}(?!\d)|"
    r"\d{1,2}(?:\s*[-\u2013]\s*\d{1,2})?\s*(?:am|pm|Uhr)\b",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"\b(?:to|of|in|by|for|from|than|within|after|under|over|auf|von|um|in|für|nach|unter|über|als|à|de|en|a|para|"
    r"por)$",
    re.IGNORECASE,
)
"""What a time stood behind that is a part of a sentence."""
_DOES = re.compile(r"^([A-ZÀ-Þ][\w'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?)\s+([a-zß-ÿ][^.;]{2,60})$")
_ROLE = re.compile(r"^([A-ZÀ-Þ][\w.'-]*(?:\s(?:(?:van|von|de[rnl]?|da|di|el|al|le)\s)*[A-ZÀ-Þ][\w.'-]*)+),\s+([^,;]+)$")
_OF_TASKS = re.compile(r"who does what|wer macht was|roles|rollen", re.IGNORECASE)
"""Words for a team whose names are followed by tasks, and not by what these people are."""
_COUNT = re.compile(
    r"(?:\d+|one|two|three|four|five|several|zwei|drei|vier|fünf|mehrere|deux|trois|plusieurs|dos|tres|varios)\s",
    re.IGNORECASE,
)
"""What begins no name: "two open positions"."""
_NAME = re.compile(r"^(?:[^\W\d_a-z]|[A-ZÀ-Þ])[\w.'-]*(?:\s\S+)+$|^[^\x00-ɏ]+$")
"""A name of several words with a capital, or of a script without them."""
_CLAUSE = re.compile(r"\s*;\s+|,\s+(?=(?:but|while|whereas|yet|so|aber|während|doch|sondern)\b)", re.IGNORECASE)
_ADVISED = re.compile(
    rf"{ADVICE.pattern}|^(?:i(?:'d| would)|we (?:should|must|need to)|ich würde|wir (?:sollten|müssen)|il faut|"
    rf"nous devons|"
    r"hay que|debemos|bisogna|dobbiamo|precisamos)\b",
    re.IGNORECASE,
)
"""A last sentence that says what is right, or what to do."""
_QUOTE = re.compile(r"^[\"“„«「](.+?)[\"”“»」]\s*(?:[-\u2013—,]|by|von)?\s*(.*)$", re.DOTALL)
_LONG_TITLE, _MOST_QUOTES = 90, 3
_MOST_LINES, _SHORT = 3, 4
_MOST_POINTS, _MOST_PEOPLE, _MOST_NODES = 12, 24, 20
_LONGEST_UNIT = 60


def points(asked: Asked) -> Planned | None:
    """A claim and its points; None for fewer than two."""
    items = [capitalised(item) for item in asked.brief.items][:_MOST_POINTS]
    if len(items) < 2:
        return None
    if all(told := [_TOLD.match(item) for item in items]):  # each says several things, as "Repair (cheap, 5 years)"
        items = [f"{one[1]}: {one[2]}" for one in told if one]
    title = asked.titled(headlines.enumerated(asked.brief.items))
    return {"slideType": "title-body", "role": "content", "title": title, "body": items}, []


def statement(asked: Asked) -> Planned:
    """One thing said large, with what the brief says about it; for briefs of any kind."""
    if asked.brief.rest and (found := points(asked)):
        return found
    above: Json = {"eyebrow": capitalised(asked.title)} if asked.brief.rest and asked.title else {}
    first, *others = _clauses(asked.brief.rest or asked.text)
    is_whole = not others and asked.title and not asked.brief.rest
    said_first = asked.title if is_whole else unasked(first)
    title = capitalised(said_first).rstrip(".。") or said_first
    if len(others) == 1 and not _CONDITION.match(others[0]) and len(told := listed(others[0])) > 2:
        others = [capitalised(one) for one in told]
    if others:
        *body, last = others[:_MOST_POINTS]
        is_advice = len(body) > 1 and _ADVISED.search(last) is not None
        said: Json = {"body": body, "insight": last} if is_advice else {"body": [*body, last]}
        return {"slideType": "title-body", "role": "content", **above, "title": title, **said}, []
    return {"slideType": "section", "role": "section", **above, "title": title}, []


def _clauses(text: str) -> list[str]:
    """The sentences of a text; a first one that no title has room for is cut where another main clause begins."""
    said = sentences(text) or [text]
    if len(said[0]) <= _LONG_TITLE:
        return said
    clauses = [part.strip() for part in _CLAUSE.split(said[0]) if part.strip()]
    return [clauses[0], *map(capitalised, clauses[1:]), *said[1:]]


def said_large(asked: Asked) -> Planned | None:
    """A sentence on a page of its own, below what it is called, with up to three that support it."""
    said, *others = [one.rstrip(".。") for one in sentences(asked.brief.rest)] or [""]
    if not said or len(others) > _MOST_LINES:
        return None
    slide: Json = {"slideType": "section", "role": "section", "title": capitalised(said)}
    if name := asked.title or ("" if asked.word.lower() == "statement" else asked.word):
        slide["eyebrow"] = capitalised(name)
    return slide | ({"body": others} if others else {}), []


def summary(asked: Asked) -> Planned | None:
    """What is claimed, and the figures that prove it; None where fewer than two points have one."""
    items = parted(asked.brief.rest) if len(parted(asked.brief.rest)) > 1 else sentences(asked.brief.rest)
    items = items if len(items) > 1 else asked.brief.items
    if has_sum(items):
        return sums(asked)
    figures = [figure for item in asked.brief.items if len(item.split()) <= _SHORT and (figure := figure_in(item))]
    if len(items) == len(figures) > _SHORT - 2 and len(sentences(asked.brief.rest)) == 1:
        return kpi_grid(asked)
    proofs = [_proof(item) for item in items[:8]]
    if len(proofs) < 2 or sum("figure" in proof for proof in proofs) < 2:
        return points(asked)
    return {
        "slideType": "executive-summary",
        "title": asked.titled(capitalised(items[0].rstrip(".。"))),
        "proofs": proofs,
    }, []


def _proof(item: str) -> Json:
    figure = figure_in(item)
    text = capitalised(item.rstrip(".。"))
    return {"text": text, "figure": figure.value} if figure and re.search(SINGLE, figure.value) else {"text": text}


def opening(asked: Asked) -> Planned | None:
    """The first page of a deck."""
    title, *lines = listed(asked.brief.rest) or [asked.title]
    if not title:
        return None
    slide: Json = {"slideType": "section", "role": "opening", "title": capitalised(title)}
    return (slide | {"body": lines[:3]} if lines else slide), []


def process(asked: Asked) -> Planned | None:
    """Steps that follow each other; those of a day are an agenda."""
    if len(asked.brief.items) > 1 and all(map(is_timed, asked.brief.items)):
        return agenda(asked)
    way = _ARROW.split(asked.brief.rest.rstrip(".。"))
    steps = described(way if len(way) > 1 else asked.brief.items)
    if len(steps) < 2:
        return None
    return {
        "slideType": "process",
        "title": asked.titled(headlines.way([step["label"] for step in steps])),
        "steps": steps[:10],
    }, []


def cycle(asked: Asked) -> Planned | None:
    """Steps that come round again."""
    steps = described(_ARROW.split(asked.brief.rest) if _ARROW.search(asked.brief.rest) else asked.brief.items)
    if not 3 <= len(steps) <= 8:
        return None
    return {
        "slideType": "cycle",
        "title": asked.titled(headlines.way([step["label"] for step in steps])),
        "steps": steps,
    }, []


def pyramid(asked: Asked) -> Planned | None:
    """Levels from the top down."""
    levels = described([_AT_TOP.sub("", item) for item in asked.brief.items])
    if not 2 <= len(levels) <= 7:
        return None
    return {
        "slideType": "pyramid",
        "title": asked.titled(headlines.enumerated([level["label"] for level in levels])),
        "levels": levels,
    }, []


def is_timed(item: str) -> bool:
    """Whether an item begins with a time of the day."""
    return _TIMED.match(_AT.sub("", item)) is not None


def agenda(asked: Asked) -> Planned | None:
    """What is talked about, with times where the brief has them."""
    items: list[Json] = []
    for item in asked.brief.items[:16]:
        text = _AT.sub("", item)
        time = _TIME.search(text)
        label = _beside(text, time) if time else text
        if time and _UNFINISHED.search(label):  # "The wait fell from 38 to 21 minutes"
            time, label = None, text
        items.append({"label": capitalised(label or text), **({"time": time.group(1)} if time and label else {})})
    if not items:
        return None
    return {
        "slideType": "agenda",
        "title": asked.titled(capitalised(asked.word) or headlines.enumerated([one["label"] for one in items])),
        "items": items,
    }, []


def _beside(text: str, time: re.Match[str]) -> str:
    """What an item says beside its time."""
    return re.sub(r"[(\uff08]\s*[)\uff09]", "", text[: time.start()] + text[time.end() :]).strip(" ,:-\u2013")


_HEADS_NAMES = re.compile(
    r"names?|persons?|people|members?|who|wer|person(?:en)?|mitglied(?:er)?|noms?|nombres?", re.IGNORECASE
)
"""What stands above the names of a table of people."""


def team(asked: Asked) -> Planned | None:
    """People and what they do; rows between bars are people where they have two cells."""
    items = _without_bars(asked.brief.items[:_MOST_PEOPLE])
    if any("|" in item for item in items):
        return None
    people = [item for item in items if not _COUNT.match(item)]
    tells_tasks = _OF_TASKS.fullmatch(asked.word) is not None and all(map(_DOES.match, people))
    members = [_busy(text) if tells_tasks else person(capitalised(text)) for text in people]
    if not members or not any(_NAME.match(one["name"]) or "role" in one for one in members):
        return None
    slide: Json = {"slideType": "team", "title": asked.titled(capitalised(asked.word)), "members": members}
    said = capitalised(", ".join(item for item in items if item not in people))
    return slide | ({"insight": said} if said else {}), []


def _without_bars(items: list[str]) -> list[str]:
    """Rows of two cells as "Ada: Lead", without the one that heads them; other items as they are."""
    rows = [[cell.strip() for cell in item.strip("| ").split("|")] for item in items]
    if not rows or not all(len(row) == 2 and all(row) for row in rows):
        return items
    told = rows[1:] if _HEADS_NAMES.fullmatch(rows[0][0]) else rows
    return [": ".join(row) for row in told]


def person(text: str) -> Json:
    """A `name`, and the `role` behind a colon or a comma or in brackets, or what the person does: "Mia leads"."""
    found = _BRACKETS.match(text) or _PAIR.match(text) or _ROLE.match(text) or _DOES.match(text)
    return {"name": found.group(1), "role": found.group(2)} if found else {"name": text}


def are_people(items: Sequence[str]) -> bool:
    """Whether items are names with what these people are: "Tom Ade, treasurer"."""
    return len(items) > 1 and all(map(_ROLE.match, items))


def _busy(text: str) -> Json:
    """A `name` and a task, which may have its state in brackets: "Mia invitations (done)"."""
    found = _DOES.match(text)
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
    return {"slideType": "closing", "title": asked.titled(capitalised(asked.word)), "steps": steps}, []


def quote(asked: Asked) -> Planned | None:
    """What somebody said, and who."""
    text = asked.brief.rest or asked.title
    found = _QUOTE.match(text)
    said, who = (found.group(1), found.group(2).strip()) if found else (text, "")
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
        elif _ARROW.search(line):
            chain = [listed(part) for part in _ARROW.split(line)]
            pairs = [(uppers[-1], name) for uppers, lowers in itertools.pairwise(chain) for name in lowers if uppers]
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


def _whole_name(short: str, names: Iterable[str]) -> str:
    """The one of `names` that begins with a short name, as "CTO Raj Patel" does with "CTO"; else the short one."""
    return next((name for name in names if re.match(rf"{re.escape(short)}(?!\w)", name, re.IGNORECASE)), short)


def _unit(text: str) -> tuple[str, str]:
    """A unit and who leads it, which stands in brackets and may be said once: "Sales (A. Koch)" and "Sales"."""
    found = _BRACKETS.match(text)
    return (found[1], found[2]) if found else (text, "")


def described(items: list[str]) -> list[Json]:
    """Items with what they say behind a colon or in brackets."""
    found = []
    for item in (_THEN.sub("", one) for one in items):
        pair = _PAIR.match(item) or _BRACKETS.match(item)
        one: Json = {"label": capitalised(pair.group(1).strip() if pair else item.strip())}
        found.append(one | {"description": capitalised(pair.group(2).strip())} if pair else one)
    return [one for one in found if one["label"]]
