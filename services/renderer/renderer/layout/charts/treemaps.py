"""Treemaps as native shapes: rectangles as square as can be, their names where they have room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from renderer import findings
from renderer.deck.charts import Branch, ChartData, LabelOptions
from renderer.layout.charts.chart_area import ChartArea, ink_on
from renderer.layout.charts.number_formats import format_of_parts, shown
from renderer.layout.charts.palette import colors_of
from renderer.layout.geometry import Rect
from renderer.layout.sheet import paragraph
from renderer.scene import Element, Group, Paragraph, Shape, TextBody, plain_line

_INSET = 5.0
_GAP = 2.0
_HEADER, _LEAST_INNER = 20.0, 26.0
_LARGEST, _SMALLEST = 18.0, 9.0
_MOST_SHAPES = 400
_LEAST_SHARE = 1e-6


@dataclass(slots=True)
class _Map:
    """The shapes so far, and the names that had no room; parts are `valued` unless the document says no."""

    area: ChartArea
    code: str
    valued: bool
    shapes: list[Element] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)


def treemap(area: ChartArea, data: ChartData) -> Group:
    """The shapes of `data`."""
    valued = data.labels is None or valued_parts(data)
    drawn = _Map(area, format_of_parts([branch.total for branch in data.branches]), valued)
    colors = colors_of(len(data.branches), data.colors)
    for branch, color, rect in _parted(drawn, data.branches, area.rect, colors):
        _draw(drawn, branch, rect, color)
    return grouped(area, data, drawn.shapes, drawn.unnamed)


def _draw(drawn: _Map, branch: Branch, rect: Rect, color: str) -> None:
    inner = rect.inset(_GAP / 2, _GAP / 2, _GAP / 2, _GAP / 2)
    children = branch.children
    header = _HEADER if inner.height > _HEADER + _LEAST_INNER else 0.0
    many = len(drawn.shapes) + len(children) > _MOST_SHAPES
    if children and not many and min(inner.width, inner.height - header) >= _LEAST_INNER:
        own = branch.color or color
        if header:
            bar = Rect(inner.x, inner.y, inner.width, header)
            _add(drawn, bar, own, branch, [_name_line(drawn, branch, own, 12.0)], anchor="ctr")
        else:
            drawn.unnamed.append(branch.name)
        below = inner.inset(0, header, 0, 0)
        for child, tint, part in _parted(drawn, children, below, (own,) * len(children)):
            _draw(drawn, child, part, tint)
        return
    drawn.unnamed += names_below(children)
    own = branch.color or color
    size = min(_LARGEST, max(_SMALLEST, (inner.width * inner.height) ** 0.5 / 7))
    lines = [_name_line(drawn, branch, own, size)]
    if drawn.valued:
        figure = shown(branch.total, drawn.code, drawn.area.sheet.language)
        lines.append(paragraph(figure, max(size - 2, _SMALLEST), color=ink_on(drawn.area, own), floor=_SMALLEST))
    _add(drawn, inner, own, branch, lines)


def _name_line(drawn: _Map, branch: Branch, color: str, size: float) -> Paragraph:
    return paragraph(branch.name, size, bold=True, color=ink_on(drawn.area, color), floor=_SMALLEST)


def _add(drawn: _Map, rect: Rect, color: str, branch: Branch, lines: list[Paragraph], *, anchor: str = "t") -> None:
    """A rectangle with as many of `lines` as have room."""
    width, height = rect.width - 2 * _INSET, rect.height - (0 if anchor == "ctr" else 2 * _INSET)
    body = None
    for count in range(len(lines), 0, -1):
        if width < _SMALLEST or height < _SMALLEST:
            break
        fitted = drawn.area.sheet.type.fit(lines[:count], width, height)
        if not fitted.too_small and not fitted.measured.broken_words:
            inset = 0.0 if anchor == "ctr" else _INSET
            body = TextBody(fitted.paragraphs, (_INSET, inset, _INSET, inset), "ctr" if anchor == "ctr" else "t")
            break
    if body is None:
        drawn.unnamed.append(branch.name)
    drawn.shapes.append(
        Shape(
            frame=rect.frame(),
            name=f"{drawn.area.name} part {len(drawn.shapes) + 1}",
            description="" if body else f"{branch.name} {shown(branch.total, drawn.code, drawn.area.sheet.language)}",
            fill=color,
            line=plain_line(drawn.area.inks.ground, 0.75),
            body=body,
        )
    )


def grouped(area: ChartArea, data: ChartData, shapes: Sequence[Element], unnamed: Sequence[str]) -> Group:
    """The `shapes` of a chart as one; what PowerPoint has no chart for is said, and the names that have no room."""
    area.say(findings.drawn_as_shapes, data.kind)
    if unnamed:
        area.say(findings.names_without_room, unnamed)
    return Group(frame=area.frame, name=area.name, elements=tuple(shapes))


def valued_parts(data: ChartData) -> bool:
    """Whether the document asks for the figures of parts beside their names."""
    return bool(data.labels.show_value if isinstance(data.labels, LabelOptions) else data.labels)


def names_below(branches: Sequence[Branch]) -> list[str]:
    """The names of `branches` and of all they are made of."""
    return [name for branch in branches for name in (branch.name, *names_below(branch.children))]


def _parted(
    drawn: _Map, branches: Sequence[Branch], rect: Rect, colors: Sequence[str]
) -> Iterator[tuple[Branch, str, Rect]]:
    """Each branch with its color and its share of `rect`, the greatest first."""
    pairs = sorted(zip(branches, colors, strict=True), key=lambda pair: -pair[0].total)
    whole = sum(branch.total for branch, _ in pairs)
    drawn.unnamed += names_below([branch for branch, _ in pairs if branch.total <= whole * _LEAST_SHARE])
    pairs = [pair for pair in pairs if pair[0].total > whole * _LEAST_SHARE]
    areas = [branch.total / whole * rect.width * rect.height for branch, _ in pairs]
    for (branch, color), part in zip(pairs, squarified(areas, rect), strict=True):
        yield branch, color, part


def squarified(areas: Sequence[float], rect: Rect) -> list[Rect]:
    """`rect` parted into `areas` (square pt, falling, together the whole), each as nearly a square as can be."""
    parts: list[Rect] = []
    row: list[float] = []
    for area in areas:
        side = max(min(rect.width, rect.height), 1e-6)
        if row and _worst([*row, area], side) > _worst(row, side):
            placed, rect = _row(row, rect)
            parts += placed
            row = []
        row.append(area)
    return parts + _row(row, rect)[0]


def _worst(row: Sequence[float], side: float) -> float:
    """The greatest ratio of two sides of those in a row along `side`."""
    whole = sum(row)
    return max(side * side * max(row) / whole**2, whole**2 / (side * side * max(min(row), 1e-9)))


def _row(row: Sequence[float], rect: Rect) -> tuple[list[Rect], Rect]:
    """`row` along the shorter side of `rect`, and what is left of it."""
    whole = sum(row)
    if rect.width >= rect.height:
        depth = min(whole / max(rect.height, 1e-6), rect.width)
        y, placed = rect.y, []
        for area in row:
            height = rect.height * area / whole
            placed.append(Rect(rect.x, y, depth, height))
            y += height
        return placed, Rect(rect.x + depth, rect.y, rect.width - depth, rect.height)
    depth = min(whole / max(rect.width, 1e-6), rect.height)
    x, placed = rect.x, []
    for area in row:
        width = rect.width * area / whole
        placed.append(Rect(x, rect.y, width, depth))
        x += width
    return placed, Rect(rect.x, rect.y + depth, rect.width, rect.height - depth)
