"""What the values of a chart measure: the name of an only series, which no legend shows."""

import re
import unicodedata

from renderer.deck.charts import ChartData, ChartKind, LabelOptions

_KINDS: frozenset[ChartKind] = frozenset(
    {"bar", "line", "area", "pie", "doughnut", "radar", "funnel", "scatter", "bubble"}
)
_NOTHING = re.compile(
    r"(?:(?:data )?series|values?|data|datenreihe|reihe|werte?|daten|série|serie|séries|valeurs?|valore?s?|valori|"
    r"系列|系列名|データ|値|数据|계열|سلسلة|السلسلة|القيمة|القيم)\s*\d*"
)
"""Names that spreadsheets and programs give to what nobody has named."""


def measure_of(data: ChartData, beside: str) -> str:
    """The name of the only series of `data`; "" where it says nothing, stands elsewhere, or is in the words `beside`.

    Several series are told apart by their names, which then stand at them or in a legend.
    """
    if data.kind not in _KINDS or len(data.series) != 1 or data.title or data.data_table or data.legend:
        return ""
    name = data.series[0].name.strip()
    if any(axis and axis.title for axis in (data.value_axis, data.second_value_axis)) or _labelled(data):
        return ""
    words = _folded(name)
    return "" if not words or _NOTHING.fullmatch(words) or words in _folded(beside) else name


def _labelled(data: ChartData) -> bool:
    """Whether each value has the name of its series beside it."""
    options = (data.labels, data.series[0].labels)
    return any(isinstance(one, LabelOptions) and one.show_series_name for one in options)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
