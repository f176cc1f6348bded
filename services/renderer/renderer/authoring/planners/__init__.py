"""What makes the slide of each kind; one that gives None leaves the brief to a statement."""

from collections.abc import Callable, Mapping

from renderer.authoring.planners import figures, frameworks, lists, times
from renderer.authoring.planners.asked import Asked, Planned
from renderer.authoring.planners.lists import statement

__all__ = ["PLANNERS", "statement"]

PLANNERS: Mapping[str, Callable[[Asked], Planned | None]] = {
    "opening": lists.opening,
    "agenda": lists.agenda,
    "swot": frameworks.swot,
    "pros-cons": frameworks.pros_cons,
    "matrix": frameworks.matrix,
    "gantt": times.gantt,
    "roadmap": times.roadmap,
    "timeline": times.timeline,
    "waterfall": figures.waterfall,
    "funnel": figures.funnel,
    "pyramid": lists.pyramid,
    "cycle": lists.cycle,
    "org-chart": lists.org_chart,
    "process": lists.process,
    "quote": lists.quote,
    "team": lists.team,
    "kpi-grid": figures.kpi_grid,
    "pie": figures.pie,
    "line": figures.line,
    "bar": figures.bar,
    "compare": frameworks.compare,
    "closing": lists.closing,
}
"""By the kinds of `renderer.authoring.cues`."""
