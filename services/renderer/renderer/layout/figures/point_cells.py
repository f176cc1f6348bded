"""Cells of one type, each with a heading and points below it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from renderer.layout.figures.alike import told_once
from renderer.layout.figures.cards import Insets, add_surface, card_insets, on_fill, rounded
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import POINT, Bullet, Line, Paragraph
from renderer.typesetting.typesetter import Fitted

FLOOR = 12.0
# Heading and points in pt, by how many points the fullest cell has.
_SIZES = ((2, 28.0, 24.0), (3, 26.0, 22.0), (5, 24.0, 20.0))
_MANY_SIZES, _NARROW = (20.0, 17.0), 240.0
"""Of many points, and the width of text, in pt, below which it counts as narrow."""
_NARROW_SIZES = ((2, 150.0, 22.0, 19.0), (3, 150.0, 20.0, 17.0))
"""The same in narrow cells of so many points and at least so much width."""
_NARROWEST_SIZES = (17.0, 15.0)
_AIR, _INDENT, _INDENT_OF_LARGE = 7.0, 20.0, 0.85
"""Pt above a point and what it is indented by: so much, or that share of its type where that is more."""
_LEAST_INSET = 14.0
_STEP = 0.5
"""By how much points get smaller until cells of several heights hold them, in pt."""
_ICON, _ICON_GAP = 26.0, 10.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A heading and points below it, and where both stand in the document; `is_stressed` sets the cell off."""

    heading: str | None
    points: Sequence[str]
    path: str
    heading_path: str
    bullet: Bullet = POINT
    icon: str | None = None
    is_stressed: bool = False


def lay_out_cells(
    sheet: Sheet, cells: Sequence[Cell], boxes: Sequence[Rect], kind: str, *, has_cards: bool = True
) -> None:
    """Fill `boxes` with cells of one type, on cards or bare; those that are set off lie on a tint of the accent."""
    insets = insets_of(sheet, cells, boxes[0])
    room = _ICON + _ICON_GAP if any(cell.icon for cell in cells) else 0.0
    fitted = _fitted_in_rows(sheet, cells, [box.inset(insets[0] + room, *insets[1:]) for box in boxes])
    told = told_once(sheet, fitted, [cell.path for cell in cells], kind)
    for cell, box, text in zip(cells, boxes, told, strict=True):
        since = len(sheet.elements)
        _lay_out_cell(sheet, cell, box, text, (insets[0] + room, *insets[1:]), has_card=has_cards)
        if cell.icon:
            place = Rect(box.x + insets[0], box.y + insets[1], _ICON, _ICON)
            sheet.icon(cell.icon, place, "accent2", f"{cell.path}.icon")
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))


def insets_of(sheet: Sheet, cells: Sequence[Cell], box: Rect) -> Insets:
    """As of cards, but no more than a small cell can spare; where one is set off, its fill has an edge at the left."""
    left, top, right, bottom = card_insets(sheet)
    left = max(left, _LEAST_INSET) if any(cell.is_stressed for cell in cells) else left
    return (
        min(left, box.width / 10),
        min(top, box.height / 10),
        min(right, box.width / 10),
        min(bottom, box.height / 10),
    )


def fitted_cells(sheet: Sheet, cells: Sequence[Cell], inner: Rect) -> list[Fitted]:
    """The texts of `cells` in one type, as large as their points are few."""
    texts = [_text(sheet, cell, _sizes(cells, inner.width)) for cell in cells]
    return sheet.type.fit_alike(texts, inner.width, inner.height)


def height_of(sheet: Sheet, cells: Sequence[Cell], every: Sequence[Cell], box: Rect) -> float:
    """What the fullest of `cells` takes in a card as wide as `box`, in the usual type of `every` cell, in pt."""
    left, top, right, bottom = insets_of(sheet, every, box)
    room = _ICON + _ICON_GAP if any(cell.icon for cell in every) else 0.0
    width = max(box.width - left - room - right, 1.0)
    texts = [_text(sheet, cell, _sizes(every, width)) for cell in cells]
    return max(sheet.type.measure(text, width).height for text in texts) + top + bottom


def _sizes(cells: Sequence[Cell], width: float) -> tuple[float, float]:
    """Heading and points in pt, by how many points the fullest cell has, and by the width of the text."""
    most = max(len(cell.points) for cell in cells)
    if width >= _NARROW:
        return next(((heading, words) for count, heading, words in _SIZES if most <= count), _MANY_SIZES)
    return next(
        ((heading, words) for count, least, heading, words in _NARROW_SIZES if most <= count and width >= least),
        _NARROWEST_SIZES,
    )


def _fitted_in_rows(sheet: Sheet, cells: Sequence[Cell], inner: Sequence[Rect]) -> list[Fitted]:
    """As `fitted_cells`, each in a box of its own: all have the size that the fullest for its box asks."""
    if len({round(box.height) for box in inner}) == 1:
        return fitted_cells(sheet, cells, inner[0])
    heading, words = _sizes(cells, inner[0].width)
    while words > FLOOR:
        texts = [_text(sheet, cell, (heading, words)) for cell in cells]
        fitted = [sheet.type.fit(text, box.width, box.height) for text, box in zip(texts, inner, strict=True)]
        if all(one.paragraphs[0].runs[0].size == text[0].runs[0].size for one, text in zip(fitted, texts, strict=True)):
            return fitted
        heading, words = heading - _STEP * heading / words, words - _STEP
    texts = [_text(sheet, cell, (heading, words)) for cell in cells]
    alike = sheet.type.fit_alike(texts, [box.width for box in inner], [box.height for box in inner])
    return _as_tight(sheet, alike, inner[0].width)


def _as_tight(sheet: Sheet, texts: Sequence[Fitted], width: float) -> list[Fitted]:
    """`texts` in boxes of one `width` whose points are all as close to each other as those of the fullest."""
    lines = [line for text in texts for line in text.paragraphs if line.bullet]
    before, spacing = min(line.before for line in lines), min(line.line_spacing for line in lines)
    closer = [
        tuple(replace(line, before=before, line_spacing=spacing) if line.bullet else line for line in text.paragraphs)
        for text in texts
    ]
    return [
        replace(text, paragraphs=lines, measured=sheet.type.measure(lines, width))
        for text, lines in zip(texts, closer, strict=True)
    ]


def _lay_out_cell(sheet: Sheet, cell: Cell, box: Rect, text: Fitted, insets: Insets, *, has_card: bool) -> None:
    """The surface, the heading on it, and the points below, each of them a shape of its own place."""
    fill: str | None = None
    if cell.is_stressed:
        fill = "accent6"
        sheet.decoration(box, fill=fill, builds=True, **rounded(sheet, box))
    elif has_card:
        fill = add_surface(sheet, box)
        if sheet.look.manner.cards == "none":
            # If cells have no surface, only these lines tell them apart.
            sheet.rule(box.x, box.y, box.width, Line("rule", 1.5))
    inner = box.inset(*insets)
    lines = on_fill(sheet, text, fill).paragraphs
    heading, points = (lines[:1], lines[1:]) if cell.heading else ((), lines)
    top = inner.y
    for part, path in ((heading, cell.heading_path), (points, cell.path)):
        if not part:
            continue
        top += part[0].before
        shown = (replace(part[0], before=0.0), *part[1:])
        measured = sheet.type.measure(shown, inner.width)
        height = measured.height if part is heading else max(inner.bottom - top, 1.0)
        fitted = replace(text, paragraphs=shown, measured=measured)
        sheet.text(Rect(inner.x, top, inner.width, height), [], fitted=fitted, path=path, builds=True)
        top += height


def _text(sheet: Sheet, cell: Cell, sizes: tuple[float, float]) -> list[Paragraph]:
    lines = []
    if cell.heading:
        color = "accent2" if cell.is_stressed else "tx1"
        lines.append(sheet.paragraph(cell.heading, sizes[0], "heading", bold=True, color=color, floor=FLOOR))
    return [*lines, *(point(sheet, text, sizes[1], cell.bullet, _AIR if lines else 0.0) for text in cell.points)]


def point(sheet: Sheet, text: str, size: float, bullet: Bullet, before: float = 0.0) -> Paragraph:
    """A point behind its sign, in pt."""
    indent = max(_INDENT, _INDENT_OF_LARGE * size)
    return replace(sheet.paragraph(text, size, floor=FLOOR, before=before, indent=indent), bullet=bullet)
