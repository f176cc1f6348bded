"""Text in four cells: a SWOT, and a matrix of two axes; on cards, or in the corners of a cross."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from renderer.deck.blocks.diagrams import SwotGrid, TextMatrix
from renderer.deck.blocks.figures import AxisEnds
from renderer.deck.slide import Slide
from renderer.layout.figures.alike import is_second, part
from renderer.layout.figures.point_cells import Cell, fitted_cells, height_of, insets_of, lay_out_cells
from renderer.layout.figures.quadrant_map import AXIS_BAND, BAND_SHARE, Axis, MapContent, lay_out_axes
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line

_CROSS_GAP, _CROSS = 36.0, Line("rule", 1.5)
_ROW_STEP, _ROW_STEPS = 0.06, 3
"""Of the height of two rows, in what steps the fuller one gets more than half, and how many of them."""
_FIELDS = ("strengths", "weaknesses", "opportunities", "threats")
_SWOT: Mapping[str, Sequence[str]] = {
    "en": ("Strengths", "Weaknesses", "Opportunities", "Threats"),
    "de": ("Stärken", "Schwächen", "Chancen", "Risiken"),
    "fr": ("Forces", "Faiblesses", "Opportunités", "Menaces"),
    "es": ("Fortalezas", "Debilidades", "Oportunidades", "Amenazas"),
    "it": ("Punti di forza", "Punti di debolezza", "Opportunità", "Minacce"),
    "pt": ("Forças", "Fraquezas", "Oportunidades", "Ameaças"),
    "nl": ("Sterktes", "Zwaktes", "Kansen", "Bedreigingen"),
    "pl": ("Mocne strony", "Słabe strony", "Szanse", "Zagrożenia"),
    "cs": ("Silné stránky", "Slabé stránky", "Příležitosti", "Hrozby"),
    "sv": ("Styrkor", "Svagheter", "Möjligheter", "Hot"),
    "da": ("Styrker", "Svagheder", "Muligheder", "Trusler"),
    "nb": ("Styrker", "Svakheter", "Muligheter", "Trusler"),
    "fi": ("Vahvuudet", "Heikkoudet", "Mahdollisuudet", "Uhat"),
    "ru": ("Сильные стороны", "Слабые стороны", "Возможности", "Угрозы"),
    "ja": ("強み", "弱み", "機会", "脅威"),
    "zh": ("优势", "劣势", "机会", "威胁"),
    "ko": ("강점", "약점", "기회", "위협"),
    "ar": ("نقاط القوة", "نقاط الضعف", "الفرص", "التهديدات"),
    "he": ("חוזקות", "חולשות", "הזדמנויות", "איומים"),
}


def lay_out_swot(sheet: Sheet, content: SwotGrid, area: Rect, path: str) -> None:
    """Fill `area` with four cells; where the document names them not, they have the names of the deck's language."""
    names = content.labels or _SWOT.get(sheet.language.lower().split("-")[0], _SWOT["en"])
    cells = [
        Cell(name, getattr(content, field), part(path, field), f"{part(path, 'labels')}[{index}]")
        for index, (name, field) in enumerate(zip(names, _FIELDS, strict=True))
    ]
    _lay_out(sheet, cells, area, path, is_free=True)


def lay_out_matrix(sheet: Sheet, content: TextMatrix, area: Rect, path: str) -> None:
    """Fill `area` with four cells between the ends of two axes; one that the title names is set off."""
    x, y = (_axis(ends) for ends in (content.x_axis_label, content.y_axis_label))
    left, below = min(AXIS_BAND, area.width * BAND_SHARE), min(AXIS_BAND, area.height * BAND_SHARE)
    plot = area.inset(left if y else 0, 0, 0, below if x else 0)
    stressed = _stressed(content)
    cells = [
        Cell(
            cell.label,
            cell.points or (),
            place := f"{part(path, 'cells')}[{index}]",
            f"{place}.label",
            icon=cell.icon,
            is_stressed=index in stressed,
        )
        for index, cell in enumerate(content.cells)
    ]
    _lay_out(sheet, cells, plot, part(path, "cells"))
    lay_out_axes(sheet, MapContent((), (), x, y, f"{path}." if path else ""), area, plot)


def _axis(ends: AxisEnds | None) -> Axis | None:
    return Axis(ends.low, ends.high) if ends and (ends.low or ends.high) else None


def _stressed(content: TextMatrix) -> list[int]:
    """The cells that are set off: by the document, else the one that the title of its slide names."""
    asked = [index for index, cell in enumerate(content.cells) if cell.emphasis]
    title = content.title.casefold() if isinstance(content, Slide) else ""
    named = [index for index, cell in enumerate(content.cells) if cell.label.casefold() in title]
    return asked or (named if len(named) == 1 else [])


def _lay_out(sheet: Sheet, cells: Sequence[Cell], area: Rect, kind: str, *, is_free: bool = False) -> None:
    """Two by two: on cards, or between two lines that cross; rows that are `is_free` are as high as they are full."""
    crossed = is_second(sheet)
    gap = _CROSS_GAP if crossed else sheet.gutter
    rows = area.rows(2, min(gap, area.height / 20))
    if is_free:
        rows = _by_contents(sheet, cells, rows, min(gap, area.width / 20))
    boxes = [box for row in rows for box in row.columns(2, min(gap, area.width / 20))]
    if crossed:
        sheet.rule(area.x, (rows[0].bottom + rows[1].y) / 2, area.width, _CROSS)
        sheet.line(Rect(area.x + area.width / 2, area.y, 0, area.height), _CROSS)
    lay_out_cells(sheet, cells, boxes, kind, has_cards=not crossed)


def _by_contents(sheet: Sheet, cells: Sequence[Cell], rows: Sequence[Rect], gap: float) -> list[Rect]:
    """Two `rows`, one of them higher where words are larger that way than in halves of the height."""
    upper, lower = rows
    box = upper.columns(2, gap)[0]
    wanted = [height_of(sheet, cells[start : start + 2], cells, box) for start in (0, 2)]
    if max(wanted) <= upper.height:
        return [upper, lower]
    height, half = upper.height + lower.height, 0.5
    shares = [half, *(half + sign * step * _ROW_STEP for step in range(1, _ROW_STEPS + 1) for sign in (1, -1))]
    first = height * max(shares, key=lambda share: _type_at(sheet, cells, box, (share * height, (1 - share) * height)))
    apart = lower.y - upper.bottom
    return [
        Rect(upper.x, upper.y, upper.width, first),
        Rect(upper.x, upper.y + first + apart, upper.width, height - first),
    ]


def _type_at(sheet: Sheet, cells: Sequence[Cell], box: Rect, heights: tuple[float, float]) -> float:
    """The smallest type (pt) of cells as wide as `box` in two rows of those heights."""
    left, top, right, bottom = insets_of(sheet, cells, box)
    smallest = []
    for start, height in zip((0, 2), heights, strict=True):
        inner = replace(box, height=height).inset(left, top, right, bottom)
        fitted = fitted_cells(sheet, cells[start : start + 2], inner)
        smallest += [run.size for text in fitted for line in text.paragraphs for run in line.runs]
    return min(smallest)
