"""Slides that list: points, steps, levels, an agenda, next steps."""

import re
from dataclasses import replace

from deck_documents.outline.words import ADVICE
from deck_domain.dates import is_date
from renderer.authoring import headlines
from renderer.authoring.cues import unasked
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.planners.figures import kpi_grid
from renderer.authoring.planners.sums import has_sum, sums
from renderer.authoring.planners.week import is_day
from renderer.authoring.quantities import capitalised, figure_in, figures_in
from renderer.authoring.sentences import Brief, listed, named, parted, sentences

PAIR = re.compile(r"^([^:\uff1a=\u2013(\uff08]{1,60})\s*(?:(?<!\d):|:(?!\d)|\uff1a|=|\s\u2013\s|\s-\s)\s*(.+)$")
BRACKETS = re.compile(r"^(.{1,60}?)\s*[(\uff08]([^()\uff08\uff09]+)[)\uff09]\s*$")
_TOLD = re.compile(
    r"^([^:\uff1a()\uff08]{2,60}?)\s*[(\uff08]([^()\uff08\uff09]+[,;、\uff0c][^()\uff08\uff09]+)[)\uff09]\.?$"
)
ARROW = re.compile(r"\s*(?:->|→|>|≥|=>|←|\uff1e)\s*")
_CLEAR_ARROW = re.compile(r"\s*(?:->|→|=>|←)\s*")
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
    r"\b(\d{1,2}(?:[:.]\d{2}|\s?h\s[0-5]\d(?!\d|\s?min)|h(?:\d{2})?)(?:\s*(?:-|\u2013|to|bis)\s*\d{1,2}(?:[:.]\d{2})?)?|"
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
_FROM_TIME = re.compile(
    r"^(?:ab|from|dès|à partir de|desde las?|dalle|a partire dalle|vanaf|od)\s+(?=\d{1,2}(?:[:.h]\d{2}|\s*(?:am|pm|"
    r"Uhr|h)\b))",
    re.IGNORECASE,
)
"""What says that something goes on from a time: "ab 15 Uhr Kaffee"."""
_TIMED = re.compile(
    r"\d{1,2}(?:[:.]\d{2}|\s?h\s[0-5]\d(?!\d|\s?min)|h(?:\d{2})?)(?![\w])|\d{1,2}\s*[-\u2013]\s*\d{1,2}[:.]\d{2}(?!\d)|"
    r"\d{1,2}(?:\s*[-\u2013]\s*\d{1,2})?\s*(?:am|pm|Uhr)\b",
    re.IGNORECASE,
)
_ENDS_TIMED = re.compile(r"[^\W\d_]\s\d{1,2}:\d{2}$")
_UNFINISHED = re.compile(
    r"\b(?:to|of|in|by|for|from|than|within|after|under|over|auf|von|um|in|für|nach|unter|über|als|à|de|en|a|para|"
    r"por)$",
    re.IGNORECASE,
)
"""What a time stood behind that is a part of a sentence."""
_CLAUSE = re.compile(r"\s*;\s+|,\s+(?=(?:but|while|whereas|yet|so|aber|während|doch|sondern)\b)", re.IGNORECASE)
_ADVISED = re.compile(
    rf"{ADVICE.pattern}|^(?:i(?:'d| would)|we (?:should|must|need to)|ich würde|wir (?:sollten|müssen)|il faut|"
    rf"nous devons|"
    r"hay que|debemos|bisogna|dobbiamo|precisamos)\b",
    re.IGNORECASE,
)
"""A last sentence that says what is right, or what to do."""
_LASTS = re.compile(
    r"^(?P<name>\D{2,40}?)\s+(?P<time>\d[\d.,]*(?:\s?[-\u2013]\s?\d+)?\s?(?:min(?:utes?|uten?)?|h|hours?|Stunden?|"
    r"days?|Tage?|"
    r"weeks?|Wochen?|months?|Monate?|jours?|semaines?|mois|días?|semanas?|meses)\.?)$",
    re.IGNORECASE,
)
_UNTIL_WORDS = (
    r"(?:by|until|till?|before|on|due|bis(?: zum| spätestens)?|vor|am|avant(?: le)?|pour le|d'ici(?: le)?|antes del?|"
    r"para el|"
    r"hasta el|entro(?: il)?|até|tot|voor|do)"
)
_UNTIL = re.compile(rf"^{_UNTIL_WORDS}\s+", re.IGNORECASE)
_DUE = re.compile(
    rf"[\s,]+(?:{_UNTIL_WORDS}\s+|[-\u2013]\s|,\s)(?P<date>(?!{_UNTIL_WORDS}\s)[^\s,][^,;:]{{1,24}})$", re.IGNORECASE
)
"""Until when something is to be done, at the end of it."""
_SOON = re.compile(
    r"(?:today|tomorrow|asap|(?:the )?end of (?:the )?(?:week|month|year|quarter|day)|(?:this|next) (?:week|month|"
    r"quarter)|"
    r"(?:heute|morgen|sofort)|(?:ende|nächste[rn]?) (?:der |des )?(?:woche|monats?|jahres?|quartals?)|"
    r"(?:fin|la semaine prochaine|demain)(?: (?:du mois|d'année))?|mañana|fin de mes|domani|fine mese|amanhã|morgen)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?P<owner>(?-i:[A-ZÄÖÜÀ-Þ][\w.'-]*)(?:(?: (?:and|und|et|y|e|en|&) | )(?-i:[A-ZÄÖÜÀ-Þ])[\w.'-]*){0,2})"
    r"(?::\s+|\s+(?:to|will|must|should)\s+|\s+[-\u2013]\s+)(?=\S)"
)
"""Who does something, before it."""
_AIM = re.compile(
    r"(?:(?:our|the|unser|das|notre|l['\u2019]|nuestro|el) ?)?(?:goal|target|aim|objective|ziel|objectif|objetivo|meta|"
    r"obiettivo|doel|cel)(?: \d{4})?\s*[:\uff1a]\s*\S",
    re.IGNORECASE,
)
"""What a list is for, which is its title."""
_AHEAD = re.compile(
    r"(?!to-?do|action|aufgaben|maßnahmen|tareas|pendientes|à faire|da fare|tarefas|acciones)", re.IGNORECASE
)
"""What a list of next steps is called; tasks by other names are one where they say who, or until when."""
_AGAIN = re.compile(
    r"(?:and |und |et |y )?(?:(?:so on|repeat|(?:over |once )?again|start (?:over|again)|von vorne?|"
    r"wieder von vorne?|on recommence|recommencer|de nuevo|vuelta a empezar|da capo|di nuovo|de novo|opnieuw))",
    re.IGNORECASE,
)
"""That a cycle begins anew, which is seen."""
_LONG_TITLE, _FEWEST_STEPS = 90, 3
_MOST_LINES, _SHORT = 3, 4
_MOST_POINTS = 12


def points(asked: Asked) -> Planned | None:
    """A claim and its points; None for fewer than two."""
    items = [capitalised(item) for item in asked.brief.items]
    if len(items) < 2:
        return None
    if not asked.title and len(items) >= _FEWEST_STEPS and _AIM.match(items[0]) and len(items[0]) <= _LONG_TITLE:
        return points(replace(asked, title=items[0].rstrip("."), brief=Brief("", "\n".join(items[1:]))))
    last, *behind = sentences(items[-1]) or items[-1:]
    items = [*items[:-1], last.rstrip(".。") if behind else last, *behind][
        :_MOST_POINTS
    ]  # what stands behind the last one is none of it
    if all(told := [_TOLD.match(item) for item in items]):  # each says several things, as "Repair (cheap, 5 years)"
        items = [f"{one[1]}: {one[2]}" for one in told if one]
    names = [name for item in asked.brief.items if (name := named(item)[0])]
    title = asked.titled(headlines.enumerated(names if len(names) == len(items) else asked.brief.items))
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
    way = _way(asked.brief.rest.rstrip(".。"))
    items = way if len(way) > 1 else asked.brief.items
    total = items[-1] if len(items) > _FEWEST_STEPS and has_sum(items) else ""
    steps = [_lasting(step) for step in described(items[:-1] if total else items)]
    if len(steps) < _FEWEST_STEPS - 1:
        return None
    title = asked.titled(headlines.way([step["label"] for step in steps]))
    slide: Json = {"slideType": "process", "title": title, "steps": steps[:10]}
    return slide | ({"insight": f"{capitalised(total)}."} if total else {}), []


def _way(text: str) -> list[str]:
    """The stations between arrows; where these are drawn in two strokes, ">" alone says that something is more."""
    return (_CLEAR_ARROW if len(_CLEAR_ARROW.findall(text)) > 1 else ARROW).split(text)


def _lasting(step: Json) -> Json:
    """A step whose label ends in how long it takes, with that below it: "Check 12 days"."""
    found = _LASTS.match(step["label"]) if "description" not in step else None
    is_whole = found is not None and not _UNFINISHED.search(found["name"])  # and not "Repairs in"
    return {"label": found["name"], "description": found["time"]} if found and is_whole else step


def cycle(asked: Asked) -> Planned | None:
    """Steps that come round again."""
    items = _way(asked.brief.rest) if ARROW.search(asked.brief.rest) else asked.brief.items
    steps = described(items[:-1] if _AGAIN.fullmatch(items[-1].strip(" .") if items else "") else items)
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
    """Whether an item begins with a time of the day, or ends in one."""
    return _TIMED.match(_AT.sub("", _FROM_TIME.sub("", item))) is not None or _ENDS_TIMED.search(item) is not None


def agenda(asked: Asked) -> Planned | None:
    """What is talked about, with times where the brief has them."""
    items: list[Json] = []
    for item in asked.brief.items[:16]:
        since = _FROM_TIME.match(item)
        text = _AT.sub("", item[since.end() :] if since else item)
        time = _TIME.search(text)
        label = _beside(text, time) if time else text
        if time and _is_within(text, time):  # "People use a drill 13 minutes in its life"
            time, label = None, text
        if time and _UNFINISHED.search(label):  # "The wait fell from 38 to 21 minutes"
            time, label = None, text
        begin = since.group() if since else ""
        one: Json = {"label": capitalised(label or text) if time or not begin else capitalised(begin + text)}
        items.append(one | ({"time": begin + time.group(1)} if time and label else {}))
    if not items:
        return None
    return {
        "slideType": "agenda",
        "title": asked.titled(capitalised(asked.word) or headlines.enumerated([one["label"] for one in items])),
        "items": items,
    }, []


def _is_within(text: str, time: re.Match[str]) -> bool:
    """Whether words stand before a time and behind it: then it is no hour of the item, but a part of what it says."""
    before, behind = text[: time.start()], text[time.end() :]
    return re.search(r"\w\s$", before) is not None and re.match(r"\s\w", behind) is not None


def _beside(text: str, time: re.Match[str]) -> str:
    """What an item says beside its time."""
    return re.sub(r"[(\uff08]\s*[)\uff09]", "", text[: time.start()] + text[time.end() :]).strip(" ,:-\u2013")


def closing(asked: Asked) -> Planned | None:
    """Next steps, with who does them and until when."""
    items = asked.brief.items[:12]
    steps = [next_step(text) for text in items]
    if sum(len(step) > 1 for step in steps) < _FEWEST_STEPS - 1:  # one alone is a sentence as it was said
        if not _AHEAD.match(asked.word):
            return points(replace(asked, title=asked.titled(capitalised(asked.word))))
        steps = [_owned(text) for text in items]
    if not steps:
        return None
    title = asked.titled(capitalised(asked.word) or headlines.enumerated([step["text"] for step in steps]))
    return {"slideType": "closing", "title": title, "steps": steps}, []


def are_tasks(items: list[str]) -> bool:
    """Whether each item has who does it in brackets, or when: "tickets (Lena)", "fair (4 July)", and some have each."""
    steps = [next_step(item) if BRACKETS.match(item) else {} for item in items]
    are_owned = [step["owner"][:1].isupper() for step in steps if "owner" in step]
    return all(len(step) > 1 for step in steps) and 0 < len(are_owned) < len(steps) and all(are_owned)


def next_step(text: str) -> Json:
    """A step with its owner, who stands in brackets or before it, and with the date at its end.

    As "Call the bank (Anna, 12 May)", "Anna: call the bank by Friday", "Anna to call the bank by 12 May".
    """
    step: Json = {"text": text.strip(" .")}
    if found := BRACKETS.match(text):
        for said in re.split(r"\s*[,;/]\s*", found.group(2)):
            named_date = _UNTIL.sub("", said)
            if _is_when(named_date):
                step["date"] = named_date
            elif not figures_in(said):  # and not what it costs
                step["owner"] = f"{step['owner']}, {said}" if "owner" in step else said
            else:
                return {"text": capitalised(text)}
        step["text"] = found.group(1)
    if "date" not in step and (due := _DUE.search(step["text"])) and _is_when(due["date"]):
        step |= {"text": step["text"][: due.start()], "date": due["date"]}
    if "owner" not in step and (told := _OWNED.match(step["text"])):
        step |= {"owner": told["owner"], "text": step["text"][told.end() :]}
    return step | {"text": capitalised(step["text"].strip(" ,:-\u2013"))}


def _owned(text: str) -> Json:
    """A step with its owner in brackets."""
    found = BRACKETS.match(text)
    if found is None or figures_in(found.group(2)):  # what it costs, and nobody who does it
        return {"text": capitalised(text)}
    return {"text": capitalised(found.group(1)), "owner": found.group(2)}


def _is_when(text: str) -> bool:
    return is_date(text) or is_day(text) or _SOON.fullmatch(text) is not None


def described(items: list[str]) -> list[Json]:
    """Items with what they say behind a colon or in brackets."""
    found = []
    for item in (_THEN.sub("", one) for one in items):
        pair = PAIR.match(item) or BRACKETS.match(item)
        one: Json = {"label": capitalised(pair.group(1).strip() if pair else item.strip())}
        found.append(one | {"description": capitalised(pair.group(2).strip())} if pair else one)
    return [one for one in found if one["label"]]
