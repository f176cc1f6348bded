"""Companies on two axes; labels are moved until none touch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renderer import findings
from renderer.deck.slides.figures import Company
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.map_labels import HALO, bubble_radius, map_labels, spot
from renderer.layout.geometry import Rect
from renderer.layout.label_placing import Dot, leader
from renderer.layout.sheet import Sheet
from renderer.scene import Align, Line, Paragraph, Shape, TextBody

_PADDING, _PADDING_SHARE = 16.0, 0.07
_SIZE, _SIZE_AMONG_MANY, _MANY = 14.0, 12.0, 12
"""Of the names of axes and quadrants; in a map of more than so many points these need the room."""
_AXIS_GAP, _NAME_SHARE, _LEAST_NAME = 12.0, 0.045, 9.0
"""Between the ends of an axis in pt; names of quadrants have that share of the width of a narrow map, and so much."""
AXIS_BAND, BAND_SHARE, _BAND_GAP = 25.0, 0.2, 3.0
_BAND_AMONG_MANY = 22.0


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
        wanted: the quadrant that is tinted.
        scale: the radius of a bubble of size 1, in pt; 0 where no point has a size.
    """

    points: Sequence[Company]
    quadrants: Sequence[str] = ()
    x: Axis | None = None
    y: Axis | None = None
    path: str = ""
    kind: str = "companies"
    wanted: str | None = None
    scale: float = 0.0


def lay_out_map(sheet: Sheet, content: MapContent, area: Rect) -> None:
    """Fill `area` with a map."""
    if _are_shares(content.points):
        sheet.say(findings.read_as_shares(sheet.page_index, sheet.at(f"{content.path}{content.kind}")))
        points = [replace(point, x=100 * point.x, y=100 * point.y) for point in content.points]
        content = replace(content, points=points)
    band = AXIS_BAND if len(content.points) <= _MANY else _BAND_AMONG_MANY
    left, below = min(band, area.width * BAND_SHARE), min(band, area.height * BAND_SHARE)
    plot = area.inset(left if content.y else 0, 0, 0, below if content.x else 0)
    _ground(sheet, plot, content.wanted)
    padding = min(_PADDING, _PADDING_SHARE * min(plot.width, plot.height))
    padding = max(padding, *(bubble_radius(one.size, content.scale) + 2 for one in content.points if one.size), 0.0)
    inner = plot.inset(padding, padding, padding, padding)
    taken = _quadrants(sheet, content, plot, [spot(point, inner, content.scale).box for point in content.points])
    lay_out_axes(sheet, content, area, plot)
    if not content.points:
        return
    kind = f"{content.path}{content.kind}"
    labels = map_labels(sheet, content.points, inner, plot, taken=taken, scale=content.scale)
    if not labels.are_apart:
        sheet.say(findings.names_on_each_other(sheet.page_index, sheet.at(kind), len(content.points)))
    for label in labels.all:
        _leader(sheet, label.dot, label.place)
    # Large bubbles are drawn first, so that they do not hide smaller ones.
    dots = [(point, spot(point, inner, content.scale)) for point in content.points]
    for point, dot in sorted(dots, key=lambda pair: -pair[1].radius):
        _dot(sheet, point, dot, plot, hollow=bool(content.scale) and not point.size)
    paths = [f"{kind}[{label.of[0]}]" for label in labels.all]
    texts = told_once(sheet, [label.text for label in labels.all], paths, kind)
    for path, label, text in zip(paths, labels.all, texts, strict=True):
        if any(line.text for line in text.paragraphs):
            sheet.text(label.place, [], fitted=text, path=path, anchor="ctr", builds=True)


def _are_shares(points: Sequence[Company]) -> bool:
    """Whether places were written from 0 to 1: as per cents, all points would lie on each other in a corner."""
    places = [place for point in points for place in (point.x, point.y)]
    return all(place <= 1 for place in places) and any(0 < place < 1 for place in places)


def _ground(sheet: Sheet, plot: Rect, wanted: str | None) -> None:
    sheet.decoration(plot, fill="bg2")
    if wanted:
        left, top = wanted.endswith("Left"), wanted.startswith("top")
        half = Rect(plot.x, plot.y, plot.width / 2, plot.height / 2)
        x, y = (half.x if left else half.right), (half.y if top else half.bottom)
        sheet.decoration(Rect(x, y, half.width, half.height), fill="accent6")
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
        size = min(_size(content), max(plot.width * _NAME_SHARE, _LEAST_NAME))
        words = [sheet.paragraph(name, size, "caption", bold=True, floor=9.0, align="l" if left else "r")]
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


def _size(content: MapContent) -> float:
    """Of the names of axes and quadrants."""
    return _SIZE if len(content.points) <= _MANY else _SIZE_AMONG_MANY


def lay_out_axes(sheet: Sheet, content: MapContent, area: Rect, plot: Rect) -> None:
    """Name the ends of the axes of `plot`, in the room between it and `area`."""
    size = _size(content)
    if content.x:
        below = Rect(plot.x, plot.bottom, plot.width, area.bottom - plot.bottom).inset(0, _BAND_GAP, 0, 0)
        low, high = _ends(sheet, content.x, below.width, size)
        if content.x.low:
            box = Rect(below.x, below.y, low, below.height)
            sheet.text(box, _axis_text(sheet, content.x.low, "l", size), path=f"{content.path}xAxisLabel")
        if content.x.high:
            box = Rect(below.right - high, below.y, high, below.height)
            sheet.text(box, _axis_text(sheet, content.x.high, "r", size), path=f"{content.path}xAxisLabel")
    if content.y:
        beside = Rect(area.x, plot.y, plot.x - area.x, plot.height).inset(0, 0, _BAND_GAP, 0)
        low, high = _ends(sheet, content.y, beside.height, size)
        if content.y.low:
            box = Rect(beside.x, beside.bottom - low, beside.width, low)
            _upwards(sheet, _axis_text(sheet, content.y.low, "l", size), box, f"{content.path}yAxisLabel")
        if content.y.high:
            box = Rect(beside.x, beside.y, beside.width, high)
            _upwards(sheet, _axis_text(sheet, content.y.high, "r", size), box, f"{content.path}yAxisLabel")


def _ends(sheet: Sheet, axis: Axis, length: float, size: float) -> tuple[float, float]:
    """How much of an axis the texts at its ends get, in pt."""
    if not axis.low or not axis.high:
        return length, length
    low, high = (sheet.type.width(text, size) + 8 for text in (axis.low, axis.high))
    share = min(max(low / (low + high), 0.2), 0.8)
    gap = min(_AXIS_GAP, length * BAND_SHARE)
    return length * share - gap / 2, length * (1 - share) - gap / 2


def _axis_text(sheet: Sheet, text: str, align: Align, size: float) -> list[Paragraph]:
    return [sheet.paragraph(text, size, "caption", floor=9.0, align=align)]


def _upwards(sheet: Sheet, words: list[Paragraph], box: Rect, path: str) -> None:
    fitted = sheet.type.fit(words, box.height, box.width)
    sheet.report(fitted, path)
    body = TextBody(fitted.paragraphs, vertical="vert270")
    sheet.add(Shape(box.frame(), sheet.name(), origin=sheet.at(path), body=body))


def _dot(sheet: Sheet, company: Company, dot: Dot, plot: Rect, *, hollow: bool) -> None:
    """A dot, ours in the accent with a halo; a `hollow` one has no size among bubbles that have."""
    primary = company.emphasis == "primary"
    fill = sheet.theme.mark if primary else "accent5"
    if primary:
        _halo(sheet, dot.box, plot)
    if hollow:
        sheet.decoration(dot.box, fill="bg1", geometry="ellipse", line=Line(fill, 1.5))
    else:
        sheet.decoration(dot.box, fill=fill, geometry="ellipse", line=Line("bg1", 1.0))


def _halo(sheet: Sheet, dot: Rect, plot: Rect) -> None:
    """A pale ring around a dot, which stays within the map."""
    room = min(dot.x - plot.x, dot.y - plot.y, plot.right - dot.right, plot.bottom - dot.bottom, HALO)
    if room > 0:
        sheet.decoration(dot.inset(*[-room] * 4), fill=f"{sheet.theme.mark} alpha:22000", geometry="ellipse")


def _leader(sheet: Sheet, dot: Dot, place: Rect) -> None:
    line = leader(dot, place)
    if line is None:
        return
    x, y = line[1]
    box = Rect(min(x, dot.x), min(y, dot.y), abs(x - dot.x), abs(y - dot.y))
    sheet.line(box, Line("accent5", 0.75), rising=(x - dot.x) * (y - dot.y) < 0)
