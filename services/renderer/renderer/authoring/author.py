"""The author that needs no model: it reads a brief and plans one slide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from deck_documents import parse
from deck_domain.dates import is_date
from deck_domain.errors import InvalidDocument, Violation
from renderer.authoring.cues import Cue, kind_of, unasked
from renderer.authoring.planners import PLANNERS, statement
from renderer.authoring.planners.asked import Asked
from renderer.authoring.planners.readings import readings_of
from renderer.authoring.planners.tables import VERSUS, is_barred
from renderer.authoring.planners.times import dated
from renderer.authoring.quantities import capitalised, figure_in, figures_in
from renderer.authoring.sentences import Brief, listed, sentences, taken_apart
from renderer.authoring.unsaid import unsaid

Json = dict[str, Any]
_FEWEST, _MOST_KPIS = 3, 6


@dataclass(frozen=True, slots=True)
class Plan:
    """What an author wants a slide to be.

    Attributes:
        document: a `protocol_v2` document of one slide.
        warnings: what the brief leaves open; pointers are into the brief's request.
    """

    document: Json
    warnings: tuple[Violation, ...] = field(default=())


def plan_of(text: str) -> Plan:
    """Plan the slide of a brief; whatever it says, there is one."""
    brief = _with_items(taken_apart(text))
    lead, brief = _led(brief)
    cue = kind_of(brief.head, brief.rest)
    brief, conclusion = _concluded(brief) if cue is None or cue.kind not in _OF_SENTENCES else (brief, "")
    title = capitalised(cue.title if cue else unasked(brief.head))
    asked = Asked(lead or title, brief, text, cue.word if cue else "")
    slide, open_points = _planned(asked, cue)
    slide = _around(slide, title if lead else "", conclusion)
    told = brief.rest or ("" if cue else unasked(text))
    warnings = [Violation("/brief", "left_open", message) for message in open_points]
    warnings += [Violation("/brief", "not_shown", f'Not on the slide: "{part}".') for part in unsaid(told, slide)]
    return Plan(_document(slide), tuple(warnings))


_OF_SENTENCES = frozenset({"opening", "quote", "compare", "before-after", "summary", "statement", "swot", "pros-cons"})
"""Kinds whose lists may be sentences: the last one is a part of them, and no conclusion."""
_CONCLUSION = re.compile(r"^(.+[,;].*[\w%€)])[.!]\s+([A-ZÀ-Þ]\S*(?:\s[^\s:;]+){2,40})$", re.DOTALL)


def _led(brief: Brief) -> tuple[str, Brief]:
    """What a brief says in sentences before the head of its list: that is its point; empty for nothing."""
    said = sentences(brief.head) if brief.rest else []
    if len(said) < 2:
        return "", brief
    return " ".join(said[:-1]).rstrip("."), Brief(said[-1], brief.rest)


def _concluded(brief: Brief) -> tuple[Brief, str]:
    """The brief without the sentence behind its list, and that sentence."""
    found = None if "\n" in brief.rest else _CONCLUSION.match(brief.rest)
    return (Brief(brief.head, found[1]), found[2]) if found else (brief, "")


def _around(slide: Json, subtitle: str, conclusion: str) -> Json:
    """The slide with what the brief says beside its list."""
    said: Json = {}
    if subtitle:
        said["subtitle"] = ", ".join(part for part in (subtitle, slide.get("subtitle")) if part)
    if conclusion:
        said["insight"] = conclusion
    return slide | said


def _planned(asked: Asked, cue: Cue | None) -> tuple[Json, list[str]]:
    """The slide of the first kind that the brief has what it takes for, and what it leaves open."""
    faults = []
    for kind in _kinds(asked, cue):
        if planned := PLANNERS[kind](asked):
            slide, open_points = planned
            if not (fault := _fault(slide)):
                break
            faults.append(f"The brief's {kind} is shown in another way: {fault}")
    else:
        (slide, open_points), kind = statement(asked), ""
    if cue and cue.is_form and kind != cue.kind and not faults:
        faults.append(f'What the brief says cannot be drawn as "{cue.word}": it is shown in another way.')
    return slide, [*faults, *open_points]


def _kinds(asked: Asked, cue: Cue | None) -> Iterator[str]:
    """Kinds to try: the one that the brief names, a change, and what its items are."""
    if cue:
        yield cue.kind
    yield "before-after"
    yield from kinds_of_items(asked.brief)


def kinds_of_items(brief: Brief) -> list[str]:
    """What items show that have figures or dates, the best first; none for items in words.

    A year is a date and no figure: bars as high as years show nothing.
    """
    if is_barred(brief.rest):
        return ["table"]
    items = brief.items
    figures = [figure for item in items if (figure := figure_in(item)) and figure.label and not is_date(figure.value)]
    if len(items) >= _FEWEST and all(label and date and not figures_in(label) for label, date in map(dated, items)):
        return ["timeline"]
    if len(figures) < len(items) or len(items) < 2:
        return []
    alike = readings_of(items)
    if alike and len(items) >= _FEWEST and all(is_date(figure.label) for figure in figures):
        return ["line"]
    drawn = ["bar"] if alike and (alike.unit.strip("%") or len(items) > _MOST_KPIS) else []
    return drawn + (["kpi-grid"] if len(items) <= _MOST_KPIS else ["table"])


def _with_items(brief: Brief) -> Brief:
    """A brief that is nothing but a table, or a list of figures, has no head, or its first words for one."""
    text = brief.head if not brief.rest else ""
    if is_barred(f"{brief.head}\n{brief.rest}"):
        return Brief("", f"{brief.head}\n{brief.rest}")
    items = listed(text) if len(listed(text)) > 1 else VERSUS.split(text)
    figures = [figure for item in items if (figure := figure_in(item)) and figure.label]
    alike = readings_of(items)
    fewest = 2 if alike and alike.unit else _FEWEST
    if not fewest <= len(figures) == len(items) or len(sentences(text)) > 1:
        return brief
    first, *others = (figure.label for figure in figures)
    *title, date = first.split()
    if title and is_date(date) and all(map(is_date, others)):
        begin = text.index(date, len(" ".join(title)))
        return Brief(text[:begin].strip(), text[begin:])
    return Brief("", "; ".join(items))


def _document(slide: Json) -> Json:
    return {"version": "2.0", "title": slide["title"], "slides": [slide]}


def _fault(slide: Json) -> str:
    """Why a planned slide breaks the rules of documents, as a bridge does that does not add up; empty for none."""
    try:
        parse("protocol_v2", _document(slide))
    except InvalidDocument as error:
        return str(error.violations[0].message)
    return ""
