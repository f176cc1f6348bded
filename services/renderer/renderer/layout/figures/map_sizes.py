"""What the bubbles of a map measure: the largest and the smallest of them with their figures, at its right."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.slides.figures import Company
from renderer.layout.figures.map_labels import bubble_radius
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line
from renderer.typesetting.numerals import numerals_of

_SIZE, _FLOOR = 11.0, 9.0
_MOST, _GAP, _BELOW = 110.0, 14.0, 22.0
_LINE, _APART = 15.0, 4.0
_WIDEST = 0.3
"""The largest share of the area that the key of a map may take."""


def lay_out_sizes(
    sheet: Sheet, companies: Sequence[Company], label: str | None, area: Rect, scale: float, *, path: str, kind: str
) -> Rect:
    """Add the key at the right of `area`, above the name of its axis, and return what is left for the map.

    `path` is that of the map, with a dot behind it, and `kind` the name of its list of points.
    """
    sizes = [company.size for company in companies if company.size]
    if not sizes:
        if label:
            sheet.no_effect(f"{path}sizeLabel", "What bubbles measure, where none has a size, has no effect here.")
        return area
    ends = sorted({min(sizes), max(sizes)})
    figures = [_figure(sheet, size) for size in ends]
    radius = bubble_radius(max(sizes), scale)
    widest = max([2 * radius, *(sheet.type.width(text, _SIZE) for text in figures)])
    wanted = max(widest, min(sheet.type.width(label or "", _SIZE), _MOST)) + 4
    tall = sum(_height(bubble_radius(size, scale)) for size in ends) + (_LINE if label else 0.0)
    if wanted > area.width * _WIDEST or tall > area.height - _BELOW:
        message = "A key to the sizes of bubbles, for which there is no room beside the map, has no effect here."
        sheet.no_effect(f"{path}{kind}", message)
        return area
    room = Rect(area.right - wanted, area.y, wanted, area.height - _BELOW)
    bottom = room.bottom
    for text, size in zip(figures, ends, strict=True):
        place = replace(room, height=bottom - room.y)
        bottom = _bubble(sheet, text, bubble_radius(size, scale), place, f"{path}{kind}")
    if label:
        words = [sheet.paragraph(label, _SIZE, "caption", floor=_FLOOR)]
        above = Rect(room.x, room.y, room.width, max(bottom - room.y, 1.0))
        sheet.text(above, words, path=f"{path}sizeLabel", anchor="b")
    return area.inset(0, 0, wanted + _GAP, 0)


def _height(radius: float) -> float:
    """What a bubble of the key takes with its figure, in pt."""
    return 2 * radius + _LINE + 2 * _APART


def _bubble(sheet: Sheet, figure: str, radius: float, room: Rect, path: str) -> float:
    """A bubble at the foot of `room` with its figure below; returns where the next one may end."""
    words = [sheet.paragraph(figure, _SIZE, "caption", floor=_FLOOR)]
    text = Rect(room.x, room.bottom - _LINE, room.width, _LINE)
    sheet.decoration(
        Rect(room.x, text.y - 2 * radius - 2, 2 * radius, 2 * radius), geometry="ellipse", line=Line("accent5", 1.0)
    )
    sheet.text(text, words, path=path, name=sheet.unique("Size of a bubble"))
    return text.y - 2 * radius - 2 * _APART


def _figure(sheet: Sheet, value: float) -> str:
    """A size as the language of the deck writes it, with the decimals that it has, up to three."""
    decimals = len(f"{value:.3f}".rstrip("0").partition(".")[2])
    return numerals_of(sheet.language).written(value, decimals)
