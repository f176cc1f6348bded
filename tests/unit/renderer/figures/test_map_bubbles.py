"""Bubbles, notes, the wanted quadrant and the halo of ours on market maps."""

import math
from typing import Any

import pytest

from deck_documents import parse
from deck_domain.errors import InvalidDocument
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Shape

Json = dict[str, Any]
_BOOK = FontBook.load()
_PLACES = ((82, 84), (60, 35), (25, 70))


def _map(*more: Json, **fields: Json | str) -> Json:
    placed = enumerate(zip(_PLACES, more, strict=True))
    companies = [{"name": f"Firm {number}", "x": x, "y": y, **one} for number, ((x, y), one) in placed]
    slide = {"slideType": "market-map", "title": "Only two rivals matter", "companies": companies, **fields}
    return {"version": "2.0", "title": "Market", "slides": [slide]}


def _shapes(document: Json) -> tuple[list[Shape], list[str]]:
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), _BOOK)
    shapes = [one for one in scene.pages[0].elements if isinstance(one, Shape)]
    return shapes, [one.component_path or "" for one in findings]


def _circles(shapes: list[Shape], *, filled: bool) -> list[float]:
    """Diameters in pt, of what is filled or of outlines; halos are left out."""
    found = (one for one in shapes if one.geometry == "ellipse" and "alpha" not in str(one.fill))
    return [one.frame.width / EMU_PER_PT for one in found if (one.fill is not None) == filled]


def test_surfaces_of_bubbles_are_as_their_sizes_and_the_key_is_on_their_scale() -> None:
    """A figure four times as large has twice the diameter, also in the key, which has the largest and the smallest."""
    shapes, told = _shapes(_map({"size": 40}, {"size": 10}, {"size": 20}, sizeLabel="Revenue, million"))
    bubbles, key = sorted(_circles(shapes, filled=True)), sorted(_circles(shapes, filled=False))
    assert bubbles[2] / bubbles[0] == pytest.approx(2.0, rel=0.01)
    assert bubbles[1] / bubbles[0] == pytest.approx(math.sqrt(2), rel=0.01)
    assert key == [pytest.approx(bubbles[0]), pytest.approx(bubbles[2])]
    words = {line.text for one in shapes for line in one.paragraphs}
    assert {"40", "10", "Revenue, million"} <= words
    assert told == []


def test_a_dot_without_a_size_is_hollow_among_bubbles() -> None:
    """It has a place, and no figure."""
    shapes, _ = _shapes(_map({"size": 40}, {}, {"size": 20}))
    dots = [one for one in shapes if one.geometry == "ellipse" and one.fill == "bg1"]
    assert len(dots) == 1


def test_a_label_of_sizes_without_sizes_is_told() -> None:
    """There is nothing that it could say."""
    assert _shapes(_map({}, {}, {}, sizeLabel="Revenue"))[1] == ["slides[0].sizeLabel"]


def test_a_note_stands_below_its_name() -> None:
    """In the same label, so that both are beside their dot."""
    shapes, told = _shapes(_map({"note": "Hubs in every region"}, {}, {}))
    (label,) = (one for one in shapes if any(line.text == "Hubs in every region" for line in one.paragraphs))
    assert [line.text for line in label.paragraphs] == ["Firm 0", "Hubs in every region"]
    assert told == []


@pytest.mark.parametrize(
    ("quadrant", "left", "top"),
    [("topLeft", True, True), ("topRight", False, True), ("bottomLeft", True, False), ("bottomRight", False, False)],
)
def test_the_wanted_quadrant_is_tinted(quadrant: str, left: bool, top: bool) -> None:
    """A quarter of the map, where the document says."""
    shapes, _ = _shapes(_map({}, {}, {}, wantedQuadrant=quadrant))
    (ground,) = (one.frame for one in shapes if one.fill == "bg2" and not one.paragraphs)
    (tint,) = (one.frame for one in shapes if one.fill == "accent6" and not one.paragraphs)
    assert (tint.x == ground.x, tint.y == ground.y) == (left, top)
    assert tint.width * 2 == pytest.approx(ground.width, abs=2)


def test_ours_has_a_halo() -> None:
    """The others have none."""
    shapes, _ = _shapes(_map({"emphasis": "primary"}, {}, {}))
    assert len([one for one in shapes if "alpha" in str(one.fill)]) == 1


@pytest.mark.parametrize("change", [{"size": 0}, {"size": -3}, {"size": "large"}])
def test_a_size_is_above_zero(change: Json) -> None:
    """Nothing else has a surface."""
    with pytest.raises(InvalidDocument) as refused:
        parse("protocol_v2", _map(change, {}, {}))
    assert [fault.pointer for fault in refused.value.violations] == ["/slides/0/companies/0/size"]


def _dots(document: Json) -> tuple[list[tuple[int, int]], list[str]]:
    """Where the dots stand, and what is said of them."""
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), _BOOK)
    shapes = [one for one in scene.pages[0].elements if isinstance(one, Shape)]
    dots = [(one.frame.x, one.frame.y) for one in shapes if one.geometry == "ellipse"]
    return dots, [one.code for one in findings]


def test_places_from_0_to_1_are_read_as_shares() -> None:
    """Otherwise all of them would lie on each other in a corner; that they are read so is said."""
    percents = _map({}, {}, {})
    shares = _map({}, {}, {})
    for company in shares["slides"][0]["companies"]:
        company["x"], company["y"] = company["x"] / 100, company["y"] / 100
    dots, told = _dots(shares)
    assert dots == _dots(percents)[0]
    assert told == ["PLACES_READ_AS_SHARES"]


@pytest.mark.parametrize("places", [((0, 0), (1, 1), (0, 1)), ((0.5, 0.5), (60, 35), (25, 70))])
def test_places_that_may_be_per_cents_stay(places: tuple[tuple[float, float], ...]) -> None:
    """The corner of a map may be meant."""
    document = _map({}, {}, {})
    for company, (x, y) in zip(document["slides"][0]["companies"], places, strict=True):
        company["x"], company["y"] = x, y
    assert "PLACES_READ_AS_SHARES" not in _dots(document)[1]


def test_names_of_bubbles_are_as_large_as_those_of_dots() -> None:
    """How far a name stands from its bubble counts from the edge: from the middle, large bubbles had tiny names."""
    sized, _ = _shapes(_map({"size": 40}, {"size": 10}, {"size": 20}))
    plain, _ = _shapes(_map({}, {}, {}))
    sizes = [
        {run.size for one in shapes for line in one.paragraphs if line.text.startswith("Firm") for run in line.runs}
        for shapes in (sized, plain)
    ]
    assert min(sizes[0]) >= 14
    assert min(sizes[0]) >= min(sizes[1]) - 2
