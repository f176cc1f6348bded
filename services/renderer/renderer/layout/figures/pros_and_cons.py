"""What speaks for something and against it, side by side: on two cards, or in rows below two rules."""

from collections.abc import Iterator, Mapping, Sequence

from renderer.deck.blocks.diagrams import ProsAndCons
from renderer.layout.figures.alike import is_second, part, told_once
from renderer.layout.figures.cards import add_surface, card_insets, on_fill
from renderer.layout.figures.lists import divider
from renderer.layout.figures.point_cells import FLOOR, Cell, fitted_cells, insets_of, lay_out_cells, point
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Bullet, Paragraph
from renderer.typesetting.typesetter import Fitted

_SIDES: Mapping[str, tuple[str, str]] = {
    "en": ("Pros", "Cons"),
    "de": ("Vorteile", "Nachteile"),
    "fr": ("Avantages", "Inconvénients"),
    "es": ("Ventajas", "Desventajas"),
    "it": ("Vantaggi", "Svantaggi"),
    "pt": ("Vantagens", "Desvantagens"),
    "nl": ("Voordelen", "Nadelen"),
    "pl": ("Zalety", "Wady"),
    "cs": ("Výhody", "Nevýhody"),
    "sv": ("Fördelar", "Nackdelar"),
    "da": ("Fordele", "Ulemper"),
    "nb": ("Fordeler", "Ulemper"),
    "fi": ("Edut", "Haitat"),
    "ru": ("Плюсы", "Минусы"),
    "ja": ("メリット", "デメリット"),
    "zh": ("优点", "缺点"),
    "ko": ("장점", "단점"),
    "ar": ("المزايا", "العيوب"),
    "he": ("יתרונות", "חסרונות"),
}
_AIR, _LEAST_SHARE = 1.1, 0.55
"""Cards are so many times as high as what they say, and take so much of their room at least."""
_COLUMN_GAP, _RULE, _HEADING, _HEADING_GAP = 36.0, 2.5, 24.0, 8.0
_POINT, _LEAST_POINT, _PADDING, _PADDING_OF_FEW, _TALLEST_ROW = 22.0, 15.0, 5.0, 12.0, 100.0
_FEW, _FEW_POINT, _FEW_ROWS = 2, 30.0, {1: 200.0, 2: 140.0}
"""Of so few points: their type and what a row of them may take, in pt."""
_VERDICT_INSETS = (16.0, 10.0, 16.0, 10.0)
_VERDICT, _LEAST_VERDICT, _MOST_VERDICT = 22.0, 44.0, 76.0


def lay_out_pros_and_cons(sheet: Sheet, content: ProsAndCons, area: Rect, path: str) -> None:
    """Fill `area` with the two sides, their points behind plus and minus signs, and the verdict below.

    Where the document names the sides not, they have the names of the deck's language.
    """
    pros, cons = _SIDES.get(sheet.language.lower().split("-")[0], _SIDES["en"])
    cells = [
        Cell(
            content.pros_label or pros,
            content.pros,
            part(path, "pros"),
            part(path, "prosLabel"),
            Bullet("+", "accent2", 110.0),
        ),
        Cell(
            content.cons_label or cons,
            content.cons,
            part(path, "cons"),
            part(path, "consLabel"),
            Bullet("\u2212", "tx1", 110.0),
        ),
    ]
    verdict, foot = _verdict(sheet, content, area)
    sides = area.inset(0, 0, 0, foot)
    few = max(len(cell.points) for cell in cells) <= _FEW
    has_cards = not is_second(sheet)
    # Few points would leave the lower half of a card empty: they stand in rows over all of it.
    if not ((few or not has_cards) and _in_rows(sheet, cells, sides, path, has_cards=has_cards)):
        height = _height(sheet, cells, sides.columns(2, sheet.gutter)[0])
        area = area.middle(height + foot)
        lay_out_cells(sheet, cells, area.inset(0, 0, 0, foot).columns(2, sheet.gutter), path)
    if verdict:
        box = Rect(area.x, area.bottom - foot + sheet.gutter, area.width, foot - sheet.gutter)
        style = {"fill": "accent6", "insets": _VERDICT_INSETS, "anchor": "ctr"}
        sheet.text(box, [], fitted=verdict, path=part(path, "verdict"), **style)


def _height(sheet: Sheet, cells: Sequence[Cell], box: Rect) -> float:
    """Of the cards, in pt: they end with what they say."""
    insets = insets_of(sheet, cells, box)
    fullest = max(text.measured.height for text in fitted_cells(sheet, cells, box.inset(*insets)))
    return min(max(fullest * _AIR + insets[1] + insets[3] + 2, _LEAST_SHARE * box.height), box.height)


def _in_rows(sheet: Sheet, cells: Sequence[Cell], area: Rect, path: str, *, has_cards: bool) -> bool:
    """A row for each point, as high on both sides, over the whole of `area`; False where they have no room."""
    gap = sheet.gutter if has_cards else min(_COLUMN_GAP, area.width / 12)
    insets = card_insets(sheet) if has_cards else (0.0, 0.0, 0.0, 0.0)
    width = area.columns(2, gap)[0].inset(*insets).width
    head = _head(sheet, cells, width)
    count = max(len(cell.points) for cell in cells)
    size, tallest, padding = _POINT, _TALLEST_ROW, _PADDING
    if count <= _FEW:
        size, tallest, padding = _FEW_POINT, _FEW_ROWS[count], _PADDING_OF_FEW
    beside = head + insets[1] + insets[3]
    height = min((area.height - beside) / count, sheet.air(tallest))
    columns = area.middle(beside + height * count).columns(2, gap)
    texts = [[point(sheet, text, size, cell.bullet)] for cell in cells for text in cell.points]
    fitted = sheet.type.fit_alike(texts, width, height - 2 * padding)
    if any(text.too_small or text.paragraphs[0].runs[0].size < _LEAST_POINT for text in fitted):
        return False
    rows = iter(told_once(sheet, fitted, [cell.path for cell in cells for _ in cell.points], path))
    for cell, column in zip(cells, columns, strict=True):
        since = len(sheet.elements)
        fill = add_surface(sheet, column) if has_cards else None
        inner = column.inset(*insets)
        _heading(sheet, cell, Rect(inner.x, inner.y, inner.width, head), fill, has_rule=not has_cards)
        boxes = [
            Rect(inner.x, inner.y + head + index * height, inner.width, height) for index in range(len(cell.points))
        ]
        _points(sheet, cell, boxes, (on_fill(sheet, next(rows), fill) for _ in boxes))
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))
    return True


def _head(sheet: Sheet, cells: Sequence[Cell], width: float) -> float:
    """What headings take above the points, with the rule over them, in pt."""
    named = [sheet.type.measure(_named(sheet, cell), width).height for cell in cells if cell.heading]
    return _RULE + (max(named) + 2 * _HEADING_GAP if named else 0.0)


def _named(sheet: Sheet, cell: Cell) -> list[Paragraph]:
    return [sheet.paragraph(cell.heading or "", _HEADING, "heading", bold=True, floor=FLOOR)]


def _heading(sheet: Sheet, cell: Cell, box: Rect, fill: str | None, *, has_rule: bool) -> None:
    """The name of the side on its card in `fill`, or below a thick rule in the colour of its signs."""
    if has_rule:
        sheet.decoration(Rect(box.x, box.y, box.width, _RULE), fill=cell.bullet.color, builds=True)
    if cell.heading:
        place = box.inset(0, _RULE + _HEADING_GAP, 0, _HEADING_GAP)
        words = on_fill(sheet, sheet.type.fit(_named(sheet, cell), place.width, place.height), fill)
        sheet.text(place, [], fitted=words, path=cell.heading_path, builds=True)


def _points(sheet: Sheet, cell: Cell, boxes: Sequence[Rect], texts: Iterator[Fitted]) -> None:
    for index, box in enumerate(boxes):
        if index or cell.heading:
            divider(sheet, box, box.y)
        sheet.text(box, [], fitted=next(texts), path=f"{cell.path}[{index}]", anchor="ctr", builds=True)


def _verdict(sheet: Sheet, content: ProsAndCons, area: Rect) -> tuple[Fitted | None, float]:
    """The verdict as it is set along the foot of `area`, and what it takes of its height with the gap above, in pt."""
    if not content.verdict:
        return None, 0.0
    left, top, right, bottom = _VERDICT_INSETS
    words = [sheet.paragraph(content.verdict, _VERDICT, bold=True, floor=FLOOR)]
    most = min(_MOST_VERDICT, area.height / 4)
    fitted = sheet.type.fit(words, area.width - left - right, most - top - bottom)
    height = min(max(fitted.measured.height + top + bottom + 1, _LEAST_VERDICT), most)
    return fitted, height + sheet.gutter
