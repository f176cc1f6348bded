"""Puts a chart into a rectangle."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from deck_domain.findings import Finding
from renderer import notices
from renderer.deck.charts import ChartData, ChartKind
from renderer.layout.charts import axis_charts, point_charts, round_charts, spread_charts
from renderer.layout.charts.annotating import annotations
from renderer.layout.charts.palette import theme_colors
from renderer.layout.charts.reading import description, finite, total
from renderer.layout.charts.setting import Setting, inks_on
from renderer.layout.charts.sunbursts import sunburst
from renderer.layout.charts.treemaps import treemap
from renderer.layout.charts.waterfalls import waterfall
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Chart, Element, Group
from renderer.scene.charts import Plot

_TITLE_SIZE = 16.0
_TITLE_HEIGHT = 44.0

_SHAPES: Mapping[ChartKind, Callable[[Setting, ChartData, str], tuple[tuple[Element, ...], list[str]]]] = {
    "treemap": treemap,
    "sunburst": sunburst,
}
_PLOTS: Mapping[ChartKind, Callable[[Setting, ChartData], Plot]] = {
    **dict.fromkeys(("bar", "line", "area", "radar", "stock", "histogram"), axis_charts.plot),
    **dict.fromkeys(("scatter", "bubble"), point_charts.plot),
    **dict.fromkeys(("pie", "doughnut"), round_charts.plot),
    "boxWhisker": spread_charts.boxes,
    "funnel": spread_charts.funnel,
}


def lay_out_chart(
    sheet: Sheet,
    data: ChartData,
    area: Rect,
    path: str,
    *,
    alt_text: str = "",
    name: str = "Chart",
    ground: str | None = None,
) -> None:
    """Fill `area` with `data`; its title stands above, as text of the slide. An empty chart is said so.

    Args:
        sheet: the page being laid out.
        data: what the chart says.
        area: what it may take, pt.
        path: of the chart's data within the slide, e.g. "chart" or "children[0].chartData", for findings.
        alt_text: what the chart shows, in words; "" has it told from the data.
        name: of the chart on the page; made unique there.
        ground: what the chart stands on (#RRGGBB), if not on the slide's own ground.
    """
    setting = Setting(sheet, path, area, inks_on(sheet, ground))
    data = replace(data, colors=data.colors or theme_colors(sheet.theme, data))
    for where, what in data.ignored:
        setting.no_effect(where, what)
    if data.title:
        setting = _below_title(setting, data.title)
    if not finite(data.series) and not any(total(branch) for branch in data.branches):
        words = [paragraph("No data", 18.0, color=setting.inks.second, align="ctr", floor=8.0)]
        sheet.text(setting.area, words, path=path, anchor="ctr", fill="bg2" if ground is None else None)
        sheet.findings.append(notices.empty_chart(sheet.number - 1, f"slides[{sheet.index}].{path}"))
        return
    name = sheet.unique(name)
    element = _element(setting, data, name)
    sheet.add(replace(element, name=name, description=alt_text or element.description))
    if isinstance(element, Chart):
        for note in annotations(setting, element.plot, data, name):
            sheet.add(note)


def _below_title(setting: Setting, text: str) -> Setting:
    """`setting` without the room that its title, now added, takes."""
    sheet, area = setting.sheet, setting.area
    size = min(_TITLE_SIZE, setting.axis_size + 4)
    title = [paragraph(text, size, bold=True, color=setting.inks.second, floor=min(11.0, size))]
    most = min(_TITLE_HEIGHT, area.height * 0.3)
    fitted = sheet.type.fit(title, area.width, most)
    height = min(fitted.measured.height, most) + 2
    sheet.text(Rect(area.x, area.y, area.width, height), title, fitted=fitted, path=f"{setting.path}.title")
    return replace(setting, area=area.inset(0, height + 8, 0, 0))


def _element(setting: Setting, data: ChartData, name: str) -> Element:
    if draw := _SHAPES.get(data.kind):
        shapes, unnamed = draw(setting, data, name)
        _say(setting, notices.drawn_as_shapes, data.kind)
        if unnamed:
            _say(setting, notices.names_without_room, unnamed)
        return Group(frame=setting.area.frame(), name=name, description=description(data), elements=shapes)
    if data.table:
        _say(setting, notices.not_previewed, "The data table below the chart")
    if len(data.series) > 1 and data.kind == "pie":
        _say(setting, notices.hidden_series, len(data.series) - 1, ".series[1]")
    if data.kind == "waterfall":
        return waterfall(setting, data)
    plot = _PLOTS[data.kind](setting, data)
    return Chart(frame=setting.area.frame(), name="Chart", description=description(data), plot=plot)


def _say(setting: Setting, notice: Callable[[int, str, Any], Finding], what: object, where: str = "") -> None:
    sheet = setting.sheet
    sheet.findings.append(notice(sheet.number - 1, f"slides[{sheet.index}].{setting.path}{where}", what))
