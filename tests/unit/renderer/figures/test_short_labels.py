"""Diagrams whose parts have labels alone stand in the middle of the page, or use all of it."""

from typing import Any

import pytest

from deck_documents import parse
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Shape

_BOOK = FontBook.load()
_LEVELS = [{"label": "Vision"}, {"label": "Strategy"}, {"label": "Operations"}]
_STAGES = [{"label": "Visits", "value": 1200}, {"label": "Trials", "value": 440}, {"label": "Sales", "value": 93}]


def _shapes(*slides: dict[str, Any]) -> list[Shape]:
    """What stands on the last page below its title."""
    document = {"version": "2.0", "title": "T", "theme": "clear", "slides": [{"title": "T", **one} for one in slides]}
    scene, _, _ = lay_out(deck_from(parse("protocol_v2", document)), _BOOK)
    shapes = [one for one in scene.pages[-1].elements if isinstance(one, Shape)]
    title = next(one for one in shapes if one.name == "Title")
    return [one for one in shapes if one.frame.y > title.frame.y + title.frame.height]


def _ends(shapes: list[Shape]) -> tuple[float, float]:
    """Of drawn shapes, pt."""
    drawn = [one.frame for one in shapes if one.geometry in {"ellipse", "triangle", "trapezoid"}]
    return min(one.x for one in drawn) / EMU_PER_PT, max(one.x + one.width for one in drawn) / EMU_PER_PT


@pytest.mark.parametrize(
    ("kind", "parts", "items"),
    [("pyramid", "levels", _LEVELS), ("cycle", "steps", [{"label": f"Stage {n}"} for n in range(8)])],
)
def test_labels_alone_move_the_shape_to_the_middle(kind: str, parts: str, items: list[dict[str, str]]) -> None:
    """With words to read beside it, it stands at the edge, and the words have the room."""
    short, _ = _ends(_shapes({"slideType": kind, parts: items}))
    told = [{**items[0], "description": "Where we want to be in ten years, and why"}, *items[1:]]
    long, _ = _ends(_shapes({"slideType": kind, parts: told}))
    assert short > long + 60


def _widest_bar(stages: list[dict[str, Any]]) -> float:
    return max(one.frame.width for one in _shapes({"slideType": "funnel", "stages": stages}) if one.fill) / EMU_PER_PT


def test_bars_of_a_funnel_take_what_short_labels_leave() -> None:
    """Three quarters of the page at most, half of it beside words."""
    told = [{**_STAGES[0], "description": "Everybody who came to one of our pages"}, *_STAGES[1:]]
    assert _widest_bar(_STAGES) == pytest.approx(1.5 * _widest_bar(told), rel=0.01)
    long = [{**_STAGES[0], "label": "Everybody who came to one of our many pages within the last year"}, *_STAGES[1:]]
    assert _widest_bar(long) == pytest.approx(_widest_bar(told), rel=0.01)
