"""Key figures in equal boxes: like lines share their size and stand on one line, with the evidence below them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from renderer.deck.slides.composed import PatternKpi
from renderer.deck.slides.figures import Kpi
from renderer.layout.figures.cards import Insets, card_insets, card_style, lay_out_cards, on_fill, rounded
from renderer.layout.figures.evidence import (
    INKS,
    EvidenceInks,
    bar_height,
    evidence_in_words,
    lay_out_bar,
    lay_out_history,
)
from renderer.layout.figures.icons_in_text import draw_before
from renderer.layout.figures.kpi_words import GAPS, figure_width, kpi_lines, levelled, set_alike, tallest
from renderer.layout.figures.trends import judge_tone, tone_note
from renderer.layout.geometry import Rect
from renderer.layout.grounds import second_voice
from renderer.layout.sheet import HAIRLINE, Sheet
from renderer.scene import Line, Paragraph
from renderer.typesetting.typesetter import Fitted

_TIGHT = (22.0, 12.0)
"""Floors of figure and words where not all can be set as they should."""
_LEAST_FIGURE = 11.0
"""Of a figure that has no room otherwise, in pt."""
_GAP, _LEAST_LINE, _MOST_LINE, _LINE_SHARE = 12.0, 44.0, 110.0, 0.52
"""Between words and evidence, and the height of the line of a history, in pt; what it may take of a tall card."""
_MOST_GAP = 30.0
"""Between words and bars in pt, in cards that would be high enough for more: bars stand with the figure they judge."""
_OVER_LINE, _LEAST_OVER_LINE = 0.7, 54.0
"""Of its size that a figure keeps above the line of its history, and pt that it keeps in any case."""
_BESIDE, _LEAST_ASIDE = (0.58, 0.66, 0.72), 60.0
"""Shares of the width of a low box to try, which words take beside the line of a history, and what it needs, in pt."""
_BAND_INSETS: Insets = (20.0, 16.0, 12.0, 16.0)


@dataclass(frozen=True, slots=True)
class KpiRow:
    """Boxes side by side, the first of which shows the item of index `first`; sizes of figures and words to try, pt."""

    first: int
    boxes: tuple[Rect, ...]
    figure: float
    words: float


@dataclass(frozen=True, slots=True)
class _Card:
    """The words of a figure, set into `width` pt."""

    lines: list[Paragraph]
    width: float


def lay_out_kpis(sheet: Sheet, items: Sequence[Kpi], rows: Sequence[KpiRow], kind: str) -> None:
    """Fill the boxes of `rows`; rows that ask for one size share it."""
    for index, item in enumerate(items):
        judge_tone(sheet, item, sheet.item(kind, index))
    surface = _surface(sheet, items)
    cards = _all_cards(sheet, items, rows, surface)
    if cards is None:
        _crowded(sheet, items, rows, kind)
        return
    if surface == "band":
        for row in rows:
            _band(sheet, row, max(one.boxes[-1].right for one in rows if one.boxes[0].x == row.boxes[0].x))
    for row in rows:
        _row(sheet, items, row, [cards[index] for index in _indices(row)], surface=surface, kind=kind)
    if surface == "divided":
        _dividers(sheet, rows)


def figure_size(sheet: Sheet, items: Sequence[Kpi], rows: Sequence[KpiRow]) -> float:
    """The smallest figure that `lay_out_kpis` would set in `rows`, in pt; 0 where words do not share their lines."""
    cards = _all_cards(sheet, items, rows, _surface(sheet, items))
    return min((card.lines[1].runs[0].size for card in cards.values()), default=0.0) if cards else 0.0


def _all_cards(sheet: Sheet, items: Sequence[Kpi], rows: Sequence[KpiRow], surface: str) -> dict[int, _Card] | None:
    """The words of each item by its index; None where some rows are too narrow or too low for theirs."""
    cards = dict[int, _Card]()
    for sizes in dict.fromkeys((row.figure, row.words) for row in rows):
        group = [row for row in rows if (row.figure, row.words) == sizes]
        shown = [index for row in group for index in _indices(row)]
        found = _set(sheet, [items[index] for index in shown], group, surface, sizes)
        if found is None:
            return None
        cards |= dict(zip(shown, found, strict=True))
    return cards


def _indices(row: KpiRow) -> range:
    return range(row.first, row.first + len(row.boxes))


def _surface(sheet: Sheet, items: Sequence[Kpi]) -> str:
    """What figures stand on: `cards`, `divided` or `band`; cards of styles of their own stay cards."""
    if any(isinstance(item, PatternKpi) and item.style for item in items):
        return "cards"
    return sheet.look.manner.kpis


def _insets(sheet: Sheet, surface: str, item: Kpi | None = None) -> Insets:
    """What keeps words off the edges of a box; a card with a style of its own for `item` has edges in every look."""
    if surface == "cards":
        return card_insets(sheet, has_edges=item is not None and bool(_own_style(sheet, item)))
    return _BAND_INSETS if surface == "band" else (0.0, *_BAND_INSETS[1:])


def _set(
    sheet: Sheet, items: Sequence[Kpi], group: Sequence[KpiRow], surface: str, sizes: tuple[float, float]
) -> list[_Card] | None:
    """The words of `items`, with room for evidence: histories below the words, or beside them where boxes are low."""
    smallest = min((box for row in group for box in row.boxes), key=lambda box: (box.height, box.width))
    whole = [smallest.inset(*_insets(sheet, surface, item)).width for item in items]
    bar = max(bar_height(sheet, item, width) for item, width in zip(items, whole, strict=True))
    room = smallest.inset(*_insets(sheet, surface)).height - (bar + _GAP if bar else 0.0)
    if not any(item.history for item in items):
        return _cards(set_alike(sheet, items, whole, room, sizes), whole)
    below = set_alike(sheet, items, whole, room - _LEAST_LINE - _GAP, (_over_line(sizes[0]), sizes[1]))
    if below:
        return _cards(below, whole)
    shares = [share for share in _BESIDE if min(whole) * (1 - share) - _GAP >= _LEAST_ASIDE]
    pairs = list(zip(items, whole, strict=True))
    besides = ([width * share if item.history else width for item, width in pairs] for share in shares)
    return next(
        (cards for widths in besides if (cards := _cards(set_alike(sheet, items, widths, room, sizes), widths))), None
    )


def _over_line(figure: float) -> float:
    """The size (pt) of a figure above the line of its history, which wants some of its room."""
    return min(figure, max(figure * _OVER_LINE, _LEAST_OVER_LINE))


def _cards(found: list[list[Paragraph]] | None, widths: Sequence[float]) -> list[_Card] | None:
    return None if found is None else list(map(_Card, found, widths))


def _row(sheet: Sheet, items: Sequence[Kpi], row: KpiRow, cards: Sequence[_Card], *, surface: str, kind: str) -> None:
    """Boxes side by side; words stand over the history that fills the rest, else in the middle with the bars."""
    insets = _insets(sheet, surface)
    inner = row.boxes[0].inset(*insets)
    heights = tallest(sheet, [card.lines for card in cards], [card.width for card in cards])
    used = sum(heights) + sum(GAPS[: len(heights) - 1])
    pairs = list(zip([items[index] for index in _indices(row)], row.boxes, strict=True))
    bar = max(bar_height(sheet, item, inner.width) for item in items)
    spare = 0.0 if any(item.history for item in items) else max(inner.height - used - (bar + _GAP if bar else 0.0), 0.0)
    apart = max(min(spare, _MOST_GAP - _GAP), 0.0) if bar else 0.0
    top = insets[1] + (spare - apart) / 2
    if surface == "cards" and not sheet.look.manner.has_surfaces:
        top = min(top, insets[1])
    for index, (item, box), card in zip(_indices(row), pairs, cards, strict=True):
        path, since = sheet.item(kind, index), len(sheet.elements)
        insets = _insets(sheet, surface, item)
        inner = box.inset(*insets)
        lines = levelled(sheet, card.lines, heights, card.width)
        sheet.type.note(lines)
        fitted = Fitted(tuple(lines), sheet.type.measure(lines, card.width))
        aside = inner.width - card.width
        around = (insets[0], top, insets[2] + aside, insets[3])
        inks = _box(sheet, box, item, fitted, insets=around, surface=surface, path=path)
        within = box.inset(*around)
        draw_before(sheet, item.icon, lines[0], within, color=inks.mark, path=path)
        if spare:
            inner = Rect(inner.x, box.y + top, inner.width, used + _GAP + apart + bar)
        _evidence(sheet, item, inner, (used, aside, bar), path=path, inks=inks)
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))


def _evidence(
    sheet: Sheet, item: Kpi, inner: Rect, taken: tuple[float, float, float], *, path: str, inks: EvidenceInks
) -> None:
    """The bar at the foot; the history above it, or beside the words.

    `taken` is the height of the words, the width that is left beside them, and the height of bars in this row, in pt.
    """
    used, aside, bar = taken
    if item.target is not None or item.benchmark is not None:
        own = bar_height(sheet, item, inner.width)
        lay_out_bar(sheet, item, Rect(inner.x, inner.bottom - bar, inner.width, own), path, inks)
    if item.history and aside:
        area = Rect(inner.right - aside + _GAP, inner.y, aside - _GAP, min(used, _MOST_LINE))
        lay_out_history(sheet, item, area, f"{path}.history", inks)
    elif item.history:
        bottom = inner.bottom - (bar + _GAP if bar else 0.0)
        height = min(bottom - inner.y - used - _GAP, max(_MOST_LINE, inner.height * _LINE_SHARE))
        lay_out_history(sheet, item, Rect(inner.x, bottom - height, inner.width, height), f"{path}.history", inks)


def _box(
    sheet: Sheet, box: Rect, item: Kpi, fitted: Fitted, *, insets: Insets, surface: str, path: str
) -> EvidenceInks:
    """Add the words of a figure on what it stands on; returns the inks that read there."""
    style, rule = _style(sheet, item, surface), None
    if surface == "cards" and style.get("fill") is None and "line" not in style:
        rule = sheet.look.manner.cards
    if surface == "cards" and rule is None:
        style |= rounded(sheet, box)
    ground = _band_fill(sheet) if surface == "band" else style.get("fill")
    sheet.text(
        box,
        [],
        fitted=on_fill(sheet, fitted, ground),
        path=path,
        insets=insets,
        builds=True,
        description=tone_note(sheet, item.tone),
        **style,
    )
    if rule == "top-rule":
        sheet.decoration(Rect(box.x, box.y, box.width, 2.5), fill=sheet.theme.mark)
    elif rule == "left-rule":
        sheet.decoration(Rect(box.x, box.y, 3.0, box.height), fill=sheet.theme.mark)
    return _inks_on(sheet, ground)


def _style(sheet: Sheet, item: Kpi, surface: str) -> dict[str, Any]:
    """Fill and line: what the document asks for, else what the look has."""
    return _own_style(sheet, item) or (card_style(sheet) if surface == "cards" else {"fill": None})


def _own_style(sheet: Sheet, item: Kpi) -> dict[str, Any] | None:
    """Fill and line of a card that the document asks for."""
    match item.style if isinstance(item, PatternKpi) else None:
        case "outline":
            return {"fill": None, "line": Line("rule", 1.0)}
        case "gradient":
            return {"fill": "accent2"}
        case "dark":
            # On a dark ground a dark card is a tint: an inverted one would be the lightest thing on the slide.
            return {"fill": "accent6" if sheet.theme.is_dark else "tx1"}
        case _:
            return None


def _inks_on(sheet: Sheet, fill: str | None) -> EvidenceInks:
    """Inks of evidence on a surface in `fill`."""
    if fill is None or fill in {"bg1", "bg2", "accent6"}:
        return INKS
    ink = sheet.theme.ink_on(fill)
    return EvidenceInks(ink, ink, second_voice(sheet.theme, fill), f"{ink} alpha:25000")


def _band_fill(sheet: Sheet) -> str:
    """Of the band under a row of figures: as dark as the cards of the look."""
    return "tx1" if sheet.look.manner.cards == "filled" and not sheet.theme.is_dark else "accent6"


def _band(sheet: Sheet, row: KpiRow, right: float) -> None:
    """As wide as the fullest of the rows below each other: a short last one leaves no hole beside its band."""
    first = row.boxes[0]
    box = Rect(first.x, first.y, right - first.x, first.height)
    sheet.decoration(box, fill=_band_fill(sheet), **rounded(sheet, box))


def _dividers(sheet: Sheet, rows: Sequence[KpiRow]) -> None:
    """Hairlines in the gaps beside and between figures."""
    half = sheet.gutter / 2
    for number, row in enumerate(rows):
        for box in row.boxes[1:]:
            sheet.line(Rect(box.x - half - 4, box.y + 6, 0, box.height - 12), HAIRLINE)
        beside = [
            other for other in rows[:number] if other.boxes[0].y < row.boxes[0].y and other.boxes[0].x == row.boxes[0].x
        ]
        if beside:
            sheet.rule(row.boxes[0].x, row.boxes[0].y - half, row.boxes[-1].right - row.boxes[0].x)


def _crowded(sheet: Sheet, items: Sequence[Kpi], rows: Sequence[KpiRow], kind: str) -> None:
    """Cards whose words are too long to share their lines: each as small as it must be, evidence in words, and said."""
    boxes = [box for row in rows for box in row.boxes]
    order = [index for row in rows for index in _indices(row)]
    boxes = [box for _, box in sorted(zip(order, boxes, strict=True), key=lambda pair: pair[0])]
    insets = [_insets(sheet, "cards", item) for item in items]
    widths = [box.inset(*around).width for box, around in zip(boxes, insets, strict=True)]
    texts = [_in_words(sheet, item, width) for item, width in zip(items, widths, strict=True)]
    for index, item in enumerate(items):
        if item.history:
            message = "A history in a card that its words fill has no effect here."
            sheet.no_effect(f"{sheet.item(kind, index)}.history", message)
        if item.icon:
            message = "An icon in a card that its words fill has no effect here."
            sheet.no_effect(f"{sheet.item(kind, index)}.icon", message)
    descriptions = [tone_note(sheet, item.tone) for item in items]
    styles = [_own_style(sheet, item) for item in items]
    lay_out_cards(sheet, boxes, texts, kind, descriptions=descriptions, styles=styles)


def _in_words(sheet: Sheet, item: Kpi, width: float) -> list[Paragraph]:
    """A figure that would break in its usual smallest size is smaller: two halves of it are two numbers."""
    tight, floor = _TIGHT
    excess = figure_width(sheet, item, tight) / width
    least = max(tight / max(excess, 1.0), _LEAST_FIGURE)
    lines = kpi_lines(sheet, replace(item, icon=None), 40.0 if excess <= 1 else least, 17.0, (least, floor))
    if words := evidence_in_words(sheet, item):
        lines.append(sheet.paragraph(words, 15.0, color="tx2", floor=_TIGHT[1], before=GAPS[1]))
    return lines
