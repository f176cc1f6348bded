"""Points without a list: numbered cards side by side, or numbered rows, in the largest type that has room.

Each way answers with what draws it, or with None where the points would be too small that way.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from renderer.deck.slides.stories import Prose
from renderer.layout.figures.cards import add_card, card_insets, grid, mark_on_card, spread
from renderer.layout.figures.lists import divider
from renderer.layout.figures.point_words import are_signed, in_lines, points_of
from renderer.layout.geometry import Rect
from renderer.layout.sheet import HAIRLINE, Sheet
from renderer.scene import Paragraph
from renderer.typesetting.typesetter import Fitted

Draw = Callable[[], None]
Icons = Sequence[str | None]
"""Names of icons, one for each point of the page or none at all; None is a point without one."""

_STEP = 1.0
_CARD_SIZES = {1: (28.0, 18.0), 2: (26.0, 17.0), 3: (24.0, 16.0), 4: (20.0, 15.0)}
_ROW_SIZES = {2: (28.0, 20.0), 3: (26.0, 18.0), 4: (24.0, 17.0)}
_MANY_ROWS = (20.0, 15.0)
"""Largest and smallest type in pt, by the number of cards or rows beside or below each other."""
_NUMERAL, _OPEN_NUMERAL, _ROW_NUMERAL = 1.9, 3.0, 1.5
"""The sizes of numerals, as multiples of the size of the words."""
_HALVES, _HALF_NUMERAL, _LOWEST_HALF = 2, 4.4, 0.78
"""Two cards without a surface are halves of the page with large numerals, on so much of its height."""
_LOWEST_CARD, _CARD_AIR = 0.7, 1.35
"""A card takes so much of the height it may have, or so much of what it says."""
_ROW_PADDING, _TALLEST_ROW = 10.0, 170.0
_LONGEST = 420
"""The most characters of a text that is set on a card."""
_RULE = 2.5
_NUMERAL_GAP, _COLUMN_GAP = 20.0, 44.0
_ICON_CARD, _ICON_GAP, _ROW_ICON = 34.0, 12.0, 1.4
"""The side of an icon on a card and the gap below it in pt, and that of one in a row by the size of its words."""


@dataclass(frozen=True, slots=True)
class _Numerals:
    """What stands above the words of cards, "" for nothing, and how many times as large as they it is."""

    texts: Sequence[str]
    share: float


def numbered_cards(
    sheet: Sheet,
    texts: Sequence[str],
    rows: Sequence[int],
    area: Rect,
    kind: str,
    *,
    icons: Icons = (),
    filling: bool = False,
) -> Draw | None:
    """Cards in `rows` of so many each, the numeral or the icon above the words; prose has neither.

    They are as high as their words need, with air, or, `filling`, as `area` is.
    """
    edge = card_insets(sheet)
    side = _ICON_CARD if any(icons) else 0.0
    insets = (edge[0], edge[1] + (side + _ICON_GAP if side else 0.0), *edge[2:])
    inner = grid(area, rows, stretch=False, gap=sheet.gutter)[0].inset(*insets)
    if max(map(len, texts)) > _LONGEST:
        return None
    largest, least = _CARD_SIZES[max(rows)]
    is_open = len(rows) == 1 and not sheet.look.manner.has_surfaces
    above = [""] * len(texts) if any(icons) else _numerals(sheet, texts)
    halves = is_open and len(texts) == _HALVES
    numerals = _Numerals(above, _HALF_NUMERAL if halves else _OPEN_NUMERAL if is_open else _NUMERAL)
    cards = _largest_cards(sheet, texts, inner, (largest, least), numerals)
    if cards is None:
        return None
    fullest = max(card.measured.height for card in cards) + insets[1] + insets[3]
    most = (area.height - (len(rows) - 1) * sheet.gutter) / len(rows)
    lowest = most if filling else most * (_LOWEST_HALF if halves else _LOWEST_CARD)
    height = min(max(fullest * _CARD_AIR, lowest), most)
    band = area.middle(height * len(rows) + (len(rows) - 1) * sheet.gutter)
    boxes = grid(band, rows, stretch=False, gap=sheet.gutter)

    is_spread = all(above) and len(rows) == 1
    shown = spread(sheet, cards, boxes[0].inset(*insets)) if is_spread else cards

    def draw() -> None:
        if halves and sheet.look.manner.cards == "none":
            sheet.line(Rect(boxes[1].x - sheet.gutter / 2, band.y, 0, band.height), HAIRLINE)
        for index, (box, card) in enumerate(zip(boxes, shown, strict=True)):
            sheet.type.note(card.paragraphs)
            if isinstance(texts[index], Prose):
                _column(sheet, box, card, sheet.item(kind, index))
                continue
            add_card(sheet, box, card, sheet.item(kind, index), insets, name=sheet.unique("Body"))
            if icons and (name := icons[index]):
                sheet.icon(
                    name, Rect(box.x + edge[0], box.y + edge[1], side, side), mark_on_card(sheet), _at(sheet, index)
                )

    return draw


def _column(sheet: Sheet, box: Rect, text: Fitted, path: str) -> None:
    """Prose under a rule: it is read on, and no card."""
    sheet.decoration(Rect(box.x, box.y, box.width, _RULE), fill=sheet.theme.mark)
    insets = (0.0, 14.0, 8.0, 0.0)
    sheet.text(box, [], fitted=text, path=path, insets=insets, builds=True, name=sheet.unique("Body"))


def _at(sheet: Sheet, index: int) -> str:
    return sheet.item("icons", index)


def _largest_cards(
    sheet: Sheet, texts: Sequence[str], inner: Rect, sizes: tuple[float, float], numerals: _Numerals
) -> list[Fitted] | None:
    for size in _sizes(sheet, *sizes):
        cards = [list(card) for card in _cards(sheet, texts, size, numerals)]
        if any(sheet.type.is_far_too_much(card, inner.width, inner.height) for card in cards):
            continue
        measured = [sheet.type.measure(card, inner.width) for card in cards]
        if all(one.height <= inner.height and not one.broken_words for one in measured):
            return [Fitted(tuple(card), one) for card, one in zip(cards, measured, strict=True)]
    return None


def _cards(sheet: Sheet, texts: Sequence[str], size: float, numerals: _Numerals) -> Iterator[list[Paragraph]]:
    for numeral, point in zip(numerals.texts, points_of(texts), strict=True):
        above = [_numeral(sheet, numeral, size * numerals.share)] if numeral else []
        yield [*above, *in_lines(sheet, point, size, before=0.5 * size if above else 0.0)]


@dataclass(frozen=True, slots=True)
class _Row:
    """A point as it is set, and its numeral or its icon."""

    numeral: Paragraph | None
    icon: str | None
    lines: list[Paragraph]
    height: float


def numbered_rows(
    sheet: Sheet, texts: Sequence[str], area: Rect, kind: str, *, columns: int = 1, icons: Icons = ()
) -> Draw | None:
    """Rows between hairlines, the numeral or the icon left of the words; in `columns`, one read after the other."""
    per_column = -(-len(texts) // columns)
    boxes = area.columns(columns, _COLUMN_GAP)
    largest, least = _ROW_SIZES.get(per_column, _MANY_ROWS) if columns == 1 else (_MANY_ROWS[0] + 2, _MANY_ROWS[1])
    for size in _sizes(sheet, largest, least):
        gutter = _ROW_ICON * size + _NUMERAL_GAP if any(icons) else _numeral_width(sheet, texts, size)
        rows = _measured_rows(sheet, texts, size, boxes[0].width - gutter, icons)
        if rows is None:
            continue
        stacks = [rows[start : start + per_column] for start in range(0, len(rows), per_column)]
        heights = [max(row.height for row in beside if row) for beside in zip_longest(*stacks)]
        if sum(heights) + 2 * sheet.air(_ROW_PADDING) * len(heights) <= area.height:
            return partial(_draw_rows, sheet, stacks, heights, boxes, gutter=gutter, kind=kind)
    return None


def _measured_rows(sheet: Sheet, texts: Sequence[str], size: float, width: float, icons: Icons) -> list[_Row] | None:
    """The rows at `size` pt; None if words would break or cannot fit at all."""
    rows = []
    signs = [("", icon) for icon in icons] if any(icons) else [(text, None) for text in _numerals(sheet, texts)]
    for (numeral, icon), point in zip(signs, points_of(texts), strict=True):
        lines = in_lines(sheet, point, size)
        if sheet.type.is_far_too_much(lines, width, sheet.page.height):
            return None
        measured = sheet.type.measure(lines, width)
        if measured.broken_words:
            return None
        sign = _numeral(sheet, numeral, size * _ROW_NUMERAL) if numeral else None
        rows.append(_Row(sign, icon, lines, measured.height))
    return rows


def _draw_rows(
    sheet: Sheet,
    stacks: Sequence[Sequence[_Row]],
    heights: Sequence[float],
    boxes: Sequence[Rect],
    *,
    gutter: float,
    kind: str,
) -> None:
    """Rows beside each other are as high, and stand on one line."""
    spare = (boxes[0].height - sum(heights)) / len(heights) / 2
    tallest = (sheet.air(_TALLEST_ROW) - max(heights)) / 2
    padding = min(spare, max(tallest, sheet.air(_ROW_PADDING)))
    index = 0
    for stack, box in zip(stacks, boxes, strict=False):
        top = box.y
        for row, height in zip(stack, heights, strict=False):
            place = Rect(box.x, top, box.width, height + 2 * padding)
            # Where a rule stands under the title, one above the first row would double it.
            if top > box.y or not sheet.look.ornaments.title_rule:
                divider(sheet, place, top)
            _draw_row(sheet, row, place, gutter, sheet.item(kind, index))
            if row.icon:
                side = gutter - _NUMERAL_GAP
                square = Rect(place.x, place.y + (place.height - side) / 2, side, side)
                sheet.icon(row.icon, square, "accent2", _at(sheet, index))
            top, index = top + height + 2 * padding, index + 1


def _draw_row(sheet: Sheet, row: _Row, box: Rect, gutter: float, path: str) -> None:
    since = len(sheet.elements)
    if row.numeral:
        place = Rect(box.x, box.y, gutter, box.height)
        sheet.text(place, [row.numeral], path=path, anchor="ctr", builds=True)
    words = box.inset(gutter, 0, 0, 0)
    sheet.type.note(row.lines)
    fitted = Fitted(tuple(row.lines), sheet.type.measure(row.lines, words.width))
    sheet.text(words, [], fitted=fitted, path=path, anchor="ctr", builds=True, name=sheet.unique("Body"))
    sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))


def _numerals(sheet: Sheet, texts: Sequence[str]) -> list[str]:
    """01, 02 and so on, going on from page to page; none for prose, and beside numbers that points bring with them."""
    if are_signed(texts) or any(isinstance(text, Prose) for text in texts):
        return [""] * len(texts)
    return [sheet.count(sheet.first + number, 2) for number in range(1, len(texts) + 1)]


def _numeral(sheet: Sheet, text: str, size: float) -> Paragraph:
    return sheet.paragraph(text, size, "figure", color="accent2")


def _numeral_width(sheet: Sheet, texts: Sequence[str], size: float) -> float:
    widest = max(_numerals(sheet, texts), key=len)
    if not widest:
        return 0.0
    return sheet.type.measure([_numeral(sheet, widest, size * _ROW_NUMERAL)], 400.0).width * 1.1 + _NUMERAL_GAP


def _sizes(sheet: Sheet, largest: float, least: float) -> Iterator[float]:
    """Sizes to try (pt), as the layout asks for them; none that the page has no use for."""
    size = min(largest, sheet.unscaled(sheet.most_text))
    while size >= least:
        yield size
        size -= _STEP
