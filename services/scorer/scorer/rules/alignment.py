"""LAY: do things that belong together stand in line, and evenly apart."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.boxes import EMU_PER_INCH, Box
from deck_presentation.model import Deck, Shape, Slide
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, share_of_surface
from scorer.rules.rule import Hit, Rule

PIXEL = EMU_PER_INCH / 96
LEAST_SLIP, MOST_SLIP = 2 * PIXEL, 8 * PIXEL
"""The smallest offset that is seen, and the largest that is not on purpose."""
_LEAST_SIZE = 0.3 * EMU_PER_INCH
"""Things below this size are dots and ticks, whose places follow from their values."""
_ALIKE = 2 * PIXEL
"""In size."""
_ROW = 0.25
"""Of the smaller side: things whose tops differ by less stand in one row."""
_UNEVEN = 0.12
_GROUPED = 2.5
"""A gap so much wider parts one group from the next, where two things or more stand on either side."""
_ARGUED = 0.4
_PAIR, _ORDERLY = 2, 0.5
_MOST_SHAPES = 200
"""The most things on one slide that are looked at; a slide with more of them is a map or a drawing."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """Along which things stand in line: `start` and `end` of a box on it, `side` where all of a line have to agree."""

    name: str
    edge: str
    is_row: bool

    def start(self, box: Box) -> float:
        return box.x if self.is_row else box.y

    def end(self, box: Box) -> float:
        return box.right if self.is_row else box.bottom

    def side(self, box: Box) -> float:
        return box.y if self.is_row else box.x


_AXES = (_Axis("row", "top", is_row=True), _Axis("column", "left", is_row=False))


def nearly_aligned(evidence: Evidence) -> Iterator[Hit]:
    """Things of one kind and size, beside or below each other, of which one is 2 to 8 px out of line."""
    for slide, likes, axis in _lines_of(evidence):
        for line in _in_line(likes, axis):
            yield from _slips(slide, line, axis, evidence.deck)


def uneven_gaps(evidence: Evidence) -> Iterator[Hit]:
    """Three or more things of one kind and size in a row or column, with gaps that differ.

    In a diagram things stand where its lines put them: the gaps of a tree tell its branches apart.
    """
    for slide, likes, axis in _lines_of(evidence):
        if _is_diagram(slide):
            continue
        for line in _in_line(likes, axis):
            found = _odd_gap(line, axis)
            if found is not None and not _is_filled(line[line.index(found[0]) - 1].box, found[0].box, slide, axis):
                shape, gap, usual = found
                message = (
                    f'The gap before "{shape.name}" is {gap / EMU_PER_INCH:.2f} in, '
                    f"the others of its {axis.name} are {usual / EMU_PER_INCH:.2f} in."
                )
                at = line.index(shape)
                is_grouping = gap > _GROUPED * max(usual, PIXEL) and min(at, len(line) - at) > 1
                extent = _extent(beyond(abs(gap - usual), 0, EMU_PER_INCH), shape, evidence.deck)
                impact, confidence = (Impact.INFO, _ARGUED) if is_grouping else (None, 1.0)
                yield Hit(message, slide, shape, impact=impact, confidence=confidence, extent=extent)


def _is_filled(before: Box, after: Box, slide: Slide, axis: _Axis) -> bool:
    """Whether something of another size or kind stands in the gap between two things, or most of it does."""
    start, end = axis.end(before), axis.start(after)

    def is_between(box: Box) -> bool:
        inside = min(axis.end(box), end) - max(axis.start(box), start)
        return 2 * inside > axis.end(box) - axis.start(box) and _beside(box, before, axis)

    return any(is_between(shape.box) for shape in slide.shapes if _counts(shape))


def _beside(box: Box, other: Box, axis: _Axis) -> bool:
    """Whether two boxes share a part of their height in a row, of their width in a column."""
    if axis.is_row:
        return box.y < other.bottom and other.y < box.bottom
    return box.x < other.right and other.x < box.right


def _is_diagram(slide: Slide) -> bool:
    """Lines join things: their places say who belongs to whom."""
    return sum(shape.kind == "connector" for shape in slide.shapes) > 1


def _lines_of(evidence: Evidence) -> Iterator[tuple[Slide, list[Shape], _Axis]]:
    """Things of one kind and size of each slide, to be looked at along rows and along columns."""
    for slide in evidence.deck.slides:
        if len(slide.shapes) > _MOST_SHAPES:
            continue
        for likes in _likes(slide, Box(0, 0, evidence.deck.width, evidence.deck.height)):
            for axis in _AXES:
                if len(likes) == _PAIR or _aligned(likes, axis) >= _ORDERLY:
                    yield slide, likes, axis


def _aligned(likes: Sequence[Shape], axis: _Axis) -> float:
    """The share of things that have another one exactly in line; of what stands by its values it is small."""
    lines = Counter(round(axis.side(shape.box)) for shape in likes)
    return sum(count for count in lines.values() if count > 1) / len(likes)


def _likes(slide: Slide, page: Box) -> list[list[Shape]]:
    groups: dict[tuple[object, ...], list[Shape]] = defaultdict(list)
    for shape in slide.shapes:
        if _counts(shape) and page.contains(shape.box):
            size = (round(shape.box.width / _ALIKE), round(shape.box.height / _ALIKE))
            groups[shape.kind, shape.geometry, shape.has_text, *size].append(shape)
    return [group for group in groups.values() if len(group) > 1]


def _counts(shape: Shape) -> bool:
    is_big = min(shape.box.width, shape.box.height) >= _LEAST_SIZE
    return is_big and shape.box.rotation == 0 and shape.kind != "connector" and not shape.hidden and not shape.is_chrome


def _in_line(likes: Sequence[Shape], axis: _Axis) -> Iterator[list[Shape]]:
    """Those that stand about in one line and do not overlap along it, in their order."""
    waiting = sorted(likes, key=lambda shape: (axis.side(shape.box), axis.start(shape.box)))
    reach = _ROW * min(likes[0].box.width, likes[0].box.height)
    while waiting:
        first = axis.side(waiting[0].box)
        line = [shape for shape in waiting if axis.side(shape.box) - first <= reach]
        waiting = waiting[len(line) :]
        line.sort(key=lambda shape: axis.start(shape.box))
        if len(line) > 1 and all(axis.start(b.box) >= axis.end(a.box) - PIXEL for a, b in pairwise(line)):
            yield line


def _slips(slide: Slide, line: Sequence[Shape], axis: _Axis, deck: Deck) -> Iterator[Hit]:
    sides = [axis.side(shape.box) for shape in line]
    usual, count = Counter(sides).most_common(1)[0]
    if len(line) > 2 and count * 2 <= len(line):  # things that form stairs or a curve are placed on purpose
        return
    for shape, side in zip(line, sides, strict=True):
        slip = abs(side - usual)
        if LEAST_SLIP <= slip <= MOST_SLIP:
            message = (
                f'The {axis.edge} of "{shape.name}" is {slip / PIXEL:.0f} px out of line with the others of its '
                f"{axis.name}."
            )
            yield Hit(message, slide, shape, extent=_extent(0.2 + 0.4 * slip / MOST_SLIP, shape, deck))


def _odd_gap(line: Sequence[Shape], axis: _Axis) -> tuple[Shape, float, float] | None:
    """The thing after the gap that differs most from the usual one, with both; None where all are even.

    A gap with room for one thing more, and the gap beyond it, is a place that was left free.
    """
    gaps = [(axis.start(b.box) - axis.end(a.box), b) for a, b in pairwise(line)]
    if len(gaps) < 2:
        return None
    usual = median(gap for gap, _ in gaps) if len(gaps) > 2 else min(gap for gap, _ in gaps)
    gap, shape = max(gaps, key=lambda found: abs(found[0] - usual))
    size = axis.end(shape.box) - axis.start(shape.box)
    slack = max(4 * PIXEL, _UNEVEN * usual)
    places = round((gap - usual) / (size + usual)) if size + usual > 0 else 0
    if abs(gap - usual) <= slack or (places > 0 and abs(gap - usual - places * (size + usual)) <= slack):
        return None
    return shape, gap, usual


def _extent(degree: float, shape: Shape, deck: Deck) -> Extent:
    return Extent.of(degree, share_of_surface(shape, deck))


RULES = (
    Rule(
        "LAY204",
        "ALIGNMENT_OFF",
        "layout",
        Family.LAYOUT,
        Impact.WARNING,
        "one of several like things that is 2 to 8 px out of line",
        "Align it with the others of its row or column.",
        nearly_aligned,
        why="A small slip looks like a mistake, where a large offset looks like a decision.",
        source="Williams, The Non-Designer's Design Book, chapter 3 (Alignment).",
        example="Three cards in a row, the second of which stands 4 px lower.",
    ),
    Rule(
        "LAY205",
        "GAPS_UNEVEN",
        "layout",
        Family.LAYOUT,
        Impact.WARNING,
        "like things in a row or column with gaps that differ",
        "Distribute them evenly.",
        uneven_gaps,
        why="What stands closer is read as belonging together, whether it does or not.",
        source="Wertheimer, Laws of organization in perceptual forms, 1923 (the law of proximity).",
        example="Four boxes in a row with gaps of 0.3, 0.3 and 0.5 in.",
    ),
)
