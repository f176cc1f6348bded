"""Which colours a shape shows, and what is written or drawn in each of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from deck_presentation.model import Run, Shape
from deck_presentation.paints import Color, Paint

_LEAST_ALPHA = 0.3
"""Colours with less opacity than this count as tints of what lies behind them."""


class _Key(NamedTuple):
    color: Color
    is_literal: bool
    is_text: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A colour of a shape.

    Attributes:
        color: as it is shown, opacity left out of account.
        is_literal: it is written as such, and not as a colour of the theme.
        is_text: glyphs are painted with it, else a surface or the lines of a chart.
        runs: what is written in it.
    """

    color: Color
    is_literal: bool
    is_text: bool
    runs: tuple[Run, ...] = ()


def uses_of(shape: Shape) -> Iterator[Use]:
    """All colours of a shape, each once for what is written and once for what is drawn; pictures are left out."""
    found: dict[_Key, list[Run]] = defaultdict(list)
    for paint in _surfaces(shape):
        for color, is_literal in _colors(paint):
            found[_Key(color, is_literal, is_text=False)] = []
    for body in shape.bodies:
        for run in body.runs():
            for color, is_literal in (pair for ink in run.inks for pair in _colors(ink)):
                found[_Key(color, is_literal, is_text=True)].append(run)
    for key, runs in found.items():
        yield Use(key.color, key.is_literal, key.is_text, tuple(runs))


def _surfaces(shape: Shape) -> Iterator[Paint]:
    if not shape.shows_background:
        yield shape.paint
    if shape.table is not None:
        yield from (cell.paint for cell in shape.table.cells if cell.paint_known)
    if shape.chart is not None:
        for series in shape.chart.series:
            yield from (series.paint, *series.points.values())


def _colors(paint: Paint) -> Iterator[tuple[Color, bool]]:
    if paint.kind not in ("solid", "gradient", "pattern"):
        return
    literal = [tone.base.startswith("#") for tone in paint.tones] or [False] * len(paint.colors)
    for color, is_literal in zip(paint.colors, literal, strict=False):
        if color.alpha >= _LEAST_ALPHA:
            yield color, is_literal
