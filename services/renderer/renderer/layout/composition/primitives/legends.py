"""What colors mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.deck.blocks.figures import LegendItem, LegendTable
from renderer.layout.charts.palette import distinct_colors
from renderer.layout.composition.colors import scene_color
from renderer.layout.composition.primitives.scaling import half
from renderer.layout.figures.alike import told_once
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph

_LOW_ROW, _TALL_ROW = 19.0, 30.0
# Further away, values are hard to follow from their labels.
_NARROWEST, _WIDEST = 96.0, 300.0
_LARGEST, _FLOOR, _ROW_SHARE = 14.0, 9.0, 0.56
_SWATCH_GAP, _VALUE_GAP = 7.0, 8.0
_VALUE_SHARE = 0.55
_COLUMN_GAP = 48.0
"""Between columns: a value must not read as that of the swatch beside it."""


def legend_table(sheet: Sheet, content: LegendTable, area: Rect, path: str) -> None:
    """Swatches with their meanings and values, in as many columns as their region takes."""
    rows, columns = _shape(len(content.items), area)
    height = min(area.height / rows, _TALL_ROW)
    width = min(area.width, columns * (_WIDEST + _COLUMN_GAP) - _COLUMN_GAP)
    used = Rect(area.x, area.y, width, height * rows)
    boxes = [box for column in used.columns(columns, _COLUMN_GAP) for box in column.rows(rows, gap=0.0)][
        : len(content.items)
    ]
    _words(sheet, content.items, boxes, f"{path}.items")


def _shape(count: int, area: Rect) -> tuple[int, int]:
    most = max(int((area.width + _COLUMN_GAP) / (_NARROWEST + _COLUMN_GAP)), 1)
    columns = min(max(-(-count // max(int(area.height / _LOW_ROW), 1)), 1), most, count)
    return -(-count // columns), columns


@dataclass(frozen=True, slots=True)
class _Columns:
    """The size of type, and the widths of swatch, label and value, in pt."""

    size: float
    side: float
    label: float
    value: float


def _columns(sheet: Sheet, items: Sequence[LegendItem], box: Rect) -> _Columns:
    """In the largest type at which all labels fit, or at the floor."""
    size = half(min(max(box.height * _ROW_SHARE, _FLOOR), _LARGEST))
    while True:
        side = min(size * 0.8, box.height * 0.8)
        left = box.width - side - _SWATCH_GAP
        widest = max(sheet.type.width(item.value or "", size, bold=True) for item in items)
        value = min(widest * 1.04 + 1, left * _VALUE_SHARE) if widest else 0.0
        columns = _Columns(size, side, max(left - (value + _VALUE_GAP if value else 0.0), 1.0), value)
        if size <= _FLOOR or all(_fits(sheet, item.label, columns, box.height) for item in items):
            return columns
        size -= 0.5


def _fits(sheet: Sheet, label: str, columns: _Columns, height: float) -> bool:
    line = [paragraph(label, columns.size)]
    if sheet.type.is_far_too_much(line, columns.label, height):
        return False
    measured = sheet.type.measure(line, columns.label)
    return measured.height <= height and not measured.broken_words


def _is_whole(sheet: Sheet, item: LegendItem, columns: _Columns) -> bool:
    """Whether the words of a label, and its value, stand beside each other unbroken."""
    value = sheet.type.width(item.value or "", _FLOOR, bold=True)
    return sheet.type.longest_word(item.label, _FLOOR) <= columns.label and value <= columns.value


def _stacked(sheet: Sheet, items: Sequence[LegendItem], boxes: Sequence[Rect], columns: _Columns, path: str) -> None:
    """Values below their labels, for a region that is too narrow for both beside each other."""
    side, fills = columns.side, distinct_colors(len(items))
    left = side + _SWATCH_GAP
    texts = [
        [
            paragraph(text, columns.size, bold=bold, floor=_FLOOR)
            for text, bold in ((item.label, False), (item.value, True))
            if text
        ]
        for item in items
    ]
    alike = sheet.type.fit_alike(texts, max(boxes[0].width - left, 1.0), boxes[0].height)
    fitted = told_once(sheet, alike, [f"{path}[{index}]" for index in range(len(items))], path)
    for index, (item, box, text) in enumerate(zip(items, boxes, fitted, strict=True)):
        fill = scene_color(item.color, sheet.theme) if item.color else fills[index]
        middle = box.y + (box.height - side) / 2
        sheet.decoration(Rect(box.x, middle, side, side), fill=fill, geometry="roundRect", radius=1.5)
        sheet.text(box.inset(left, 0, 0, 0), [], fitted=text, path=f"{path}[{index}]", anchor="ctr", builds=True)


def _words(sheet: Sheet, items: Sequence[LegendItem], boxes: Sequence[Rect], path: str) -> None:
    columns = _columns(sheet, items, boxes[0])
    if any(item.value for item in items) and not all(_is_whole(sheet, item, columns) for item in items):
        _stacked(sheet, items, boxes, columns, path)
        return
    size, side = columns.size, columns.side
    labels = [[paragraph(item.label, size, floor=_FLOOR)] for item in items]
    alike = sheet.type.fit_alike(labels, columns.label, boxes[0].height)
    fitted = told_once(sheet, alike, [f"{path}[{index}]" for index in range(len(items))], path)
    fills = distinct_colors(len(items))
    for index, (item, box, text) in enumerate(zip(items, boxes, fitted, strict=True)):
        fill = scene_color(item.color, sheet.theme) if item.color else fills[index]
        swatch = Rect(box.x, box.y + (box.height - side) / 2, side, side)
        sheet.decoration(swatch, fill=fill, geometry="roundRect", radius=1.5)
        label = Rect(box.x + side + _SWATCH_GAP, box.y, columns.label, box.height)
        sheet.text(label, [], fitted=text, path=f"{path}[{index}]", anchor="ctr", builds=True)
        if item.value:
            figure = [paragraph(item.value, size, bold=True, floor=_FLOOR, align="r")]
            place = Rect(box.right - columns.value, box.y, columns.value, box.height)
            sheet.text(place, figure, path=f"{path}[{index}].value", anchor="ctr", builds=True)
