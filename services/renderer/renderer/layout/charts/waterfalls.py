"""A bridge from one figure to another, as a native chart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from deck_documents.protocol_v2 import WaterfallEntry
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Bar, BridgeChart
from renderer.typesetting.scripts import is_cjk

_HEADROOM = 0.12
_SIZES = (18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
# With more bars than this, labels start at 14 pt.
_FEW_BARS, _MANY_BARS_SIZES = 7, 3
_LARGEST_SHARE, _LARGEST_OF_LOW = 0.06, 12.0
# Slanted labels reach out to the left and leave the bars less width.
_SLANTED_SHARE = 0.84
_LABEL_GAP = 1.18
_MOST_LINES, _SLANTED_SIZE = 3, 10.0
# How much of the chart's height slanted labels may take before they crowd out the bars.
_LABEL_SHARE = 0.4
_MOST_DECIMALS = 4


def bridge(
    sheet: Sheet,
    entries: Sequence[WaterfallEntry],
    area: Rect,
    path: str,
    labels: Mapping[int, str] = MappingProxyType({}),
) -> BridgeChart:
    """The chart of `entries` in `area`; `labels` by index stand in the place of figures, `path` is for findings."""
    decimals = max(_decimals(entry.value) for entry in entries)
    bars = tuple(replace(bar, label=labels.get(index, bar.label)) for index, bar in enumerate(_bars(entries, decimals)))
    top = max(0.0, *(max(bar.start, bar.end) for bar in bars))
    bottom = min(0.0, *(min(bar.start, bar.end) for bar in bars))
    span = (top - bottom) or 1.0
    sizes = _sizes(len(bars), area)
    category_size, slanted = _category_size(sheet, bars, sizes, area.width)
    label_size = _label_size(sheet, bars, sizes, area.width * (_SLANTED_SHARE if slanted else 1.0))
    _report_labels(sheet, bars, label_size, area if slanted else None, path)
    for bar in bars:
        sheet.type.note([paragraph(bar.category, category_size), paragraph(bar.label, category_size)])
    return BridgeChart(
        frame=area.frame(),
        name=sheet.unique("Chart"),
        bars=bars,
        minimum=bottom - _HEADROOM * span if bottom < 0 else 0.0,
        maximum=top + _HEADROOM * span if top > 0 else (0.0 if bottom < 0 else 1.0),
        number_format="#,##0" + ("." + "0" * decimals if decimals else ""),
        label_size=label_size or _SIZES[-1],
        category_size=category_size,
        slanted=slanted,
        description=_description(bars),
    )


def _sizes(count: int, area: Rect) -> tuple[float, ...]:
    """Sizes to try: the largest is for a chart of few bars that has most of a page."""
    sizes = _SIZES if count <= _FEW_BARS else _SIZES[_MANY_BARS_SIZES:]
    largest = max(area.height * _LARGEST_SHARE, _LARGEST_OF_LOW)
    return tuple(size for size in sizes if size <= largest)


def _bars(entries: Sequence[WaterfallEntry], decimals: int) -> Iterator[Bar]:
    running = 0.0
    for entry in entries:
        if entry.type == "total":
            start, end, label = 0.0, entry.value, _figure(entry.value, decimals)
        else:
            change = abs(entry.value) if entry.type == "increase" else -abs(entry.value)
            start, end = running, round(running + change, 10)
            label = ("+" if entry.type == "increase" else "\u2212") + _figure(abs(entry.value), decimals)
        running = end
        yield Bar(entry.label, entry.type, entry.value, start, end, label)


def _decimals(value: float) -> int:
    text = f"{value:.{_MOST_DECIMALS}f}".rstrip("0")
    return len(text.partition(".")[2])


def _figure(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}".replace("-", "\u2212")


def _category_size(sheet: Sheet, bars: tuple[Bar, ...], sizes: tuple[float, ...], width: float) -> tuple[float, bool]:
    """The largest size at which each label stands under its bar in whole words and few lines; slanted if none does."""
    room = width / len(bars) / _LABEL_GAP
    for size in sizes:
        if all(_stands(sheet, bar.category, size, room) for bar in bars):
            return size, False
    return _SLANTED_SIZE, True


def _stands(sheet: Sheet, label: str, size: float, room: float) -> bool:
    if sheet.type.is_far_too_much([paragraph(label, size)], room, _MOST_LINES * size * 2):
        return False
    measured = sheet.type.measure([paragraph(label, size)], room)
    return len(measured.lines) <= _MOST_LINES and (is_cjk(label) or not measured.broken_words)


def _label_size(sheet: Sheet, bars: tuple[Bar, ...], sizes: tuple[float, ...], width: float) -> float | None:
    """The largest size at which figures stand over their bars without touching; None if there is none."""
    room = width / len(bars) * 0.96
    return next((size for size in sizes if all(sheet.type.width(b.label, size, bold=True) <= room for b in bars)), None)


def _report_labels(
    sheet: Sheet, bars: tuple[Bar, ...], label_size: float | None, slanted_in: Rect | None, path: str
) -> None:
    if label_size is None:
        sheet.collision(path, "The figures are wider than their bars and run into each other.")
    longest = max((bar.category for bar in bars), key=len)
    if slanted_in and sheet.type.width(longest, _SLANTED_SIZE) * 0.5**0.5 > slanted_in.height * _LABEL_SHARE:
        sheet.collision(path, f'The labels below the bars are too long; "{longest[:60]}" is the longest.')


def _description(bars: tuple[Bar, ...]) -> str:
    steps = "; ".join(f"{bar.category} {bar.label}" for bar in bars)
    return f"Waterfall chart: {steps}"[:500]
