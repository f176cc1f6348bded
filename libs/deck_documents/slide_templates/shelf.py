"""All templates, by their ids: those with plain params first, then one for each further type of slides."""

from collections.abc import Callable
from typing import Any

from deck_documents.slide_templates import architectures, figures, frameworks
from deck_documents.slide_templates.examples import EXAMPLES, TYPE_EXAMPLES
from deck_documents.slide_templates.slide_types import template_of
from deck_documents.slide_templates.template import Json, SlideParams, SlideTemplate


def _plain(template_id: str, form: type[SlideParams], slide: Callable[[Any], Json], *about: str) -> SlideTemplate:
    """A template whose `about` is its name, a sentence, and what people may search for."""
    name, description, words = about
    return SlideTemplate(
        template_id,
        name,
        description,
        words,
        EXAMPLES[template_id],
        form.model_json_schema,
        lambda params: slide(form.model_validate(params)),
    )


_PLAIN = (
    _plain(
        "kpi_dashboard",
        figures.KpiDashboard,
        figures.kpi_dashboard,
        "KPI dashboard",
        "Two to six key figures with their trends, for a status at a glance.",
        "metrics numbers scorecard status results",
    ),
    _plain(
        "swot",
        frameworks.Swot,
        frameworks.swot,
        "SWOT",
        "Strengths, weaknesses, opportunities and threats in four fields.",
        "analysis strategy",
    ),
    _plain(
        "porter_five_forces",
        frameworks.FiveForces,
        frameworks.five_forces,
        "Porter's five forces",
        "Rivalry in a market and the four forces that bear on it.",
        "competition industry analysis strategy",
    ),
    _plain(
        "bcg_matrix",
        frameworks.BcgMatrix,
        frameworks.bcg_matrix,
        "BCG matrix",
        "Businesses by market share and growth, as four lists or as bubbles with their places.",
        "portfolio growth share stars dogs cash cows strategy",
    ),
    _plain(
        "value_chain",
        frameworks.ValueChain,
        frameworks.value_chain,
        "Value chain",
        "Primary activities in their order, what supports them, and what they lead to.",
        "porter activities margin operations",
    ),
    _plain(
        "timeline",
        figures.Timeline,
        figures.timeline,
        "Timeline",
        "Two to ten events in their order, with dates.",
        "milestones history schedule dates",
    ),
    _plain(
        "comparison",
        figures.Comparison,
        figures.comparison,
        "Comparison",
        "Two to five options by the same criteria, one of them recommended.",
        "versus options alternatives decision table",
    ),
    _plain(
        "gantt",
        figures.Gantt,
        figures.gantt,
        "Gantt chart",
        "Up to thirty tasks in time, in lanes, with progress and what they depend on.",
        "project plan schedule",
    ),
    _plain(
        "waterfall",
        figures.Waterfall,
        figures.waterfall,
        "Waterfall",
        "How a figure became another: steps from one total to the next.",
        "bridge variance ebitda revenue finance",
    ),
    _plain(
        "icon_grid",
        figures.IconGrid,
        figures.icon_grid,
        "Icon grid",
        "Two to nine things, each with an icon, a name and a sentence.",
        "cards features services benefits",
    ),
    _plain(
        "architecture_overview",
        architectures.ArchitectureOverview,
        architectures.architecture_overview,
        "Architecture overview",
        "Layers of a system from the top down, and the components of each.",
        "software stack layers components it technical",
    ),
    _plain(
        "data_platform",
        architectures.DataPlatform,
        architectures.data_platform,
        "Data platform",
        "From the sources of data over storage to those who use it.",
        "pipeline warehouse analytics lake it technical",
    ),
    _plain(
        "application_integration",
        architectures.ApplicationIntegration,
        architectures.application_integration,
        "Application integration",
        "A hub, the applications that feed it, and those that it feeds.",
        "interfaces hub spoke systems api it technical",
    ),
)

TEMPLATES: dict[str, SlideTemplate] = {
    template.id: template
    for template in (*_PLAIN, *(template_of(slide_type, *about) for slide_type, about in TYPE_EXAMPLES.items()))
}
"""By id."""
