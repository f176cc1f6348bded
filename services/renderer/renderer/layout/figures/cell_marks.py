"""Marks before the words of cells: lights, circles filled by quarters, bars. They are native shapes over the table."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from deck_presentation.contrast import contrast, hls, mixed
from renderer.deck.blocks.figures import MarkedCell
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line, Shape
from renderer.scene.theme import Theme

_SIDES = {"signal": 0.78, "harvey": 1.05, "bar": 4.6}
"""How wide a mark is, in sizes of the type beside it."""
_GAP, _BAR_HEIGHT, _STROKE = 0.5, 0.62, 0.09
_SHAPES: dict[str, str] = {"good": "ellipse", "warn": "triangle", "bad": "diamond"}
"""Each light has a shape of its own: nobody has to tell red from green."""
_AMBER = {True: "#FBBF24", False: "#B45309"}
"""What neither good nor bad is in, on a dark ground and on a light one: themes have no such colour."""
_WEAKEST, _SHADE = 20, 25
"""In per cent: what the weakest shade keeps of the accent, and the steps of `heat` that are told apart."""
_LEEWAY, _READABLE = 9, 4.55
"""How far a shade moves, in per cent, until words read on it."""
_TURN, _TOP = 21_600_000, 16_200_000
Scale = tuple[float, float]
Mark = Literal["signal", "harvey", "bar"]


def words_of(cell: str | MarkedCell) -> str:
    """What a cell says."""
    return cell if isinstance(cell, str) else cell.value


def mark_of(cell: str | MarkedCell) -> MarkedCell | None:
    """The cell, where it has a mark."""
    return cell if isinstance(cell, MarkedCell) and _kind(cell) else None


def shade_of(cell: MarkedCell, theme: Theme) -> tuple[str, str]:
    """What lies below the words of a cell of a heat map, one of five shades of the accent, and what reads on it.

    On a light ground the accent is mixed with white, on a dark one with black.
    """
    wanted = _WEAKEST + (100 - _WEAKEST) * round((cell.heat or 0.0) / _SHADE) * _SHADE // 100
    if wanted >= 100:
        return "accent2", theme.ink_on("accent2")
    accent, end = theme.hex_of("accent2"), "#000000" if theme.is_dark else "#FFFFFF"
    near = sorted(range(wanted - _LEEWAY, wanted + _LEEWAY + 1), key=lambda kept: abs(kept - wanted))
    shades = ((kept, mixed(accent, end, kept / 100)) for kept in near)
    kept, shade = next(((kept, shade) for kept, shade in shades if _reads(shade, theme)), (wanted, accent))
    # Lightness alone would keep the saturation of a dark accent, and make a glaring tint of it.
    saturation = hls(accent)[2]
    calmed = round(100_000 * hls(shade)[2] / saturation) if saturation else 100_000
    lighter = "" if theme.is_dark else f" lumOff:{100 - kept}000"
    return f"accent2 satMod:{calmed} lumMod:{kept}000{lighter}", theme.text_on(shade)


def _reads(shade: str, theme: Theme) -> bool:
    return contrast(theme.hex_of(theme.text_on(shade)), shade) >= _READABLE


def room_of(cell: MarkedCell | None, size: float) -> float:
    """What its mark takes before words of `size` pt, with the gap behind it."""
    kind = _kind(cell) if cell else None
    return (_SIDES[kind] + _GAP) * size if kind else 0.0


def scales_of(rows: Sequence[Sequence[MarkedCell | None]]) -> dict[tuple[int, int], Scale]:
    """The scale of each bar, by row and column: those that a reader compares share one.

    Bars one below the other are compared, also with columns whose figures have the same unit. Where no column has two,
    those of a row are. A scale is the least and the greatest value, and 0 is always one of them, or between them.
    """
    bars = {
        (row, column): cell
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell and cell.bar is not None
    }
    stacked = max(Counter(column for _, column in bars).values(), default=0) > 1
    units = {column: _unit(cell.value) for (_, column), cell in reversed(bars.items())}
    groups = {place: units[place[1]] if stacked else place[0] for place in bars}
    values: dict[object, list[float]] = {}
    for place, cell in bars.items():
        values.setdefault(groups[place], [0.0]).append(cell.bar or 0.0)
    return {place: (min(values[group]), max(values[group])) for place, group in groups.items()}


def draw_mark(sheet: Sheet, cell: MarkedCell, box: Rect, size: float, scale: Scale) -> None:
    """Draw the mark of a cell at the left of `box`, at half its height, beside words of `size` pt."""
    kind = _kind(cell)
    if kind is None:
        return
    width = min(_SIDES[kind] * size, box.width)
    height = _BAR_HEIGHT * size if kind == "bar" else width
    place = Rect(box.x, box.y + (box.height - height) / 2, width, height)
    match kind:
        case "signal":
            _light(sheet, cell.signal or "", place)
        case "harvey":
            _ball(sheet, cell.harvey or 0, place, size)
        case "bar":
            _bar(sheet, cell.bar or 0.0, place, scale)


def _unit(text: str) -> str:
    """What is left of a figure without its digits and signs."""
    return re.sub(r"[\d.,\s+\-\u2212\u00b1]", "", text)


def _kind(cell: MarkedCell) -> Mark | None:
    if cell.signal is not None:
        return "signal"
    if cell.harvey is not None:
        return "harvey"
    return "bar" if cell.bar is not None else None


def _light(sheet: Sheet, signal: str, place: Rect) -> None:
    colors = {"good": "accent3", "warn": _AMBER[sheet.theme.is_dark], "bad": "accent4"}
    _add(sheet, place, geometry=_SHAPES[signal], fill=colors[signal])


def _ball(sheet: Sheet, quarters: int, place: Rect, size: float) -> None:
    edge = _STROKE * size
    place = place.inset(*[edge / 2] * 4)
    full = sheet.theme.mark if quarters == 4 else "bg1"
    _add(sheet, place, geometry="ellipse", fill=full, line=Line(sheet.theme.mark, edge))
    if 0 < quarters < 4:
        end = (_TOP + quarters * _TURN // 4) % _TURN
        turns = (("adj1", _TOP), ("adj2", end))
        _add(sheet, place, geometry="pie", adjustments=turns, fill=sheet.theme.mark)


def _bar(sheet: Sheet, value: float, place: Rect, scale: Scale) -> None:
    """From 0, which is at the left unless the column has values below it; a line shows where it is then."""
    low, high = scale
    share = place.width / (high - low) if high > low else 0.0
    zero = place.x - low * share
    long = max(abs(value) * share, 0.75 if value else 0.0)
    left = zero if value >= 0 else zero - long
    if value:
        _add(sheet, Rect(left, place.y, long, place.height), fill="accent2" if value > 0 else "accent5")
    if low < 0:
        sheet.line(Rect(zero, place.y - 2, 0, place.height + 4), Line("tx2", 0.75))


def _add(sheet: Sheet, place: Rect, **style: object) -> None:
    sheet.add(Shape(frame=place.frame(), name=sheet.name(), decorative=True, builds=True, **style))  # type: ignore[arg-type]
