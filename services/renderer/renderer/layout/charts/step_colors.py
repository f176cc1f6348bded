"""Colors of a waterfall's bars: neutral ones, unless the document says what is good."""

from collections.abc import Iterator, Mapping, Sequence

from deck_presentation.contrast import contrast
from renderer.deck.charts import ChartData, StepKind
from renderer.layout.charts.telling_apart import difference
from renderer.layout.charts.waterfall_bars import NAMES, Bar
from renderer.scene.theme import Theme, rgb

_SEEN = 3.0
"""The least contrast between a bar and its ground (WCAG 2.2, 1.4.11)."""
_APART = 12.0
"""Colors nearer than this (CIE 1976) are not told apart where bars stand side by side."""
_ACCENT: Sequence[str] = (
    *("accent1", "accent2", "accent1 lumMod:60000", "accent1 lumMod:60000 lumOff:40000"),
    *("accent1 lumMod:80000 lumOff:20000", "accent1 lumMod:50000 lumOff:50000", "accent1 lumMod:30000 lumOff:70000"),
    *("#60A5FA", "#BFDBFE", "#DBEAFE", "#1E3A8A", "#0B1F4D"),
)
_QUIET: Sequence[str] = (
    *("grey-3", "grey-2", "grey-1", "tx2", "accent5", "#9CA3AF", "#D1D5DB", "#E5E7EB", "#6B7280", "#4B5563", "#374151"),
    *("#FFFFFF", "#000000"),
)
_TOTAL: Sequence[str] = ("tx1", "tx2", "#FFFFFF", "#000000", "#6B7280")
_GOOD: Sequence[str] = ("accent3", "#34D399", "#A7F3D0", "#D1FAE5", "#0F766E", "#134E4A", "#052E26")
_BAD: Sequence[str] = ("accent4", "#F87171", "#FECACA", "#FEE2E2", "#B42318", "#7A271A", "#4C0F0A")
"""From the look's own to others that are seen where these are not: green and red from middling to light to dark."""


def usual_colors(theme: Theme, ground: str, data: ChartData, bars: Sequence[Bar]) -> dict[StepKind, str]:
    """The color of each kind of step on `ground` (#RRGGBB): those of the document, else those that are seen there.

    Whether a rise is good is not in its figure: without `good_when` steps in the direction in which the whole goes are
    in the accent, those against it in grey. The sign is always in the label.
    """
    given = dict(zip(NAMES, data.colors, strict=False))
    with_it, against = (_ACCENT, _QUIET) if data.bridge.good_when is None else (_GOOD, _BAD)
    falls = _falls(bars) if data.bridge.good_when is None else data.bridge.good_when == "down"
    up, down = (against, with_it) if falls else (with_it, against)
    return {**_chosen(theme, ground, {"total": _TOTAL, "increase": up, "decrease": down}), **given}


def colors_of_bars(theme: Theme, ground: str, bars: Sequence[Bar], usual: Mapping[StepKind, str]) -> list[str]:
    """One for each bar: that of its tone, where it has one, else that of its kind."""
    toned = {"good": _GOOD, "bad": _BAD}
    found = {tone: next(_seen(theme, ground, toned[tone], ()), toned[tone][0]) for tone in toned}
    return [found.get(bar.tone, usual[bar.kind]) for bar in bars]


def _falls(bars: Sequence[Bar]) -> bool:
    return sum(bar.value for bar in bars if bar.kind != "total") < 0


def _chosen(theme: Theme, ground: str, tried: Mapping[StepKind, Sequence[str]]) -> dict[StepKind, str]:
    chosen: dict[StepKind, str] = {}
    taken: list[str] = []
    for step, colors in tried.items():
        chosen[step] = next(_seen(theme, ground, colors, taken), colors[0])
        taken.append(rgb(chosen[step], theme, ground))
    return chosen


def _seen(theme: Theme, ground: str, colors: Sequence[str], taken: Sequence[str]) -> Iterator[str]:
    """Those of `colors` that are seen on `ground` and are like none of `taken`."""
    for color in colors:
        hue = rgb(color, theme, ground)
        if contrast(hue, ground) >= _SEEN and all(difference(hue, other) >= _APART for other in taken):
            yield color
