"""Steps that follow each other: chevrons in a row with their words below, in two rows, or down a narrow column."""

from collections.abc import Sequence
from typing import Any

from renderer.deck.blocks.diagrams import DiagramStep, ProcessFlow
from renderer.layout.figures.alike import is_second, part, told_once
from renderer.layout.figures.cards import add_card, card_insets
from renderer.layout.figures.numbered_steps import lay_out_numbered_steps
from renderer.layout.figures.stacks import lay_out_stack
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import EMU_PER_PT, Connector, Frame, Line, Paragraph
from renderer.typesetting.typesetter import Fitted

_ONE_ROW, _NARROWEST, _LOWEST = 6, 78.0, 60.0
_POINT = 14.0
"""How far the point of a chevron reaches, in pt."""
_TURN = 4.0
"""What the line from an upper row to a lower one takes at their right end, in pt."""
_TALLEST, _SHARE, _ALONE = 120.0, 0.4, 175.0
_GAP, _ROW_GAP = 10.0, 30.0
_LEAST_SHARE = 0.5
_BARE = 1.4
"""Steps without descriptions have the type of steps that are so many times as wide."""
_ICON, _BELOW_ICON, _SLACK = 0.4, 4.0, 1.04
"""What an icon takes of the height of a chevron, the pt below it, and what readers set words wider."""
_LABEL_FLOOR, _COMFORTABLE, _FLOOR = 12.0, 14.0, 12.0
# Label and description in pt, by the width of a step in pt.
_SIZES = ((240.0, 28.0, 22.0), (180.0, 24.0, 20.0), (140.0, 22.0, 18.0), (110.0, 17.0, 16.0))
_NARROW_SIZES = (14.0, 13.0)


def lay_out_process(sheet: Sheet, content: ProcessFlow, area: Rect, path: str) -> None:
    """Fill `area` with the steps of what stands at `path`, which is empty for a slide itself."""
    steps, kind = content.steps, part(path, "steps")
    if is_second(sheet) and lay_out_numbered_steps(sheet, steps, area, kind):
        return
    columns = _columns(sheet, steps, area)
    rows = -(-len(steps) // columns)
    if area.width / columns < _NARROWEST or area.height / rows < _LOWEST:
        lay_out_stack(sheet, steps, area, kind)
        return
    bands = area.inset(0, 0, _TURN if rows > 1 else 0, 0).rows(rows, _ROW_GAP)
    described = any(step.description for step in steps)
    tall = min(bands[0].height * _SHARE, _TALLEST) if described else min(bands[0].height, _ALONE)
    labels = _labels(sheet, steps, _boxes(bands[0], columns, tall)[0], kind)
    words = _words(sheet, steps, bands[0].width / columns, bands[0].height - tall - _GAP, kind, most=_size_of(labels))
    below = _below_height(sheet, words, bands[0].height - tall - _GAP, is_card=rows == 1)
    bands = [band.middle(tall + _GAP + below if described else tall) for band in bands] if rows == 1 else bands
    boxes = [box for band in bands for box in _boxes(band if described else band.middle(tall), columns, tall)]
    head = _free_above_icons(boxes[0], labels)
    for index, (step, box, label) in enumerate(zip(steps, boxes, labels, strict=False)):
        since, place = len(sheet.elements), sheet.item(kind, index)
        _chevron(sheet, step, box, label, head, fill=_fill(sheet, steps, step), path=place)
        if described:
            under = Rect(box.x, box.bottom + _GAP, box.width - _POINT, below)
            _below(sheet, under, words[index], is_card=rows == 1, path=place)
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))
    if rows > 1:
        _turn(sheet, boxes[columns - 1], boxes[columns], bands[0].bottom + _ROW_GAP / 2)


def _columns(sheet: Sheet, steps: Sequence[DiagramStep], area: Rect) -> int:
    """How many steps stand in a row: all of them, unless they are many or a word would be small."""
    longest = max(sheet.type.longest_word(step.label, _COMFORTABLE, bold=True) for step in steps)
    has_room = longest <= _inner(area.width / len(steps))
    return len(steps) if len(steps) <= _ONE_ROW and has_room else -(-len(steps) // 2)


def _inner(width: float) -> float:
    """What a chevron of `width` pt has for words, a touch less than their box: readers set them a touch wider."""
    return max(width - 2 * _POINT - 8, 1.0) / _SLACK


def _boxes(band: Rect, columns: int, tall: float) -> list[Rect]:
    """Chevrons along the top of a band; each ends where the next begins, so that no text box lies on another."""
    width = band.width / columns
    return [Rect(band.x + index * width, band.y, width, tall) for index in range(columns)]


def _fill(sheet: Sheet, steps: Sequence[DiagramStep], step: DiagramStep) -> str:
    """The accent; where some steps are set off, only for these."""
    stressed = sheet.stressed or any(one.emphasis for one in steps)
    return sheet.theme.mark if step.emphasis or not stressed else "bg2"


def _sizes(width: float) -> tuple[float, float]:
    return next(((label, words) for least, label, words in _SIZES if width >= least), _NARROW_SIZES)


def _size_of(labels: Sequence[Fitted]) -> float:
    """The type of `labels`, in pt, but for single ones that are smaller."""
    return max(run.size for label in labels for line in label.paragraphs for run in line.runs)


def _labels(sheet: Sheet, steps: Sequence[DiagramStep], box: Rect, kind: str) -> list[Fitted]:
    """Labels in one size, for chevrons as large as `box`."""
    wider = 1.0 if any(step.description for step in steps) else _BARE
    texts = [
        [
            sheet.paragraph(
                step.label,
                _sizes(box.width * wider)[0],
                bold=True,
                align="ctr",
                color=sheet.theme.ink_on(_fill(sheet, steps, step)),
                floor=_LABEL_FLOOR,
            )
        ]
        for step in steps
    ]
    height = box.height * (1 - _ICON) if any(step.icon for step in steps) else box.height
    fitted = _fit_but_for_broken(sheet, texts, _inner(box.width), height - 6)
    return told_once(sheet, fitted, [sheet.item(kind, index) for index in range(len(steps))], kind)


def _fit_but_for_broken(sheet: Sheet, texts: Sequence[list[Paragraph]], width: float, height: float) -> list[Fitted]:
    """All in one size, but for those with a word that breaks in any size: these would make the others small, too."""
    fitted = sheet.type.fit_alike(texts, width, height)
    whole = [text for text, one in zip(texts, fitted, strict=True) if not one.measured.broken_words]
    if len(whole) in {0, len(texts)}:
        return fitted
    others = iter(sheet.type.fit_alike(whole, width, height))
    return [one if one.measured.broken_words else next(others) for one in fitted]


def _words(
    sheet: Sheet, steps: Sequence[DiagramStep], width: float, room: float, kind: str, *, most: float
) -> list[Fitted | None]:
    """Descriptions in one size, no larger than labels of `most` pt, with room for the insets of a card."""
    insets, size = card_insets(sheet), min(_sizes(width)[1], most)
    texts = [
        [sheet.paragraph(step.description, size, color="tx2", floor=min(_FLOOR, size))] if step.description else []
        for step in steps
    ]
    if not any(texts):
        return [None] * len(texts)
    inner = width - _POINT - insets[0] - insets[2]
    fitted = sheet.type.fit_alike([text for text in texts if text], max(inner, 1.0), room - insets[1] - insets[3])
    paths = [sheet.item(kind, index) for index, text in enumerate(texts) if text]
    told = iter(told_once(sheet, fitted, paths, kind))
    return [next(told) if text else None for text in texts]


def _free_above_icons(box: Rect, labels: Sequence[Fitted]) -> float:
    """What stays free above all icons, in pt: as much as below the tallest of `labels`."""
    tallest = max(label.measured.height for label in labels)
    return max((box.height - _icon_side(box) - _BELOW_ICON - tallest) / 2, 0.0)


def _icon_side(box: Rect) -> float:
    return box.height * _ICON - 8


def _chevron(sheet: Sheet, step: DiagramStep, box: Rect, label: Fitted, head: float, *, fill: str, path: str) -> None:
    """One chevron with its label in its middle, or, `head` pt below its upper edge, its icon and the label under it."""
    point = round(_POINT / min(box.width, box.height) * 100_000)
    style: dict[str, Any] = {"geometry": "chevron", "adjustments": (("adj", point),), "fill": fill, "builds": True}
    side = _icon_side(box)
    above = head + side + _BELOW_ICON if step.icon else 0.0
    # The text of a chevron already keeps off its point and its notch.
    insets = (4.0, above, 4.0, 0.0)
    anchor = "t" if step.icon else "ctr"
    sheet.text(box, [], fitted=label, path=path, anchor=anchor, insets=insets, kept=_POINT, **style)
    if step.icon:
        place = Rect(box.x + (box.width - side) / 2, box.y + head, side, side)
        sheet.icon(step.icon, place, sheet.theme.ink_on(fill), f"{path}.icon")


def _below_height(sheet: Sheet, words: Sequence[Fitted | None], room: float, *, is_card: bool) -> float:
    """What descriptions take, in pt: cards end with the longest of them, bare ones have all of `room`."""
    if not is_card:
        return room
    insets = card_insets(sheet)
    fullest = max((one.measured.height for one in words if one), default=0.0) + insets[1] + insets[3] + 2
    return min(max(fullest, _LEAST_SHARE * room), room)


def _below(sheet: Sheet, place: Rect, text: Fitted | None, *, is_card: bool, path: str) -> None:
    """The description of a step: on a card in a single row, else bare."""
    if text is None:
        return
    if is_card:
        add_card(sheet, place, text, path, card_insets(sheet), ruled=False)
    else:
        sheet.text(place, [], fitted=text, path=path, insets=(4.0, 0.0, 4.0, 0.0), builds=True)


def _turn(sheet: Sheet, last: Rect, first: Rect, middle: float) -> None:
    """A thin line from the end of the upper row to the beginning of the lower one."""
    line = Line("tx2", 1.25)
    start, end = last.right + 2, first.x + _POINT / 2
    sheet.line(Rect(start, last.y + last.height / 2, 0, middle - last.y - last.height / 2), line)
    sheet.rule(end, middle, start - end, line)
    foot = round(end * EMU_PER_PT)
    top, bottom = round(middle * EMU_PER_PT), round((first.y - 2) * EMU_PER_PT)
    frame = Frame(foot, top, 0, bottom - top)
    arrow: dict[str, Any] = {"start": (foot, top), "end": (foot, bottom), "line": line, "arrow_end": "triangle"}
    sheet.add(Connector(frame=frame, name=sheet.name(), decorative=True, kind="straight", **arrow))
