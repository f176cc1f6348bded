"""Decks with very many shapes: the work grows with them, not with their pairs."""

import cProfile
import io
import pstats
import random
from collections.abc import Callable
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Emu

from deck_fonts import FontBook
from deck_presentation.box_index import BoxIndex
from deck_presentation.boxes import Box
from scorer.inspect_deck import score_file

from .conftest import saved

WIDTH, HEIGHT = 9_144_000, 6_858_000


def _deck(columns: int, rows: int, *, pitch: float = 1.0) -> bytes:
    """A slide with filled text boxes in a grid; below 1, `pitch` pushes them over each other."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    width, height = WIDTH // columns, HEIGHT // rows
    for number in range(columns * rows):
        left, top = int(number % columns * width * pitch), int(number // columns * height * pitch)
        box = slide.shapes.add_textbox(Emu(left), Emu(top), Emu(width * 9 // 10), Emu(height * 9 // 10))
        box.text_frame.text = str(number)
        if pitch == 1.0:
            box.fill.solid()
            box.fill.fore_color.rgb = RGBColor(255, 240, 200)
    return saved(deck)


def _calls(deck: bytes, fonts: FontBook) -> int:
    profile = cProfile.Profile()
    profile.runcall(score_file, deck, fonts=fonts)
    return int(pstats.Stats(profile, stream=io.StringIO()).total_calls)  # type: ignore[attr-defined]


def test_four_times_the_shapes_are_four_times_the_work() -> None:
    """Counted in calls, so that no other load matters; each shape against each other would be sixteen times."""
    fonts = FontBook.load()
    few, many = _deck(15, 10), _deck(30, 20)
    _calls(few, fonts)  # what is read once
    assert _calls(many, fonts) < 5.5 * _calls(few, fonts)


def test_shapes_in_a_heap_are_told_within_bounds(report_on: Callable[..., dict[str, Any]]) -> None:
    """Texts at one place are as many findings as anybody could read, and the last one says that there are more."""
    report = report_on(_deck(10, 10, pitch=0.0))
    found = [finding for finding in report["findings"] if finding["rule"] == "LAY202"]
    assert (len(found), found[-1]["impact"], found[-1]["slideIndex"]) == (2_001, "info", 0)
    assert "More texts of this slide" in found[-1]["message"]


def _overlapping(boxes: list[Box], other: Box) -> list[int]:
    return [position for position, box in enumerate(boxes) if box.overlap(other) is not None]


@pytest.mark.parametrize("seed", range(8))
def test_an_index_finds_every_box_that_shares_a_place(seed: int) -> None:
    """As looking at each of them does: large ones, tiny ones, ones off the slide; in order, each once."""
    chance = random.Random(seed)

    def box() -> Box:
        size = 10 ** chance.uniform(0, 7.5)
        x, y = chance.uniform(-WIDTH, 2 * WIDTH), chance.uniform(-HEIGHT, 2 * HEIGHT)
        return Box(x, y, size * chance.random(), chance.choice([0.0, 1.0, size]) * chance.random())

    boxes = [box() for _ in range(300)]
    index = BoxIndex(boxes)
    for other in [*(box() for _ in range(100)), Box(0, 0, WIDTH, HEIGHT), Box(-(2**40), -(2**40), 2**41, 2**41)]:
        start = chance.randrange(300)
        near = list(index.near(other, start))
        assert near == sorted(set(near))
        assert {place for place in _overlapping(boxes, other) if place >= start} <= set(near)
        assert all(place >= start for place in near)


def test_an_index_looks_at_few_others() -> None:
    """Of ten thousand boxes that lie apart, a handful."""
    boxes = [Box(x * 90_000.0, y * 90_000.0, 80_000.0, 80_000.0) for x in range(100) for y in range(100)]
    index = BoxIndex([*boxes, Box(0, 0, WIDTH, HEIGHT)])
    assert max(sum(1 for _ in index.near(box)) for box in boxes[::97]) <= 30
