"""Colours of series: the accent for the point, greys beside it, hues only when there are many."""

from renderer.theme import Theme

_FEW = {
    1: ("accent1",),
    2: ("accent1", "grey-2"),
    3: ("accent1", "grey-1", "grey-3"),
    4: ("accent1", "tx2", "grey-2", "grey-3"),
}
_QUIET = ("grey-2", "tx2")
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


def colors_of(count: int, chosen: tuple[str, ...] = (), theme: Theme | None = None) -> tuple[str, ...]:
    """`count` colours in the order of series: `chosen` (#RRGGBB), else those the document gave, else the theme's."""
    chosen = chosen or (theme.chart if theme else ())
    hues = ("accent1", *theme.series, *_QUIET) if theme and theme.series else _HUES
    given = chosen or _FEW.get(count, hues)
    return tuple(given[index % len(given)] for index in range(count))


def text_color(color: str) -> str:
    """What reads on the ground and still belongs to `color`."""
    return "accent2" if color == "accent1" else "tx2"
