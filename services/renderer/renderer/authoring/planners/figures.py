"""Slides of figures: key figures, bridges, funnels. No figure is shown that the brief does not say."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from renderer.authoring import headlines
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.planners.readings import readings_of, without_counted
from renderer.authoring.quantities import Figure, capitalised, figure_in, figures_in
from renderer.authoring.sentences import Brief

_MOVED = r"(?=\s*(?:$|[,;\d+~≈€$£]|by\b|from\b|on\b|against\b|vs\b|um\b|gegen))"
"""What follows a word that says a direction: "up 9 %" moves, and "up front" does not."""
_DOWN = re.compile(
    rf"^\s*(?:[-\u2212▼↓]|(?:down|minus|fell|dropped|decreased|fiel(?:en)?|sank(?:en)?|en baisse de|baja|bajó|"
    rf"cayó|caiu|è sces[oa])\b{_MOVED})",
    re.IGNORECASE,
)
_UP = re.compile(
    rf"^\s*(?:[+▲↑]|(?:up|plus|rose|grew|increased|stieg(?:en)?|wuchs(?:en)?|en hausse de|sube|subió|"
    rf"creció|cresceu|subiu|aumentou|è cresciut[oa])\b{_MOVED})",
    re.IGNORECASE,
)
_FALLS = re.compile(r"\b(?:down|fell|falls?|decreased|lost|minus|less|gesunken|rückgang|sank|weniger)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"(?<!\w)(?:from|von|de|da|desde)\s(.*\d.*?)\s(?:to|auf|à|a)\s(.*\d.*)", re.IGNORECASE)
_AIMED = re.compile(
    r"(?:target|goal|aim|ziel(?:wert)?|objectif|cible|objetivo|meta|obiettivo|doel|目標)\s*[:=\uff1a]?\s*"
    rf"(?P<target>{SINGLE})",
    re.IGNORECASE,
)
"""What a figure shall be, beside it: "response 92 % (target 95 %)"."""
_RATE = re.compile(r"(?:an?|each|every|per|pro|je|am|im)\s|(?:out of|of|von|de|sur|su)\s\d", re.IGNORECASE)
"""How often something is, or of how many: "a day" and "of 5" are no units that figures are in."""
_ARROW = re.compile(r"\s(?:->|=>|→|>)\s")
_ASCII_ARROW = re.compile(r"->|=>")
_CURRENCY = re.compile(r"[€$£¥]\s?")
_MOST_PROOFS, _LONGEST_HEAD = 8, 300
_MOST_KPIS, _MOST_STAGES, _MOST_STEPS = 6, 8, 20
_FEWEST_STEPS, _SHORT, _ALMOST = 3, 3, 1e-6


def kpi_grid(asked: Asked) -> Planned | None:
    """Two to six figures, each with its name and what stands in brackets; up to eight as rows."""
    items = asked.brief.items
    found = [figure for item in items if (figure := figure_in(item)) and figure.label]
    if len(found) < 2:
        return None
    title = asked.titled(headlines.enumerated(items[:2]))
    counted: Json = {}
    if (alike := readings_of(items)) and (told := without_counted(items, alike)).counted:
        found, counted = list(told.figures), {"subtitle": capitalised(told.counted)}
    if _MOST_KPIS < len(found) <= _MOST_PROOFS and len(found) == len(items):
        proofs = [{"text": _told(figure), "figure": figure.value} for figure in found]
        return {"slideType": "executive-summary", "title": title, "proofs": proofs} | counted, []
    if len(found) > _MOST_KPIS:
        return None
    target = figure_in(asked.aim) if asked.aim else None
    each: Json = {"target": target.value} if target else {}
    return {"slideType": "kpi-grid", "title": title, "items": [_kpi(figure) | each for figure in found]} | counted, []


def against_targets(asked: Asked) -> Planned | None:
    """Key figures that each have their own target beside them."""
    found = [figure for item in asked.brief.items if (figure := figure_in(item)) and figure.label]
    aims = [aim for figure in found if (aim := _AIMED.fullmatch(figure.note))]
    planned = kpi_grid(asked) if len(aims) == len(asked.brief.items) > 1 else None
    if planned is None or planned[0]["slideType"] != "kpi-grid":
        return planned
    shown = ("label", "value")
    items = [
        {name: item[name] for name in shown} | {"target": aim["target"]}
        for item, aim in zip(planned[0]["items"], aims, strict=True)
    ]
    return planned[0] | {"items": items}, planned[1]


def _told(figure: Figure) -> str:
    """A figure's name, with what stands in brackets beside it."""
    return f"{figure.label} ({figure.note})" if figure.note else figure.label


def _kpi(figure: Figure) -> Json:
    one: Json = {"label": figure.label, "value": _ASCII_ARROW.sub("\u2192", figure.value)}
    if figure.note:
        one["sublabel"] = figure.note
        one["trend"] = "up" if _UP.match(figure.note) else "down" if _DOWN.match(figure.note) else "none"
    return one


def funnel(asked: Asked) -> Planned | None:
    """Stages, from the most to the least."""
    way = way_of(asked.brief.rest)
    stages = readings_of(way if len(way) > 1 else asked.brief.items)
    if stages is None or not 2 <= len(stages.values) <= _MOST_STAGES or min(stages.values) < 0:
        return None
    told: list[Json] = [
        {"label": figure.label, "value": value, "valueLabel": figure.value}
        | ({"description": figure.note} if figure.note else {})
        for figure, value in zip(stages.figures, stages.values, strict=True)
    ]
    title = asked.titled(headlines.change(asked.brief.items))
    return {"slideType": "funnel", "title": title, "stages": told}, []


def is_narrowing(head: str, items: Sequence[str]) -> bool:
    """Whether a head leads from the first figure of a list to the last ("1,000 leads → 19 contracts"), and all fall."""
    ends = [figure for item in (items[0], items[-1]) if (figure := figure_in(item))] if is_falling(items) else []
    return ("→" in head or "←" in head) and bool(ends) and all(figure.value in head for figure in ends)


def is_falling(items: Sequence[str]) -> bool:
    """Whether counts of several things are less from each to the next, as those that are left of something are."""
    found = readings_of(items)
    if found is None or len(items) < _FEWEST_STEPS or min(found.values) < 0 or found.unit:
        return False
    return all(one > other for one, other in pairwise(found.values))


def begins_with_sum(items: Sequence[str]) -> bool:
    """Whether the first figure of a list is the sum of the others: of "12 roles, 5 sales, 7 design" none is lost."""
    found = readings_of(items)
    return found is not None and abs(found.values[0] - sum(found.values[1:])) < _ALMOST


def way_of(text: str) -> list[str]:
    """The stations of a text with arrows between them; one without any is one station."""
    return [part.strip() for part in _ARROW.split(text.rstrip(" .。"))]


def waterfall(asked: Asked) -> Planned | None:
    """From one total to another; where the last is not said, there is none to check the steps against."""
    names = (
        asked.in_words("Start", "Anfang", "期首", "البداية", "Début", "Inicio"),
        asked.in_words("End", "Ende", "期末", "النهاية", "Fin", "Final"),
    )
    items = with_totals(asked.brief, names)
    steps = readings_of(items, bare_alike=True)
    if steps is None or not 3 <= len(steps.values) <= _MOST_STEPS:
        return None
    entries: list[Json] = []
    for number, (figure, value, is_signed) in enumerate(zip(steps.figures, steps.values, steps.signed, strict=True)):
        is_total = number in {0, len(steps.values) - 1} and not is_signed
        falls = value < 0 or (_FALLS.search(figure.label) is not None and not is_total)
        kind = "total" if is_total else "decrease" if falls else "increase"
        entries.append({"label": figure.label, "value": value if is_total else abs(value), "type": kind})
    title = _with_ends(asked.title, items)
    slide: Json = {"slideType": "waterfall", "title": title, "entries": entries}
    return (slide | {"subtitle": in_unit(asked, steps.unit)} if steps.unit else slide), []


def with_totals(brief: Brief, names: tuple[str, str] = ("Start", "End")) -> list[str]:
    """The steps of a bridge; where its head says the ends, these with `names`: "From 4.2m to 5.1m: price +0.9m"."""
    found = _FROM_TO.search(brief.head) if len(brief.head) <= _LONGEST_HEAD else None
    ends = [figure for end in found.groups() for figure in figures_in(end)] if found else []
    if len(ends) != len(names):
        return list(brief.items)
    # People write the currency once: "from €4.2m to €5.1m: price +0.9m".
    for said in (ends, [_CURRENCY.sub("", figure) for figure in ends]):
        first, last = (f"{name} {figure}" for name, figure in zip(names, said, strict=True))
        if is_bridge(bridge := [first, *brief.items, last]):
            return bridge
    return list(brief.items)


def is_bridge(items: Sequence[str]) -> bool:
    """Whether figures lead from the first to the last: all between have a sign, and they add up."""
    steps = readings_of(items, bare_alike=True)
    if steps is None or len(steps.values) < _FEWEST_STEPS or steps.remarks:
        return False
    first, *changes, last = steps.values
    is_signed, *are_signed, ends_signed = steps.signed
    adds_up = math.isclose(first + sum(changes), last, rel_tol=1e-6, abs_tol=1e-9)
    return adds_up and all(are_signed) and not is_signed and not ends_signed


def _with_ends(title: str, items: Sequence[str]) -> str:
    """A title that only names a bridge, with the figures that it leads from and to; a title that says more as it is."""
    change = headlines.change(items)
    whole = f"{title}: {items[0][:1]}{change[1:]}"
    is_name = len(title.split()) <= _SHORT and not re.search(r"\d", title)
    return whole if title and is_name and len(whole) <= headlines.MOST else title or change


def in_unit(asked: Asked, unit: str) -> str:
    """What a chart says of the unit of its values: "in M€"; in Japanese, Arabic and foreign words the unit alone."""
    if asked.is_foreign or _RATE.match(unit):
        return unit
    said = _in_full(asked, unit)
    return asked.in_words(f"in {said}", f"in {said}", said, said, f"en {said}", f"en {said}")


def _in_full(asked: Asked, unit: str) -> str:
    """A unit that is nothing but a scale, in words: "M" is millions, and "m" where nothing is long or wide."""
    if unit == "m" and not _COUNTED.search(asked.text):
        return unit
    return asked.in_words(*_SCALES[unit]) if unit in _SCALES else unit


_MILLIONS = ("millions", "Millionen", "", "", "millions", "millones")
_BILLIONS = ("billions", "Milliarden", "", "", "milliards", "miles de millones")
_SCALES = {
    "m": _MILLIONS,
    "M": _MILLIONS,
    "mn": _MILLIONS,
    "B": _BILLIONS,
    "Mio": ("Mio.", "Mio."),
    "Mrd": ("Mrd.", "Mrd."),
    "bn": _BILLIONS,
}
_COUNTED = re.compile(
    r"\b(?:revenues?|sales|turnover|costs?|profits?|budgets?|income|earnings|spend(?:ing)?|ebit(?:da)?|cash|arr|mrr|"
    r"margin|"
    r"debts?|loans?|invest\w*|users?|customers?|visit\w*|downloads?|people|units|orders?|members?|"
    r"passengers?|guests?|readers?|parcels?|tickets?|trips?|bottles?|households?|teu|fahrgäste\w*|gäste\w*|pakete\w*|"
    r"umsatz\w*|kosten|gewinn\w*|erträge?|ausgaben|einnahmen|kunden|nutzer\w*|besuche\w*)\b",
    re.IGNORECASE,
)
"""What is counted and never measured in metres."""
