"""What a template makes of an ordinary deck: a template is as good as the slides that come of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from deck_documents import parse
from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.slides import type_of
from renderer.template.building import ReadyTemplate
from renderer.template.model import Template

_POINTS = (
    "Orders grew in all three regions",
    "Service holds its margin",
    "Two plants opened on time",
    "Cash is up again",
)
_COMPANIES = (("Us", 70, 80), ("Northwind", 30, 60), ("Contoso", 60, 30), ("Fabrikam", 20, 20))
_STEPS = (("Last year", 40, "total"), ("Price", 6, "increase"), ("Volume", 4, "decrease"), ("This year", 42, "total"))
_SLIDES: tuple[dict[str, Any], ...] = (
    {"slideType": "title-body", "body": [f"{point}, as the board was told in spring" for point in _POINTS] * 2},
    {"slideType": "kpi-grid", "items": [{"label": label, "value": "42 %", "trend": "up"} for label in _POINTS]},
    {
        "slideType": "comparison-table",
        "columns": ["Measure", "Today", "Next year"],
        "rows": [{"label": label, "values": ["12", "15"]} for label in _POINTS],
    },
    {"slideType": "timeline", "events": [{"label": label, "date": "March"} for label in _POINTS]},
    {"slideType": "waterfall", "entries": [{"label": n, "value": v, "type": kind} for n, v, kind in _STEPS]},
    {"slideType": "market-map", "companies": [{"name": name, "x": x, "y": y} for name, x, y in _COMPANIES]},
)
_CROWDED = frozenset({"RND101", "RND103"})
"""Text that does not fit at a readable size, and slides that go on over further ones."""


def tried(template: Template) -> Template:
    """`template` with what a small deck comes to on it: one that has no room for that is not certified."""
    document = {"version": "2.0", "title": "Trial", "slides": [{"title": "How we did", **one} for one in _SLIDES]}
    deck = deck_from(parse("protocol_v2", document))
    _, found, _ = lay_out(deck, FontBook.load(), None, ReadyTemplate(template, "Trial"))
    problems = tuple(_problems(template, [type_of(slide).layout_of(slide) for slide in deck.slides], found))
    facts = template.certification
    level = "supported" if problems and facts.certified else facts.support_level
    return replace(
        template,
        certification=replace(facts, support_level=level),
        problems=(*template.problems, *problems),
    )


def _problems(template: Template, types: Sequence[str], found: Sequence[Finding]) -> Iterator[str]:
    crowded = {finding.component_path for finding in found if finding.rule in _CROWDED}
    for index, slide_type in enumerate(types):
        if any(str(path).startswith(f"slides[{index}]") for path in crowded):
            layout, _ = template.layout_of(slide_type)
            yield (
                f"An ordinary {slide_type} slide has no room on {layout.name!r}: its text is small or takes several "
                "slides; leave more of the layout free below its title."
            )
