"""Colors of series: the accent for the point, greys beside it, hues only when there are many."""

from renderer.deck.charts import ChartData
from renderer.scene.theme import Theme

_FEW = {
    1: ("accent1",),
    2: ("accent1", "grey-3"),
    3: ("accent1", "grey-1", "grey-3"),
    4: ("accent1", "accent5 lumMod:55000", "grey-3", "accent5 lumMod:85000"),
}
# The colors differ in lightness, too, so that they can be told apart with any kind of color vision.
_HUES = (
    "accent1",
    "#D97706",
    "#0E9F8E",
    "#B34A82",
    "#4C9AD1",
    "#A38A00",
    "#7C5CC4",
    "#8C5A3C",
    "grey-3",
    "tx2",
    "#3F7D46",
    "#BA4B41",
)
_DASHES = ("solid", "sysDash", "sysDot", "lgDashDot")
_SYMBOLS = ("circle", "square", "triangle", "diamond")
_GREYS = frozenset({"grey-1", "grey-2", "grey-3", "tx2"})
_VARIANTS = ("lumMod:70000 lumOff:30000", "lumMod:60000")


def colors_of(count: int, chosen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """`count` colors in the order of series; `chosen` go first, and again from the first where they are too few."""
    given = chosen or _FEW.get(count, _HUES)
    return tuple(given[index % len(given)] for index in range(count))


def distinct_colors(count: int, chosen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """As `colors_of`, for parts that are told apart by their color: lighter the second time, darker the third."""
    first = chosen or _FEW.get(count, _HUES)
    pool = [*first, *(_varied(color, variant) for variant in _VARIANTS for color in _hues(first))]
    return tuple(pool[index % len(pool)] for index in range(count))


def _hues(colors: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `colors` that have a lighter and a darker sister: of greys, these would be other greys."""
    return tuple(color for color in colors if color not in _GREYS) or colors


def _varied(color: str, variant: str) -> str:
    """Colors with transforms of their own stay."""
    return color if " " in color else f"{color} {variant}"


def _round(data: ChartData, index: int) -> int:
    """How often the colors have been used up before the series at `index`."""
    first = data.colors or _FEW.get(len(data.series), _HUES)
    return 0 if index < len(first) else 1 + (index - len(first)) // len(_hues(first))


def line_dash(data: ChartData, index: int) -> str:
    """The dash of the line of a series: another one each time that the colors have been used up."""
    return _DASHES[_round(data, index) % len(_DASHES)]


def marker_symbol(data: ChartData, index: int) -> str:
    """The sign at the values of a series, likewise."""
    return _SYMBOLS[_round(data, index) % len(_SYMBOLS)]


def series_colors(data: ChartData) -> tuple[str, ...]:
    """One for each series: its own, else the chart's, else the palette's."""
    found = distinct_colors(len(data.series), data.colors)
    return tuple(one.color or found[index] for index, one in enumerate(data.series))


def theme_colors(theme: Theme, parts: int, most_greys: int | None) -> tuple[str, ...]:
    """What the deck has for charts of so many `parts`; none where the accent and `most_greys` greys tell them apart."""
    if theme.chart or not theme.series:
        return theme.chart
    many = most_greys is not None and parts > most_greys
    return ("accent1", *theme.series, "grey-3", "tx2") if many else ()


def text_color(color: str) -> str:
    """What reads on the ground and still belongs to `color`."""
    return "accent2" if color == "accent1" else "tx2"
