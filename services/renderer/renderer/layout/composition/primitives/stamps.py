"""Primitives that are signs, frames and lines."""

from dataclasses import replace

from renderer.deck.blocks import signs
from renderer.deck.blocks.words import Border, DiagonalStamp
from renderer.layout.composition.colors import accent_ink, ink, readable, scene_color, stand_on
from renderer.layout.composition.primitives.text_block import line_of, turned_box
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Shape, TextBody, Turn, plain_line
from renderer.typesetting.scripts import has_rtl

_CHIP, _CHIP_GAP = 44.0, 10.0
_WITHIN_CIRCLE = 0.7
"""The side of the square in a circle, by its diameter: viewers set words within."""
_SLANT = -16.0
_STAMP, _STAMP_FLOOR = 44.0, 9.0
_LABEL = 16.0


def numbered_chip(sheet: Sheet, content: signs.NumberedChip, area: Rect, path: str) -> None:
    """A number in a circle, its label beside it."""
    below = sheet.ground
    side = min(area.height, area.width, _CHIP)
    top = area.y + (area.height - side) / 2
    left = area.x if content.label else area.x + (area.width - side) / 2
    fill = scene_color(content.fill, sheet.theme) if content.fill else sheet.theme.mark
    stand_on(sheet, fill)
    number = [paragraph(str(content.index), min(side * 0.5, 18.0), color=ink(sheet), bold=True, floor=5.0, align="ctr")]
    circle = Rect(left, top, side, side)
    fitted = sheet.type.fit(number, side * _WITHIN_CIRCLE, side * _WITHIN_CIRCLE)
    sheet.text(circle, [], fitted=fitted, path=f"{path}.index", fill=fill, geometry="ellipse", anchor="ctr")
    sheet.ground = below
    if content.label:
        start = min(circle.right + _CHIP_GAP, area.right - 1)
        beside = Rect(start, area.y, area.right - start, area.height)
        words = [paragraph(content.label, 16.0, color=ink(sheet), bold=True, floor=11.0)]
        sheet.text(beside, words, path=f"{path}.label", anchor="ctr")


def diagonal_stamp(sheet: Sheet, content: DiagonalStamp, area: Rect, path: str) -> None:
    """A word in a frame, aslant across its area."""
    color = scene_color(content.color, sheet.theme) if content.color else readable(sheet, "accent4")
    box = turned_box(area, _SLANT)
    words = [
        paragraph(
            content.text,
            _STAMP,
            color=color,
            bold=True,
            floor=_STAMP_FLOOR,
            spacing=0.0 if has_rtl(content.text) else 2.0,
            caps=True,
            align="ctr",
        )
    ]
    fitted = sheet.type.fit(words, max(box.width - 20, 1.0), max(box.height - 8, 1.0))
    sheet.report(fitted, f"{path}.text")
    width = min(fitted.measured.width + 28, box.width)
    height = min(fitted.measured.height + 12, box.height)
    hugged = Rect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
    body = TextBody(fitted.paragraphs, anchor="ctr")
    sheet.add(Shape(hugged.frame(), sheet.name(), line=plain_line(color, 2.25), turn=Turn(_SLANT), body=body))


def group_border(sheet: Sheet, content: signs.GroupBorder, area: Rect, path: str) -> None:
    """A frame; its label interrupts the line at the top."""
    border = Border(color=content.color, width=content.width, dash=content.dash)
    line = line_of(border, sheet)
    if line and content.color is None:
        line = replace(line, color="accent5")
    fill = scene_color(content.fill, sheet.theme) if content.fill else None
    frame = area.inset(0, min(_LABEL / 2, area.height / 3) if content.label else 0, 0, 0)
    radius = 6.0 if content.radius is None else content.radius
    drawn = Shape(frame.frame(), sheet.name(), decorative=True, geometry="roundRect" if radius else "rect")
    sheet.add(replace(drawn, radius=radius, fill=fill, line=line))
    if content.label:
        words = [paragraph(content.label, 11.0, color=accent_ink(sheet), bold=True, floor=8.0)]
        most = max(area.width - 24, 1.0)
        width = min(sheet.type.measure(words, 10_000.0).width + 14, most)
        place = Rect(area.x + min(12.0, area.width / 4), area.y, width, min(_LABEL, area.height))
        sheet.text(place, words, path=f"{path}.label", fill=sheet.ground, anchor="ctr", insets=(6.0, 0.0, 6.0, 0.0))
