"""Remarks on a panel beside a chart."""

from collections.abc import Sequence
from itertools import pairwise

from renderer.layout.figures.cards import card_style, on_fill, rounded
from renderer.layout.figures.telling_figure import figures_in
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Run

_SHARE, _LARGER_SHARE, _GAP = 1 / 3, 0.46, 24.0
"""What remarks take of the width, what they take where they would be small or broken else, and the gap beside, pt."""
_LARGEST, _FLOOR, _APART = {1: 26.0, 2: 22.0}, 12.0, 0.7
_LARGEST_OF_MANY = 20.0
"""Type in pt, as far as the title is no smaller: a single remark is what the chart says."""
_INSETS = (20.0, 18.0, 18.0, 18.0)


def beside_remarks(sheet: Sheet, area: Rect, remarks: Sequence[str]) -> tuple[Rect, Rect]:
    """The room of a chart, and that of the `remarks` beside it: panels change sides from page to page."""
    width = area.width * _SHARE - _GAP / 2
    inner = Rect(0, 0, width, area.height).inset(*_INSETS)
    fitted = sheet.type.fit(_lines(sheet, remarks), inner.width, inner.height)
    if fitted.too_small or fitted.measured.broken_words:
        width = area.width * _LARGER_SHARE - _GAP / 2
    left = sheet.number % 2 == 0
    panel = Rect(area.x if left else area.right - width, area.y, width, area.height)
    return area.inset(width + _GAP if left else 0, 0, 0 if left else width + _GAP, 0), panel


def lay_out_remarks(sheet: Sheet, remarks: Sequence[str], panel: Rect, path: str) -> None:
    """The remarks, one below the other, on a surface of the look."""
    inner = panel.inset(*_INSETS)
    fitted = sheet.type.fit(_lines(sheet, remarks), inner.width, inner.height)
    style = rounded(sheet, panel) | card_style(sheet)
    style["fill"] = style["fill"] or "bg2"
    fitted = on_fill(sheet, fitted, style["fill"])
    style |= {"insets": _INSETS, "anchor": "ctr", "builds": True, "name": "Remarks"}
    sheet.text(panel, [], fitted=fitted, path=path, **style)


def _lines(sheet: Sheet, remarks: Sequence[str]) -> list[Paragraph]:
    """The remarks as they would like to be."""
    size = min(_LARGEST.get(len(remarks), _LARGEST_OF_MANY), sheet.most_text)
    return [_paragraph(text, size, first=not n) for n, text in enumerate(remarks)]


def _paragraph(text: str, size: float, *, first: bool) -> Paragraph:
    """A remark, the figures in it bold."""
    ends = [0, *(edge for span in figures_in(text) for edge in span), len(text)]
    parts = [(text[start:end], bool(number % 2)) for number, (start, end) in enumerate(pairwise(ends)) if end > start]
    runs = tuple(Run(part, size, bold=bold, floor=_FLOOR) for part, bold in parts)
    return Paragraph(runs, before=0.0 if first else _APART * size)
