"""What makes the slide of each kind; one that gives None leaves the brief to another kind, or to a statement."""

from collections.abc import Callable, Mapping

from renderer.authoring.planners import (
    changes,
    charts,
    figures,
    frameworks,
    heat_map,
    lists,
    matrix,
    people,
    states,
    sums,
    tables,
    times,
    week,
)
from renderer.authoring.planners.asked import Asked, Planned
from renderer.authoring.planners.lists import statement

__all__ = ["PLANNERS", "statement"]

PLANNERS: Mapping[str, Callable[[Asked], Planned | None]] = {
    "opening": lists.opening,
    "agenda": lists.agenda,
    "swot": frameworks.swot,
    "pros-cons": frameworks.pros_cons,
    "heat-map": heat_map.heat_map,
    "matrix": matrix.matrix,
    "gantt": times.gantt,
    "roadmap": times.roadmap,
    "timeline": times.timeline,
    "week": week.week,
    "states": states.states,
    "sums": sums.sums,
    "prices": sums.prices,
    "waterfall": figures.waterfall,
    "funnel": figures.funnel,
    "pyramid": lists.pyramid,
    "cycle": lists.cycle,
    "org-chart": people.org_chart,
    "process": lists.process,
    "quote": people.quote,
    "quotes": people.quotes,
    "team": people.team,
    "kpi-grid": figures.kpi_grid,
    "small-multiples": charts.small_multiples,
    "scatter": charts.scatter,
    "pie": charts.pie,
    "line": charts.line,
    "area": charts.area,
    "bar": charts.bar,
    "table": tables.table,
    "before-after": changes.before_after,
    "compare": tables.compare,
    "summary": lists.summary,
    "statement": lists.said_large,
    "closing": lists.closing,
}
"""By the kinds of `renderer.authoring.cues`."""
