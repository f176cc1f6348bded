"""Diagrams: their proportions are those of the document, their lines are glued, their labels whole."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from renderer.layout.figures.funnel import change_of
from renderer.scene import EMU_PER_PT, Connector, Shape
from renderer.typesetting.numerals import numerals_of

Draw = Callable[..., Any]
TASKS = [
    {"id": "a", "label": "Order press", "start": "Jan 2027", "end": "Mar 2027", "lane": "Plant", "progress": 60},
    {"id": "b", "label": "Install press", "start": "Apr 2027", "end": "Jun 2027", "lane": "Plant", "dependsOn": ["a"]},
    {"id": "c", "label": "Open", "start": "1 Jul 2027", "milestone": True, "lane": "People", "dependsOn": ["b"]},
]


def named(drawn: Any, text: str) -> Shape:
    """The shape that says `text`."""
    return next(shape for shape in drawn.texts if any(text in line.text for line in shape.paragraphs))


def boxes(drawn: Any, geometry: str) -> list[Any]:
    """The frames of shapes of a geometry, in their order."""
    return [one.frame for one in drawn.elements if isinstance(one, Shape) and one.geometry == geometry]


def test_bars_last_as_long_as_their_tasks(draw: Draw) -> None:
    """90 days against 91, a diamond on its day, a strip for what is done, and lines glued to both."""
    drawn = draw("ganttChart", {"tasks": TASKS, "today": "15 May 2027"}, 870, 340)
    order, install = (named(drawn, text).frame for text in ("Order press  60%", "Install press"))
    (diamond,) = boxes(drawn, "diamond")
    assert install.width / order.width == pytest.approx(91 / 90, rel=0.02)
    assert install.x == pytest.approx(order.x + order.width, abs=2 * EMU_PER_PT)
    assert diamond.x + diamond.width / 2 == pytest.approx(install.x + install.width, abs=3 * EMU_PER_PT)
    strips = [one.frame for one in drawn.elements if isinstance(one, Shape) and one.decorative and one.fill == "tx1"]
    assert strips[0].width == pytest.approx(0.6 * order.width, rel=0.01)
    links = [one for one in drawn.elements if isinstance(one, Connector)]
    assert [(one.glue_start[0][-1], one.glue_end[0][-1]) for one in links] == [("a", "b"), ("b", "c")]
    assert {"Plant", "People", "15 May 2027"} <= {line.text for shape in drawn.texts for line in shape.paragraphs}
    assert not drawn.findings


def test_labels_of_bars_are_never_cut(draw: Draw) -> None:
    """Inside where there is room, else beside, on either side."""
    tasks = [
        {
            "label": "A label that is longer than its bar by far",
            "start": f"{day}.{month}.2027",
            "end": f"{day + 6}.{month}.2027",
        }
        for month in (1, 6, 12)
        for day in (1, 20)
    ]
    drawn = draw("ganttChart", {"tasks": tasks}, 870, 340)
    drawn.holds()
    assert not drawn.findings
    assert all(
        len(drawn.setter.measure(shape.paragraphs, shape.frame.width / EMU_PER_PT).lines) == 1 for shape in drawn.texts
    )


def test_a_lane_without_tasks_is_shown(draw: Draw) -> None:
    """Once, in its place."""
    drawn = draw("ganttChart", {"tasks": TASKS, "lanes": ["Plant", "Money", "People"]}, 870, 340)
    tops = [named(drawn, lane).frame.y for lane in ("Plant", "Money", "People")]
    assert tops == sorted(tops)


def test_funnels_are_as_wide_as_their_values(draw: Draw) -> None:
    """And what is lost is told between them."""
    values = (1000, 500, 125, 250)
    stages = [{"label": f"Stage {number}", "value": value} for number, value in enumerate(values)]
    drawn = draw("funnelStages", {"stages": stages}, 870, 340)
    bars = [one.frame.width for one in drawn.elements if isinstance(one, Shape) and one.fill == "accent1"]
    assert [bar / bars[0] for bar in bars] == pytest.approx([1, 0.5, 0.125, 0.25], rel=0.01)
    texts = [line.text for shape in drawn.texts for line in shape.paragraphs]
    assert [text for text in texts if "%" in text] == ["\u221250%", "\u221275%", "+100%"]
    assert {"1,000", "500", "125", "250"} <= set(texts)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (1000, 3, "\u221299.7%"),
        (1000, 0, "\u2212100%"),
        (1000, 1000, "0%"),
        (1000, 998, "\u22120.2%"),
        (0, 5, ""),
        (3, 2, "\u221233%"),
    ],
)
def test_losses_are_rounded_honestly(before: float, after: float, told: str) -> None:
    """Never to all or to none where it is neither."""
    assert change_of(before, after, numerals_of("en-US")) == told


def test_german_figures_are_german() -> None:
    """With a comma, and a space before the sign."""
    assert change_of(1000, 3, numerals_of("de-DE")) == "\u221299,7\xa0%"


@pytest.mark.parametrize(("count", "rows"), [(3, 1), (6, 1), (7, 2), (10, 2)])
def test_many_steps_take_two_rows(draw: Draw, count: int, rows: int) -> None:
    """Read from left to right, with a turn between."""
    steps = [{"label": f"Step {number}", "description": "What happens"} for number in range(count)]
    drawn = draw("processFlow", {"steps": steps}, 870, 340)
    chevrons = boxes(drawn, "chevron")
    assert len({frame.y for frame in chevrons}) == rows
    assert all(one.x < other.x or one.y < other.y for one, other in pairwise(chevrons))
    assert not drawn.findings


def test_a_quadrant_is_set_off_by_its_document(draw: Draw) -> None:
    """On a tint of the accent, the others as cards."""
    cells = [{"label": f"Cell {number}", "points": ["A point"], "emphasis": number == 2} for number in range(4)]
    drawn = draw("textMatrix", {"cells": cells}, 870, 340)
    assert [named(drawn, f"Cell {number}").fill for number in range(4)] == ["bg2", "bg2", "accent6", "bg2"]


@pytest.mark.parametrize(
    ("primitive", "content"),
    [
        ("cycleRing", {"steps": [{"label": f"Step {n}"} for n in range(8)], "center": "Loop"}),
        ("pyramidLevels", {"levels": [{"label": f"Level {n}", "description": "Words"} for n in range(7)]}),
        ("swotGrid", {name: ["A point"] * 4 for name in ("strengths", "weaknesses", "opportunities", "threats")}),
        ("prosAndCons", {"pros": ["For"] * 5, "cons": ["Against"] * 5, "verdict": "So be it"}),
        (
            "roadmapLanes",
            {"lanes": [{"label": f"L{n}", "items": [{"label": "I", "start": "Q1 2027"}]} for n in range(6)]},
        ),
    ],
)
def test_diagrams_hold_many_parts(draw: Draw, primitive: str, content: dict[str, Any]) -> None:
    """On a whole slide without a word about it."""
    drawn = draw(primitive, content, 870, 340)
    drawn.holds()
    assert not drawn.findings
