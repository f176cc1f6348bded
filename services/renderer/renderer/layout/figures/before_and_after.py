"""What was, in greys, beside what is, in the accent, and the difference between them."""

from typing import Any

from renderer.deck.blocks.stories import Side
from renderer.layout.figures.cards import rounded
from renderer.layout.figures.rows import size_on_one_line
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground, accent_ground, surface
from renderer.layout.sheet import Sheet
from renderer.scene import POINT, Paragraph
from renderer.typesetting.scripts import is_cjk

_BETWEEN, _BADGE = 76.0, 132.0
_ARROW, _BETWEEN_MOST, _BETWEEN_AT_MOST, _BADGE_AIR = 44.0, 0.2, 0.3, 6.0
_INSETS = (24.0, 22.0, 22.0, 20.0)
_LABEL, _FIGURE, _POINT = 22.0, 88.0, 22.0
_POINTS, _AIR = {1: 28.0, 2: 28.0, 3: 26.0, 4: 24.0}, {1: 20.0, 2: 20.0, 3: 18.0, 4: 15.0}
_USUAL_AIR, _OPTICAL = 12.0, 0.42
"""Type and air above a point in pt, by the number of points; how much of what stays free is above the words."""
_FLOOR, _LEAST_FIGURE = 12.0, 18.0
_ROOMY, _LEAST_SHARE = 1.5, 0.6
"""Halves are so many times as high as what they say, and take so much of the height at least."""


def lay_out_before_and_after(
    sheet: Sheet, before: Side, after: Side, difference: str | None, area: Rect, *, path: str = ""
) -> None:
    """Fill `area` with two halves; the difference stands on the arrow between them. `path` leads to both sides."""
    gap = min(_BADGE if difference else _BETWEEN, area.width * _BETWEEN_MOST)
    if difference:
        # A word that is broken says less than a half that is a touch narrower.
        measured = sheet.type.width if is_cjk(difference) else sheet.type.longest_word
        word = measured(difference, _FLOOR, bold=True) + 2 * _BADGE_AIR
        gap = max(gap, min(word, area.width * _BETWEEN_AT_MOST))
    grounds = (surface(sheet.theme), accent_ground(sheet.theme))
    insets = _insets(area.columns(2, gap)[0])
    inner = area.columns(2, gap)[0].inset(*insets)
    most = max(len(before.points or ()), len(after.points or ()))
    sides = zip((before, after), grounds, strict=True)
    texts = [_words(sheet, side, ground, inner.width, most) for side, ground in sides]
    fitted = sheet.type.fit_alike(texts, inner.width, inner.height)
    tallest = max(text.measured.height for text in fitted)
    area = area.middle(max(tallest * _ROOMY + insets[1] + insets[3], _LEAST_SHARE * area.height))
    halves = area.columns(2, gap)
    anchor = "t" if most else "ctr"
    if most:
        spare = halves[0].height - insets[1] - insets[3] - tallest
        insets = (insets[0], insets[1] + max(spare, 0.0) * _OPTICAL, *insets[2:])
    for name, box, text, ground in zip(("before", "after"), halves, fitted, grounds, strict=True):
        style: dict[str, Any] = {
            "fill": ground.fill,
            "insets": insets,
            "builds": True,
            "anchor": anchor,
            **rounded(sheet, box),
        }
        sheet.text(box, [], fitted=text, path=f"{path}{name}", name=name.capitalize(), **style)
    _passage(sheet, difference, Rect(halves[0].right, area.y, gap, area.height), f"{path}difference")


def _insets(half: Rect) -> tuple[float, float, float, float]:
    """What keeps words off the edges of a half, no more than a small one can spare."""
    left, top, right, bottom = _INSETS
    wide, high = half.width / 8, half.height / 8
    return (min(left, wide), min(top, high), min(right, wide), min(bottom, high))


def _words(sheet: Sheet, side: Side, ground: Ground, width: float, most: int) -> list[Paragraph]:
    """Label, figure, points, of which the longer side has `most`; the side that was is quiet."""
    is_quiet = ground.fill == "bg2"
    ink = ground.quiet if is_quiet else ground.ink
    label = max(_LABEL, _POINTS.get(most, _LABEL) * 0.9)
    lines = [sheet.paragraph(side.label, label, "heading", color=ink, floor=14.0)]
    if side.figure:
        size = _FIGURE if not side.points else _FIGURE * 0.6
        size = size_on_one_line(sheet, [side.figure], size, width, least=_LEAST_FIGURE)
        lines.append(sheet.paragraph(side.figure, size, "figure", color=ink, floor=_LEAST_FIGURE, before=8.0))
    size, air = _POINTS.get(most, _POINT), _AIR.get(most, _USUAL_AIR)
    lines += [
        sheet.paragraph(text, size, color=ink, floor=_FLOOR, before=air, bullet=POINT, indent=size)
        for text in side.points or ()
    ]
    return lines


def _passage(sheet: Sheet, difference: str | None, gap: Rect, path: str) -> None:
    """The arrow between the halves, under the difference where it is told."""
    middle = gap.y + gap.height / 2
    side = min(_ARROW, gap.width * 0.8, gap.height / 2 - 4 if difference else gap.height)
    top = middle + 4 if difference else middle - side / 2
    arrow = Rect(gap.x + (gap.width - side) / 2, top, side, side)
    sheet.decoration(arrow, fill=sheet.theme.mark, geometry="rightArrow")
    if difference:
        above, aside = max(middle - 92, gap.y), min(4.0, gap.width / 8)
        box = Rect(gap.x, above, gap.width, middle - 4 - above).inset(aside, 0, aside, 0)
        # Words of ideographs would be broken within: they stay on one line, however small it has to be.
        least = _FLOOR if is_cjk(difference) else _LEAST_FIGURE
        size = size_on_one_line(sheet, [difference], 28.0, box.width, least=least)
        line = sheet.paragraph(difference, size, "figure", color="accent2", align="ctr", floor=12.0)
        sheet.text(box, [line], path=path, anchor="b", name="Difference")
