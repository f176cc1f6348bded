"""The words of key figures: label, figure with its change, sublabel, in the largest sizes that all of them share."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from renderer.deck.slides.figures import Kpi
from renderer.layout.figures.icons_in_text import behind_icon
from renderer.layout.figures.statement import title_size
from renderer.layout.figures.trends import tone_color, with_sign
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph
from renderer.typesetting.scripts import is_cjk

LEAST_FIGURE, LEAST_WORDS = 26.0, 13.0
_PHRASE, _IDEOGRAPHIC_PHRASE = 4, 12
"""Words, or letters of ideographic scripts without digits, from which a figure with its unit is read as a phrase."""
_DIGITS = re.compile(r"[\d.,:%\s\uff05\uff0c\uff0e]+")
GAPS = (4.0, 6.0)
"""The gap below the label and below the figure, in pt."""
_STEP = 0.94
_ENDLESS = 100_000.0
# A figure keeps some room, lest another renderer break it: more in scripts that draw digits from another font.
_ONE_LINE, _ONE_LINE_MIXED = 1.04, 1.12


def is_wordy(value: str) -> bool:
    """Whether a figure is a phrase, which is read on: "on track for June"."""
    return len(value.split()) >= _PHRASE or (is_cjk(value) and len(_DIGITS.sub("", value)) >= _IDEOGRAPHIC_PHRASE)


def largest_figure(sheet: Sheet, values: Iterable[str]) -> float:
    """The size (pt) that figures may be asked for: where one of them is a phrase, that of the title."""
    return title_size(sheet) / sheet.voice("figure").scale if any(map(is_wordy, values)) else math.inf


def kpi_lines(
    sheet: Sheet,
    item: Kpi,
    figure: float,
    words: float,
    floors: tuple[float, float] = (LEAST_FIGURE, LEAST_WORDS),
) -> list[Paragraph]:
    """Label, figure and sublabel in sizes of `figure` and `words` pt; a label that is empty keeps its line."""
    lines = [
        behind_icon(sheet.paragraph(item.label or " ", words, color="tx2", floor=floors[1]), item.icon),
        figure_line(sheet, item, figure, floors[0]),
    ]
    if item.sublabel:
        lines.append(sheet.paragraph(item.sublabel, words, color="tx2", floor=floors[1], before=GAPS[1]))
    return lines


def figure_line(sheet: Sheet, item: Kpi, size: float, floor: float) -> Paragraph:
    """The value, and beside it the sign of its trend, which belongs to it."""
    line = sheet.paragraph(item.value or " ", size, "figure", floor=floor, before=GAPS[0])
    return with_sign(sheet, line, item.trend, tone_color(item.tone), min(floor, LEAST_WORDS))


def set_alike(
    sheet: Sheet, items: Sequence[Kpi], widths: Sequence[float], room: float, largest: tuple[float, float]
) -> list[list[Paragraph]] | None:
    """All in the largest sizes at which figures take one line each and like lines fit into `room` pt; or None.

    `widths` has one for each of `items`, in pt.
    """
    most = largest_figure(sheet, [item.value for item in items])
    (figure, words), least = largest, min(LEAST_FIGURE, most)
    figure = min(figure, most)
    while figure > least or words > LEAST_WORDS:
        figure, words = max(figure, least), max(words, LEAST_WORDS)
        excess = max(figure_width(sheet, item, figure) / width for item, width in zip(items, widths, strict=True))
        if excess > 1:
            if figure == least:
                return None
            figure = min(figure * _STEP, figure / excess)
            continue
        cards = _in_one_size([kpi_lines(sheet, item, _half(figure), _half(words)) for item in items])
        beside = list(zip(cards, widths, strict=True))
        if not any(sheet.type.is_far_too_much(card, width, room) for card, width in beside):
            words_whole = not any(sheet.type.measure(card, width).broken_words for card, width in beside)
            if words_whole and sum(tallest(sheet, cards, widths)) + sum(GAPS) <= room:
                return cards
        figure, words = figure * _STEP, words * _STEP
    return None


def _in_one_size(cards: list[list[Paragraph]]) -> list[list[Paragraph]]:
    """`cards` with figures alike in size and leading: one with an ideograph would be smaller than those beside it."""
    sizes = {card[1].runs[0].size for card in cards}
    if len(sizes) == 1:
        return cards
    leading = max(card[1].line_spacing for card in cards)
    for card in cards:
        first, *signs = card[1].runs
        share = min(sizes) / first.size
        runs = (replace(first, size=min(sizes)), *(replace(sign, size=round(sign.size * share)) for sign in signs))
        card[1] = replace(card[1], runs=runs, line_spacing=leading)
    return cards


def tallest(sheet: Sheet, cards: Sequence[Sequence[Paragraph]], widths: Sequence[float]) -> list[float]:
    """The greatest height of each kind of line, in pt, each card set in its width."""
    return [
        max(
            sheet.type.measure([replace(line, before=0.0)], width).height if line else 0.0
            for line, width in zip(lines, widths, strict=True)
        )
        for lines in zip_longest(*cards)
    ]


def levelled(sheet: Sheet, card: Sequence[Paragraph], heights: Sequence[float], width: float) -> list[Paragraph]:
    """`card` with room below lines that are shorter than those beside it, so that the next ones stand on one line."""
    lines = [replace(card[0], before=0.0)]
    for above, line, room, gap in zip(card, card[1:], heights, GAPS, strict=False):
        short = room - sheet.type.measure([replace(above, before=0.0)], width).height
        lines.append(replace(line, before=gap + short))
    return lines


def figure_width(sheet: Sheet, item: Kpi, size: float) -> float:
    """What a figure of `size` pt takes on one line, with some room, in pt."""
    room = _ONE_LINE if item.value.isascii() and item.trend == "none" else _ONE_LINE_MIXED
    return sheet.type.measure([figure_line(sheet, item, size, LEAST_FIGURE)], _ENDLESS).width * room


def _half(size: float) -> float:
    return int(size * 2) / 2
