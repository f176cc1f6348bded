"""Figures made of shapes: where they stand, what they say."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from renderer.deck.slide import Slide
from renderer.layout.direction import directed
from renderer.scene import EMU_PER_PT, Connector, Page, Shape
from renderer.scene.theme import theme_for

Draw = Callable[..., Any]
STEPS = [{"tag": f"Q{n}", "label": "Discover", "description": "Forty interviews"} for n in range(1, 5)]
RANKS = ("Sales", "Europe", "Nordics", "Norway")


def tree(*widths: int, level: int = 0) -> list[dict[str, Any]]:
    """Branches so many to a parent, level by level."""
    if not widths:
        return []
    branch = {"label": RANKS[level], "role": "Director", "children": tree(*widths[1:], level=level + 1)}
    return [branch] * widths[0]


def texts(drawn: Any) -> list[str]:
    """All paragraphs in reading order."""
    return [line.text for shape in drawn.texts for line in shape.paragraphs]


def sizes(drawn: Any) -> list[float]:
    """The sizes of all text, in pt."""
    return [run.size for shape in drawn.texts for line in shape.paragraphs for run in line.runs]


def test_a_tree_of_four_levels_is_read_on_a_slide(draw: Draw) -> None:
    """Boxes of one size, glued to their parents, in letters of 9 pt and more."""
    drawn = draw("orgTree", {"root": "Chief executive", "children": tree(3, 2, 1)}, 870, 390)
    names = {shape.name for shape in drawn.texts}
    wires = [element for element in drawn.elements if isinstance(element, Connector)]
    assert not drawn.findings
    assert min(sizes(drawn)) >= 9
    assert len(wires) == len(drawn.texts) - 1 == 15
    assert all({end[0] for end in (wire.glue_start, wire.glue_end) if end} <= names for wire in wires)


def test_a_tree_without_room_becomes_a_list(draw: Draw) -> None:
    """It is said, and no name is lost."""
    drawn = draw("orgTree", {"root": "Chief executive", "children": tree(8, 8, 2)}, 600, 300)
    assert "TREE_DRAWN_AS_OUTLINE" in drawn.codes
    drawn.holds()


def test_steps_run_down_where_it_is_narrow(draw: Draw) -> None:
    """Across a wide region, down a narrow one."""

    def first_corners(width: float, height: float) -> list[tuple[int, int]]:
        return [(shape.frame.x, shape.frame.y) for shape in draw("stepTimeline", {"steps": STEPS}, width, height).texts]

    across, down = first_corners(800, 160), first_corners(220, 360)
    assert all(one[0] < other[0] and one[1] == other[1] for one, other in pairwise(across))
    assert all(one[0] == other[0] and one[1] < other[1] for one, other in pairwise(down))


def test_deals_stand_in_the_columns_asked_for(draw: Draw) -> None:
    """And none alone in the last row if the layout may choose."""
    tiles = [{"name": f"Deal {n}", "metrics": ["$12M"]} for n in range(4)]
    asked = draw("tombstoneStack", {"tiles": tiles, "columns": 3}, 600, 280).texts
    chosen = draw("tombstoneStack", {"tiles": tiles}, 600, 280).texts
    assert [sum(shape.frame.y == y for shape in asked) for y in sorted({s.frame.y for s in asked})] == [3, 1]
    assert len({sum(shape.frame.y == y for shape in chosen) for y in {s.frame.y for s in chosen}}) == 1


def test_contents_are_counted_unless_they_have_numbers(draw: Draw) -> None:
    """A number of one's own is kept, and then nothing is counted."""
    plain = draw("tocTiles", {"tiles": [{"label": "Market"}, {"label": "Plan"}]}, 600, 280)
    own = draw("tocTiles", {"tiles": [{"label": "Market", "number": "A"}, {"label": "Plan"}]}, 600, 280)
    assert texts(plain) == ["01", "Market", "02", "Plan"]
    assert texts(own) == ["A", "Market", "Plan"]


def test_eight_metrics_are_read_in_a_third_of_a_slide(draw: Draw) -> None:
    """Label, figure and delta on one line each, the trend with a sign."""
    row = {"label": "Net retention", "value": "118 %", "delta": "+3 pts", "trend": "up"}
    drawn = draw("metricStack", {"rows": [row] * 8}, 280, 390)
    assert not drawn.findings
    assert min(sizes(drawn)) >= 10
    assert texts(drawn)[:3] == ["Net retention", "118 %", "\u25b2  +3 pts"]


def test_metrics_are_judged_in_their_rows(draw: Draw) -> None:
    """A bar with ticks below the words, the way here beside them; no words are said twice."""
    rows = [
        {"label": "Margin", "value": "33 %", "target": "36 %", "benchmark": {"value": 31, "label": "Peers"}},
        {"label": "Staff", "value": "412", "history": [420, 418, 412]},
    ]
    drawn = draw("metricStack", {"rows": rows}, 500, 240)
    assert (drawn.findings, texts(drawn)) == ([], ["Margin", "33 %", "Staff", "412", "Target 36 %    Peers 31 %"])
    assert [one.name for one in drawn.elements if one.name.startswith("History")] == ["History"]
    drawn.holds()


def test_metrics_without_room_are_compared_in_words(draw: Draw) -> None:
    """Low rows say what they are compared with beside the label, and that they draw no history."""
    rows = [{"label": "Margin", "value": "33 %", "target": "36 %", "history": [35, 33]}] * 3
    drawn = draw("metricStack", {"rows": rows}, 500, 90)
    assert texts(drawn) == ["Margin   Target 36 %", "33 %"] * 3
    assert [(one.code, one.component_path) for one in drawn.findings] == [
        ("OPTION_WITHOUT_EFFECT", f"slides[0].blocks[0].input.rows[{index}].history") for index in range(3)
    ]


@pytest.mark.parametrize("value", ["$48.2M", "12,400,000 kWh", "48 億円"])
def test_a_hero_stands_on_one_line_in_nine_cells(draw: Draw, value: str) -> None:
    """As large as its region allows."""
    content = {"label": "Annual recurring revenue", "value": value, "delta": "+12 %", "trend": "up"}
    drawn = draw("kpiHero", content, 206, 96)
    shape = drawn.texts[0]
    figure = next(line for line in shape.paragraphs if line.text == value)
    assert not drawn.findings
    assert len(drawn.setter.measure([figure], 206).lines) == 1
    assert figure.runs[0].size == max(sizes(drawn)) >= 20


def test_the_ends_of_axes_are_named_at_their_ends(draw: Draw) -> None:
    """Low at the left and at the bottom; from right to left the page turns, what reads upwards does not."""
    content = {
        "xAxisLabel": {"low": "cheap", "high": "dear"},
        "yAxisLabel": {"low": "slow", "high": "fast"},
        "points": [{"label": "Ours", "x": 90, "y": 90, "emphasis": "primary"}],
    }
    drawn = draw("quadrantMap", content, 500, 300)
    found = {shape.paragraphs[0].text: shape for shape in drawn.texts}
    assert found["cheap"].frame.x < found["dear"].frame.x
    assert found["slow"].frame.y > found["fast"].frame.y
    page = directed(Page("p", "title-only", tuple(drawn.elements)), _titled("عنوان"), 960.0)
    turned = next(e for e in page.elements if isinstance(e, Shape) and e.paragraphs and e.paragraphs[0].text == "slow")
    assert turned.paragraphs == found["slow"].paragraphs


def test_a_map_may_be_empty(draw: Draw) -> None:
    """Nothing is asked for but the ground."""
    assert not draw("quadrantMap", {}, 300, 200).findings


@pytest.mark.parametrize(("filled", "end"), [(1, 0), (2, 5_400_000), (3, 10_800_000)])
def test_balls_are_filled_clockwise_from_the_top(draw: Draw, filled: int, end: int) -> None:
    """By quarters, and read out."""
    drawn = draw("harveyBall", {"filled": filled}, 80, 60)
    ball, slice_ = drawn.elements
    assert isinstance(slice_, Shape)
    assert slice_.adjustments == (("adj1", 16_200_000), ("adj2", end))
    assert ball.description == f"{filled} of 4 quarters filled"


@pytest.mark.parametrize(("filled", "fill"), [(0, "bg1"), (4, "accent1")])
def test_empty_and_full_balls_are_one_shape(draw: Draw, filled: int, fill: str) -> None:
    """Without a slice."""
    drawn = draw("harveyBall", {"filled": filled}, 80, 60)
    assert [element.fill for element in drawn.elements] == [fill]


def test_legends_show_the_colours_they_explain(draw: Draw) -> None:
    """Names of the palette, colours of one's own, and those of a chart where none is named."""
    items = [{"label": "Ours", "color": "accent", "value": "38 %"}, {"label": "A", "color": "#0a7"}, {"label": "B"}]
    drawn = draw("legendTable", {"items": items}, 240, 120)
    swatches = [element.fill for element in drawn.elements if element.decorative]
    assert swatches == ["accent1", "#00AA77", "grey-3"]
    assert texts(drawn) == ["Ours", "38 %", "A", "B"]


def test_dark_grounds_are_met(draw: Draw) -> None:
    """The ball's empty part takes the ground of the theme, its line an accent that shows."""
    dark = replace(theme_for(None), colors={**theme_for(None).colors, "lt1": "#101820", "accent1": "#101820"})
    circle = draw("harveyBall", {"filled": 2}, 80, 60, dark).elements[0]
    assert isinstance(circle, Shape)
    assert circle.line is not None
    assert (circle.fill, circle.line.color) == ("bg1", "accent2")
    assert circle.frame.width <= 80 * EMU_PER_PT


def _titled(title: str) -> Any:
    """A slide with a title, for its direction."""
    return Slide(title=title)


def test_dots_at_one_place_share_a_label(draw: Draw) -> None:
    """Every name is there at a readable size, and none stands on another; few dots have a label each."""
    for count, labels in ((3, 3), (24, 1)):
        points = [{"label": f"Company number {n}", "x": 50, "y": 50} for n in range(count)]
        drawn = draw("quadrantMap", {"points": points}, 880, 400)
        assert not drawn.findings
        assert len(drawn.texts) == labels
        assert texts(drawn) == [f"Company number {n}" for n in range(count)]
        assert min(sizes(drawn)) >= 9


def test_names_without_any_room_are_one_finding(draw: Draw) -> None:
    """Those of a map as large as a stamp."""
    points = [{"label": f"Company number {n} of many", "x": 4 * n, "y": n} for n in range(24)]
    drawn = draw("quadrantMap", {"points": points}, 60, 40)
    assert [finding.rule for finding in drawn.findings if finding.rule == "RND222"] == ["RND222"]


def test_values_of_a_legend_are_nearer_to_their_labels_than_to_the_next_swatch(draw: Draw) -> None:
    """Side by side, a value would else read as that of the color behind it."""
    items = [{"label": f"Part {number}", "value": "38 %"} for number in range(8)]
    drawn = draw("legendTable", {"items": items}, 440, 80)
    frames = sorted((one.frame for one in drawn.elements if one.decorative), key=lambda frame: frame.x)
    value = next(
        one.frame
        for one in drawn.elements
        if isinstance(one, Shape) and any(line.text == "38 %" for line in one.paragraphs)
    )
    assert frames[-1].x - (value.x + value.width) > 40 * EMU_PER_PT
