"""Grids of equal cards: figures and deals."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from deck_documents.protocol_v2 import Kpi, KpiGridSlide, Tombstone, TombstoneGridSlide
from renderer.layout.geometry import GUTTER, Rect
from renderer.layout.sheet import CARD_RADIUS, HAIRLINE, Sheet, paragraph
from renderer.scene import Paragraph, Run
from renderer.typesetting import Fitted

_TRENDS = {"up": ("\u25b2", "accent3"), "down": ("\u25bc", "accent4"), "flat": ("\u25ac", "tx2")}
_INSETS = (18.0, 16.0, 16.0, 16.0)
_TIGHT_INSET = 7.0
_KPI_ROWS = {2: (2,), 3: (3,), 4: (2, 2), 5: (3, 2), 6: (3, 3)}
_TOMBSTONE_ROWS = {4: (2, 2), 5: (3, 2), 6: (3, 3), 7: (4, 3), 9: (3, 3, 3), 10: (4, 3, 3), 11: (4, 4, 3)}


def lay_out_kpis(sheet: Sheet, slide: KpiGridSlide, area: Rect) -> None:
    """Figures: label, value, trend with its sublabel."""
    rows = _KPI_ROWS[len(slide.items)]
    tallest = 250.0 if len(rows) == 1 else 190.0
    boxes = _grid(_capped(area, len(rows), tallest), rows, stretch=True)
    texts = [_kpi(item, large=len(rows) == 1) for item in slide.items]
    _cards(sheet, boxes, texts, lambda index: f"items[{index}]", centred=True)


def lay_out_tombstones(sheet: Sheet, slide: TombstoneGridSlide, area: Rect) -> None:
    """Deals: name, subtitle, a hairline, metrics."""
    count = len(slide.items)
    rows = _TOMBSTONE_ROWS.get(count) or ((count,) if count <= 3 else (4,) * (count // 4))
    scale = {1: 1.5, 2: 1.3 if max(rows) < 4 else 1.1}.get(len(rows), 0.9)
    heads = [_head(item, scale) for item in slide.items]
    tails = [_tail(item, scale) for item in slide.items]
    texts = [head + tail for head, tail in zip(heads, tails, strict=True)]
    inset = 12.0 if len(rows) > 2 else 20.0
    width = (area.width - GUTTER * (max(rows) - 1)) / max(rows) - _INSETS[0] - _INSETS[2]
    natural = max(sheet.type.measure(text, width).height for text in texts) + 2 * inset + 12 * scale
    boxes = _grid(_capped(area, len(rows), max(natural * 1.25, 130.0 * scale)), rows, stretch=False)
    shown, inset = _cards(sheet, boxes, texts, lambda index: f"items[{index}]", inset=inset, top_rule=True)
    for box, fitted, head, tail in zip(boxes, shown, heads, tails, strict=True):
        if tail:
            inner = box.inset(_INSETS[0], inset, _INSETS[2], inset)
            above = sheet.type.measure(fitted.paragraphs[: len(head)], inner.width).height
            gap = fitted.paragraphs[len(head)].before
            sheet.rule(inner.x, inner.y + above + gap / 2, inner.width, replace(HAIRLINE, color="rule"))


def _capped(area: Rect, rows: int, tallest: float) -> Rect:
    height = min(area.height, rows * tallest + (rows - 1) * GUTTER)
    return Rect(area.x, area.y, area.width, height)


def _grid(area: Rect, rows: Sequence[int], *, stretch: bool) -> list[Rect]:
    widest = max(rows)
    return [
        box
        for band, count in zip(area.rows(len(rows)), rows, strict=True)
        for box in islice(band.columns(count if stretch else widest), count)
    ]


def _cards(
    sheet: Sheet,
    boxes: list[Rect],
    texts: list[list[Paragraph]],
    path: Callable[[int], str],
    *,
    centred: bool = False,
    inset: float = _INSETS[1],
    top_rule: bool = False,
) -> tuple[list[Fitted], float]:
    """One card for each text, all in the sizes of the fullest; with the inset above the text, smaller if it must."""
    insets = (_INSETS[0], inset, _INSETS[2], inset)
    inner = [box.inset(*insets) for box in boxes]
    alone = [sheet.type.fit(text, box.width, box.height) for text, box in zip(texts, inner, strict=True)]
    if inset > _TIGHT_INSET and any(text.too_small for text in alone):
        return _cards(sheet, boxes, texts, path, centred=centred, inset=_TIGHT_INSET, top_rule=top_rule)
    shown = [_evened(sheet, fitted, alone, box) for fitted, box in zip(alone, inner, strict=True)]
    # The fullest card is centred and the others start where it does, so that like lines stand on one line.
    spare = min(box.height - text.measured.height for box, text in zip(inner, shown, strict=True))
    if centred:
        insets = (insets[0], inset + max(spare, 0.0) / 2, insets[2], insets[3])
    for index, (box, fitted) in enumerate(zip(boxes, shown, strict=True)):
        sheet.text(
            box,
            [],
            fitted=fitted,
            path=path(index),
            fill="bg2",
            geometry="rect" if top_rule else "roundRect",
            radius=CARD_RADIUS,
            insets=insets,
            builds=True,
        )
        if top_rule:
            sheet.decoration(Rect(box.x, box.y, box.width, 2.5), fill=sheet.theme.mark)
    return shown, inset


def _evened(sheet: Sheet, fitted: Fitted, alone: list[Fitted], box: Rect) -> Fitted:
    """`fitted` with each kind of run no larger than in any other readable card."""
    smallest: dict[tuple[float, bool], float] = {}
    for run in (run for other in alone if not other.too_small for line in other.paragraphs for run in line.runs):
        kind = (run.floor, run.bold)
        smallest[kind] = min(smallest.get(kind, run.size), run.size)

    def evened(run: Run) -> Run:
        return replace(run, size=min(run.size, smallest.get((run.floor, run.bold), run.size)))

    lines = tuple(replace(line, runs=tuple(map(evened, line.runs))) for line in fitted.paragraphs)
    return replace(fitted, paragraphs=lines, measured=sheet.type.measure(lines, box.width))


def _kpi(item: Kpi, *, large: bool) -> list[Paragraph]:
    lines = [
        paragraph(item.label, 18.0 if large else 16.0, color="tx2", floor=11.0),
        paragraph(item.value, 64.0 if large else 44.0, bold=True, floor=20.0, before=2.0),
    ]
    mark, color = _TRENDS.get(item.trend, ("", "tx2"))
    words = "  ".join(part for part in (mark, item.sublabel or "") if part)
    if words:
        lines.append(paragraph(words, 18.0 if large else 16.0, color=color, floor=11.5, before=4.0))
    return lines


def _head(item: Tombstone, scale: float) -> list[Paragraph]:
    lines = [paragraph(item.name, _half(19 * scale), bold=True, floor=13.0)]
    if item.subtitle:
        lines.append(paragraph(item.subtitle, _half(14 * scale), color="tx2", floor=10.0, before=2.0))
    return lines


def _tail(item: Tombstone, scale: float) -> list[Paragraph]:
    return [
        paragraph(text, _half(15 * scale), floor=10.5, before=4 * scale if index else 18 * scale)
        for index, text in enumerate(item.metrics or ())
    ]


def _half(size: float) -> float:
    return round(size * 2) / 2
