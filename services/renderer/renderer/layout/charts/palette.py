"""Colors of series: the accent for the point, greys beside it, hues only when there are many."""

from renderer.deck.charts import ChartData
from renderer.scene.theme import Theme

_FEW = {
    1: ("accent1",),
    2: ("accent1", "grey-2"),
    3: ("accent1", "grey-1", "grey-3"),
    4: ("accent1", "tx2", "grey-2", "grey-3"),
}
# Told apart with any kind of color vision, by lightness as well.
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
    """`count` colors in the order of series; `chosen` (#RRGGBB) go first."""
    given = chosen or _FEW.get(count, _HUES)
    return tuple(given[index % len(given)] for index in range(count))


def series_colors(data: ChartData) -> tuple[str, ...]:
    """One for each series: its own, else the chart's, else the palette's."""
    found = colors_of(len(data.series), data.colors)
    return tuple(one.color or found[index] for index, one in enumerate(data.series))


def theme_colors(theme: Theme, parts: int, most_greys: int | None) -> tuple[str, ...]:
    """What the deck has for charts of so many `parts`; none where the accent and `most_greys` greys tell them apart."""
    if theme.chart or not theme.series:
        return theme.chart
    many = most_greys is not None and parts > most_greys
    return ("accent1", *theme.series, "grey-2", "tx2") if many else ()


def text_color(color: str) -> str:
    """What reads on the ground and still belongs to `color`."""
    return "accent2" if color == "accent1" else "tx2"
