"""Puts a chart into a rectangle."""

from renderer import notices
from renderer.chart_data import ChartData
from renderer.layout.charts import axis_charts, point_charts, round_charts
from renderer.layout.charts.reading import description, finite_values
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.plot import Plot
from renderer.scene import Chart

_TITLE_SIZE = 16.0


def lay_out_chart(sheet: Sheet, data: ChartData, area: Rect, path: str) -> None:
    """Fill `area` with `data`; its title stands above, as text of the slide. An empty chart is said so."""
    if data.title:
        title = [paragraph(data.title, _TITLE_SIZE, bold=True, color="tx2", floor=11.0)]
        fitted = sheet.type.fit(title, area.width, 44)
        height = min(fitted.measured.height, 44) + 2
        sheet.text(Rect(area.x, area.y, area.width, height), title, fitted=fitted, path=f"{path}.title")
        area = area.inset(0, height + 8, 0, 0)
    if not finite_values(data):
        words = [paragraph("No data", 18.0, color="tx2", align="ctr")]
        sheet.text(area, words, path=path, anchor="ctr", fill="bg2")
        sheet.findings.append(notices.empty_chart(sheet.number - 1, f"slides[{sheet.index}].{path}"))
        return
    for name in (*data.categories[:200], *(series.name for series in data.series)):
        sheet.type.note([paragraph(name, 12.0)])
    sheet.add(Chart(area.frame(), "Chart", _plot(sheet, data, area, path), description(data)))


def _plot(sheet: Sheet, data: ChartData, area: Rect, path: str) -> Plot:
    match data.kind:
        case "pie" | "doughnut":
            if len(data.series) > 1 and data.kind == "pie":
                place = f"slides[{sheet.index}].{path}.series[1]"
                sheet.findings.append(notices.hidden_series(sheet.number - 1, place, len(data.series) - 1))
            return round_charts.plot(sheet, data, area)
        case "scatter" | "bubble":
            return point_charts.plot(sheet, data, area)
        case _:
            return axis_charts.plot(sheet, data, area)
