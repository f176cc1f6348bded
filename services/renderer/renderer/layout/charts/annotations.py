"""Remarks in the plot: beside the place they speak of, clear of the values and of each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from renderer.deck.charts import Annotation, ChartData
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.number_formats import shown
from renderer.layout.charts.plot_places import RADIUS, Place, PlotPlaces, places_in, taken
from renderer.layout.geometry import Rect
from renderer.layout.label_placing import LEADERLESS, Dot, distance, leader, place_labels
from renderer.layout.sheet import paragraph
from renderer.scene import EMU_PER_PT, Connector, Element, Shape, TextBody, plain_line
from renderer.scene.charts import Chart, LabelPosition
from renderer.typesetting.typesetter import Fitted

_SIZE, _SMALLEST, _LINE, _BEHIND_END = 12.0, 8.0, 1.22, 4.0
_WIDEST, _SLACK = 0.3, 1.06
_INSET = 2.0
_APART = 2.0
"""Pt between a figure and its value."""
_CLEAR_OF_VALUES = {"outEnd", "t", "b", "l", "r"}
"""Where figures stand that are not on what is drawn for their values."""
_CALLOUT, _CALLOUT_WIDTH, _CALLOUT_GAP = 18.0, 0.45, 6.0
"""Of a remark above a chart: its type in pt, its width as a share of the chart's, and what is free below it, in pt."""


def annotations(area: ChartArea, chart: Chart, data: ChartData) -> list[Element]:
    """The remarks of `data` as elements above its chart, whose plot has a place of its own."""
    if chart.data_table:
        for index in range(len(data.annotations)):
            area.no_effect(f"annotations[{index}]", "An annotation of a chart with a data table has no effect here.")
    if chart.plot_area is None or not data.annotations:
        return []
    places = places_in(area.rect, chart)
    points = [_point(area, places, one, index) for index, one in enumerate(data.annotations)]
    texts = [_text(area, one, places.box) for one in data.annotations]
    boxes = _all_boxes(area, places, points, texts, data)
    figures = label_boxes(area, chart, places)
    elements: list[Element] = []
    for index, (one, point, text, rect) in enumerate(zip(data.annotations, points, texts, boxes, strict=True), 1):
        area.sheet.report(text, f"{area.path}.annotations[{index - 1}]")
        color, name = one.color or area.inks.ink, f"{area.name} note {index}"
        if isinstance(one, Callout):
            elements += _drawn_above(_top(places, one, point), text, rect, figures, (color, name))
        else:
            elements += _drawn(point, text, rect, (color, name), dotted=not _has_sign(chart, one))
    return elements


def _has_sign(chart: Chart, one: Annotation) -> bool:
    """Whether the chart itself has a sign at the value that a remark is about."""
    for series in chart.series:
        if series.marker and series.name == (one.series or ""):
            names: list[tuple[float | str, ...]] = [(x,) for x in series.xs]
            names = names or [(name, n) for n, name in enumerate(chart.categories)]
            values = zip(names, series.values, strict=False)
            return any(one.x in place and one.y in {None, value} for place, value in values)
    return False


@dataclass(frozen=True, slots=True)
class Callout(Annotation):
    """A remark in a strip `above` (pt) the chart, with a line down to its place."""

    above: float = 0.0


def callout_height(area: ChartArea, text: str) -> float:
    """What a remark above the chart takes of its height, in pt."""
    return _callout(area, text, area.inks.ink).measured.height + 2 * _INSET + _CALLOUT_GAP


def _callout(area: ChartArea, text: str, color: str) -> Fitted:
    """A remark above the chart; no larger than what else of its page may be."""
    size = max(min(_CALLOUT, area.sheet.most_text, area.axis_size * 1.5), _SMALLEST)
    line = paragraph(text, size, bold=True, color=color, floor=_SMALLEST)
    return area.sheet.type.fit([line], area.rect.width * _CALLOUT_WIDTH, area.rect.height)


def _all_boxes(
    area: ChartArea, places: PlotPlaces, points: list[Place], texts: list[Fitted], data: ChartData
) -> list[Rect]:
    """The boxes of remarks in the plot, and of those above the chart."""
    labels = label_boxes(area, places.chart, places)
    inside = [number for number, one in enumerate(data.annotations) if not isinstance(one, Callout)]
    found = _boxes(area, places, [points[n] for n in inside], [texts[n] for n in inside], labels) if inside else []
    within = dict(zip(inside, found, strict=True))
    return [
        _box_above(area, point, text, one.above) if isinstance(one, Callout) else within[number]
        for number, (one, point, text) in enumerate(zip(data.annotations, points, texts, strict=True))
    ]


def _box_above(area: ChartArea, point: Place, text: Fitted, above: float) -> Rect:
    """The strip above the chart as wide as `text`, over its place where the chart reaches so far."""
    width, rect = text.measured.width * _SLACK + 2 * _INSET, area.rect
    left = min(max(point.x - width / 2, rect.x), rect.right - width)
    return Rect(left, rect.y - above, width, above - _CALLOUT_GAP)


def _top(places: PlotPlaces, one: Annotation, point: Place) -> Place:
    """Where a bar begins as seen from above: one below zero hangs from its foot."""
    bars = [series for series in places.chart.series if (series.kind or places.chart.kind) == "bar"]
    series = next((series for series in bars if series.name == one.series), bars[0] if bars else None)
    return point if series is None else replace(point, y=min(point.y, places.foot(series)))


def _drawn_above(
    point: Place, text: Fitted, rect: Rect, figures: Sequence[Rect], style: tuple[str, str]
) -> list[Element]:
    """The text, and a line down to the figure at its place."""
    color, name = style
    end = min((box.y for box in figures if box.x <= point.x <= box.right and box.bottom <= point.y), default=point.y)
    elements: list[Element] = []
    if point.marked and end - _CALLOUT_GAP / 2 > rect.bottom:
        elements.append(wire(((point.x, rect.bottom), (point.x, end - _CALLOUT_GAP / 2)), color, f"{name} leader"))
    insets = (_INSET, _INSET, _INSET, _INSET)
    lines = tuple(replace(line, align="ctr") for line in text.paragraphs)
    return [*elements, Shape(frame=rect.frame(), name=name, body=TextBody(lines, insets, "b"))]


def _point(area: ChartArea, places: PlotPlaces, one: Annotation, index: int) -> Place:
    where, chart = f"annotations[{index}]", places.chart
    series = next((series for series in chart.series if series.name == one.series), None)
    if one.series is not None and series is None:
        area.no_effect(f"{where}.series", f"The name {one.series!r}, which no series has, has no effect here.")
    x, y = one.x, one.y
    if series is not None and y is None and x is not None:
        keys: Sequence[float | str] = series.xs or chart.categories
        y = series.values[keys.index(x)] if x in keys else None
    second = series is not None and series.secondary
    across = places.across(x, chart.x_axis)
    up = places.along(y, chart.second_value_axis if second else chart.value_axis)
    for key, given, found in (("x", one.x, across), ("y", one.y, up)):
        if given is not None and found is None:
            area.no_effect(f"{where}.{key}", f"The place {given!r}, which is not on the axis, has no effect here.")
    return places.point(across, up, series)


def _text(area: ChartArea, one: Annotation, box: Rect) -> Fitted:
    color = one.color or area.inks.ink
    if isinstance(one, Callout):
        return _callout(area, one.text, color)
    size = min(_SIZE, area.axis_size)
    line = paragraph(one.text, size, bold=True, color=color, floor=_SMALLEST)
    width = min(area.text_width(one.text, size, bold=True) + 1, box.width * _WIDEST)
    return area.sheet.type.fit([line], max(width, 20.0), box.height * 0.4)


def label_boxes(area: ChartArea, chart: Chart, places: PlotPlaces) -> list[Rect]:
    """About what figures around points or beyond the ends of bars take, and names at the ends of lines.

    Elsewhere they stand on their values.
    """
    found = []
    for series in chart.series:
        labels = series.labels
        if labels is None:
            continue
        for index, value in enumerate(series.values):
            where = labels.positions[index] if labels.positions else labels.position
            is_off = labels.shown is not None and index not in labels.shown
            names_line = where == "r" and labels.series_name and not labels.value
            if value is None or is_off or not (names_line or where in _CLEAR_OF_VALUES):
                continue
            spot = places.value(series, index)
            if names_line:
                width, height = area.text_width(series.name, labels.size, bold=labels.bold), labels.size * _LINE
                found.append(Rect(spot.x + _BEHIND_END, spot.y - height / 2, width + _BEHIND_END, height))
                continue
            width = area.text_width(
                shown(value, labels.number_format, area.sheet.language), labels.size, bold=labels.bold
            )
            found.append(_beside(spot, "r" if chart.horizontal else where, width, labels.size * _LINE))
    return found


def _beside(spot: Place, where: LabelPosition | None, width: float, height: float) -> Rect:
    """What a figure takes that stands above a point, or `where` else."""
    match where:
        case "r":
            return Rect(spot.x + _APART, spot.y - height / 2, width, height)
        case "l":
            return Rect(spot.x - _APART - width, spot.y - height / 2, width, height)
        case "b":
            return Rect(spot.x - width / 2, spot.y + _APART, width, height)
        case _:
            return Rect(spot.x - width / 2, spot.y - height - _APART, width, height)


def stacked_boxes(area: ChartArea, chart: Chart, places: PlotPlaces) -> list[Rect]:
    """About what figures in the middle of bars take that stand on each other."""
    found = []
    for series, spans in zip(chart.series, places.spans, strict=True):
        labels = series.labels
        if chart.grouping == "standard" or labels is None or labels.position != "ctr":
            continue
        for index in range(len(series.values)) if labels.shown is None else labels.shown:
            along = places.along(sum(spans[index]) / 2, chart.value_axis)
            spot = places.point(places.across(float(index), None), along, series)
            figure = shown(series.values[index] or 0.0, labels.number_format, area.sheet.language)
            width, height = area.text_width(figure, labels.size, bold=labels.bold), labels.size * _LINE
            found.append(Rect(spot.x - width / 2, spot.y - height / 2, width, height))
    return found


def _boxes(
    area: ChartArea, places: PlotPlaces, points: list[Place], texts: list[Fitted], labels: list[Rect]
) -> list[Rect]:
    """A box for each text; without values in the way, else over them, else one below the other at the top."""
    sizes = [(text.measured.width + 2 * _INSET, text.measured.height + 2 * _INSET) for text in texts]
    dots = [
        Dot(point.x, point.y, RADIUS if point.marked else 0.5, width, height)
        for point, (width, height) in zip(points, sizes, strict=True)
    ]
    box, values = places.box, taken(places)
    for others, strict in (([*values, *labels], True), ([*values, *labels], False), (values, False), ([], False)):
        if found := place_labels(dots, box, others, strict=strict):
            return found
    area.collision("The annotations have no room in the plot and run into each other.")
    top, stacked = box.y, []
    for width, height in sizes:
        top = top if top + height <= box.bottom else box.y
        stacked.append(Rect(box.x, top, width, height))
        top += height
    return stacked


def _drawn(point: Place, text: Fitted, rect: Rect, style: tuple[str, str], *, dotted: bool) -> list[Element]:
    """The text, a dot where the chart has none, and a leader where the text stands further off."""
    color, name = style
    elements: list[Element] = []
    dot = Dot(point.x, point.y, RADIUS, rect.width, rect.height)
    if point.marked:
        spot = Rect(point.x - RADIUS, point.y - RADIUS, 2 * RADIUS, 2 * RADIUS)
        if dotted:
            dot_name = f"{name} dot"
            elements.append(Shape(frame=spot.frame(), name=dot_name, decorative=True, geometry="ellipse", fill=color))
        if distance(dot, rect) > RADIUS + LEADERLESS and (line := leader(dot, rect)):
            elements.append(wire(line, color, f"{name} leader"))
    insets = (_INSET, _INSET, _INSET, _INSET)
    wide = Rect(rect.x, rect.y, rect.width + 2, rect.height)
    return [*elements, Shape(frame=wide.frame(), name=name, body=TextBody(text.paragraphs, insets, "ctr"))]


def wire(line: tuple[tuple[float, float], tuple[float, float]], color: str, name: str) -> Connector:
    """A thin line between two points, pt."""
    (x1, y1), (x2, y2) = line
    rect = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    start, end = (round(x1 * EMU_PER_PT), round(y1 * EMU_PER_PT)), (round(x2 * EMU_PER_PT), round(y2 * EMU_PER_PT))
    return Connector(
        frame=rect.frame(),
        name=name,
        decorative=True,
        kind="straight",
        start=start,
        end=end,
        line=plain_line(color, 0.75),
    )
