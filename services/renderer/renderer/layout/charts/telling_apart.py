"""Whether a reader can tell the parts of a chart apart that its legend names."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from deck_presentation.contrast import channels
from renderer import findings
from renderer.layout.charts.chart_area import ChartArea
from renderer.scene.charts import Chart
from renderer.scene.theme import rgb

_ALIKE = 9.0
"""Colors nearer than this (CIE 1976) read as one where they do not touch."""
_WHITE = (0.9505, 1.0, 1.089)
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))

_Sign = tuple[str, str, str]
"""The color (#RRGGBB) of a key of the legend, the dash of its line and the symbol of its marker."""


def say_alike(area: ChartArea, chart: Chart) -> None:
    """Say which names of the legend of `chart` have keys that cannot be told apart."""
    keys = list(_keys(area, chart))
    counts = Counter(sign for _, sign in keys)
    alike = {sign for sign, count in counts.items() if count > 1}
    alike |= {sign for pair in combinations(counts, 2) if _same(*pair) for sign in pair}
    if alike:
        area.say(findings.parts_alike, [name for name, sign in keys if sign in alike])


def _keys(area: ChartArea, chart: Chart) -> Iterator[tuple[str, _Sign]]:
    theme = area.sheet.theme
    ground = theme.hex_of(area.inks.ground)
    if chart.kind in {"pie", "doughnut"}:
        colors = chart.series[0].points
        for name, color in zip(chart.categories, colors, strict=False):
            yield name, (rgb(color, theme, ground), "", "")
        return
    for one in chart.series:
        if one.in_legend and one.color is not None:
            # Areas that are drawn transparent differ by the line along their edge, so that line is compared.
            color = one.edge if one.edge and one.edge in one.color else one.color
            yield one.name, (rgb(color, theme, ground), one.dash, one.marker.symbol if one.marker else "")


def _same(one: _Sign, other: _Sign) -> bool:
    return one[1:] == other[1:] and difference(one[0], other[0]) < _ALIKE


def difference(one: str, other: str) -> float:
    """The distance of two colors in CIELAB."""
    return math.dist(_lab(one), _lab(other))


@lru_cache(maxsize=1024)
def _lab(color: str) -> tuple[float, float, float]:
    """Lightness, green to red, blue to yellow, of a color under daylight (D65)."""
    linear = [_linear(channel / 255) for channel in channels(color)]
    x, y, z = (_root(_dot(row, linear) / white) for row, white in zip(_TO_XYZ, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _dot(row: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(row, other, strict=True))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _root(share: float) -> float:
    return share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
