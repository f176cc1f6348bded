"""Figures on equal cards: like lines of all cards share their size, and those of a row stand on one line."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from renderer.deck.model import Kpi, KpiGridSlide
from renderer.layout.figures.cards import add_card, card_insets, grid, lay_out_cards, trend_mark
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph
from renderer.typesetting.typesetter import Fitted

_ROWS = {1: (1,), 2: (2,), 3: (3,), 4: (2, 2), 5: (3, 2), 6: (3, 3)}
_TALLEST = {1: 320.0, 2: 190.0}
# Figure, words and the gaps below label and figure in pt, by the number of rows.
_LARGEST = {1: (60.0, 20.0), 2: (46.0, 17.0)}
_GAPS = {1: (6.0, 8.0), 2: (2.0, 4.0)}
_SMALLEST_FIGURE, _SMALLEST_WORDS = 26.0, 13.0
_OPEN = 0.8
_STEP = 0.94
_ENDLESS = 100_000.0
# A figure keeps some room, lest another renderer break it: more in scripts that draw digits from another font.
_ONE_LINE, _ONE_LINE_MIXED = 1.03, 1.12


def lay_out(sheet: Sheet, slide: KpiGridSlide) -> None:
    """Fill the page with a card for each figure: label, value, and trend with its sublabel."""
    area = lay_out_frame(sheet, slide)
    rows = _ROWS[len(slide.items)]
    gaps = _GAPS[len(rows)]
    height = len(rows) * _tallest_card(sheet, len(rows)) + (len(rows) - 1) * sheet.gutter
    boxes = grid(area.middle(height), rows, stretch=True, gap=sheet.gutter)
    inner = boxes[-1 if len(rows) == 1 else 0].inset(*card_insets(sheet))
    cards = _set(sheet, slide.items, inner.width, inner.height - sum(gaps), _LARGEST[len(rows)])
    if cards is None:
        texts = [_lines(sheet, item, *_LARGEST[2], floors=(22.0, 12.0)) for item in slide.items]
        lay_out_cards(sheet, boxes, texts, "items")
        return
    start = 0
    for count in rows:
        _row(sheet, start, cards[start : start + count], boxes[start : start + count], gaps)
        start += count


def _tallest_card(sheet: Sheet, rows: int) -> float:
    """No card is higher than this, in pt; without a surface, it need not be as high."""
    return sheet.air(_TALLEST[rows]) * (1.0 if sheet.look.manner.has_surfaces else _OPEN)


def _set(
    sheet: Sheet, items: Sequence[Kpi], width: float, room: float, largest: tuple[float, float]
) -> list[list[Paragraph]] | None:
    """All cards in the largest sizes at which figures take one line and like lines fit into `room` pt; None if none."""
    figure, words = largest
    while figure > _SMALLEST_FIGURE or words > _SMALLEST_WORDS:
        figure, words = max(figure, _SMALLEST_FIGURE), max(words, _SMALLEST_WORDS)
        widest = max(_width(sheet, item.value, figure) for item in items)
        if widest > width:
            if figure == _SMALLEST_FIGURE:
                return None
            figure = min(figure * _STEP, figure * width / widest)
            continue
        cards = [_lines(sheet, item, _half(figure), _half(words)) for item in items]
        if not any(sheet.type.is_far_too_much(card, width, room) for card in cards):
            words_whole = not any(sheet.type.measure(card, width).broken_words for card in cards)
            if words_whole and sum(_tallest(sheet, cards, width)) <= room:
                return cards
        figure, words = figure * _STEP, words * _STEP
    return None


def _tallest(sheet: Sheet, cards: Sequence[Sequence[Paragraph]], width: float) -> list[float]:
    """The greatest height of each kind of line, in pt."""
    return [
        max(sheet.type.measure([line], width).height if line else 0.0 for line in lines)
        for lines in zip_longest(*cards)
    ]


def _row(
    sheet: Sheet, first: int, cards: Sequence[Sequence[Paragraph]], boxes: Sequence[Rect], gaps: tuple[float, float]
) -> None:
    """Cards side by side; what is shorter than its neighbours leaves room, so that the next lines keep level."""
    left, _, right, below = card_insets(sheet)
    inner = boxes[0].inset(left, below, right, below)
    tallest = _tallest(sheet, cards, inner.width)
    top = inner.middle(sum(tallest) + sum(gaps[: len(tallest) - 1])).y - boxes[0].y
    if not sheet.look.manner.has_surfaces:
        top = min(top, below)
    for index, (card, box) in enumerate(zip(cards, boxes, strict=True)):
        lines = [card[0]]
        for above, line, room, gap in zip(card, card[1:], tallest, gaps, strict=False):
            short = room - sheet.type.measure([above], inner.width).height
            lines.append(replace(line, before=gap + short))
        fitted = Fitted(tuple(lines), sheet.type.measure(lines, inner.width))
        sheet.type.note(lines)
        add_card(sheet, box, fitted, sheet.item("items", first + index), (left, top, right, below))


def _lines(
    sheet: Sheet,
    item: Kpi,
    figure: float,
    words: float,
    floors: tuple[float, float] = (_SMALLEST_FIGURE, _SMALLEST_WORDS),
) -> list[Paragraph]:
    lines = [
        sheet.paragraph(item.label, words, color="tx2", floor=floors[1]),
        sheet.paragraph(item.value, figure, "figure", floor=floors[0], before=2.0),
    ]
    mark, color = trend_mark(item.trend)
    text = "  ".join(part for part in (mark, item.sublabel or "") if part)
    if text:
        lines.append(sheet.paragraph(text, words, color=color, floor=floors[1], before=4.0))
    return lines


def _width(sheet: Sheet, value: str, size: float) -> float:
    line = [sheet.paragraph(value, size, "figure")]
    return sheet.type.measure(line, _ENDLESS).width * (_ONE_LINE if value.isascii() else _ONE_LINE_MIXED)


def _half(size: float) -> float:
    return int(size * 2) / 2
