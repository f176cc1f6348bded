"""Figures in a region: one that stands out, or several below each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from renderer.deck.blocks.figures import KpiHero, Metric, MetricStack
from renderer.layout.composition.primitives.scaling import half
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.evidence import bar_height, evidence_in_words, lay_out_bar, lay_out_history
from renderer.layout.figures.kpi_words import largest_figure
from renderer.layout.figures.trends import change_words, judge_tone, tone_color, tone_note
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Paragraph, Run
from renderer.typesetting.scripts import has_rtl, is_cjk

_HERO_SHARE, _LARGEST_HERO, _SMALLEST_HERO = 0.36, 88.0, 20.0
_WORDS_SHARE, _LARGEST_WORDS, _FLOOR = 0.3, 20.0, 10.0
# A figure keeps some room, lest another renderer break it, the more where two scripts and two fonts meet.
_ONE_LINE, _ONE_LINE_MIXED = 1.04, 1.15
_TALLEST_ROW, _ROW_SHARE, _LARGEST_VALUE, _SMALLEST_VALUE = 84.0, 0.46, 30.0, 13.0
_STEP = 0.92
_GAP, _GAP_SHARE, _LABEL_SHARE = 14.0, 0.08, 0.34
_ROW_INSET, _TWO_LINES, _LEAST_BESIDE = 1.5, 30.0, 0.7
"""Of the height of a row, in pt; and what figures beside labels have at least of the size of those below them."""
_LINE_WIDTH, _NARROWEST_LINE, _WIDEST_LINE, _LINE_INSET, _BELOW_BAR = 0.3, 64.0, 170.0, 4.0, 8.0
"""What the line of a history takes of the width of a row, its least and most; above and below it, and below a bar."""
_LINE_SHARE, _LEAST_LINE, _MOST_LINE, _MOST_EVIDENCE = 0.28, 44.0, 100.0, 0.55
"""What a history takes of the height of a region, its least and most in pt, and the most that evidence takes."""


def kpi_hero(sheet: Sheet, content: KpiHero, area: Rect, path: str) -> None:
    """The figure as large as the region allows, its label above, delta and support below, evidence at the foot."""
    whole, area = area, _without_evidence(sheet, content, area)
    value = min(area.height * _HERO_SHARE, _LARGEST_HERO, largest_figure(sheet, [content.value]))
    widest = _width(sheet, content.value, value)
    value = half(max(value * min(area.width / max(widest, 1.0), 1.0), _SMALLEST_HERO))
    words = half(min(max(value * _WORDS_SHARE, _FLOOR + 1), _LARGEST_WORDS))
    lines = [paragraph(content.label, words, color="tx2", floor=_FLOOR)] if content.label else []
    lines.append(paragraph(content.value, value, color="accent2", bold=True, floor=_SMALLEST_HERO - 2))
    if change := _change(sheet, content):
        lines.append(Paragraph((_change_run(content, change, words),), before=words * 0.15))
    if content.support:
        lines.append(paragraph(content.support, words, color="tx2", floor=_FLOOR, before=words * 0.4))
    if area == whole and (compared := evidence_in_words(sheet, content)):
        lines.append(paragraph(compared, words, color="tx2", floor=_FLOOR, before=words * 0.4))
    judge_tone(sheet, content, path)
    sheet.text(area, lines, path=path, anchor="ctr", builds=True, description=tone_note(sheet, content.tone))
    _evidence(sheet, content, whole.inset(0, area.height, 0, 0) if area != whole else None, path)


def _without_evidence(sheet: Sheet, content: KpiHero, area: Rect) -> Rect:
    """What evidence at the foot leaves of `area`; all of it where there is none, or no room for it."""
    bar = bar_height(sheet, content, area.width)
    line = min(max(area.height * _LINE_SHARE, _LEAST_LINE), _MOST_LINE) if content.history else 0.0
    foot = bar + line + _GAP * (bool(bar) + bool(line))
    return area.inset(0, 0, 0, foot) if foot <= area.height * _MOST_EVIDENCE else area


def _evidence(sheet: Sheet, content: KpiHero, area: Rect | None, path: str) -> None:
    """The history above the bar; where there is no `area` for them, that is said of the history."""
    if area is None:
        if content.history:
            sheet.no_effect(f"{path}.history", "A history in a region that is too low for it has no effect here.")
        return
    bar = bar_height(sheet, content, area.width)
    if bar:
        lay_out_bar(sheet, content, Rect(area.x, area.bottom - bar, area.width, bar), path)
    if content.history:
        height = area.height - _GAP - (bar + _GAP if bar else 0.0)
        lay_out_history(sheet, content, Rect(area.x, area.y + _GAP, area.width, height), f"{path}.history")


def metric_stack(sheet: Sheet, content: MetricStack, area: Rect, path: str) -> None:
    """A row for each figure: label, figure, delta; the label stands above where the region is narrow."""
    for index, metric in enumerate(content.rows):
        judge_tone(sheet, metric, f"{path}.rows[{index}]")
    aside = _room_of_histories(sheet, content.rows, area, path)
    bar = _room_of_bars(sheet, content.rows, area.inset(0, 0, aside, 0))
    height = min(area.height / len(content.rows), _TALLEST_ROW + bar)
    rows = Rect(area.x, area.y, area.width, height * len(content.rows)).rows(len(content.rows), gap=0.0)
    words = [row.inset(0, 0, aside, bar) for row in rows]
    said = content.rows if bar else [_compared(sheet, metric) for metric in content.rows]
    columns, fits = _columns(sheet, said, words[0])
    is_small = columns.value_size < _LEAST_BESIDE * _stacked_size(words[0])
    if (not fits or is_small) and words[0].height >= _TWO_LINES:
        _stacked(sheet, said, words, f"{path}.rows")
    else:
        _side_by_side(sheet, said, words, columns, f"{path}.rows")
    for index, (metric, row) in enumerate(zip(content.rows, rows, strict=True)):
        at = f"{path}.rows[{index}]"
        if bar and (own := bar_height(sheet, metric, row.width - aside)):
            lay_out_bar(sheet, metric, Rect(row.x, row.bottom - bar, row.width - aside, own), at)
        if aside and metric.history:
            line = row.inset(row.width - aside + _GAP, _LINE_INSET, 0, _LINE_INSET)
            lay_out_history(sheet, metric, line, f"{at}.history")
    for row in rows[1:]:
        sheet.rule(row.x, row.y, row.width)


def _compared(sheet: Sheet, metric: Metric) -> Metric:
    """`metric` with what it is compared with in the words of its label, where there is no room for bars."""
    words = evidence_in_words(sheet, metric)
    return replace(metric, label="   ".join(part for part in (metric.label, words) if part))


def _room_of_histories(sheet: Sheet, metrics: Sequence[Metric], area: Rect, path: str) -> float:
    """The width that lines of histories take beside the words, in pt; 0 where there are none, or rows are too low."""
    if not any(metric.history for metric in metrics):
        return 0.0
    if area.width * _LINE_WIDTH >= _NARROWEST_LINE and area.height / len(metrics) >= _LEAST_LINE:
        return min(area.width * _LINE_WIDTH, _WIDEST_LINE)
    for index, metric in enumerate(metrics):
        if metric.history:
            message = "A history in a row that is too small for it has no effect here."
            sheet.no_effect(f"{path}.rows[{index}].history", message)
    return 0.0


def _room_of_bars(sheet: Sheet, metrics: Sequence[Metric], area: Rect) -> float:
    """What bars take of the height of a row, in pt; 0 where there are none, or they would leave no room for words."""
    bar = max(bar_height(sheet, metric, area.width) for metric in metrics)
    return bar + _BELOW_BAR if bar and area.height / len(metrics) - bar - _BELOW_BAR >= _TWO_LINES else 0.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Sizes of type, widths of the three columns and the gap between them, in pt."""

    value_size: float
    size: float
    label: float
    value: float
    change: float
    gap: float


def _columns(sheet: Sheet, metrics: Sequence[Metric], row: Rect) -> tuple[_Columns, bool]:
    """Columns in the largest type at which all rows fit, else the narrowest; and whether labels fit beside figures."""
    most = min(_LARGEST_VALUE, largest_figure(sheet, [metric.value for metric in metrics]))
    value_size = min(max(row.height * _ROW_SHARE, min(_SMALLEST_VALUE, row.height * 0.75)), most)
    gap = min(_GAP, row.width * _GAP_SHARE)
    while True:
        size = min(max(half(value_size * 0.55), _FLOOR + 1), half(value_size))
        value = max(_width(sheet, metric.value, half(value_size)) for metric in metrics)
        change = max(_width(sheet, _change(sheet, metric), size) for metric in metrics)
        taken = value + gap + (change + gap if change else 0.0)
        columns = _Columns(half(value_size), size, row.width - taken, value, change, gap)
        if columns.label >= row.width * _LABEL_SHARE and _labels_fit(sheet, metrics, columns, row.height):
            return columns, True
        value_size *= _STEP
        if value_size < _FLOOR:
            return _squeezed(columns, row.width), False


def _width(sheet: Sheet, text: str, size: float) -> float:
    """Of one bold line, with some room."""
    mixed = has_rtl(text) or is_cjk(text)
    return sheet.type.width(text, size, bold=True) * (_ONE_LINE_MIXED if mixed else _ONE_LINE)


def _squeezed(columns: _Columns, width: float) -> _Columns:
    """`columns` that leave labels a share of `width`."""
    label = max(columns.label, width * _LABEL_SHARE)
    ratio = max(width - label - 2 * columns.gap, 2.0) / max(columns.value + columns.change, 1.0)
    ratio = min(ratio, 1.0)
    return replace(columns, label=label, value=columns.value * ratio, change=columns.change * ratio)


def _labels_fit(sheet: Sheet, metrics: Sequence[Metric], columns: _Columns, height: float) -> bool:
    labels = [[paragraph(metric.label, columns.size)] for metric in metrics]
    if any(sheet.type.is_far_too_much(label, columns.label, height) for label in labels):
        return False
    measured = [sheet.type.measure(label, columns.label) for label in labels]
    return all(text.height <= height - 2 * _ROW_INSET and not text.broken_words for text in measured)


def _side_by_side(sheet: Sheet, metrics: Sequence[Metric], rows: Sequence[Rect], columns: _Columns, path: str) -> None:
    for index, (metric, row) in enumerate(zip(metrics, rows, strict=True)):
        at = f"{path}[{index}]"
        label = Rect(row.x, row.y, columns.label, row.height)
        line = paragraph(metric.label, columns.size, color="tx2", floor=_FLOOR)
        sheet.text(label, [line], path=f"{at}.label", anchor="ctr", builds=True)
        value = Rect(label.right + columns.gap, row.y, columns.value, row.height)
        figure = paragraph(metric.value, columns.value_size, bold=True, floor=_FLOOR, align="r")
        sheet.text(value, [figure], path=f"{at}.value", anchor="ctr", builds=True)
        if change := _change(sheet, metric):
            delta = Rect(value.right + columns.gap, row.y, columns.change, row.height)
            words = Paragraph((_change_run(metric, change, columns.size),), align="r")
            note = tone_note(sheet, metric.tone)
            sheet.text(delta, [words], path=f"{at}.delta", anchor="ctr", builds=True, description=note)


def _stacked(sheet: Sheet, metrics: Sequence[Metric], rows: Sequence[Rect], path: str) -> None:
    value_size = _stacked_size(rows[0])
    size = max(half(value_size * 0.55), _FLOOR)
    texts = [_card(sheet, metric, value_size, size) for metric in metrics]
    alike = sheet.type.fit_alike(texts, rows[0].width, max(rows[0].height - 2 * _ROW_INSET, 1.0))
    fitted = told_once(sheet, alike, [f"{path}[{index}]" for index in range(len(rows))], path)
    for index, (row, metric, text) in enumerate(zip(rows, metrics, fitted, strict=True)):
        style: dict[str, Any] = {
            "insets": (0.0, _ROW_INSET, 0.0, _ROW_INSET),
            "description": tone_note(sheet, metric.tone),
        }
        sheet.text(row, [], fitted=text, path=f"{path}[{index}]", anchor="ctr", builds=True, **style)


def _stacked_size(row: Rect) -> float:
    """Of a figure below its label, in pt, before it has to fit."""
    return half(min(max(row.height * 0.34, _SMALLEST_VALUE), _LARGEST_VALUE))


def _card(sheet: Sheet, metric: Metric, value_size: float, size: float) -> list[Paragraph]:
    runs = [Run(metric.value, value_size, bold=True, floor=_FLOOR)]
    if change := _change(sheet, metric):
        runs += [Run("   ", size, floor=_FLOOR), _change_run(metric, change, size)]
    label = [paragraph(metric.label, size, color="tx2", floor=_FLOOR)] if metric.label else []
    return [*label, Paragraph(tuple(runs))]


def _change_run(metric: Metric, text: str, size: float) -> Run:
    """A change in the colour of its tone."""
    return Run(text, size, tone_color(metric.tone), bold=True, floor=_FLOOR)


def _change(sheet: Sheet, metric: Metric) -> str:
    return change_words(sheet, metric.trend, metric.delta)
