"""The items of an agenda: tiles while they are few, rows with their times, or two columns of rows."""

from collections.abc import Callable, Sequence
from typing import Any

from renderer.deck.blocks.stories import AgendaItem
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.cards import add_card, rounded, spread
from renderer.layout.figures.rows import FLOOR, Cells, RowBlock, are_readable, lay_out_row_blocks, small
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground, accent_ground, page_ground
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph

_FEW, _MANY = 4, 8
_LEAST_HALVED = 6
"""Items of which two columns are made where one cannot be read."""
_COLUMN_GAP = 56.0
_NUMERAL, _LABEL, _SMALL = 54.0, 24.0, 16.0
_INSETS = (18.0, 14.0, 16.0, 16.0)
_TILE_MOST = 330.0
_LARGEST, _LARGEST_IN_COLUMNS = 24.0, 18.0
_NARROWEST_TILE = 150.0


def lay_out_agenda_items(
    sheet: Sheet,
    items: Sequence[AgendaItem],
    current: int | None,
    area: Rect,
    paths: Sequence[str],
    *,
    hangs: bool = True,
) -> None:
    """Fill `area`; the item with the index `current` is in the accent. `paths` say where the items are.

    The accent of a row `hangs` out at both sides, where nothing else stands there.
    """
    is_alone = sheet.first == 0
    if is_alone and len(items) <= _FEW and area.width / len(items) >= _NARROWEST_TILE and area.height > area.width / 5:
        _tiles(sheet, items, current, area, paths)
        return
    is_timed = any(item.time for item in items)
    is_one = len(items) <= _MANY and are_readable(sheet, _cells(sheet, items, 0, None, is_timed=is_timed), area)
    halves = [area] if is_one or len(items) < _LEAST_HALVED else area.columns(2, _COLUMN_GAP)
    per_column = -(-len(items) // len(halves))
    blocks = []
    for start, half in zip(range(0, len(items), per_column), halves, strict=False):
        part, here = slice(start, start + per_column), None if current is None else current - start
        blocks.append(RowBlock(_cells(sheet, items[part], start, here, is_timed=is_timed), half, paths[part], here))
    largest = _LARGEST_IN_COLUMNS if len(halves) > 1 else _LARGEST
    lay_out_row_blocks(sheet, blocks, page_ground(sheet.theme), largest=largest, hangs=hangs)


def _tiles(sheet: Sheet, items: Sequence[AgendaItem], current: int | None, area: Rect, paths: Sequence[str]) -> None:
    """A card each: the number at its head, at its foot the label and what else is said of it."""
    area = Rect(area.x, area.y, area.width, min(area.height, _TILE_MOST))
    boxes = area.columns(len(items), sheet.gutter)
    plain, strong = page_ground(sheet.theme), accent_ground(sheet.theme)
    texts = [_tile(sheet, item, index, strong if index == current else plain) for index, item in enumerate(items)]
    inner = boxes[0].inset(*_INSETS)
    alike = sheet.type.fit_alike(texts, inner.width, inner.height)
    fitted = told_once(sheet, alike, paths, paths[0].rpartition("[")[0] or paths[0])
    for index, (box, shown, path) in enumerate(zip(boxes, spread(sheet, fitted, inner), paths, strict=True)):
        if index == current:
            style: dict[str, Any] = {"insets": _INSETS, "fill": strong.fill, "builds": True, **rounded(sheet, box)}
            sheet.text(box, [], fitted=shown, path=path, **style)
        else:
            add_card(sheet, box, shown, path, _INSETS)


def _tile(sheet: Sheet, item: AgendaItem, index: int, ground: Ground) -> list[Paragraph]:
    number = sheet.count(sheet.first + index + 1)
    lines = [
        sheet.paragraph(number, _NUMERAL, "figure", color=ground.mark, floor=20.0),
        sheet.paragraph(item.label, _LABEL, "heading", color=ground.ink, floor=14.0, before=10.0),
    ]
    lines += [
        sheet.paragraph(text, _SMALL, color=color, floor=FLOOR, before=6.0)
        for text, color in ((item.description, ground.quiet), (item.time, ground.accent), (item.owner, ground.quiet))
        if text
    ]
    return lines


def _cells(
    sheet: Sheet, items: Sequence[AgendaItem], start: int, here: int | None, *, is_timed: bool
) -> Callable[[float], Sequence[Cells]]:
    """What sets the rows of `items` in a size (pt)."""
    plain, strong = page_ground(sheet.theme), accent_ground(sheet.theme)

    def cells(index: int, item: AgendaItem, size: float) -> Cells:
        ground = strong if index == here else plain
        # A number among times would be read as one.
        lead = item.time or ("" if is_timed else sheet.count(sheet.first + start + index + 1))
        said = [sheet.paragraph(item.label, size, "heading", color=ground.ink, floor=FLOOR)]
        if item.description:
            said.append(sheet.paragraph(item.description, small(size), color=ground.quiet, floor=FLOOR, before=2.0))
        owner = [sheet.paragraph(item.owner or "", small(size), color=ground.quiet, floor=FLOOR, align="r")]
        return (
            [sheet.paragraph(lead, size, "figure", color=ground.accent, floor=FLOOR)] if lead else [],
            said,
            owner if item.owner else [],
        )

    return lambda size: [cells(index, item, size) for index, item in enumerate(items)]
