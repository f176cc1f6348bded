"""Texts of one figure in their boxes."""

from deck_fonts import FontBook
from renderer.layout.sheet import paragraph
from renderer.typesetting.typesetter import Typesetter


def _sizes(*texts: str) -> list[float]:
    lines = [[paragraph(text, 16.0, floor=9.0)] for text in texts]
    return [one.paragraphs[0].runs[0].size for one in Typesetter(FontBook.load()).fit_alike(lines, 70.0, 12.0)]


def test_boxes_share_their_size() -> None:
    """All as small as the longest needs, above the floor."""
    assert len(set(_sizes("Depots", "Region south", "Data"))) == 1


def test_below_the_floor_boxes_still_share_their_size() -> None:
    """Where several need less than the floor, nobody stays large beside them."""
    long = "Region south dispatch"
    assert len(set(_sizes("Depots", long, "Data", long))) == 1


def test_a_single_long_text_goes_below_the_floor_alone() -> None:
    """The others do not pay for it."""
    *others, last = _sizes("Depots", "Stock", "Data", "Parts", "Fleet", "A name that is far too long for its box")
    assert set(others) == {9.0}
    assert last < 9.0
