"""What somebody said, large, under a mark that hangs before it, and who said it."""

import math
from dataclasses import replace

from renderer.deck.blocks.stories import Person
from renderer.layout.figures.portraits import lay_out_portrait
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground
from renderer.layout.sheet import Sheet
from renderer.scene import Align, Paragraph, Placeholder
from renderer.typesetting.scripts import has_rtl, language_of

_LARGEST, _FLOOR = 52.0, 18.0
_MARK, _MARK_HEIGHT = 120.0, 64.0
_DISC, _GAP, _BY, _BESIDE, _SPARE = 58.0, 22.0, 16.0, 14.0, 1.04
_SHOWN = 32.0
"""Pt of words that are shown."""
_LEAST, _LEAST_MARK = 2.5, 30.0
"""Lower areas than so many signatures set the name below the words; lower marks are left out."""
_MARKS = {"ja-JP": "\u300c", "zh-CN": "\u201c", "ko-KR": "\u201c"}
_FROM_RIGHT = "\u201d"
_IN_LATIN = {"de": "\u00bb"} | dict.fromkeys(("fr", "it", "es", "pt"), "\u00ab")
"""How quotations begin where the raised mark ends them or is none, by the language of the deck."""
_OPENED = tuple("\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u300c\u300e")


def lay_out_quotation(
    sheet: Sheet,
    quote: str,
    by: Person | None,
    area: Rect,
    ground: Ground,
    *,
    path: str = "",
    align: Align = "l",
    apart: tuple[Rect, Ground] | None = None,
    largest: float = math.inf,
) -> None:
    """Fill `area`; `path` leads to the quote and to who said it. `align` is that of all its words.

    Who said it stands below the words, or `apart` from them, on another ground. The words have `largest` pt at most.
    """
    signer, by = by, None if apart else by
    hung, room = _room(by, area, is_shown=largest >= _SHOWN)
    signed = room.bottom < area.bottom
    size = min(_LARGEST, largest)
    line = sheet.paragraph(
        quote, size, "statement", color=ground.ink, floor=min(_FLOOR, size), line_spacing=1.06, align=align
    )
    names = [] if by is None or signed else _names(sheet, by, ground)
    lines = [line, *(replace(name, before=0.0 if index else _GAP / 2) for index, name in enumerate(names))]
    fitted = sheet.type.fit(lines, room.width, room.height)
    spare = max(room.height - fitted.measured.height, 0.0) * 0.4
    words = Rect(room.x, room.y + spare, room.width, min(fitted.measured.height + 2, room.height))
    if hung and not quote.startswith(_OPENED):
        left = words.x + (words.width - _MARK) / 2 if align == "ctr" else words.x
        _mark(sheet, quote, Rect(left, words.y - hung, _MARK, hung), ground, align)
    sheet.text(
        words, [], fitted=fitted, path=f"{path}quote", placeholder=Placeholder("body", 1), name="Quote", builds=True
    )
    if by and signed:
        box = Rect(area.x, words.bottom + _GAP, area.width, _DISC)
        _signature(sheet, by, _centred(sheet, by, box, ground, align), f"{path}by", ground)
    elif signer and apart:
        _signature(sheet, signer, _centred(sheet, signer, apart[0], apart[1], align), f"{path}by", apart[1])


def quotation_size(sheet: Sheet, quote: str, by: Person | None, area: Rect, *, is_apart: bool) -> float:
    """The size (pt) in which `lay_out_quotation` would set the words; who said it may stand apart from them."""
    _, room = _room(None if is_apart else by, area)
    line = sheet.paragraph(quote, _LARGEST, "statement", floor=_FLOOR, line_spacing=1.06)
    return sheet.type.fit([line], room.width, room.height).paragraphs[0].runs[0].size


def _room(by: Person | None, area: Rect, *, is_shown: bool = True) -> tuple[float, Rect]:
    """What the mark takes above the words in pt, and the room of these above the signature, where there is one.

    Words that are not shown but read have a mark of their size.
    """
    foot = _DISC + _GAP if by is not None and area.height >= _LEAST * (_DISC + _GAP) else 0.0
    hung = min(_MARK_HEIGHT if is_shown else _LEAST_MARK, area.height * 0.2)
    hung = hung if hung >= _LEAST_MARK and area.width >= _MARK else 0.0
    return hung, area.inset(0, hung, 0, foot)


def _centred(sheet: Sheet, by: Person, box: Rect, ground: Ground, align: Align) -> Rect:
    """What a signature takes of `box`: from its left edge on, or so that it stands in the middle."""
    if align != "ctr":
        return box
    wide = sheet.type.measure(_names(sheet, by, ground), box.width - _DISC - _BESIDE).width * _SPARE
    return box.inset((box.width - _DISC - _BESIDE - wide) / 2, 0, 0, 0)


def _mark(sheet: Sheet, quote: str, box: Rect, ground: Ground, align: Align) -> None:
    latin = _IN_LATIN.get(sheet.language.split("-")[0], "\u201c")
    mark = _MARKS.get(language_of(quote), _FROM_RIGHT if has_rtl(quote) else latin)
    line = sheet.paragraph(mark, _MARK, "display", color=ground.mark, floor=20.0, line_spacing=0.8, align=align)
    sheet.text(box, [line], path="quote", name="Quotation mark", anchor="b", decorative=True)


def _signature(sheet: Sheet, by: Person, box: Rect, path: str, ground: Ground) -> None:
    """Disc and words beside each other, or below each other in a place that is high enough for it."""
    names = _names(sheet, by, ground)
    if box.height < 2 * _DISC:
        lay_out_portrait(sheet, by, Rect(box.x, box.y, _DISC, _DISC), path, ground)
        sheet.text(box.inset(_DISC + _BESIDE, 0, 0, 0), names, path=path, anchor="ctr", builds=True)
        return
    words = box.inset(0, _DISC + _BESIDE, 0, 0)
    fitted = sheet.type.fit(names, words.width, words.height)
    words = replace(words, y=words.bottom - fitted.measured.height - 2, height=fitted.measured.height + 2)
    lay_out_portrait(sheet, by, Rect(box.x, words.y - _DISC - _BESIDE, _DISC, _DISC), path, ground)
    sheet.text(words, [], fitted=fitted, path=path, builds=True)


def _names(sheet: Sheet, by: Person, ground: Ground) -> list[Paragraph]:
    """Who said it: name, role, a line."""
    lines = [sheet.paragraph(by.name, _BY, "heading", color=ground.ink, floor=11.0)]
    return lines + [
        sheet.paragraph(text, _BY - 2, color=ground.quiet, floor=11.0) for text in (by.role, by.text) if text
    ]
