"""Small multiples: charts side by side on the same axes, so that shapes compare, and the odd one in the accent."""

from collections.abc import Iterator, Sequence

from deck_domain.findings import Finding
from renderer.deck.blocks.figures import SmallMultiples
from renderer.deck.charts import AxisOptions, ChartData, SeriesData
from renderer.layout.charts import lay_out_chart
from renderer.layout.charts.named_parts import index_of, named_in, nearest_to
from renderer.layout.charts.rest_names import is_rest
from renderer.layout.charts.value_axis import scale_of
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_COLUMNS = {2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4, 9: 3, 10: 4, 11: 4, 12: 4}
_WIDE = 2.6
"""Of an area wider than this, in heights, four charts stand in one row."""
_GAP, _TITLE, _FLOOR = 20.0, 15.0, 11.0
_TITLE_ROOM = 1.5
_LARGEST_TITLE, _LARGEST_GAP = 0.3, 0.05
"""Of a small chart's height, and of all of them together."""
_TICKS = 3
_MANY, _LEAST_FIGURES = 4, 10.0
"""So many charts leave figures at their axes room for a usual size; those of more have this one, in pt."""
_SHARED = {"CHART_KIND_REPLACED", "CHART_NAMES_SKIPPED", "CHART_LABEL_COLLISION"}
_QUIET = ("grey-3", "accent5 lumMod:70000")
"""Of charts beside the one that is meant, on a light ground and on a dark one."""


def lay_out_multiples(sheet: Sheet, data: SmallMultiples, area: Rect, path: str) -> None:
    """Fill `area` with the charts of `data`; `path` is where that stands in its slide, "" for the slide itself."""
    at = f"{path}." if path else ""
    meant, axis, since = _meant(sheet, data, at), _axis(data), len(sheet.findings)
    ground = sheet.ground if sheet.ground.startswith("#") else None
    for index, (one, box) in enumerate(zip(data.charts, _boxes(len(data.charts), area, sheet.gutter), strict=True)):
        where = f"{at}charts[{index}]"
        stressed = not meant or index in meant
        title = [sheet.paragraph(one.name, _TITLE, bold=True, floor=_FLOOR, color="tx1" if stressed else "tx2")]
        head = Rect(box.x, box.y, box.width, min(_TITLE * _TITLE_ROOM, box.height * _LARGEST_TITLE))
        sheet.text(head, title, path=f"{where}.name", anchor="b", name=sheet.unique(f"Title of chart {index + 1}"))
        color = "accent1" if stressed and not is_rest(one.name) else _QUIET[sheet.theme.is_dark]
        chart = ChartData(
            data.chart_type,
            data.categories,
            (SeriesData(one.name, one.values, color=color),),
            value_axis=axis,
        )
        below = box.inset(0, head.height + 2, 0, 0)
        lay_out_chart(sheet, chart, below, where, name=f"Chart {index + 1}", ground=ground, measured=False)
    sheet.findings[since:] = _told_once(sheet.findings[since:])


def _told_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """What follows from the categories and the kind, which all charts share, is said of the first one alone."""
    said = set()
    for one in findings:
        if one.code not in _SHARED or (one.code, one.message) not in said:
            yield one
        said.add((one.code, one.message))


def _meant(sheet: Sheet, data: SmallMultiples, at: str) -> set[int]:
    """The charts that the document names, or else the one that the title names."""
    names = [one.name for one in data.charts]
    found = set()
    for number, name in enumerate(data.emphasis or ()):
        index = index_of(name, names)
        if index is None:
            near = nearest_to(name, names)
            hint = f"; the nearest is {near!r}" if near else ""
            told = f"The name {name!r}, which no chart has{hint}, has no effect here."
            sheet.no_effect(f"{at}emphasis[{number}]", told)
        else:
            found.add(index)
    return found if data.emphasis else set(named_in(sheet.title, names))


def _axis(data: SmallMultiples) -> AxisOptions:
    """The axis of all charts: bars and areas begin at zero."""
    values = [value for one in data.charts for value in one.values if value is not None] or [0.0]
    low, high, step = scale_of(min(values), max(values), from_zero=data.chart_type != "line", ticks=_TICKS)
    size = _LEAST_FIGURES if len(data.charts) > _MANY else None
    return AxisOptions(min=low, max=high, major_unit=step, font_size=size)


def _boxes(count: int, area: Rect, gap: float) -> Sequence[Rect]:
    """A box for each chart; the last row may be short."""
    columns = count if count <= 4 and area.width > _WIDE * area.height else _COLUMNS[count]
    rows = -(-count // columns)
    across, down = min(max(gap, _GAP), area.width * _LARGEST_GAP), min(_GAP, area.height * _LARGEST_GAP)
    bands = [band.columns(columns, across) for band in area.rows(rows, down)]
    return [box for band in bands for box in band][:count]
