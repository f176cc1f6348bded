"""Deals on equal cards: name, subtitle, a hairline, metrics."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.slides.figures import Tombstone
from renderer.layout.figures.cards import card_insets, grid, lay_out_cards, mark_on_card
from renderer.layout.figures.icons_in_text import behind_icon, draw_before
from renderer.layout.geometry import Rect
from renderer.layout.sheet import HAIRLINE, Sheet
from renderer.scene import Paragraph

_TALLEST_ROW = {1: 330.0, 2: 200.0}
_AMPLE = 1.3
_SCALES = {1: (1.7, 1.3), 2: (1.45, 1.0), 3: (1.3, 0.8)}
"""The largest type to try and the smallest, by the number of rows."""
_SMALL_SCALES = (1.2, 0.7)
"""The same for cards on a part of a page."""
_SCALE_STEP, _FULL = 0.05, 0.94
_FIGURE, _LONGEST_FIGURE = 28.0, 16
"""Pt of the first metric where cards are tall, and the characters it may have."""
_BETWEEN, _WHOLE = "\u2003", 22
"""Between two metrics on a line, and the characters up to which one is not broken."""
_NAME_FLOOR, _FLOOR = 14.0, 12.0
_DRIFT = (0.97, 1.0, 1.04)
"""By how much the widths of words differ from reader to reader."""


def lay_out_deals(
    sheet: Sheet,
    deals: Sequence[Tombstone],
    rows: Sequence[int],
    area: Rect,
    kind: str,
    *,
    scale: float = 1.0,
    small: bool = False,
) -> None:
    """Cards in `rows` of so many each; type is `scale` times its usual size, `small` lowers its floor by 2 pt."""
    heads = [_head(sheet, item, scale, small=small) for item in deals]
    tails = [_tail(sheet, item, scale, small=small, rows=len(rows)) for item in deals]
    texts = [head + tail for head, tail in zip(heads, tails, strict=True)]
    inset = _inset(rows, small=small)
    width = _text_width(sheet, rows, area, inset)
    height = _row_height(sheet, texts, width, 2 * inset, len(rows))
    band = area.middle(len(rows) * height + (len(rows) - 1) * sheet.gutter)
    boxes = grid(band, rows, stretch=False, gap=sheet.gutter)
    shown, insets = lay_out_cards(sheet, boxes, texts, kind, inset=inset, ruled=True)
    for index, (box, fitted, head, tail) in enumerate(zip(boxes, shown, heads, tails, strict=True)):
        inner = box.inset(*insets)
        path = sheet.item(kind, index)
        draw_before(sheet, deals[index].icon, fitted.paragraphs[0], inner, color=mark_on_card(sheet), path=path)
        above = _settled_height(sheet, fitted.paragraphs[: len(head)], inner.width)
        if tail and above is not None:
            gap = fitted.paragraphs[len(head)].before
            sheet.rule(inner.x, inner.y + above + gap / 2, inner.width, replace(HAIRLINE, color="rule"))


def fitting_scale(
    sheet: Sheet, deals: Sequence[Tombstone], rows: Sequence[int], area: Rect, *, small: bool = False
) -> float:
    """The largest scale at which the cards of a page, or of a part of one, hold their words without breaking any."""
    largest, least = _SMALL_SCALES if small else _SCALES[min(len(rows), 3)]
    inset = _inset(rows, small=small)
    width = _text_width(sheet, rows, area, inset)
    room = ((area.height + sheet.gutter) / len(rows) - sheet.gutter - 2 * inset) * _FULL
    scale = largest
    while scale > least:
        texts = [
            _head(sheet, one, scale, small=small) + _tail(sheet, one, scale, small=small, rows=len(rows))
            for one in deals
        ]
        if not any(sheet.type.is_far_too_much(text, width, room) for text in texts):
            measured = [sheet.type.measure(text, width) for text in texts]
            if all(one.height <= room and not one.broken_words for one in measured):
                break
        scale -= _SCALE_STEP
    return max(scale, least)


def holds_names(sheet: Sheet, deals: Sequence[Tombstone], rows: Sequence[int], area: Rect) -> bool:
    """Whether the smallest names are whole words on cards in `rows`."""
    width = _text_width(sheet, rows, area, _inset(rows, small=False))
    heads = [_head(sheet, deal, _SCALES[3][1], small=False)[:1] for deal in deals]
    return not any(sheet.type.measure(head, width).broken_words for head in heads)


def _inset(rows: Sequence[int], *, small: bool) -> float:
    return 12.0 if len(rows) > 2 or small else 18.0


def _text_width(sheet: Sheet, rows: Sequence[int], area: Rect, inset: float) -> float:
    left, _, right, _ = card_insets(sheet, inset)
    return max((area.width - sheet.gutter * (max(rows) - 1)) / max(rows) - left - right, 1.0)


def _settled_height(sheet: Sheet, head: Sequence[Paragraph], width: float) -> float | None:
    """How tall `head` is, in pt; None where readers may well break its lines otherwise: a rule would cross words."""
    heights = {round(sheet.type.measure(head, width * share).height) for share in _DRIFT}
    return sheet.type.measure(head, width).height if len(heights) == 1 else None


def _row_height(sheet: Sheet, texts: list[list[Paragraph]], width: float, insets: float, rows: int) -> float:
    """What the fullest card takes, with air around it; in pt."""
    if any(sheet.type.is_far_too_much(text, width, sheet.page.height) for text in texts):
        return sheet.page.height
    fullest = max(sheet.type.measure(text, width).height for text in texts) + insets
    ample = fullest * max(sheet.air(_AMPLE), 1.0)
    return max(min(ample, _TALLEST_ROW.get(rows, ample)), fullest)


def _head(sheet: Sheet, item: Tombstone, scale: float, *, small: bool) -> list[Paragraph]:
    lower = 2.0 if small else 0.0
    name = sheet.paragraph(item.name, _half(19 * scale), "heading", floor=_NAME_FLOOR - 2 * lower)
    lines = [behind_icon(name, item.icon)]
    if item.subtitle:
        lines.append(sheet.paragraph(item.subtitle, _half(14 * scale), color="tx2", floor=_FLOOR - lower, before=2.0))
    return lines


def _tail(sheet: Sheet, item: Tombstone, scale: float, *, small: bool = False, rows: int = 2) -> list[Paragraph]:
    """The metrics: the first one large on tall cards, two on a line on others."""
    floor = _FLOOR - (2.0 if small else 0.0)
    metrics = list(item.metrics or ())
    lines: list[Paragraph] = []
    if metrics and rows == 1 and not small and len(metrics[0]) <= _LONGEST_FIGURE:
        lines.append(sheet.paragraph(metrics.pop(0), _half(_FIGURE * scale * 0.75), "figure", floor=floor))
    elif rows > 1 and not small:
        whole = [_whole(text) for text in metrics]
        metrics = [_BETWEEN.join(whole[start : start + 2]) for start in range(0, len(metrics), 2)]
    lines += [sheet.paragraph(text, _half(15 * scale), floor=floor) for text in metrics]
    return [replace(line, before=4 * scale if index else 18 * scale) for index, line in enumerate(lines)]


def _whole(metric: str) -> str:
    """A short metric with blanks at which no line is broken: a line ends between two of them."""
    return metric.replace(" ", "\u00a0") if len(metric) <= _WHOLE else metric


def _half(size: float) -> float:
    return round(size * 2) / 2
