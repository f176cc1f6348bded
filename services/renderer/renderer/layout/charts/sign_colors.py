"""Colors of increases, decreases and totals that are seen on any ground, and told apart."""

from collections.abc import Mapping, Sequence

from deck_presentation.contrast import contrast
from renderer.deck.charts import StepKind
from renderer.layout.charts.telling_apart import difference
from renderer.scene.theme import Theme, rgb

SIGN_COLORS: Mapping[StepKind, str] = {"increase": "accent3", "decrease": "accent4", "total": "tx1"}
"""What a look means by better, worse and neither."""
_SEEN = 3.0
"""Contrast of a bar with its ground (WCAG 2.2, 1.4.11)."""
_APART = 12.0
"""Colors nearer than this (CIE 1976) are not told apart where bars stand side by side."""
_SPARE: Mapping[StepKind, Sequence[str]] = {
    "increase": ("#34D399", "#A7F3D0", "#D1FAE5", "#0F766E", "#134E4A", "#052E26"),
    "decrease": ("#F87171", "#FECACA", "#FEE2E2", "#B42318", "#7A271A", "#4C0F0A"),
    "total": ("#FFFFFF", "#000000"),
}
"""Green and red from middling to very light, and from there to very dark."""


def sign_colors(theme: Theme, ground: str) -> dict[StepKind, str]:
    """The colors of bars on `ground` (#RRGGBB): those of the look, or others where these are not seen or look alike."""
    chosen: dict[StepKind, str] = {}
    taken: list[str] = []
    steps: Sequence[StepKind] = ("total", "increase", "decrease")
    for step in steps:
        tried = {color: rgb(color, theme, ground) for color in (SIGN_COLORS[step], *_SPARE[step])}
        fitting = (color for color, hue in tried.items() if _is_seen(hue, ground, taken))
        chosen[step] = next(fitting, SIGN_COLORS[step])
        taken.append(tried[chosen[step]])
    return chosen


def _is_seen(color: str, ground: str, taken: Sequence[str]) -> bool:
    return contrast(color, ground) >= _SEEN and all(difference(color, other) >= _APART for other in taken)
