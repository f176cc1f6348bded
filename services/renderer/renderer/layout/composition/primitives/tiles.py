"""Tiles in a region: deals, and the contents of a deck."""

import math
from collections.abc import Sequence

from renderer.deck.blocks.figures import TocTile, TocTiles, TombstoneStack
from renderer.deck.slides.figures import Tombstone
from renderer.layout.composition.primitives.scaling import gap_in, half
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.cards import grid
from renderer.layout.figures.deals import fitting_scale, lay_out_deals
from renderer.layout.geometry import GUTTER, Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Paragraph, Run
from renderer.typesetting.typesetter import Fitted

_DEAL_SHAPE, _TOC_SHAPE = 1.5, 1.3
"""The preferred width of a tile as a multiple of its height."""
_NARROWEST, _TOO_NARROW, _GAPS, _LONELY = 120.0, 2.0, 0.5, 1.4
_MOST_COLUMNS = 6
_GAP, _SMALL_GAP = GUTTER, 7.0
_TALLEST_TILE, _LOW_TILE, _LOW_CARD, _NARROW_CARD, _AMPLE = 210.0, 92.0, 80.0, 70.0, 1.3
_TILE_INSETS, _LOW_INSETS = (16.0, 14.0, 14.0, 14.0), (12.0, 6.0, 10.0, 6.0)
_CARD_INSETS = (10.0, 5.0, 8.0, 5.0)
_LARGEST, _SMALLEST, _FLOOR, _COMPACT = 20.0, 13.0, 10.0, 12.0
_TILE = {"fill": "bg2", "geometry": "rect"}


def tombstone_stack(sheet: Sheet, content: TombstoneStack, area: Rect, path: str) -> None:
    """Equal cards in the columns asked for, or in as many as make good cards."""
    deals = [Tombstone(tile.name, tile.subtitle, tile.metrics, tile.icon) for tile in content.tiles]
    count = len(deals)
    rows = _rows(count, min(content.columns or _columns(count, area, _DEAL_SHAPE), count))
    box = grid(area, rows, stretch=False)[0]
    if box.height < _LOW_CARD or box.width < _NARROW_CARD:
        for index, tile in enumerate(content.tiles):
            if tile.icon:
                message = "An icon on a card as small as this has no effect here."
                sheet.no_effect(f"{path}.tiles[{index}].icon", message)
        boxes = grid(area, rows, stretch=False, gap=gap_in(area, rows, _SMALL_GAP))
        _compact_deals(sheet, deals, boxes, f"{path}.tiles")
        return
    # Full cards give up gaps before they give up size.
    shape = min(box.width / 200, box.height / 120, 1.4)
    scale = max(fitting_scale(sheet, deals, rows, area, small=True), shape)
    lay_out_deals(sheet, deals, rows, area, f"{path}.tiles", scale=scale, small=True)


def toc_tiles(sheet: Sheet, content: TocTiles, area: Rect, path: str) -> None:
    """Numbered tiles, equal in size; where none has a number they are counted."""
    count = len(content.tiles)
    rows = _rows(count, _columns(count, area, _TOC_SHAPE))
    low = grid(area, rows, stretch=False)[0].height < _LOW_TILE
    gap = gap_in(area, rows, _SMALL_GAP if low else _GAP)
    tallest = len(rows) * _TALLEST_TILE + (len(rows) - 1) * gap
    area = Rect(area.x, area.y, area.width, min(area.height, tallest))
    draw = _low_tiles if low else _tall_tiles
    boxes = grid(area, rows, stretch=False, gap=gap)
    draw(sheet, content.tiles, _numbers(content.tiles), boxes, f"{path}.tiles")


def _compact_deals(sheet: Sheet, deals: Sequence[Tombstone], boxes: Sequence[Rect], path: str) -> None:
    """Name and subtitle on one line, metrics on the next: for cards that are wide and low."""
    inner = boxes[0].inset(*_CARD_INSETS)
    texts = [_compact(deal) for deal in deals]
    alike = sheet.type.fit_alike(texts, inner.width, inner.height)
    for index, (box, text) in enumerate(zip(boxes, told_once(sheet, alike, _paths(deals, path), path), strict=True)):
        at = f"{path}[{index}]"
        sheet.text(box, [], fitted=text, path=at, insets=_CARD_INSETS, anchor="ctr", builds=True, **_TILE)
        sheet.decoration(Rect(box.x, box.y, min(2.5, box.width / 4), box.height), fill=sheet.theme.mark)


def _compact(deal: Tombstone) -> list[Paragraph]:
    runs = [Run(deal.name, _COMPACT, bold=True, floor=_FLOOR)]
    if deal.subtitle:
        runs.append(Run(f"  {deal.subtitle}", _COMPACT - 1, "tx2", floor=_FLOOR))
    lines = [Paragraph(tuple(runs))]
    if deal.metrics:
        # Each metric is a run of its own, so that it is found again as it was given.
        gap = Run("   ", _COMPACT - 1, floor=_FLOOR)
        parts = [part for text in deal.metrics for part in (gap, Run(text, _COMPACT - 1, floor=_FLOOR))]
        lines.append(Paragraph(tuple(parts[1:]), before=1.0))
    return lines


def _numbers(tiles: Sequence[TocTile]) -> list[str]:
    if any(tile.number for tile in tiles):
        return [tile.number or "" for tile in tiles]
    return [f"{index:02}" for index in range(1, len(tiles) + 1)]


def _tall_tiles(
    sheet: Sheet, tiles: Sequence[TocTile], numbers: Sequence[str], boxes: Sequence[Rect], path: str
) -> None:
    """The number above the words."""
    size = half(min(max(boxes[0].width / 11, _SMALLEST), _LARGEST))
    texts = [
        [paragraph(number, half(size * 1.5), color="accent2", bold=True, floor=_FLOOR)] * bool(number)
        + _words(tile, size, before=size * 0.4 if number else 0.0)
        for tile, number in zip(tiles, numbers, strict=True)
    ]
    inner = boxes[0].inset(*_TILE_INSETS)
    fitted = told_once(sheet, sheet.type.fit_alike(texts, inner.width, inner.height), _paths(tiles, path), path)
    for index, (box, text) in enumerate(zip(_lowered(boxes, fitted), fitted, strict=True)):
        sheet.text(box, [], fitted=text, path=f"{path}[{index}]", insets=_TILE_INSETS, builds=True, **_TILE)
        sheet.decoration(Rect(box.x, box.y, box.width, 2.5), fill=sheet.theme.mark)


def _lowered(boxes: Sequence[Rect], texts: Sequence[Fitted]) -> list[Rect]:
    """`boxes` without what would be empty below the fullest; the rows move up."""
    fullest = max(text.measured.height for text in texts) + _TILE_INSETS[1] + _TILE_INSETS[3]
    spare = max(boxes[0].height - max(fullest * _AMPLE, _LOW_TILE), 0.0)
    pitches = {y: number for number, y in enumerate(sorted({box.y for box in boxes}))}
    return [Rect(box.x, box.y - spare * pitches[box.y], box.width, box.height - spare) for box in boxes]


def _low_tiles(
    sheet: Sheet, tiles: Sequence[TocTile], numbers: Sequence[str], boxes: Sequence[Rect], path: str
) -> None:
    """The number left of the words."""
    size = half(min(max(boxes[0].height / 3.4, _FLOOR), _LARGEST - 4))
    figure = half(size * 1.3)
    widest = max(sheet.type.width(number, figure, bold=True) for number in numbers)
    gap = min(widest + 12, boxes[0].width * 0.3)
    figure = half(min(figure, figure * (gap - 8) / max(widest, 1.0) * 0.97))
    insets = (_LOW_INSETS[0] + gap, *_LOW_INSETS[1:])
    inner = boxes[0].inset(*insets)
    alike = sheet.type.fit_alike([_words(tile, size) for tile in tiles], inner.width, inner.height)
    fitted = told_once(sheet, alike, _paths(tiles, path), path)
    for index, (box, text, number) in enumerate(zip(boxes, fitted, numbers, strict=True)):
        sheet.decoration(box, **_TILE)
        if number:
            line = [paragraph(number, figure, color="accent2", bold=True, floor=_FLOOR)]
            place = Rect(box.x + _LOW_INSETS[0], box.y, gap - 8, box.height)
            sheet.text(place, line, path=f"{path}[{index}].number", anchor="ctr")
        words = Rect(box.x + insets[0], box.y, box.width - insets[0] - insets[2], box.height)
        sheet.text(words, [], fitted=text, path=f"{path}[{index}]", anchor="ctr", builds=True)


def _paths(tiles: Sequence[object], path: str) -> list[str]:
    return [f"{path}[{index}]" for index in range(len(tiles))]


def _words(tile: TocTile, size: float, before: float = 0.0) -> list[Paragraph]:
    lines = [paragraph(tile.label, size, bold=True, floor=_FLOOR, before=before)]
    if tile.description:
        lines.append(paragraph(tile.description, half(size * 0.8), color="tx2", floor=_FLOOR, before=3.0))
    return lines


def _columns(count: int, area: Rect, shape: float) -> int:
    """The number of columns at which tiles have about the `shape` that is wanted, and none stands alone."""

    def flaw(columns: int) -> float:
        rows = -(-count // columns)
        width, height = (area.width + GUTTER) / columns - GUTTER, (area.height + GUTTER) / rows - GUTTER
        narrow = _TOO_NARROW if width < _NARROWEST and columns > 1 else 0.0
        gaps = _GAPS * (columns * rows - count) / columns
        lonely = _LONELY if columns > 1 and count % columns == 1 else 0.0
        return abs(math.log(max(width, 1.0) / max(height, 1.0) / shape)) + narrow + gaps + lonely

    return min(range(1, min(count, _MOST_COLUMNS) + 1), key=flaw)


def _rows(count: int, columns: int) -> tuple[int, ...]:
    full, rest = divmod(count, columns)
    return (columns,) * full + ((rest,) if rest else ())
