"""Rules of `protocol_v2` that tie several fields of a slide together."""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from deck_documents.composition import block_faults
from deck_documents.composition.diagram_rules import diagram_faults
from deck_documents.composition.rules import multiples_faults
from deck_documents.paper_document.chart_rules import chart_faults
from deck_documents.protocol_v2 import Presentation, SlideBase
from deck_documents.protocol_v2.composed import CompositionSlide
from deck_documents.protocol_v2.figures import (
    ChartSlide,
    ComparisonTableSlide,
    OrgChartSlide,
    SmallMultiplesSlide,
    TimelineSlide,
    WaterfallSlide,
)
from deck_documents.protocol_v2.stories import AgendaSlide
from deck_documents.roles import roles_of
from deck_documents.time_rules import timeline_faults
from deck_domain.errors import Violation

_OFF, _ROUNDED = 0.01, 0.005
"""How far a total may be from what its steps add up to: so much, or less of finer figures; or such a share of it."""


def _agenda_faults(slide: AgendaSlide, count: int) -> Iterator[Violation]:
    if slide.current is not None and slide.current > count:
        yield Violation("/current", "out_of_range", f"There are {count} items: name one of them, from 1.")


def slide_faults(slide: SlideBase) -> Iterator[Violation]:
    """The faults of one slide whose fields are well-formed; pointers are relative to the slide."""
    match slide:
        case ComparisonTableSlide():
            yield from _table_faults(slide)
        case OrgChartSlide():
            yield from _org_chart_faults(slide)
        case AgendaSlide(items=[*items]):
            yield from _agenda_faults(slide, len(items))
        case WaterfallSlide():
            yield from _waterfall_faults(slide)
        case ChartSlide():
            for fault in chart_faults(slide.chart):
                # Rules of charts know the chart as `chartData`.
                yield Violation(fault.pointer.replace("/chartData", "/chart", 1), fault.code, fault.message)
        case SmallMultiplesSlide():
            yield from multiples_faults(slide.categories, slide.charts)
        case TimelineSlide():
            dates = [event.date for event in slide.events]
            yield from timeline_faults(dates, slide.phases or (), slide.today, ("events", "date"))
        case CompositionSlide():
            yield from block_faults(slide.blocks, "/blocks")
        case _:
            yield from diagram_faults(slide)


def _table_faults(slide: ComparisonTableSlide) -> Iterator[Violation]:
    expected = len(slide.columns) - 1
    for index, row in enumerate(slide.rows):
        if len(row.values) != expected:
            yield Violation(
                f"/rows/{index}/values",
                "wrong_value_count",
                f"Give {expected} values, one for each column after the first; there are {len(row.values)}.",
            )
        if row.best is not None and row.best > expected:
            yield _no_column(f"/rows/{index}/best", row.best, expected)
    if slide.recommended is not None and slide.recommended > expected:
        yield _no_column("/recommended", slide.recommended, expected)


def _no_column(pointer: str, given: int, last: int) -> Violation:
    return Violation(pointer, "no_such_column", f"There is no column {given}: give one from 1 to {last}.")


def _org_chart_faults(slide: OrgChartSlide) -> Iterator[Violation]:
    parents: dict[str, str | None] = {}
    for index, node in enumerate(slide.nodes):
        if node.id in parents:
            yield Violation(f"/nodes/{index}/id", "duplicate_id", f"The id {node.id!r} is taken: choose another.")
        parents.setdefault(node.id, node.parent_id)
    for index, node in enumerate(slide.nodes):
        pointer = f"/nodes/{index}/parentId"
        if node.parent_id == node.id:
            yield Violation(pointer, "self_parent", f"{node.id!r} cannot be its own parent: name another or none.")
        elif node.parent_id is not None and node.parent_id not in parents:
            yield Violation(pointer, "missing_parent", f"No node has the id {node.parent_id!r}: name an existing one.")
        elif _returns_to(node.id, parents):
            yield Violation(pointer, "cycle", f"{node.id!r} is its own ancestor: break the cycle.")
    if all(node.parent_id is not None for node in slide.nodes):
        yield Violation("/nodes", "no_root", "Leave out `parentId` of at least one node: it is the root.")


def _returns_to(start: str, parents: dict[str, str | None]) -> bool:
    seen: set[str] = set()
    current = parents[start]
    while current is not None and current not in seen:
        if current == start:
            return True
        seen.add(current)
        current = parents.get(current)
    return False


def _waterfall_faults(slide: WaterfallSlide) -> Iterator[Violation]:
    running, least = 0.0, _least_difference([entry.value for entry in slide.entries])
    for index, entry in enumerate(slide.entries):
        if entry.type == "increase":
            running += abs(entry.value)
        elif entry.type == "decrease":
            running -= abs(entry.value)
        elif index and abs(entry.value - running) > max(least, _ROUNDED * abs(running)):
            yield Violation(
                f"/entries/{index}/value",
                "total_mismatch",
                f"This total is {entry.value:.14g}, but the entries before it add up to {running:.14g}: "
                "make them agree.",
            )
            running = entry.value
        else:
            running = entry.value
        if not math.isfinite(running):
            yield Violation(f"/entries/{index}/value", "out_of_range", "The running sum overflows: use a larger unit.")
            return


def _least_difference(values: Sequence[float]) -> float:
    """How far a small total may be from its steps: less than the last place that any of them is written to."""
    places = max(-int(Decimal(repr(value)).normalize().as_tuple().exponent) for value in values)
    return min(_OFF, 0.5 * 10.0**-places)


def document_faults(model: Presentation) -> Iterator[Violation]:
    """What no slide knows by itself: the sections that agendas speak of, and the canvas of the tokens."""
    sections = roles_of(model.slides).count("section")
    for index, slide in enumerate(model.slides):
        if isinstance(slide, AgendaSlide) and not slide.items:
            yield from _derived_agenda_faults(slide, sections, f"/slides/{index}")
    yield from _canvas_faults(model)


def _derived_agenda_faults(slide: AgendaSlide, sections: int, at: str) -> Iterator[Violation]:
    if not sections:
        message = (
            "Add `items`, or a slide of the type `section`: an agenda without items lists the sections of the deck."
        )
        yield Violation(f"{at}/items", "missing_items", message)
        return
    for fault in _agenda_faults(slide, sections):
        yield Violation(at + fault.pointer, fault.code, fault.message)


def _canvas_faults(model: Presentation) -> Iterator[Violation]:
    """A 4:3 canvas is narrower than the one that regions are checked with."""
    canvas = model.tokens.canvas if model.tokens else None
    if canvas is None or canvas.ratio != "4:3":
        return
    for index, slide in enumerate(model.slides):
        if isinstance(slide, CompositionSlide):
            told = {fault.pointer for fault in block_faults(slide.blocks, "")}
            for fault in block_faults(slide.blocks, "", 720.0):
                if fault.pointer not in told:
                    yield Violation(f"/slides/{index}/blocks{fault.pointer}", fault.code, fault.message)


def deprecations(model: Presentation) -> Iterator[Violation]:
    """A warning for each field that is on its way out."""
    given = model.model_fields_set
    if "layout_family" in given:
        message = "`layoutFamily` is deprecated and has no effect: leave it out."
        yield Violation("/layoutFamily", "PROTOCOL_LAYOUTFAMILY_DEPRECATED", message)
    if "accent_color" in given:
        message = "`accentColor` is deprecated: it still sets the accent, as `tokens.palette.accent` does."
        yield Violation("/accentColor", "PROTOCOL_ACCENTCOLOR_DEPRECATED", message)
