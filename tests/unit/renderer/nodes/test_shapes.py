"""Paths, bodies, locks and connectors of documents given node by node."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderer.layout.geometry import Rect
from renderer.nodes.routing import Site, bent

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
STYLE = {"position": "absolute", "left": 300, "top": 200, "width": 100, "height": 50, "backgroundColor": "accent1"}


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("M 0 0 L 10 0 l 0 5 z", ["moveTo", "lnTo", "lnTo", "close"]),
        ("M0,0h10v5H0Z", ["moveTo", "lnTo", "lnTo", "lnTo", "close"]),
        ("M0 0 10 0 10 5z", ["moveTo", "lnTo", "lnTo", "close"]),
        ("M0 0 C1 1 2 2 3 0 S 5 5 6 0", ["moveTo", "cubicBezTo", "cubicBezTo"]),
        ("M0 0 Q1 1 2 0 T 4 0", ["moveTo", "cubicBezTo", "cubicBezTo"]),
        ("M10 5 A 5 5 0 0 1 0 5", ["moveTo", "cubicBezTo", "cubicBezTo"]),
        ("M10 5a5 5 0 01-5-5", ["moveTo", "cubicBezTo"]),
        ("M0 0L1 1zL2 2", ["moveTo", "lnTo", "close", "moveTo", "lnTo"]),
    ],
)
def test_paths_become_shapes_that_can_be_edited(path: str, steps: list[str], paper: Any) -> None:
    """Every command of SVG; curves become cubic ones."""
    written = paper({"type": "View", "customGeometry": {"path": path, "width": 10, "height": 5}, "style": STYLE})
    (drawn,) = written.slide().iter(f"{A}path")
    assert [step.tag.removeprefix(A) for step in drawn] == steps
    assert (drawn.get("w"), drawn.get("h")) == ("10000", "5000")
    assert written.compiled.findings == ()


@pytest.mark.parametrize("path", ["", "L 1 1", "M 1", "M 0 0 L x", "M 0 0 L 1e12 0", "M 0 0 Z 5"])
def test_paths_that_cannot_be_read_are_told_of(path: str, paper: Any) -> None:
    """The box is drawn instead."""
    written = paper({"type": "View", "customGeometry": {"path": path}, "style": STYLE})
    assert [one.component_path for one in written.compiled.findings] == ["slides[0].children[0].customGeometry.path"]


def test_a_path_that_leaves_the_slide_is_told_of(paper: Any) -> None:
    """It may reach beyond its box, but not unseen."""
    geometry = {"path": "M -90 0 L 10 0 L 10 5 Z", "width": 10, "height": 5}
    written = paper({"type": "View", "customGeometry": geometry, "style": STYLE})
    assert [one.code for one in written.compiled.findings] == ["OUT_OF_BOUNDS"]


def test_bodies_and_locks_are_written_by_their_names(paper: Any) -> None:
    """What DrawingML does not know is told of."""
    effects = {"sp3d": {"bevelT": {"prst": "circle", "w": 4}, "glitter": 1}, "scene3d": {"camera": "fromBelow"}}
    node = {"type": "View", "style": {**STYLE, "effects": effects}, "locks": {"move": True, "aspectRatio": True}}
    written = paper(node)
    root = written.slide()
    assert next(root.iter(f"{A}bevelT")).get("w") == "50800"
    assert next(root.iter(f"{A}camera")).get("prst") == "orthographicFront"
    assert dict(next(root.iter(f"{A}spLocks")).attrib) == {"noMove": "1", "noChangeAspect": "1"}
    at = "slides[0].children[0].style.effects"
    told = [one.component_path for one in written.compiled.findings]
    assert told == [f"{at}.scene3d.camera.prst", f"{at}.sp3d.glitter"]


def _sites(box: Rect) -> list[Site]:
    middle = (box.x + box.width / 2, box.y + box.height / 2)
    return [
        Site((middle[0], box.y), 0, (0, -1)),
        Site((box.x, middle[1]), 1, (-1, 0)),
        Site((middle[0], box.bottom), 2, (0, 1)),
        Site((box.right, middle[1]), 3, (1, 0)),
    ]


def _inside(leg: Any, box: Rect) -> bool:
    (x1, y1), (x2, y2) = leg
    return (
        max(min(x1, x2), box.x + 2) < min(max(x1, x2), box.right - 2) + (x1 == x2) * 1e-9
        and max(min(y1, y2), box.y + 2) < min(max(y1, y2), box.bottom - 2) + (y1 == y2) * 1e-9
    )


def test_a_connector_goes_around_what_stands_between(paper: Any) -> None:
    """The straight way through the middle is not taken."""
    first, between, last = Rect(0, 100, 80, 40), Rect(200, 60, 80, 120), Rect(400, 100, 80, 40)
    route = bent(_sites(first), _sites(last), [first, between, last])
    legs = list(itertools.pairwise(route.points))
    assert not any(_inside(leg, box) for leg in legs for box in (first, between, last))


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 400)), min_size=2, max_size=2, unique=True))
def test_connectors_are_at_right_angles_and_leave_their_shapes(corners: list[tuple[int, int]]) -> None:
    """Wherever two boxes stand, the way begins and ends at sites and has only level and upright parts."""
    first, last = (Rect(x, y, 60, 30) for x, y in corners)
    route = bent(_sites(first), _sites(last), [first, last])
    assert (route.points[0], route.points[-1]) == (route.start.point, route.end.point)
    for (x1, y1), (x2, y2) in itertools.pairwise(route.points):
        assert x1 == x2 or y1 == y2


def test_tables_say_which_parts_stand_out(paper: Any) -> None:
    """Flags for readers, bold for eyes."""
    rows = [{"cells": [{"text": text} for text in row]} for row in (("A", "B"), ("C", "D"), ("E", "F"))]
    style = {"firstColumn": True, "totalRow": True, "bandedRows": True}
    root = paper({"type": "Table", "tableData": {"columns": [1, 1], "rows": rows, "style": style}}).slide()
    assert set(next(root.iter(f"{A}tblPr")).attrib) == {"firstRow", "firstCol", "lastRow", "bandRow"}
    bold = {cell.findtext(f".//{A}t"): cell.find(f".//{A}rPr").get("b") for cell in root.iter(f"{A}tc")}
    assert bold == {"A": "1", "B": "1", "C": "1", "D": "0", "E": "1", "F": "1"}
