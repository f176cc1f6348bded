"""Where the conclusion of a slide stands in each look."""

from typing import Any

import pytest

from deck_documents.theme_names import THEMES
from renderer.looks import look_named
from renderer.scene import EMU_PER_PT, Page, Shape
from tests.unit.renderer.test_heads import box, pages_of, table

TOTALS = [("2026", 62, "total"), ("Volume", 18, "increase"), ("2027", 80, "total")]
BRIDGE = {
    "slideType": "waterfall",
    "title": "Profit rose",
    "entries": [{"label": label, "value": value, "type": kind} for label, value, kind in TOTALS],
}
SHORT, LONG = "Energy took back a third.", "Energy took back a third of what volume brought to the port. " * 6


def told(look: str, slide: dict[str, Any], insight: str = SHORT) -> Page:
    """The page of a slide with a conclusion."""
    return pages_of(look, {**slide, "insight": insight})[0]


def size(page: Page, name: str) -> float:
    """The smallest type of a shape, in pt."""
    shape = next(one for one in page.elements if isinstance(one, Shape) and one.name == name)
    return min(run.size for line in shape.paragraphs for run in line.runs)


@pytest.mark.parametrize("look", THEMES)
def test_the_conclusion_stands_where_the_look_stresses(look: str) -> None:
    """At the foot of a title's column, on a panel at the right, above the content, or on a strip below; never on it."""
    page, manner = told(look, BRIDGE), look_named(look).manner
    chart, insight, title = box(page, "Chart"), box(page, "Insight"), box(page, "Title")
    if manner.title == "column":
        assert insight[2] <= title[2] + 1 < chart[0]
        assert insight[1] > title[3]
    elif manner.emphasis == "panel":
        assert insight[0] > chart[2]
        assert insight[3] - insight[1] > 250
    elif manner.emphasis == "text":
        assert title[3] <= insight[1]
        assert insight[3] <= chart[1]
    else:
        assert chart[3] <= insight[1]
    assert size(page, "Insight") >= (16 if manner.title == "column" else 20)


@pytest.mark.parametrize("count", [3, 4])
def test_cards_have_the_edges_of_the_panel_beside_them(count: int) -> None:
    """Cards that begin a little lower than the filled panel and end a little higher look misplaced."""
    body = ["Place: 4,200 people pass by", "People: five live there", "Rent: 18 % less", "Power: it is laid"][:count]
    page = told("default-navy", {"slideType": "title-body", "role": "content", "title": "Three reasons", "body": body})
    cards = [box(page, one.name) for one in page.elements if one.name.startswith("Body")]
    panel = box(page, "Insight")
    assert len(cards) == count
    assert min(card[1] for card in cards) == pytest.approx(panel[1], abs=1)
    assert max(card[3] for card in cards) == pytest.approx(panel[3], abs=1)


@pytest.mark.parametrize("look", THEMES)
def test_a_conclusion_beside_gives_way_to_a_wide_table(look: str) -> None:
    """Five columns take the width of the page, less what content stands in; their conclusion is above or below them."""
    page = told(look, table(5))
    content, insight = box(page, "Table"), box(page, "Insight")
    assert insight[3] <= content[1] or content[1] < insight[1]
    spacing = look_named(look).spacing
    assert content[2] - content[0] >= 0.99 * (960 - 2 * spacing.margin - spacing.indent)


@pytest.mark.parametrize("look", THEMES)
def test_a_long_conclusion_keeps_clear_of_title_content_and_footer(look: str) -> None:
    """Where it would be small in its place, it takes another."""
    page = told(look, BRIDGE, LONG)
    insight = box(page, "Insight")
    assert insight[3] <= 512
    for other in (box(page, "Chart"), box(page, "Title")):
        apart = (insight[2] <= other[0], other[2] <= insight[0], insight[3] <= other[1], other[3] <= insight[1])
        assert any(apart)
    assert size(page, "Insight") >= 14


@pytest.mark.parametrize("look", [name for name in THEMES if look_named(name).manner.frame == "panel"])
def test_a_chart_stands_on_a_panel(look: str) -> None:
    """A tinted one, which it keeps clear of."""
    page = pages_of(look, BRIDGE)[0]
    chart = box(page, "Chart")
    panel = next(
        one
        for one in page.elements
        if isinstance(one, Shape) and one.fill == "bg2" and one.frame.height > 200 * EMU_PER_PT
    )
    frame = box(page, panel.name)
    assert frame[0] < chart[0]
    assert frame[1] < chart[1]
    assert chart[2] < frame[2]
    assert chart[3] < frame[3]
