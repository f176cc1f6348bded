"""Stages as wide as their values, about one middle or from one edge, with what is lost between them in per cent."""

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.deck.blocks.diagrams import FunnelStage, FunnelStages, Level
from renderer.layout.figures.alike import is_second, part
from renderer.layout.figures.low_funnel import lay_out_low_funnel
from renderer.layout.figures.stacks import lay_out_stack
from renderer.layout.figures.words_beside import labels_width, lay_out_words
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.typesetting.numerals import Numerals, decimals_telling, numerals_of

_SHARE, _LARGEST_SHARE, _BESIDE = 0.5, 0.75, 26.0
_BAR, _TALLEST = 0.6, 70.0
_VALUE, _VALUE_FLOOR, _LOSS, _LOSS_FLOOR = 20.0, 11.0, 14.0, 10.0
_LEAST_WIDTH, _LEAST_HEIGHT = 320.0, 34.0
_MOST_DECIMALS = 3
_CHANGE_WIDTH = 100.0
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class _Bar:
    """A stage with its bar, and its value as it is written."""

    box: Rect
    value: str


def lay_out_funnel(sheet: Sheet, content: FunnelStages, area: Rect, path: str) -> None:
    """Fill `area` with the stages of what stands at `path`, in their order."""
    stages, kind = content.stages, part(path, "stages")
    numerals = numerals_of(sheet.language)
    values = values_of(stages, numerals)
    rows = area.rows(len(stages), 0.0)
    if area.width < _LEAST_WIDTH or rows[0].height < _LEAST_HEIGHT:
        if not lay_out_low_funnel(sheet, content, values, area, kind):
            items = [Level(f"{value}  {one.label}", one.description) for value, one in zip(values, stages, strict=True)]
            lay_out_stack(sheet, items, area, kind)
        return
    from_edge = is_second(sheet)
    names = [Level(stage.label, stage.description) for stage in stages]
    labels = labels_width(sheet, names, rows[0].height)
    # Labels alone leave room to the bars.
    share = _SHARE if labels is None else min(max(1 - (labels + _BESIDE) / area.width, _SHARE), _LARGEST_SHARE)
    bars = _bars(stages, values, rows, share, from_edge=from_edge)
    left = area.x if from_edge else area.x + area.width * share + _BESIDE
    wide = area.width * (1 - share) - _BESIDE
    boxes = [Rect(left, row.y, wide, row.height) for row in rows]
    for index, bar in enumerate(bars):
        if index:
            change = change_of(stages[index - 1].value, stages[index].value, numerals)
            upper = bars[index - 1].box
            middle = upper.x + (_CHANGE_WIDTH if from_edge else upper.width) / 2
            _between(sheet, Rect(middle, upper.bottom, 0, bar.box.y - upper.bottom), change, sheet.item(kind, index))
        _draw(sheet, bar, area.right if from_edge else left - _BESIDE / 2, sheet.item(kind, index), ruled=not from_edge)
    words = lay_out_words(sheet, names, boxes, kind)
    sheet.steps.extend(tuple(each) for each in words)


def values_of(stages: Sequence[FunnelStage], numerals: Numerals) -> list[str]:
    """The values as they are written: by the document, else in the figures of its language with decimals alike."""
    decimals = decimals_telling((stage.value for stage in stages), _MOST_DECIMALS)
    return [stage.value_label or numerals.written(stage.value, decimals) for stage in stages]


def change_of(before: float, after: float, numerals: Numerals) -> str:
    """What is lost or won from one stage to the next; nothing after an empty one.

    With decimals where whole per cents would tell of a loss of all, or of none, that is not one.
    """
    if not before:
        return ""
    change = (after - before) / before * _WHOLE
    told = (n for n in range(_MOST_DECIMALS) if round(abs(change), n) not in {0.0, _WHOLE})
    decimals = 0 if abs(change) in {0.0, _WHOLE} else next(told, _MOST_DECIMALS)
    return numerals.percent(change, decimals, signed=True)


def _bars(
    stages: Sequence[FunnelStage], values: Sequence[str], rows: Sequence[Rect], share: float, *, from_edge: bool
) -> list[_Bar]:
    """Bars about one middle, each in its row, the widest a share of it; or from one edge, behind their words."""
    height, full = min(rows[0].height * _BAR, _TALLEST), rows[0].width * share
    most = max(stage.value for stage in stages) or 1.0
    widths = [max(stage.value / most * full, 1.0) for stage in stages]
    start = rows[0].right - full
    return [
        _Bar(
            Rect(start if from_edge else row.x + (full - width) / 2, row.y + (row.height - height) / 2, width, height),
            value,
        )
        for row, width, value in zip(rows, widths, values, strict=True)
    ]


def _draw(sheet: Sheet, bar: _Bar, edge: float, path: str, *, ruled: bool) -> None:
    """The bar with its value inside, or beside it where it is too narrow, and a hairline to words behind it."""
    box, fill = bar.box, sheet.theme.mark
    width = sheet.type.width(bar.value, _VALUE, bold=True) * 1.04 + 12
    if width <= box.width:
        words = [
            sheet.paragraph(
                bar.value, _VALUE, bold=True, color=sheet.theme.ink_on(fill), align="ctr", floor=_VALUE_FLOOR
            )
        ]
        sheet.text(box, words, path=path, fill=fill, anchor="ctr", builds=True)
        start = box.right
    else:
        sheet.decoration(box, fill=fill, builds=True)
        start = min(box.right + 4 + width, edge)
        words = [sheet.paragraph(bar.value, _VALUE, bold=True, floor=_VALUE_FLOOR)]
        place = Rect(box.right + 4, box.y, start - box.right - 4, box.height)
        sheet.text(place, words, path=path, anchor="ctr", insets=(4.0, 0.0, 0.0, 0.0), builds=True)
    if ruled and start + 4 < edge:
        sheet.rule(start + 4, box.y + box.height / 2, edge - start - 4)


def _between(sheet: Sheet, gap: Rect, change: str, path: str) -> None:
    """What is lost on the way from one bar to the next, in grey, about the `gap` between them."""
    if not change or gap.height < _LOSS_FLOOR:
        return
    words = [sheet.paragraph(change, _LOSS, color="tx2", align="ctr", floor=_LOSS_FLOOR)]
    place = Rect(gap.x - _CHANGE_WIDTH / 2, gap.y, _CHANGE_WIDTH, gap.height)
    sheet.text(place, words, path=path, anchor="ctr")
