"""Companies on two axes; labels are moved until none touch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renderer.deck.model import Company
from renderer.layout.figures.alike import told_once
from renderer.layout.geometry import Rect
from renderer.layout.label_placing import Dot, distance, leader, place_labels
from renderer.layout.sheet import Sheet
from renderer.scene import Align, Line, Paragraph, Shape, TextBody
from renderer.typesetting.typesetter import Fitted

_RADIUS, _RADIUS_PRIMARY = 5.0, 8.0
_FULL_SIZE, _SMALLEST_DOT = 260.0, 0.6
_SINGLE_LINE = 240.0
# Sizes, and how wide a label may get before it wraps: on one line first.
_LABEL_SIZES = (
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
_NEAR, _MANY, _LARGEST_OF_MANY = 16.0, 12, 12.0
_LARGEST_SHARE = 0.055
"""The largest label, by the shorter side of the map."""
_PADDING, _PADDING_SHARE = 16.0, 0.07
_AXIS_SIZE, _AXIS_GAP = 12.0, 12.0
_AXIS_BAND, _BAND_SHARE, _BAND_GAP = 22.0, 0.2, 3.0
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Axis:
    """What its ends mean; an empty text is not shown."""

    low: str
    high: str


@dataclass(frozen=True, slots=True)
class MapContent:
    """What a map shows.

    Attributes:
        points: their names may be empty.
        quadrants: top left, top right, bottom left, bottom right; or none.
        path: of the map, with a dot behind it; empty for that of a slide.
        kind: the name of the list of points.
    """

    points: Sequence[Company]
    quadrants: Sequence[str] = ()
    x: Axis | None = None
    y: Axis | None = None
    path: str = ""
    kind: str = "companies"


def lay_out_map(sheet: Sheet, content: MapContent, area: Rect) -> None:
    """Fill `area` with a map."""
    left, below = min(_AXIS_BAND, area.width * _BAND_SHARE), min(_AXIS_BAND, area.height * _BAND_SHARE)
    plot = area.inset(left if content.y else 0, 0, 0, below if content.x else 0)
    _ground(sheet, plot)
    padding = min(_PADDING, _PADDING_SHARE * min(plot.width, plot.height))
    inner = plot.inset(padding, padding, padding, padding)
    taken = _quadrants(sheet, content, plot, [_spot(point, inner).box for point in content.points])
    _axes(sheet, content, area, plot)
    if not content.points:
        return
    places, texts, dots = _labels(sheet, content.points, inner, plot, taken)
    for company, dot, place in zip(content.points, dots, places, strict=True):
        _leader(sheet, dot, place)
        _dot(sheet, company, dot)
    kind = f"{content.path}{content.kind}"
    paths = [f"{kind}[{index}]" for index in range(len(texts))]
    for path, place, text in zip(paths, places, told_once(sheet, texts, paths, kind), strict=True):
        if any(line.text for line in text.paragraphs):
            sheet.text(place, [], fitted=text, path=path, anchor="ctr", builds=True)


def _ground(sheet: Sheet, plot: Rect) -> None:
    sheet.decoration(plot, fill="bg2")
    middle = Line("bg1", 3.0)
    sheet.rule(plot.x, plot.y + plot.height / 2, plot.width, middle)
    sheet.line(Rect(plot.x + plot.width / 2, plot.y, 0, plot.height), middle)


def _quadrants(sheet: Sheet, content: MapContent, plot: Rect, dots: list[Rect]) -> list[Rect]:
    boxes = []
    for index, name in enumerate(content.quadrants):
        if not name:
            continue
        left, top = index % 2 == 0, index < 2
        tallest = min(34.0, plot.height * 0.2)
        words = [sheet.paragraph(name, 12.0, "caption", bold=True, floor=9.0, align="l" if left else "r")]
        fitted = sheet.type.fit(words, plot.width * 0.4, tallest)
        width = min(fitted.measured.width * 1.02 + 2, plot.width * 0.4)
        height = min(fitted.measured.height + 1, tallest)
        corners = list(_corners(plot, width, height, left=left, top=top))
        free = (box for box in corners if not any(box.touches(dot) for dot in dots))
        boxes.append(next(free, corners[0]))
        sheet.text(boxes[-1], words, fitted=fitted, path=f"{content.path}quadrants[{index}]")
    return boxes


def _corners(plot: Rect, width: float, height: float, *, left: bool, top: bool) -> Iterator[Rect]:
    """Where the name of a quadrant may stand: in the corner of the map, else in another one of the quadrant."""
    middle_x, middle_y = plot.x + plot.width / 2, plot.y + plot.height / 2
    outer_x, inner_x = (plot.x + 8, middle_x - 8 - width) if left else (plot.right - 8 - width, middle_x + 8)
    outer_y, inner_y = (plot.y + 6, middle_y - 6 - height) if top else (plot.bottom - 6 - height, middle_y + 6)
    for x, y in ((outer_x, outer_y), (inner_x, outer_y), (outer_x, inner_y), (inner_x, inner_y)):
        yield Rect(x, y, width, height)


def _axes(sheet: Sheet, content: MapContent, area: Rect, plot: Rect) -> None:
    if content.x:
        below = Rect(plot.x, plot.bottom, plot.width, area.bottom - plot.bottom).inset(0, _BAND_GAP, 0, 0)
        low, high = _ends(sheet, content.x, below.width)
        if content.x.low:
            box = Rect(below.x, below.y, low, below.height)
            sheet.text(box, _axis_text(sheet, content.x.low, "l"), path=f"{content.path}xAxisLabel")
        if content.x.high:
            box = Rect(below.right - high, below.y, high, below.height)
            sheet.text(box, _axis_text(sheet, content.x.high, "r"), path=f"{content.path}xAxisLabel")
    if content.y:
        beside = Rect(area.x, plot.y, plot.x - area.x, plot.height).inset(0, 0, _BAND_GAP, 0)
        low, high = _ends(sheet, content.y, beside.height)
        if content.y.low:
            box = Rect(beside.x, beside.bottom - low, beside.width, low)
            _upwards(sheet, content.y.low, "l", box, f"{content.path}yAxisLabel")
        if content.y.high:
            box = Rect(beside.x, beside.y, beside.width, high)
            _upwards(sheet, content.y.high, "r", box, f"{content.path}yAxisLabel")


def _ends(sheet: Sheet, axis: Axis, length: float) -> tuple[float, float]:
    """How much of an axis the texts at its ends get, in pt."""
    if not axis.low or not axis.high:
        return length, length
    low, high = (sheet.type.width(text, _AXIS_SIZE) + 8 for text in (axis.low, axis.high))
    share = min(max(low / (low + high), 0.2), 0.8)
    gap = min(_AXIS_GAP, length * _BAND_SHARE)
    return length * share - gap / 2, length * (1 - share) - gap / 2


def _axis_text(sheet: Sheet, text: str, align: Align) -> list[Paragraph]:
    return [sheet.paragraph(text, _AXIS_SIZE, "caption", floor=9.0, align=align)]


def _upwards(sheet: Sheet, text: str, align: Align, box: Rect, path: str) -> None:
    fitted = sheet.type.fit(_axis_text(sheet, text, align), box.height, box.width)
    sheet.report(fitted, path)
    body = TextBody(fitted.paragraphs, vertical="vert270")
    sheet.add(Shape(box.frame(), sheet.name(), origin=sheet.at(path), body=body))


def _labels(
    sheet: Sheet, companies: Sequence[Company], inner: Rect, plot: Rect, taken: list[Rect]
) -> tuple[list[Rect], list[Fitted], list[Dot]]:
    largest = max(_LARGEST_SHARE * min(plot.width, plot.height), _SMALL_LABEL)
    largest = min(largest, _LARGEST_OF_MANY) if len(companies) > _MANY else largest
    readable = [pair for pair in _LABEL_SIZES if _LABEL_FLOOR <= pair[0] <= largest]
    tries = [(pair, True) for pair in readable if pair[0] >= _SMALL_LABEL]
    tries += [(pair, False) for pair in readable if pair[0] >= _SMALL_LABEL]
    tries += [(pair, strict) for pair in readable if pair[0] < _SMALL_LABEL for strict in (True, False)]
    tries += [(pair, False) for pair in _LABEL_SIZES if pair[0] < _LABEL_FLOOR]
    for (size, widest), strict in tries:
        texts = [_label(sheet, company, size, widest) for company in companies]
        dots = [
            replace(_spot(company, inner), width=text.measured.width * 1.02 + 2, height=text.measured.height + 1)
            for company, text in zip(companies, texts, strict=True)
        ]
        places = place_labels(dots, plot.inset(4, 4, 4, 4), taken, strict=strict)
        if places is not None and (size <= _SMALL_LABEL or _spread(dots, places) <= _NEAR):
            return places, texts, dots
    boxes = [Rect(dot.x, dot.y, dot.width, dot.height) for dot in dots]
    return [_kept_inside(box, plot) for box in boxes], texts, dots


def _spread(dots: list[Dot], places: list[Rect]) -> float:
    """The mean distance of labels from their dots, in pt."""
    return sum(distance(dot, place) for dot, place in zip(dots, places, strict=True)) / len(dots)


def _kept_inside(box: Rect, plot: Rect) -> Rect:
    width, height = min(box.width, plot.width), min(box.height, plot.height)
    return Rect(min(box.x, plot.right - width), min(box.y, plot.bottom - height), width, height)


def _label(sheet: Sheet, company: Company, size: float, widest: float) -> Fitted:
    primary = company.emphasis == "primary"
    size = size + 1 if primary else size
    color = "accent2" if primary else "tx1"
    line: Paragraph = sheet.paragraph(company.name, size, bold=primary, color=color)
    line = replace(line, runs=tuple(replace(run, floor=run.size) for run in line.runs))
    longest = sheet.type.longest_word(company.name[:_LONGEST_NAME], size, bold=primary) * 1.02
    fitted = sheet.type.fit([line], min(max(widest, longest), _SINGLE_LINE), 120.0)
    return Fitted(fitted.paragraphs, fitted.measured, fitted.too_small or size < _LABEL_FLOOR, fitted.overflows)


def _spot(company: Company, inner: Rect) -> Dot:
    """The dot of `company`, its label still without a size."""
    primary = company.emphasis == "primary"
    radius = (_RADIUS_PRIMARY if primary else _RADIUS) * min(max(inner.height / _FULL_SIZE, _SMALLEST_DOT), 1.0)
    x = inner.x + inner.width * company.x / 100
    y = inner.bottom - inner.height * company.y / 100
    return Dot(x, y, radius, 0.0, 0.0, primary)


def _dot(sheet: Sheet, company: Company, dot: Dot) -> None:
    fill = sheet.theme.mark if company.emphasis == "primary" else "accent5"
    sheet.decoration(dot.box, fill=fill, geometry="ellipse", line=Line("bg1", 1.0))


def _leader(sheet: Sheet, dot: Dot, place: Rect) -> None:
    line = leader(dot, place)
    if line is None:
        return
    x, y = line[1]
    box = Rect(min(x, dot.x), min(y, dot.y), abs(x - dot.x), abs(y - dot.y))
    sheet.line(box, Line("accent5", 0.75), rising=(x - dot.x) * (y - dot.y) < 0)
