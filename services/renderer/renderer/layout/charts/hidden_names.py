"""What of the names of categories a reader does not see at their axis."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from renderer import findings
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.label_places import radar_names
from renderer.layout.charts.plot_area import LARGEST_NAMES, LINE, LYING_GAP, SLANTED_GAP, steepness
from renderer.scene.charts import Chart

_WITHOUT_AXIS = frozenset({"pie", "doughnut"})
_MOST_READ = 400


def say_hidden_names(area: ChartArea, chart: Chart) -> None:
    """Say that names are left out, or that they are cut, and whether the cut ones still differ."""
    axis, names = chart.category_axis, chart.categories
    if axis.size is None or not names or chart.kind in _WITHOUT_AXIS or chart.data_table:
        return
    if chart.kind == "radar":
        _say_crowded(area, chart)
        return
    if axis.skip > 1:
        area.say(findings.names_skipped, -(-len(names) // axis.skip), len(names))
    cut = list(_cut(area, chart, axis.size))
    if not cut:
        return
    alike = sum(count for count in Counter(cut).values() if count > 1)
    longest = max(names, key=len)[:60]
    told = f", and {alike} of these read alike" if alike else ""
    area.collision(f'{len(cut)} of the {len(names)} names at the axis are cut{told}; "{longest}" is the longest.')


def _say_crowded(area: ChartArea, chart: Chart) -> None:
    """Say that names around a radar touch, or reach beyond the chart."""
    boxes = radar_names(area, chart)
    crowded = {
        index
        for one, other in combinations(range(len(boxes)), 2)
        if boxes[one].touches(boxes[other])
        for index in (one, other)
    }
    # The names at the top and at the bottom have room for one line, wherever the legend stands.
    crowded |= {index for index, box in enumerate(boxes) if box.x < area.rect.x or box.right > area.rect.right}
    if crowded:
        area.collision(f"{len(crowded)} of the {len(boxes)} names around the radar have no room.")


def _cut(area: ChartArea, chart: Chart, size: float) -> Iterator[str]:
    """About what is left of the shown names that have no room."""
    for name in chart.categories[:: chart.category_axis.skip][:_MOST_READ]:
        share = _seen(area, chart, size, name)
        if share < 1:
            yield name[: int(len(name) * share)]


def _seen(area: ChartArea, chart: Chart, size: float, name: str) -> float:
    """The share of `name` that has room; more than 1 if all of it has."""
    axis, rect = chart.category_axis, area.rect
    across, down = rect.width * LARGEST_NAMES, rect.height * LARGEST_NAMES
    if axis.rotation:
        room = across - LYING_GAP if chart.horizontal else (down - SLANTED_GAP) / steepness(axis.rotation)
        return room / max(area.text_width(name, size), 1e-3)
    along = (rect.height if chart.horizontal else rect.width) * (1 if chart.plot_area is None else _length(chart))
    slot = along / len(chart.categories) * axis.skip
    width, height = (across - LYING_GAP, slot) if chart.horizontal else (slot, down)
    return max(int(height / (size * LINE)), 1) / area.lines(name, size, width)


def _length(chart: Chart) -> float:
    """Of the axis of categories, as a share of the side of the chart along it."""
    assert chart.plot_area is not None
    return chart.plot_area[3 if chart.horizontal else 2]
