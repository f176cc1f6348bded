"""Waterfalls given as chart data."""

from dataclasses import replace

from deck_documents.protocol_v2 import WaterfallEntry
from renderer.deck.charts import ChartData
from renderer.layout.charts.setting import Setting
from renderer.layout.charts.waterfalls import bridge
from renderer.scene import BridgeChart

_COLORS = ("accent3", "accent4", "tx1")


def waterfall_of(setting: Setting, data: ChartData) -> BridgeChart:
    """The bridge of `data`; its colours are those of increases, decreases and totals."""
    values = [value or 0.0 for value in data.series[0].values]
    entries = [
        WaterfallEntry.model_construct(label=name, type=kind, value=value)
        for name, kind, value in zip(data.categories, data.steps, values, strict=True)
    ]
    chart = bridge(setting.sheet, entries, setting.area, setting.path)
    given = (*data.colors[:3], *_COLORS[len(data.colors) :])
    _note_unused(setting, data)
    return replace(
        chart,
        gap=chart.gap if data.gap is None else data.gap,
        colors=(given[0], given[1], given[2]),
        labelled=data.labels is not False,
        inks=setting.inks,
    )


def _note_unused(setting: Setting, data: ChartData) -> None:
    for where, part in (("categoryAxis", data.category_axis), ("valueAxis", data.value_axis)):
        if part is not None:
            setting.no_effect(where, f"`{where}` of a waterfall chart, which has its figures at its bars,")
    if data.labels is not None and not isinstance(data.labels, bool):
        setting.no_effect("dataLabels", "The style of the labels of a waterfall chart")
    if len(data.colors) > len(_COLORS):
        setting.no_effect("colors[3]", "A fourth colour in a waterfall chart")
