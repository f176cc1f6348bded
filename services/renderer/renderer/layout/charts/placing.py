"""Puts a chart into a rectangle."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from renderer import notices
from renderer.chart_data import ChartData, ChartKind
from renderer.layout.charts import axis_charts, point_charts, round_charts
from renderer.layout.charts.bridges import waterfall_of
from renderer.layout.charts.reading import description, finite, total
from renderer.layout.charts.setting import Setting, inks_on
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.plot import Plot
from renderer.scene import Chart, Placed

_TITLE_SIZE = 16.0
_TITLE_HEIGHT = 44.0

_PLOTS: Mapping[ChartKind, Callable[[Setting, ChartData], Plot]] = {
    **dict.fromkeys(("bar", "line", "area", "radar", "stock", "histogram"), axis_charts.plot),
    **dict.fromkeys(("scatter", "bubble"), point_charts.plot),
    **dict.fromkeys(("pie", "doughnut"), round_charts.plot),
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
    for where, what in data.ignored:
        setting.no_effect(where, what)
    if data.title:
        setting = _below_title(setting, data.title)
    if not finite(data.series) and not any(total(branch) for branch in data.branches):
        words = [paragraph("No data", 18.0, color=setting.inks.second, align="ctr", floor=8.0)]
        sheet.text(setting.area, words, path=path, anchor="ctr", fill="bg2" if ground is None else None)
        sheet.findings.append(notices.empty_chart(sheet.number - 1, f"slides[{sheet.index}].{path}"))
        return
    element = _element(setting, data)
    sheet.add(replace(element, name=_unique(sheet, name), description=alt_text or element.description))


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


def _element(setting: Setting, data: ChartData) -> Placed:
    if len(data.series) > 1 and data.kind == "pie":
        sheet, place = setting.sheet, f"slides[{setting.sheet.index}].{setting.path}.series[1]"
        sheet.findings.append(notices.hidden_series(sheet.number - 1, place, len(data.series) - 1))
    if data.kind == "waterfall":
        return waterfall_of(setting, data)
    plot = _PLOTS[data.kind](setting, data)
    return Chart(frame=setting.area.frame(), name="Chart", description=description(data), plot=plot)


def _unique(sheet: Sheet, wanted: str) -> str:
    taken = {element.name for element in (*sheet.elements, *sheet.closing)}
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted} {count}"
    return name
