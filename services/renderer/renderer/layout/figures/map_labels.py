"""The names beside the dots of a map: as large as none touches another, and one label for dots at one place."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renderer.deck.slides.figures import Company
from renderer.layout.geometry import Rect
from renderer.layout.label_placing import Dot, Segment, distance, place_labels
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph
from renderer.typesetting.typesetter import Fitted

_RADIUS, _RADIUS_PRIMARY = 5.0, 8.0
HALO = 4.0
"""How far the halo of ours reaches beyond its dot, in pt."""
_LARGEST_BUBBLE, _BUBBLE_SHARE, _SMALLEST_BUBBLE, _MOST_COVERED = 34.0, 0.09, 1.5, 0.1
"""The largest and the smallest radius in pt, that of the largest by the map's lesser side, and their share of it."""
_FULL_SIZE, _SMALLEST_DOT = 260.0, 0.6
_SINGLE_LINE = 240.0
# Sizes, and how wide a label may get before it wraps: on one line first.
_LABEL_SIZES = (
    (18.0, _SINGLE_LINE),
    (16.0, _SINGLE_LINE),
    (14.0, _SINGLE_LINE),
    (13.0, _SINGLE_LINE),
    (12.0, _SINGLE_LINE),
    (12.0, 130.0),
    (11.0, _SINGLE_LINE),
    (11.0, 120.0),
    (10.0, _SINGLE_LINE),
    (10.0, 110.0),
    (9.0, _SINGLE_LINE),
    (9.0, 100.0),
    (8.0, _SINGLE_LINE),
    (8.0, 110.0),
    (8.0, 80.0),
    (7.0, _SINGLE_LINE),
    (7.0, 80.0),
    (6.0, _SINGLE_LINE),
    (6.0, 70.0),
    (5.0, 60.0),
    (4.0, 90.0),
)
_LABEL_FLOOR, _SMALL_LABEL = 9.0, 11.0
_NEAR, _MANY, _LARGEST_OF_MANY = 11.0, 12, 12.0
_LARGEST_SHARE = 0.055
"""The largest label, by the shorter side of the map."""
_LONGEST_NAME = 200

_Try = tuple[tuple[float, float], bool]
"""A size and the widest line, and whether leaders must keep clear of everything."""


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A name, or the names of dots that lie on each other, with the place of all.

    Attributes:
        of: indexes of the companies, from the top down.
        dot: what it stands beside.
        text: fitted.
    """

    of: tuple[int, ...]
    dot: Dot
    text: Fitted
    place: Rect


@dataclass(frozen=True, slots=True)
class MapLabels:
    """All labels of a map; where they are not `are_apart`, there was no room for them."""

    all: tuple[MapLabel, ...]
    are_apart: bool = True


def map_labels(
    sheet: Sheet, companies: Sequence[Company], inner: Rect, plot: Rect, *, taken: Sequence[Rect], scale: float
) -> MapLabels:
    """Place the names of `companies` within `plot`, whose dots lie in `inner`, clear of what is `taken` and of dots.

    Companies whose dots lie on each other share a label where their own ones have no room at a readable size.
    """
    largest = max(_LARGEST_SHARE * min(plot.width, plot.height), _SMALL_LABEL)
    largest = min(largest, _LARGEST_OF_MANY) if len(companies) > _MANY else largest
    readable = list(_readable(largest))
    small = [(pair, False) for pair in _LABEL_SIZES if pair[0] < _LABEL_FLOOR]
    alone: list[tuple[int, ...]] = [(index,) for index in range(len(companies))]
    spots = [spot(company, inner, scale) for company in companies]
    together = _together(spots)
    tries = [(alone, one) for one in readable]
    if len(together) < len(alone):
        tries += [(together, one) for one in readable]
    tries += [(together, one) for one in small]
    for groups, one in tries:
        labels = [_label(sheet, companies, group, one[0], spots) for group in groups]
        found = [label.dot for label in labels]
        places = place_labels(found, plot.inset(4, 4, 4, 4), taken, strict=one[1], lines=_middles(plot))
        if places is not None:
            placed = _at(labels, places)
            if one[0][0] <= _SMALL_LABEL or _spread(placed) <= _NEAR:
                return MapLabels(placed)
    boxes = [_kept_inside(Rect(one.dot.x, one.dot.y, one.dot.width, one.dot.height), plot) for one in labels]
    return MapLabels(_at(labels, boxes), are_apart=len(boxes) < 2)


def _middles(plot: Rect) -> tuple[Segment, Segment]:
    """The lines between the quadrants."""
    x, y = plot.x + plot.width / 2, plot.y + plot.height / 2
    return ((plot.x, y), (plot.right, y)), ((x, plot.y), (x, plot.bottom))


def _readable(largest: float) -> Iterator[_Try]:
    """Large labels first, of each size those whose leaders keep clear."""
    readable = [pair for pair in _LABEL_SIZES if _LABEL_FLOOR <= pair[0] <= largest]
    for strict in (True, False):
        yield from ((pair, strict) for pair in readable if pair[0] >= _SMALL_LABEL)
    yield from ((pair, strict) for pair in readable if pair[0] < _SMALL_LABEL for strict in (True, False))


def _together(dots: Sequence[Dot]) -> list[tuple[int, ...]]:
    """Indexes of companies, those together whose dots lie on that of the first."""
    groups: list[tuple[int, ...]] = []
    for index, dot in enumerate(dots):
        near = (at for at, group in enumerate(groups) if dots[group[0]].box.touches(dot.box))
        at = next(near, None)
        if at is None:
            groups.append((index,))
        else:
            groups[at] += (index,)
    return groups


def _at(labels: Sequence[MapLabel], places: Sequence[Rect]) -> tuple[MapLabel, ...]:
    return tuple(replace(label, place=place) for label, place in zip(labels, places, strict=True))


def _spread(labels: Sequence[MapLabel]) -> float:
    """The mean distance of labels from the edges of their dots, in pt: bubbles reach far from their middle."""
    return sum(distance(label.dot, label.place) - label.dot.radius for label in labels) / len(labels)


def _kept_inside(box: Rect, plot: Rect) -> Rect:
    width, height = min(box.width, plot.width), min(box.height, plot.height)
    return Rect(min(box.x, plot.right - width), min(box.y, plot.bottom - height), width, height)


def _label(
    sheet: Sheet, companies: Sequence[Company], group: tuple[int, ...], pair: tuple[float, float], spots: Sequence[Dot]
) -> MapLabel:
    """The label of a group, yet without a place; `spots` are the dots of all companies."""
    size, widest = pair
    first = next((index for index in group if companies[index].emphasis == "primary"), group[0])
    lines = [line for index in group for line in _lines(sheet, companies[index], size)]
    longest = max(
        sheet.type.longest_word(line.text[:_LONGEST_NAME], line.runs[0].size, bold=line.runs[0].bold) for line in lines
    )
    fitted = sheet.type.fit(lines, min(max(widest, longest * 1.02), _SINGLE_LINE), 120.0 * len(group))
    text = replace(fitted, too_small=fitted.too_small or size < _LABEL_FLOOR)
    dot = spots[first]
    dot = replace(dot, radius=dot.radius + (HALO if dot.beside else 0.0))
    dot = replace(dot, width=text.measured.width * 1.02 + 2, height=text.measured.height + 1)
    return MapLabel(group, dot, text, dot.box)


def _lines(sheet: Sheet, company: Company, size: float) -> list[Paragraph]:
    """The name of a company, and the reason for its place below it."""
    name = _line(sheet, company, size)
    if not company.note:
        return [name]
    note: Paragraph = sheet.paragraph(company.note, max(size - 1, min(size, _LABEL_FLOOR)), color="tx2")
    return [name, replace(note, runs=tuple(replace(run, floor=run.size) for run in note.runs))]


def _line(sheet: Sheet, company: Company, size: float) -> Paragraph:
    primary = company.emphasis == "primary"
    color = "accent2" if primary else "tx1"
    line: Paragraph = sheet.paragraph(company.name, size + primary, bold=primary, color=color)
    return replace(line, runs=tuple(replace(run, floor=run.size) for run in line.runs))


def bubble_scale(companies: Sequence[Company], area: Rect) -> float:
    """The radius of a bubble of size 1, in pt, at which the largest fits a map in `area`; 0 where there are none.

    All together leave most of the map to names.
    """
    sizes = [company.size for company in companies if company.size]
    if not sizes:
        return 0.0
    most = min(_LARGEST_BUBBLE, _BUBBLE_SHARE * min(area.width, area.height))
    covering = math.sqrt(_MOST_COVERED * area.width * area.height / (math.pi * sum(sizes)))
    return min(most / math.sqrt(max(sizes)), covering)


def bubble_radius(size: float, scale: float) -> float:
    """The radius of a bubble in pt: its surface is as its size."""
    return max(scale * math.sqrt(size), _SMALLEST_BUBBLE)


def spot(company: Company, inner: Rect, scale: float = 0.0) -> Dot:
    """The dot of `company`, its label still without a size; a bubble where there is a `scale` of them."""
    primary = company.emphasis == "primary"
    radius = (_RADIUS_PRIMARY if primary else _RADIUS) * min(max(inner.height / _FULL_SIZE, _SMALLEST_DOT), 1.0)
    if company.size and scale:
        radius = bubble_radius(company.size, scale)
    x = inner.x + inner.width * company.x / 100
    y = inner.bottom - inner.height * company.y / 100
    return Dot(x, y, radius, 0.0, 0.0, primary)
