"""A bridge from one figure to another, as a native chart."""

from collections.abc import Iterator

from deck_documents.protocol_v2 import WaterfallEntry, WaterfallSlide
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Bar, BridgeChart
from renderer.scripts import is_cjk

_HEADROOM = 0.12
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
_LABEL_GAP = 1.18
_MOST_DECIMALS = 4


def lay_out(sheet: Sheet, slide: WaterfallSlide, area: Rect) -> None:
    """Fill `area` with the chart."""
    decimals = max(_decimals(entry.value) for entry in slide.entries)
    bars = tuple(_bars(slide.entries, decimals))
    top = max(0.0, *(max(bar.start, bar.end) for bar in bars))
    bottom = min(0.0, *(min(bar.start, bar.end) for bar in bars))
    span = (top - bottom) or 1.0
    category_size, slanted = _category_size(sheet, bars, area.width)
    for bar in bars:
        sheet.type.note([paragraph(bar.category, category_size), paragraph(bar.label, category_size)])
    sheet.add(
        BridgeChart(
            frame=area.frame(),
            name="Chart",
            bars=bars,
            minimum=bottom - _HEADROOM * span if bottom < 0 else 0.0,
            maximum=top + _HEADROOM * span if top > 0 else (0.0 if bottom < 0 else 1.0),
            number_format="#,##0" + ("." + "0" * decimals if decimals else ""),
            label_size=_label_size(sheet, bars, area.width),
            category_size=category_size,
            slanted=slanted,
            description=_description(bars),
        )
    )


def _bars(entries: list[WaterfallEntry], decimals: int) -> Iterator[Bar]:
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


def _category_size(sheet: Sheet, bars: tuple[Bar, ...], width: float) -> tuple[float, bool]:
    """The largest size at which every word stands under its bar; slanted when none does."""
    room = width / len(bars) / _LABEL_GAP
    for size in _SIZES:
        if all(is_cjk(bar.category) or sheet.type.longest_word(bar.category, size) <= room for bar in bars):
            return size, False
    return (11.0 if len(bars) <= 12 else 10.0), True


def _label_size(sheet: Sheet, bars: tuple[Bar, ...], width: float) -> float:
    room = width / len(bars) * 0.96
    return next((size for size in _SIZES if all(sheet.type.width(b.label, size, bold=True) <= room for b in bars)), 8.0)


def _description(bars: tuple[Bar, ...]) -> str:
    steps = "; ".join(f"{bar.category} {bar.label}" for bar in bars)
    return f"Waterfall chart: {steps}"[:500]
