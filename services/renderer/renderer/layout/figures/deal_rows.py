"""A few deals below each other, each across the page: who and what at the left, beside it its metrics, or the what."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.slides.figures import Tombstone
from renderer.layout.figures.cards import card_insets, card_style, mark_on_card, on_fill, rounded
from renderer.layout.figures.icons_in_text import behind_icon, draw_before
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Run
from renderer.typesetting.phrases import tears_katakana
from renderer.typesetting.typesetter import Fitted

_NAME, _SUBTITLE, _METRIC = 26.0, 18.0, 24.0
_FLOOR = 15.0
_NAMES, _GAP, _TALLEST = 0.38, 20.0, 175.0
"""The share of the width that names take, the gaps beside metrics, and the highest row, in pt."""
_LEAST, _EDGE = 46.0, 2.5
_STEP, _MOST_LINES = 1.0, 2
"""By how much metrics get smaller until they take so many lines at the most, and the first of them, a figure, one."""
_NARROWEST = 0.6
"""A column of metrics, of what it would have if all were as wide."""
_INSET, _TALL, _LOW, _LOW_INSET = 8.0, 90.0, 60.0, 3.0
"""Above and below the words of rows that are less than so tall, in pt."""


_Said = Sequence[tuple[Paragraph, str]]
"""What stands beside a name, with its fields."""
_ENDLESS = 100_000.0


def lay_out_deal_rows(sheet: Sheet, deals: Sequence[Tombstone], area: Rect, kind: str) -> bool:
    """Fill `area` with a row for each deal; False, with nothing drawn, where rows are too low or words too long."""
    bare = not any(deal.metrics for deal in deals)
    said = [_beside(sheet, deal, bare=bare) for deal in deals]
    most = max(map(len, said))
    height = min((area.height + sheet.gutter) / len(deals) - sheet.gutter, _TALLEST)
    if not most or height < _LEAST:
        return False
    boxes = area.middle(len(deals) * (height + sheet.gutter) - sheet.gutter).rows(len(deals), sheet.gutter)
    inset = None if height >= _TALL else _INSET if height >= _LOW else _LOW_INSET
    insets = card_insets(sheet, inset)
    inner = [box.inset(*insets) for box in boxes]
    split = inner[0].width * _NAMES
    cells = _cells(sheet, said, inner[0].inset(split, 0, 0, 0), most)
    names = sheet.type.fit_alike([_name(sheet, deal, bare=bare) for deal in deals], split - _GAP, inner[0].height)
    metrics = _metrics(sheet, said, cells, inner[0].height)
    if any(text.too_small or text.measured.broken_words for text in (*names, *metrics)):
        return False
    rest = iter(metrics)
    for index, (deal, box, room, name, lines) in enumerate(zip(deals, boxes, inner, names, said, strict=True)):
        path, since = sheet.item(kind, index), len(sheet.elements)
        _surface(sheet, box, is_first=not index)
        place = Rect(room.x, room.y, split - _GAP, room.height)
        _say(sheet, name, place, path)
        top = place.middle(name.measured.height)
        draw_before(sheet, deal.icon, name.paragraphs[0], top, color=mark_on_card(sheet), path=path)
        for cell, (_, where) in zip(cells, lines, strict=False):
            _say(sheet, next(rest), Rect(cell.x, room.y, cell.width, room.height), f"{path}.{where}")
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))
    return True


def _cells(sheet: Sheet, said: Sequence[_Said], room: Rect, most: int) -> list[Rect]:
    """A column for each metric, wider for longer ones."""
    whole = room.width - _GAP * (most - 1)
    wide = [
        max(sheet.type.measure([lines[at][0]], _ENDLESS).width for lines in said if at < len(lines))
        for at in range(most)
    ]
    least = whole / most * _NARROWEST
    spare = (whole - least * most) / sum(wide)
    cells, left = [], room.x
    for width in (least + one * spare for one in wide):
        cells.append(Rect(left, room.y, width, room.height))
        left += width + _GAP
    return cells


def _metrics(sheet: Sheet, said: Sequence[_Said], cells: Sequence[Rect], height: float) -> list[Fitted]:
    """All metrics in the largest type in which figures take one line and the others few."""
    lines = [(line, cells[at].width, at) for row in said for at, (line, _) in enumerate(row)]
    size = max(run.size for line, _, _ in lines for run in line.runs)
    while True:
        held = [replace(line, runs=tuple(_at_most(run, size) for run in line.runs)) for line, _, _ in lines]
        fitted = sheet.type.fit_alike([[line] for line in held], [width for _, width, _ in lines], height)
        few = all(
            len(text.measured.lines) <= (_MOST_LINES if at else 1) and not _is_torn(text)
            for text, (_, _, at) in zip(fitted, lines, strict=True)
        )
        if few or size <= _FLOOR:
            return fitted
        size -= _STEP


def _is_torn(text: Fitted) -> bool:
    """Whether a word of katakana is broken."""
    return tears_katakana([line.text for line in text.measured.lines])


def _at_most(run: Run, size: float) -> Run:
    return replace(run, size=min(run.size, size))


def _surface(sheet: Sheet, box: Rect, *, is_first: bool) -> None:
    """What a card of the look has below its words, or a line where it has nothing: none right under that of a title."""
    style, cards = card_style(sheet), sheet.look.manner.cards
    if style["fill"]:
        sheet.decoration(box, **rounded(sheet, box), **style)
    elif cards == "left-rule":
        sheet.decoration(Rect(box.x, box.y, _EDGE, box.height), fill=sheet.theme.mark)
    elif cards == "top-rule":
        sheet.decoration(Rect(box.x, box.y, box.width, _EDGE), fill=sheet.theme.mark)
    elif not (is_first and sheet.look.ornaments.title_rule):
        sheet.rule(box.x, box.y, box.width)


def _say(sheet: Sheet, text: Fitted, box: Rect, path: str) -> None:
    shown = on_fill(sheet, text, card_style(sheet)["fill"])
    sheet.text(box, [], fitted=shown, path=path, anchor="ctr", builds=True)


def _name(sheet: Sheet, deal: Tombstone, *, bare: bool) -> list[Paragraph]:
    lines = [behind_icon(sheet.paragraph(deal.name, _NAME, "heading", floor=_FLOOR), deal.icon)]
    if deal.subtitle and not bare:
        lines.append(sheet.paragraph(deal.subtitle, _SUBTITLE, color="tx2", floor=_FLOOR - 2, before=3.0))
    return lines


def _beside(sheet: Sheet, deal: Tombstone, *, bare: bool) -> list[tuple[Paragraph, str]]:
    """What stands beside a name, with its field: metrics, the first of which is the figure of the deal.

    On a page that is `bare` of metrics that is what the deal is about.
    """
    if bare:
        words = deal.subtitle
        return [(sheet.paragraph(words, _METRIC, color="tx2", floor=_FLOOR), "subtitle")] if words else []
    return [
        (sheet.paragraph(text, _METRIC, "body" if number else "figure", floor=_FLOOR), f"metrics[{number}]")
        for number, text in enumerate(deal.metrics or ())
    ]
