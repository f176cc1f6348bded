"""Colours of series: the accent for the point, greys beside it, hues only when there are many."""

from renderer.deck.charts import ChartData
from renderer.scene.theme import Theme

_MOST_GREYS = {**dict.fromkeys(("bar", "line", "area", "radar", "scatter", "bubble"), 4), "pie": 5, "doughnut": 5}
_FEW = {
    1: ("accent1",),
    2: ("accent1", "grey-2"),
    3: ("accent1", "grey-1", "grey-3"),
    4: ("accent1", "tx2", "grey-2", "grey-3"),
}
# Told apart with any kind of colour vision, by lightness as well.
_HUES = (
    "accent1",
    "#D97706",
    "#0E9F8E",
    "#C0598F",
    "#56A3D9",
    "#A38A00",
    "#7C5CC4",
    "#8C5A3C",
    "grey-2",
    "tx2",
    "#3F7D46",
    "#C2544A",
)


def colors_of(count: int, chosen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """`count` colours in the order of series; `chosen` (#RRGGBB) go first."""
    given = chosen or _FEW.get(count, _HUES)
    return tuple(given[index % len(given)] for index in range(count))


def theme_colors(theme: Theme, data: ChartData) -> tuple[str, ...]:
    """What the deck has for its charts; none where the accent and greys tell the series apart."""
    if theme.chart or not theme.series:
        return theme.chart
    parts = len(data.categories) if data.kind in {"pie", "doughnut"} else len(data.series)
    many = parts > _MOST_GREYS.get(data.kind, parts)
    return ("accent1", *theme.series, "grey-2", "tx2") if many else ()


def text_color(color: str) -> str:
    """What reads on the ground and still belongs to `color`."""
    return "accent2" if color == "accent1" else "tx2"
