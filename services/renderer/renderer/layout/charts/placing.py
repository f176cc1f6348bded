"""Puts a chart into a rectangle."""

from dataclasses import replace
from typing import Any

from renderer import findings
from renderer.deck.charts import Annotation, ChartData, Evidence, SeriesData
from renderer.layout.charts.annotations import Callout, annotations, callout_height
from renderer.layout.charts.axis_charts import lies
from renderer.layout.charts.chart_area import ChartArea, inks_on
from renderer.layout.charts.description import description
from renderer.layout.charts.drawable import drawable
from renderer.layout.charts.emphasis import pointed
from renderer.layout.charts.evidence import Proof, proof_of
from renderer.layout.charts.evidence_marks import (
    EvidenceRoom,
    evidence_marks,
    with_clear_figures,
    with_figures_inside,
    with_forecast,
    with_levels,
)
from renderer.layout.charts.framing import framed
from renderer.layout.charts.hidden_names import say_hidden_names
from renderer.layout.charts.kinds import KINDS, options_of, without_effect
from renderer.layout.charts.measures import measure_of
from renderer.layout.charts.named_parts import named_in
from renderer.layout.charts.palette import theme_colors
from renderer.layout.charts.written_figures import written_in
from renderer.layout.charts.years_to_scale import are_uneven, with_every_year
from renderer.layout.direction import kept_upright
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.layout.turned_charts import is_turned
from renderer.scene import Element, Shape
from renderer.scene.charts import Chart
from renderer.typesetting.terms import term

CALLOUT = "callout"
"""The field of a slide that holds the remark about the emphasised part of its chart."""
_SLIVER = 36.0
"""The smallest height of a chart in pt, three lines of small text; a lower one shows neither axis nor bars."""
_TITLE_SIZE, _TITLE_FLOOR = 16.0, 11.0
_TITLE_HEIGHT, _TITLE_SHARE = 44.0, 0.3
_MEASURED, _MEASURE_GAP = 140.0, 4.0
"""The height in pt that a chart has at least below what it measures, and the gap between them."""
_CALLOUT_SHARE = 0.3
"""Of the height of a chart, what a remark above it may take."""


def lay_out_chart(
    sheet: Sheet,
    data: ChartData,
    rect: Rect,
    path: str,
    *,
    alt_text: str = "",
    name: str = "Chart",
    ground: str | None = None,
    callout: str = "",
    measured: bool = True,
) -> None:
    """Fill `rect` with `data`; its title stands above, as text of the slide. An empty chart is said so.

    Args:
        sheet: the page being laid out.
        data: what the chart says. An unknown kind raises KeyError.
        rect: what it may take, pt.
        path: of the chart's data within the slide, e.g. "chart" or "children[0].chartData", for findings.
        alt_text: what the chart shows, in words; "" has it told from the data.
        name: of the chart on the page; made unique there.
        ground: what the chart stands on (#RRGGBB), if not on the slide's own ground.
        callout: what is said at what the chart points at.
        measured: what an only series is called stands above, where the page does not say it already.
    """
    area = ChartArea(sheet, path, rect, inks_on(sheet, ground))
    data = drawable(area, _with_named_volume(data, sheet.language))
    if not data.is_empty:
        area = framed(area, data.kind, on_page=ground in {None, sheet.theme.hex_of("bg1")})
    for where, message in without_effect(data):
        area.no_effect(where, message)
    kind = KINDS[data.kind]
    data = _over_years(area, pointed(area, data, callout))
    parts = len(data.categories) if kind.sliced else len(data.series)
    # The colors of a waterfall mean increase, decrease and total, so nothing else is emphasised by color.
    if data.kind != "waterfall":
        data = replace(data, colors=data.colors or theme_colors(sheet.theme, parts, kind.most_greys))
    if data.title:
        area = _below_title(area, data.title)
    elif measured and area.rect.height >= _MEASURED and (measure := measure_of(data, _said(sheet))):
        area = _below_measure(area, measure)
    if callout:
        area, data = _called_out(area, data, callout)
    if data.is_empty:
        _say_empty(area, "values above zero" if data.has_values else "values", opaque=ground is None)
        return
    _say_squeezed(area)
    if data.data_table and kind.native:
        area.say(findings.not_previewed, "The data table below the chart")
    area = replace(area, name=sheet.unique(name))
    room = _room(area, data)
    inner = room.inner
    element = kind.lay_out(inner, replace(data, levels=tuple(one.value for one in room.proof.levels)))
    marks: list[Element] = []
    if isinstance(element, Chart):
        say_hidden_names(area, element)
        element, marks = _proved(room, inner, element, data)
    told = alt_text or element.description or description(kind.name, data, sheet.language)
    if isinstance(element, Chart):
        element = written_in(element, sheet.language)
    sheet.add(replace(element, description=told, origin=sheet.at(path)))
    for mark in marks:
        sheet.add(replace(mark, origin=sheet.at(path)))


def _over_years(area: ChartArea, data: ChartData) -> ChartData:
    """`data` with each year in its place, as far as its kind of chart can show that; what it cannot is told."""
    data = with_every_year(data)
    if are_uneven(data):
        area.say(findings.years_uneven)
    return data


def _say_squeezed(area: ChartArea) -> None:
    """Say, where the document has the chart and not its data, that next to no room is left for it."""
    sheet, rect = area.sheet, area.rect
    if min(rect.width, rect.height) < _SLIVER:
        place = sheet.at(area.path.removesuffix(".chartData"))
        sheet.say(findings.squeezed_chart(sheet.page_index, place, rect.width, rect.height))


def _room(area: ChartArea, data: ChartData) -> EvidenceRoom:
    """The room for the evidence of `data`; without one that is worth the name, none of it is drawn, which is said."""
    none = EvidenceRoom(area, Proof(), lying=False)
    proof = proof_of(area, data) if "evidence" in options_of(data) else Proof()
    if not proof:
        return none
    room = EvidenceRoom(area, proof, lying=lies(area, data))
    if room.fits:
        return room
    area.no_effect("evidence", "`evidence` of a chart that has no room for it has no effect here.")
    return none


def _proved(room: EvidenceRoom, inner: ChartArea, chart: Chart, data: ChartData) -> tuple[Chart, list[Element]]:
    """`chart` with its levels and its forecast, and what stands over and around it."""
    if not room.proof:
        return chart, _marks(inner, chart, data)
    area, axis = room.area, 2 * room.area.rect.x + room.area.rect.width
    chart = with_clear_figures(inner, with_levels(chart, room.proof, area.inks.ink))
    around, over = list(evidence_marks(room, inner, chart)), _marks(inner, chart, data)
    if room.proof.forecast:
        chart = with_forecast(chart, room.proof.forecast)
    chart = with_figures_inside(inner, chart)
    if area.sheet.from_right and not is_turned(chart):
        # The chart has its room on the same side of what stands around it, however the page is turned.
        around = kept_upright(around, axis)
        chart = replace(chart, frame=kept_upright([chart], axis)[0].frame)
        over = kept_upright(kept_upright(over, 2 * inner.rect.x + inner.rect.width), axis)
    return chart, [*around, *over]


def _marks(area: ChartArea, chart: Chart, data: ChartData) -> list[Element]:
    """What stands over the chart; on a mirrored page it keeps its place on one whose axes are not turned."""
    kind = KINDS[data.kind]
    found = annotations(area, chart, data) if "annotations" in options_of(data) else []
    found += kind.marks(area, chart, data) if kind.marks else []
    rect = area.rect
    upright = area.sheet.from_right and not is_turned(chart)
    return kept_upright(found, 2 * rect.x + rect.width) if upright else found


def _called_out(area: ChartArea, data: ChartData, text: str) -> tuple[ChartArea, ChartData]:
    """`data` with a remark at what it points at; where nothing can carry one, it stands above the chart."""
    spot = _spot(area, data, text) if "annotations" in options_of(data) and not data.data_table else None
    if spot is None:
        return _below_title(area, text, CALLOUT), data
    series, index = spot
    place: float | str = series.xs[index] if series.xs else float(index)
    above = _room_above(area, data, text)
    where: Any = {"x": place, "y": series.values[index], "series": series.name or None}
    remark = Callout(text, above=above, **where) if above else Annotation(text, **where)
    area = replace(area, rect=area.rect.inset(0.0, above, 0.0, 0.0))
    told = f"{area.path}.annotations[{len(data.annotations)}]"
    area.sheet.places = {**area.sheet.places, told: area.sheet.at(CALLOUT)}
    return area, replace(data, annotations=(*data.annotations, remark))


def _spot(area: ChartArea, data: ChartData, text: str) -> tuple[SeriesData, int] | None:
    """The value that a remark is about: of the series and category that the chart points at, or else that it names.

    On the fills of areas that are stacked nobody could read it.
    """
    if data.kind == "area" and data.grouping != "standard":
        return None
    meant = next((one for one in data.series if one.color == "accent1"), None)
    named = named_in(text, data.categories) or named_in(area.sheet.title, data.categories)
    if not (data.marked or meant or (named and len(data.series) == 1)):
        return None
    series = meant or data.series[0]
    last = max((n for n, v in enumerate(series.values) if v is not None), default=0)
    return series, next((n for n in (*data.marked, *named) if series.values[n] is not None), last)


def _room_above(area: ChartArea, data: ChartData, text: str) -> float:
    """What a remark above standing bars, or one line, takes of the height, in pt; none where others stand there."""
    is_free = data.evidence == Evidence() and not data.annotations
    if (
        (data.kind != "bar" and not (data.kind in {"line", "area"} and len(data.series) == 1))
        or not is_free
        or any(one.kind for one in data.series)
        or lies(area, data)
    ):
        return 0.0
    height = callout_height(area, text)
    return height if height <= area.rect.height * _CALLOUT_SHARE else 0.0


def _with_named_volume(data: ChartData, language: str) -> ChartData:
    """`data` with what stocks were traded, which no document names, called by its word in a language (BCP 47)."""
    if not data.volume:
        return data
    *prices, volume = data.series
    return replace(data, series=(*prices, replace(volume, name=term("volume", language))))


def _below_title(area: ChartArea, text: str, path: str = "") -> ChartArea:
    """`area` without the room that its title, now added, takes; `path` is where that is told, if not in the chart."""
    sheet, rect = area.sheet, area.rect
    size = min(_TITLE_SIZE, area.axis_size + 4)
    title = [paragraph(text, size, bold=True, color=area.inks.second, floor=min(_TITLE_FLOOR, size))]
    most = min(_TITLE_HEIGHT, rect.height * _TITLE_SHARE)
    fitted = sheet.type.fit(title, rect.width, most)
    height = min(fitted.measured.height, most) + 2
    sheet.text(Rect(rect.x, rect.y, rect.width, height), title, fitted=fitted, path=path or f"{area.path}.title")
    return replace(area, rect=rect.inset(0, height + 8, 0, 0))


def _said(sheet: Sheet) -> str:
    """What the page says already, its title among it."""
    shown = (one for one in sheet.elements if isinstance(one, Shape))
    return " ".join([sheet.title, *(line.text for one in shown for line in one.paragraphs)])


def _below_measure(area: ChartArea, text: str) -> ChartArea:
    """`area` without the room that the name of what its values measure, now added, takes: one quiet line, or two."""
    sheet, rect = area.sheet, area.rect
    size = area.axis_size + 2
    line = [paragraph(text, size, color=area.inks.second, floor=area.axis_size)]
    most = min(_TITLE_HEIGHT, rect.height * _TITLE_SHARE)
    fitted = sheet.type.fit(line, rect.width, most)
    height = min(fitted.measured.height, most) + 1
    name = sheet.unique("Measure")
    path = f"{area.path}.series[0].name"
    sheet.text(Rect(rect.x, rect.y, rect.width, height), line, fitted=fitted, path=path, name=name)
    return replace(area, rect=rect.inset(0, height + _MEASURE_GAP, 0, 0))


def _say_empty(area: ChartArea, what: str, *, opaque: bool) -> None:
    """Words in the place of a chart without `what`; `opaque` sets them on a panel."""
    words = [paragraph("No data", 18.0, color=area.inks.second, align="ctr", floor=8.0)]
    area.sheet.text(area.rect, words, path=area.path, anchor="ctr", fill="bg2" if opaque else None)
    area.say(findings.empty_chart, what)
