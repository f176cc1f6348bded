"""Two or three deals below each other, each across the page: who and what at the left, its metrics beside it, large."""

from collections.abc import Sequence

from renderer.deck.slides.figures import Tombstone
from renderer.layout.figures.cards import card_insets, card_style, mark_on_card, on_fill, rounded
from renderer.layout.figures.icons_in_text import behind_icon, draw_before
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph
from renderer.typesetting.typesetter import Fitted

_NAME, _SUBTITLE, _METRIC = 26.0, 18.0, 24.0
_FLOOR = 15.0
_NAMES, _GAP, _TALLEST = 0.38, 20.0, 175.0
"""The share of the width that names take, the gaps beside metrics, and the highest row, in pt."""
_LEAST, _EDGE = 90.0, 2.5


def lay_out_deal_rows(sheet: Sheet, deals: Sequence[Tombstone], area: Rect, kind: str) -> bool:
    """Fill `area` with a row for each deal; False, with nothing drawn, where rows are too low or words too long."""
    most = max(len(deal.metrics or ()) for deal in deals)
    height = min((area.height + sheet.gutter) / len(deals) - sheet.gutter, _TALLEST)
    if not most or height < _LEAST:
        return False
    boxes = area.middle(len(deals) * (height + sheet.gutter) - sheet.gutter).rows(len(deals), sheet.gutter)
    insets = card_insets(sheet)
    inner = [box.inset(*insets) for box in boxes]
    split = inner[0].width * _NAMES
    cells = inner[0].inset(split, 0, 0, 0).columns(most, _GAP)
    names = sheet.type.fit_alike([_name(sheet, deal) for deal in deals], split - _GAP, inner[0].height)
    metrics = sheet.type.fit_alike(
        [_metric(sheet, text, first=index == 0) for deal in deals for index, text in enumerate(deal.metrics or ())],
        cells[0].width,
        inner[0].height,
    )
    if any(text.too_small or text.measured.broken_words for text in (*names, *metrics)):
        return False
    rest = iter(metrics)
    for index, (deal, box, room, name) in enumerate(zip(deals, boxes, inner, names, strict=True)):
        path, since = sheet.item(kind, index), len(sheet.elements)
        _surface(sheet, box)
        place = Rect(room.x, room.y, split - _GAP, room.height)
        _say(sheet, name, place, path)
        top = place.middle(name.measured.height)
        draw_before(sheet, deal.icon, name.paragraphs[0], top, color=mark_on_card(sheet), path=path)
        for number in range(len(deal.metrics or ())):
            cell = cells[number]
            _say(sheet, next(rest), Rect(cell.x, room.y, cell.width, room.height), f"{path}.metrics[{number}]")
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))
    return True


def _surface(sheet: Sheet, box: Rect) -> None:
    """What a card of the look has below its words, or a line where it has nothing."""
    style, cards = card_style(sheet), sheet.look.manner.cards
    if style["fill"]:
        sheet.decoration(box, **rounded(sheet, box), **style)
    elif cards == "left-rule":
        sheet.decoration(Rect(box.x, box.y, _EDGE, box.height), fill=sheet.theme.mark)
    elif cards == "top-rule":
        sheet.decoration(Rect(box.x, box.y, box.width, _EDGE), fill=sheet.theme.mark)
    else:
        sheet.rule(box.x, box.y, box.width)


def _say(sheet: Sheet, text: Fitted, box: Rect, path: str) -> None:
    shown = on_fill(sheet, text, card_style(sheet)["fill"])
    sheet.text(box, [], fitted=shown, path=path, anchor="ctr", builds=True)


def _name(sheet: Sheet, deal: Tombstone) -> list[Paragraph]:
    lines = [behind_icon(sheet.paragraph(deal.name, _NAME, "heading", floor=_FLOOR), deal.icon)]
    if deal.subtitle:
        lines.append(sheet.paragraph(deal.subtitle, _SUBTITLE, color="tx2", floor=_FLOOR - 2, before=3.0))
    return lines


def _metric(sheet: Sheet, text: str, *, first: bool) -> list[Paragraph]:
    """The first is the figure of the deal."""
    if first:
        return [sheet.paragraph(text, _METRIC, "figure", floor=_FLOOR)]
    return [sheet.paragraph(text, _METRIC, floor=_FLOOR)]
