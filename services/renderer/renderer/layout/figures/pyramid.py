"""Levels that rest on each other: a pyramid with the words beside it, or a broad one with the labels inside."""

from collections.abc import Sequence

from renderer.deck.blocks.diagrams import Level, PyramidLevels
from renderer.layout.figures.alike import is_second, part, told_once
from renderer.layout.figures.stacks import lay_out_stack
from renderer.layout.figures.words_beside import lay_out_words
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_GAP, _BESIDE = 3.0, 22.0
_SHARE, _STEEPEST = 0.48, 1.35
"""How wide the pyramid is, of its area, and of its height at most."""
_LEAST_WIDTH, _LEAST_HEIGHT = 300.0, 24.0
_BROAD_BESIDE, _FLATTEST, _PEAK = 0.56, 2.4, 0.3
"""How wide a broad pyramid is with descriptions beside it, and of its height at most; its top edge, of its foot."""
_LABEL, _LABEL_FLOOR, _WORDS, _FLOOR, _PADDING = 24.0, 13.0, 19.0, 12.0, 8.0


def lay_out_pyramid(sheet: Sheet, content: PyramidLevels, area: Rect, path: str) -> None:
    """Fill `area` with the levels of what stands at `path`, the first at the top."""
    levels, kind = content.levels, part(path, "levels")
    rows = area.rows(len(levels), _GAP)
    if area.width < _LEAST_WIDTH or rows[0].height < _LEAST_HEIGHT:
        lay_out_stack(sheet, levels, area, kind)
        return
    if is_second(sheet) and _broad(sheet, levels, area, rows, kind):
        return
    width = min(area.width * _SHARE, area.height * _STEEPEST)
    for level, row in zip(levels, rows, strict=True):
        slab = _slab(sheet, row, area, width, fill=_fill(sheet, levels, level))
        sheet.rule(slab.right, row.y + row.height / 2, area.x + width + _BESIDE / 2 - slab.right)
    left = area.x + width + _BESIDE
    words = lay_out_words(sheet, levels, [Rect(left, row.y, area.right - left, row.height) for row in rows], kind)
    sheet.steps.extend(tuple(names) for names in words)


def _fill(sheet: Sheet, levels: Sequence[Level], level: Level) -> str:
    """The accent; where some levels are set off, only for these."""
    return sheet.theme.mark if level.emphasis or not any(one.emphasis for one in levels) else sheet.theme.quiet


def _broad(sheet: Sheet, levels: Sequence[Level], area: Rect, rows: Sequence[Rect], kind: str) -> bool:
    """A pyramid without its peak, labels inside and descriptions beside; False where a label has no room inside."""
    described = any(level.description for level in levels)
    width = min(area.width * (_BROAD_BESIDE if described else 1.0), area.height * _FLATTEST)
    left = area.x if described else area.x + (area.width - width) / 2
    edges = [
        width * (_PEAK + (1 - _PEAK) * (y - area.y) / area.height) for y in (*(row.y for row in rows), area.bottom)
    ]
    inks = [sheet.theme.ink_on(_fill(sheet, levels, level)) for level in levels]
    texts = [
        [sheet.paragraph(level.label, _LABEL, "heading", bold=True, color=ink, align="ctr", floor=_LABEL_FLOOR)]
        for level, ink in zip(levels, inks, strict=True)
    ]
    fitted = sheet.type.fit_alike(texts, [max(edge - 2 * _PADDING, 1.0) for edge in edges[:-1]], rows[0].height - 4)
    if any(text.too_small or text.measured.broken_words for text in fitted):
        return False
    words = (
        _descriptions(sheet, levels, rows, area, left + width + _BESIDE, kind=kind) if described else [[]] * len(levels)
    )
    paths = [sheet.item(kind, index) for index in range(len(levels))]
    for index, (level, row, text) in enumerate(zip(levels, rows, told_once(sheet, fitted, paths, kind), strict=True)):
        upper, lower = edges[index : index + 2]
        slab = Rect(left + (width - lower) / 2, row.y, lower, row.height)
        point = round((lower - upper) / 2 / min(slab.width, slab.height) * 100_000)
        style = {"geometry": "trapezoid", "adjustments": (("adj", point),), "fill": _fill(sheet, levels, level)}
        sheet.decoration(slab, builds=True, **style)
        inside = Rect(left + (width - upper) / 2, row.y, upper, row.height)
        sheet.text(
            inside, [], fitted=text, path=paths[index], anchor="ctr", insets=(_PADDING, 0, _PADDING, 0), builds=True
        )
        sheet.steps.append((sheet.elements[-2].name, sheet.elements[-1].name, *words[index]))
    return True


def _descriptions(
    sheet: Sheet, levels: Sequence[Level], rows: Sequence[Rect], area: Rect, left: float, *, kind: str
) -> list[list[str]]:
    """What levels mean, in rows beside them; returns the names of the shapes."""
    texts = [[sheet.paragraph(level.description or "", _WORDS, color="tx2", floor=_FLOOR)] for level in levels]
    fitted = sheet.type.fit_alike(texts, area.right - left, rows[0].height - 2)
    paths = [sheet.item(kind, index) for index in range(len(levels))]
    names: list[list[str]] = []
    for level, row, text, path in zip(levels, rows, told_once(sheet, fitted, paths, kind), paths, strict=True):
        if level.description:
            sheet.text(
                Rect(left, row.y, area.right - left, row.height), [], fitted=text, path=path, anchor="ctr", builds=True
            )
        names.append([sheet.elements[-1].name] if level.description else [])
    return names


def _slab(sheet: Sheet, row: Rect, area: Rect, width: float, *, fill: str) -> Rect:
    """One level between the sides of the pyramid, which meet at the top; returns the box of its lower half."""
    upper, lower = ((y - area.y) / area.height * width for y in (row.y, row.bottom))
    box = Rect(area.x + (width - lower) / 2, row.y, lower, row.height)
    if upper < 1:
        sheet.decoration(box, geometry="triangle", fill=fill)
    else:
        inset = round((lower - upper) / 2 / min(box.width, box.height) * 100_000)
        sheet.decoration(box, geometry="trapezoid", adjustments=(("adj", inset),), fill=fill)
    middle = (upper + lower) / 2
    return Rect(area.x + (width - middle) / 2, row.y, middle, row.height)
