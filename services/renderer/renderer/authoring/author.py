"""The author that needs no model: it reads a brief and plans one slide."""

from dataclasses import dataclass, field
from typing import Any

from deck_documents import parse
from deck_domain.dates import is_date
from deck_domain.errors import InvalidDocument, Violation
from renderer.authoring.cues import kind_of
from renderer.authoring.planners import PLANNERS, statement
from renderer.authoring.planners.asked import Asked
from renderer.authoring.planners.times import dated
from renderer.authoring.sentences import Brief, capitalised, figure_in, taken_apart
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


def kind_of_items(brief: Brief) -> str | None:
    """What items show that have figures or dates, where the brief names no kind; None for items in words.

    A year is a date and no figure: bars as high as years show nothing.
    """
    items = brief.items
    if len(items) < _FEWEST:
        return None
    figures = [figure for item in items if (figure := figure_in(item)) and figure.label and not is_date(figure.value)]
    if len(figures) == len(items):
        return (
            "line"
            if all(is_date(figure.label) for figure in figures)
            else "kpi-grid"
            if len(items) <= _MOST_KPIS
            else "bar"
        )
    return "timeline" if all(dated(item)[1] for item in items) else None


def plan_of(text: str) -> Plan:
    """Plan the slide of a brief; whatever it says, there is one."""
    brief = taken_apart(text)
    found = kind_of(brief.head, brief.rest)
    asked = Asked(capitalised(found[1] if found else brief.head), brief, text)
    kind = found[0] if found else kind_of_items(brief)
    planned = PLANNERS[kind](asked) if kind else None
    slide, open_points = planned or statement(asked)
    if fault := _fault(slide):
        slide, open_points = statement(asked)
        open_points.append(f"The brief's {kind} is shown as text: {fault}")
    told = brief.rest or ("" if kind else text)
    warnings = [Violation("/brief", "left_open", message) for message in open_points]
    warnings += [Violation("/brief", "not_shown", f'Not on the slide: "{part}".') for part in unsaid(told, slide)]
    return Plan(_document(slide), tuple(warnings))


def _document(slide: Json) -> Json:
    return {"version": "2.0", "title": slide["title"], "slides": [slide]}


def _fault(slide: Json) -> str:
    """Why a planned slide breaks the rules of documents, as a bridge does that does not add up; empty for none."""
    try:
        parse("protocol_v2", _document(slide))
    except InvalidDocument as error:
        return str(error.violations[0].message)
    return ""
