"""What holds for every figure, whatever it shows and however small its region is."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from deck_documents.composition import diagrams, stories
from deck_documents.composition import figures as inputs
from deck_documents.parts import Strict
from renderer.layout.composition.primitives import TABLE

WORDS = [
    "ARR",
    "grew",
    "12.4 %",
    "Rechtsschutzversicherungsgesellschaften",
    "und",
    "売上高は増加しました。",
    "نمو",
    "a&<b>\"'",
    "x" * 60,
]
PHRASE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
SHORT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
COLOR = st.sampled_from(["accent", "rule", "#0A7", "#FFCC00", "#11223344", "accentInverse"])
SETTINGS = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    # Shrinking a page of nested texts takes minutes and tells little.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def record(required: dict[str, Any], optional: dict[str, Any] | None = None) -> Any:
    """A strategy for objects."""
    return st.fixed_dictionaries(required, optional=optional or {})


def many(items: Any, least: int, most: int) -> Any:
    """A strategy for lists."""
    return st.lists(items, min_size=least, max_size=most)


CELL = st.one_of(
    SHORT,
    st.builds(
        lambda value, mark: {"value": value, **mark},
        SHORT.filter(bool),
        st.sampled_from(
            [{"signal": "good"}, {"signal": "warn"}, {"harvey": 3}, {"heat": 60}, {"bar": 4.5}, {"bar": -1e9}, {}]
        ),
    ),
)


def matrix(count: int) -> Any:
    """Tables of `count` columns beside the labels."""
    row = record(
        {"label": SHORT, "cells": many(CELL, count, count)},
        {"accent": st.booleans(), "labelFill": COLOR, "total": st.booleans()},
    )
    optional = {
        "columnHeaders": st.one_of(many(SHORT, count, count), many(SHORT, count + 1, count + 1)),
        "colW": many(st.integers(1, 5), count, count),
        "wrapPolicy": st.sampled_from(["wrap", "shrink"]),
    }
    return record({"rows": many(row, 1, 20)}, optional)


def band(count: int) -> Any:
    """Comparisons of `count` columns."""
    row = record({"label": SHORT, "values": many(CELL, count, count)})
    return record({"columns": many(SHORT, count, count), "rows": many(row, 1, 20)})


def multiples(count: int) -> st.SearchStrategy[dict[str, Any]]:
    """Small charts over `count` categories."""
    chart = record({"name": SHORT, "values": many(st.integers(-900, 900), count, count)})
    kinds = st.sampled_from(["line", "bar", "area"])
    return record({"chartType": kinds, "categories": many(SHORT, count, count), "charts": many(chart, 2, 12)})


BRANCH = st.recursive(
    record({"label": SHORT}, {"role": SHORT}),
    lambda inner: record({"label": SHORT}, {"role": SHORT, "children": many(inner, 1, 4)}),
    max_leaves=12,
)
TREND = st.sampled_from(["up", "down", "flat", "none"])
TONE = st.sampled_from(["good", "bad", "neutral"])
HISTORY = st.lists(st.integers(-900, 900), min_size=2, max_size=12)
METRIC = record(
    {"label": SHORT, "value": SHORT},
    {
        "delta": SHORT,
        "trend": TREND,
        "tone": TONE,
        "target": st.integers(1, 900),
        "benchmark": SHORT,
        "history": HISTORY,
    },
)
ENDS = record({"low": SHORT, "high": SHORT})
PERCENT = st.integers(0, 100)
POINT = record(
    {"label": SHORT, "x": PERCENT, "y": PERCENT},
    {"emphasis": st.just("primary"), "size": st.sampled_from([0.5, 12, 4000, 1e30]), "note": SHORT},
)
STEP = record(
    {"kind": st.sampled_from(["start", "end", "up", "down"]), "label": SHORT, "value": st.integers(-900, 900)},
    {"valueLabel": SHORT},
)
CONTENT: dict[str, Any] = {
    "matrixTable": st.integers(1, 8).flatmap(matrix),
    "comparisonBand": st.integers(2, 8).flatmap(band),
    "stepTimeline": record({"steps": many(record({"tag": SHORT, "label": SHORT}, {"description": PHRASE}), 2, 10)}),
    "waterfallBars": record({"steps": many(STEP, 3, 20)}),
    "smallMultiples": st.integers(1, 12).flatmap(multiples),
    "orgTree": record(
        {"root": st.one_of(SHORT, record({"label": SHORT}, {"role": SHORT})), "children": many(BRANCH, 1, 8)}
    ),
    "tombstoneStack": record(
        {"tiles": many(record({"name": SHORT}, {"subtitle": SHORT, "metrics": many(SHORT, 0, 4)}), 1, 20)},
        {"columns": st.integers(1, 6)},
    ),
    "tocTiles": record({"tiles": many(record({"label": SHORT}, {"number": SHORT, "description": PHRASE}), 1, 8)}),
    "metricStack": record({"rows": many(METRIC, 1, 8)}),
    "kpiHero": record(
        {"label": SHORT, "value": SHORT}, {"delta": SHORT, "trend": TREND, "tone": TONE, "support": PHRASE}
    ),
    "quadrantMap": record(
        {}, {"xAxisLabel": ENDS, "yAxisLabel": ENDS, "quadrants": many(SHORT, 4, 4), "points": many(POINT, 0, 24)}
    ),
    "harveyBall": record({"filled": st.integers(0, 4)}, {"label": SHORT}),
    "legendTable": record({"items": many(record({"label": SHORT}, {"color": COLOR, "value": SHORT}), 1, 20)}),
}


PART = record({"label": SHORT}, {"description": PHRASE, "emphasis": st.booleans()})
DATES = st.sampled_from(["Jan 2027", "2027-03-05", "Q3 2027", "2028", "KW 9 2027", "15.11.2027"])
ITEM = record({"label": SHORT, "start": DATES}, {"description": PHRASE, "emphasis": st.booleans()})
TASK = record(
    {"label": SHORT, "start": DATES},
    {"lane": SHORT, "progress": PERCENT, "milestone": st.booleans(), "emphasis": st.booleans()},
)
LANE = record({"label": SHORT, "items": many(ITEM, 1, 6)})
POINTS = many(PHRASE, 1, 8)
CONTENT |= {
    "processFlow": record({"steps": many(PART, 2, 10)}),
    "cycleRing": record({"steps": many(PART, 3, 8)}, {"center": SHORT}),
    "pyramidLevels": record({"levels": many(PART, 2, 7)}),
    "funnelStages": record(
        {"stages": many(record({"label": SHORT, "value": st.integers(0, 9000)}, {"description": PHRASE}), 2, 8)}
    ),
    "ganttChart": record({"tasks": many(TASK, 1, 30)}, {"today": DATES}),
    "roadmapLanes": record({"lanes": many(LANE, 1, 6)}, {"today": DATES}),
    "swotGrid": record(
        dict.fromkeys(("strengths", "weaknesses", "opportunities", "threats"), POINTS), {"labels": many(SHORT, 4, 4)}
    ),
    "textMatrix": record(
        {"cells": many(record({"label": SHORT}, {"points": POINTS, "emphasis": st.booleans()}), 4, 4)},
        {"xAxisLabel": ENDS, "yAxisLabel": ENDS},
    ),
    "prosAndCons": record({"pros": POINTS, "cons": POINTS}, {"verdict": PHRASE, "prosLabel": SHORT}),
}
PERSON = record({"name": SHORT.filter(bool)}, {"role": SHORT, "text": PHRASE})
SIDE = record({"label": SHORT}, {"figure": SHORT, "points": POINTS})
CONTENT |= {
    "quoteBlock": record({"quote": PHRASE}, {"by": PERSON}),
    "agendaList": record(
        {"items": many(record({"label": SHORT}, {"time": SHORT, "owner": SHORT, "description": PHRASE}), 1, 16)}
    ),
    "proofList": record({"proofs": many(record({"text": PHRASE}, {"figure": SHORT}), 1, 8)}),
    "teamGrid": record({"members": many(PERSON, 1, 24)}),
    "beforeAfter": record({"before": SIDE, "after": SIDE}, {"difference": SHORT}),
    "nextSteps": record({"steps": many(record({"text": PHRASE}, {"owner": SHORT, "date": SHORT}), 1, 12)}),
}


@pytest.mark.parametrize("primitive", CONTENT)
@SETTINGS
@given(data=st.data(), width=st.integers(40, 873), height=st.integers(20, 430))
def test_figures_hold_what_they_are_given(
    draw: Callable[..., Any], primitive: str, data: st.DataObject, width: int, height: int
) -> None:
    """Nothing leaves the area, text stays in its box and off other text, nothing is lost: or a finding says so."""
    draw(primitive, data.draw(CONTENT[primitive]), width, height).holds()


def test_every_figure_has_a_layout() -> None:
    """No input of the schema is left without one."""
    parts = {"MatrixRow", "BandRow", "Step", "BridgeStep", "OrgLeaf", "OrgBranch", "TombstoneTile", "TocTile"}
    parts |= {"Metric", "AxisEnds", "MapPoint", "LegendItem", "Phase", "Multiple", "Strict"}
    parts |= {"DiagramStep", "Level", "FunnelStage", "GanttTask", "RoadmapItem", "RoadmapLane", "MatrixCell"}
    models = {
        model
        for module in (inputs, diagrams, stories)
        for name, model in vars(module).items()
        if isinstance(model, type)
        and issubclass(model, Strict)
        and name not in parts
        and model.__module__ == module.__name__
    }
    assert {model.__name__ for model in models} == {row.model.__name__ for row in TABLE if row.is_figure}
