"""Text in two or four cells: a SWOT, a matrix of two axes, what speaks for something and against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from renderer.deck.blocks.diagrams import ProsAndCons, SwotGrid, TextMatrix
from renderer.deck.blocks.figures import AxisEnds
from renderer.deck.model import Slide
from renderer.layout.figures.alike import part, told_once
from renderer.layout.figures.cards import add_card, card_insets, on_fill, rounded
from renderer.layout.figures.quadrant_map import AXIS_BAND, BAND_SHARE, Axis, MapContent, lay_out_axes
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import POINT, Bullet, Line, Paragraph

_FLOOR = 12.0
# Heading and points in pt, by how many points the fullest cell has.
_SIZES = ((3, 26.0, 22.0), (5, 24.0, 20.0))
_MANY_SIZES = (20.0, 17.0)
_AIR, _INDENT = 7.0, 20.0
_LEAST_INSET = 14.0
_ICON, _ICON_GAP = 26.0, 10.0
_VERDICT, _MOST_VERDICT = 18.0, 64.0
_FIELDS = ("strengths", "weaknesses", "opportunities", "threats")
_SWOT: Mapping[str, Sequence[str]] = {
    "en": ("Strengths", "Weaknesses", "Opportunities", "Threats"),
    "de": ("Stärken", "Schwächen", "Chancen", "Risiken"),
    "fr": ("Forces", "Faiblesses", "Opportunités", "Menaces"),
    "es": ("Fortalezas", "Debilidades", "Oportunidades", "Amenazas"),
    "it": ("Punti di forza", "Punti di debolezza", "Opportunità", "Minacce"),
    "pt": ("Forças", "Fraquezas", "Oportunidades", "Ameaças"),
    "nl": ("Sterktes", "Zwaktes", "Kansen", "Bedreigingen"),
    "ja": ("強み", "弱み", "機会", "脅威"),
    "zh": ("优势", "劣势", "机会", "威胁"),
    "ko": ("강점", "약점", "기회", "위협"),
    "ar": ("نقاط القوة", "نقاط الضعف", "الفرص", "التهديدات"),
    "he": ("חוזקות", "חולשות", "הזדמנויות", "איומים"),
}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A heading, points below it, and where they stand in the document; `is_stressed` sets it off."""

    heading: str | None
    points: Sequence[str]
    path: str
    bullet: Bullet = POINT
    icon: str | None = None
    is_stressed: bool = False


def lay_out_swot(sheet: Sheet, content: SwotGrid, area: Rect, path: str) -> None:
    """Fill `area` with four cells; where the document names them not, they have the names of the deck's language."""
    names = content.labels or _SWOT.get(sheet.language.lower().split("-")[0], _SWOT["en"])
    cells = [
        _Cell(name, getattr(content, field), part(path, field)) for name, field in zip(names, _FIELDS, strict=True)
    ]
    _lay_out(sheet, cells, _two_by_two(sheet, area), path)


def lay_out_matrix(sheet: Sheet, content: TextMatrix, area: Rect, path: str) -> None:
    """Fill `area` with four cells between the ends of two axes; one that the title names is set off."""
    x, y = (_axis(ends) for ends in (content.x_axis_label, content.y_axis_label))
    left, below = min(AXIS_BAND, area.width * BAND_SHARE), min(AXIS_BAND, area.height * BAND_SHARE)
    plot = area.inset(left if y else 0, 0, 0, below if x else 0)
    stressed = _stressed(content)
    cells = [
        _Cell(
            cell.label,
            cell.points or (),
            f"{part(path, 'cells')}[{index}]",
            icon=cell.icon,
            is_stressed=index in stressed,
        )
        for index, cell in enumerate(content.cells)
    ]
    _lay_out(sheet, cells, _two_by_two(sheet, plot), part(path, "cells"))
    lay_out_axes(sheet, MapContent((), (), x, y, f"{path}." if path else ""), area, plot)


def lay_out_pros_and_cons(sheet: Sheet, content: ProsAndCons, area: Rect, path: str) -> None:
    """Fill `area` with two cells side by side, their points behind plus and minus signs, and the verdict below."""
    foot = _verdict(sheet, content, area, path)
    cells = [
        _Cell(content.pros_label, content.pros, part(path, "pros"), Bullet("+", "accent2", 110.0)),
        _Cell(content.cons_label, content.cons, part(path, "cons"), Bullet("\u2212", "tx1", 110.0)),
    ]
    _lay_out(sheet, cells, area.inset(0, 0, 0, foot).columns(2, sheet.gutter), path)


def _axis(ends: AxisEnds | None) -> Axis | None:
    return Axis(ends.low, ends.high) if ends and (ends.low or ends.high) else None


def _stressed(content: TextMatrix) -> list[int]:
    """The cells that are set off: by the document, else the one that the title of its slide names."""
    asked = [index for index, cell in enumerate(content.cells) if cell.emphasis]
    title = content.title.casefold() if isinstance(content, Slide) else ""
    named = [index for index, cell in enumerate(content.cells) if cell.label.casefold() in title]
    return asked or (named if len(named) == 1 else [])


def _two_by_two(sheet: Sheet, area: Rect) -> list[Rect]:
    gap = min(sheet.gutter, area.width / 20, area.height / 20)
    return [box for row in area.rows(2, gap) for box in row.columns(2, gap)]


def _lay_out(sheet: Sheet, cells: Sequence[_Cell], boxes: Sequence[Rect], kind: str) -> None:
    """Cells of one type; those that are set off lie on a tint of the accent."""
    insets = _insets(sheet, boxes[0], is_stressed=any(cell.is_stressed for cell in cells))
    inner = boxes[0].inset(*insets)
    room = _ICON + _ICON_GAP if any(cell.icon for cell in cells) else 0.0
    most = max(len(cell.points) for cell in cells)
    sizes = next(((heading, words) for count, heading, words in _SIZES if most <= count), _MANY_SIZES)
    texts = [_text(sheet, cell, sizes) for cell in cells]
    fitted = sheet.type.fit_alike(texts, inner.width - room, inner.height)
    paths = [cell.path for cell in cells]
    for cell, box, text in zip(cells, boxes, told_once(sheet, fitted, paths, kind), strict=True):
        indented = (insets[0] + room, *insets[1:])
        if sheet.look.manner.cards == "none" and not cell.is_stressed:
            # Without surfaces nothing else would tell the cells apart.
            sheet.rule(box.x, box.y, box.width, Line("rule", 1.5))
        if cell.is_stressed:
            style = {"fill": "accent6", "insets": indented, "builds": True, **rounded(sheet, box)}
            sheet.text(box, [], fitted=on_fill(sheet, text, "accent6"), path=cell.path, **style)
        else:
            add_card(sheet, box, text, cell.path, indented)
        if cell.icon:
            place = Rect(box.x + insets[0], box.y + insets[1], _ICON, _ICON)
            sheet.icon(cell.icon, place, "accent2", f"{cell.path}.icon")


def _insets(sheet: Sheet, box: Rect, *, is_stressed: bool) -> tuple[float, float, float, float]:
    """As of cards, but no more than a small cell can spare; where one is set off, its fill has an edge at the left."""
    left, top, right, bottom = card_insets(sheet)
    left = max(left, _LEAST_INSET) if is_stressed else left
    return (
        min(left, box.width / 10),
        min(top, box.height / 10),
        min(right, box.width / 10),
        min(bottom, box.height / 10),
    )


def _text(sheet: Sheet, cell: _Cell, sizes: tuple[float, float]) -> list[Paragraph]:
    lines = []
    if cell.heading:
        color = "accent2" if cell.is_stressed else "tx1"
        lines.append(sheet.paragraph(cell.heading, sizes[0], "heading", bold=True, color=color, floor=_FLOOR))
    for point in cell.points:
        line = sheet.paragraph(point, sizes[1], floor=_FLOOR, before=_AIR if lines else 0.0, indent=_INDENT)
        lines.append(replace(line, bullet=cell.bullet))
    return lines


def _verdict(sheet: Sheet, content: ProsAndCons, area: Rect, path: str) -> float:
    """The verdict along the foot of `area`; returns what it takes of its height, in pt."""
    if not content.verdict:
        return 0.0
    insets = (14.0, 8.0, 14.0, 8.0)
    words = [sheet.paragraph(content.verdict, _VERDICT, bold=True, floor=_FLOOR)]
    most = min(_MOST_VERDICT, area.height / 4)
    fitted = sheet.type.fit(words, area.width - insets[0] - insets[2], most - insets[1] - insets[3])
    height = min(fitted.measured.height + insets[1] + insets[3] + 1, most)
    box = Rect(area.x, area.bottom - height, area.width, height)
    sheet.text(box, [], fitted=fitted, path=part(path, "verdict"), fill="accent6", insets=insets, anchor="ctr")
    return height + sheet.gutter
