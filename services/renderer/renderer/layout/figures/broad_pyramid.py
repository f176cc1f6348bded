"""A pyramid without its peak: labels have room inside its levels, and what they mean stands beside."""

from collections.abc import Sequence

from renderer.deck.blocks.diagrams import Level
from renderer.layout.figures.alike import told_once
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.typesetting.typesetter import Fitted

_SHARE, _FLATTEST, _PEAK = 0.56, 2.4, 0.3
"""How wide it is with words beside it, of its area, and of its height at most; its top edge, of its foot."""
_BESIDE, _PADDING = 22.0, 8.0
_LABEL, _LABEL_FLOOR, _WORDS, _FLOOR = 24.0, 13.0, 19.0, 12.0
_LEAST_LABEL = 16.0
"""Pt of type below which labels are larger beside the levels than inside them."""


def lay_out_broad_pyramid(
    sheet: Sheet, levels: Sequence[Level], rows: Sequence[Rect], fills: Sequence[str], kind: str
) -> bool:
    """Draw the levels at `kind` in their `rows`; False, and nothing drawn, where labels inside would be small."""
    described = any(level.description for level in levels)
    height = rows[-1].bottom - rows[0].y
    width = min(rows[0].width * (_SHARE if described else 1.0), height * _FLATTEST)
    left = rows[0].x if described else rows[0].x + (rows[0].width - width) / 2
    tops = [*(row.y for row in rows), rows[-1].bottom]
    edges = [width * (_PEAK + (1 - _PEAK) * (top - rows[0].y) / height) for top in tops]
    labels = _labels(sheet, levels, edges, rows[0].height, fills)
    size = labels[0].paragraphs[0].runs[0].size
    if size < _LEAST_LABEL or any(text.too_small or text.measured.broken_words for text in labels):
        return False
    beside = [row.inset(left - row.x + width + _BESIDE, 0, 0, 0) for row in rows]
    words = _words(sheet, levels, beside[0], size, kind)
    paths = [sheet.item(kind, index) for index in range(len(levels))]
    for index, (label, path) in enumerate(zip(told_once(sheet, labels, paths, kind), paths, strict=True)):
        since = len(sheet.elements)
        upper, lower = edges[index : index + 2]
        _slab(sheet, rows[index], left + width / 2, (upper, lower), fills[index])
        inside = Rect(left + (width - upper) / 2, rows[index].y, upper, rows[index].height)
        insets = (_PADDING, 0.0, _PADDING, 0.0)
        sheet.text(inside, [], fitted=label, path=path, anchor="ctr", insets=insets, builds=True)
        if levels[index].description:
            sheet.text(beside[index], [], fitted=words[index], path=path, anchor="ctr", builds=True)
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))
    return True


def _labels(
    sheet: Sheet, levels: Sequence[Level], edges: Sequence[float], height: float, fills: Sequence[str]
) -> list[Fitted]:
    """Labels in one size, each no wider than the upper edge of its level."""
    texts = [
        [
            sheet.paragraph(
                level.label,
                _LABEL,
                "heading",
                bold=True,
                color=sheet.theme.ink_on(fill),
                align="ctr",
                floor=_LABEL_FLOOR,
            )
        ]
        for level, fill in zip(levels, fills, strict=True)
    ]
    widths = [max(edge - 2 * _PADDING, 1.0) for edge in edges[: len(levels)]]
    return sheet.type.fit_alike(texts, widths, height - 4)


def _words(sheet: Sheet, levels: Sequence[Level], room: Rect, most: float, kind: str) -> list[Fitted]:
    """What levels mean, in one size that is not above `most` pt."""
    size = sheet.unscaled(min(_WORDS, most))
    texts = [[sheet.paragraph(level.description or " ", size, color="tx2", floor=_FLOOR)] for level in levels]
    fitted = sheet.type.fit_alike(texts, room.width, room.height - 2)
    return told_once(sheet, fitted, [sheet.item(kind, index) for index in range(len(levels))], kind)


def _slab(sheet: Sheet, row: Rect, middle: float, edges: tuple[float, float], fill: str) -> None:
    """A level between its upper and its lower edge, about `middle`, in pt."""
    upper, lower = edges
    box = Rect(middle - lower / 2, row.y, lower, row.height)
    point = round((lower - upper) / 2 / min(box.width, box.height) * 100_000)
    sheet.decoration(box, geometry="trapezoid", adjustments=(("adj", point),), fill=fill, builds=True)
