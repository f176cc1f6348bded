"""A card: a label at its side, a leading sentence, paragraphs, a footer."""

from dataclasses import replace

from renderer.deck.blocks.words import InfoCard
from renderer.layout.composition.colors import ink, quiet_ink, scene_color, stand_on
from renderer.layout.composition.primitives.icon_beside import draw_icon, icon_room
from renderer.layout.composition.primitives.scaling import below_title, half, scale_of
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Anchor, Paragraph

_INSETS = (16.0, 12.0, 14.0, 12.0)
_TIGHT = 0.12
_BAR = 4.0
_LARGER = 1.25
_WIDE, _SIDE_SHARE, _SIDE_MOST, _STRIP = 260.0, 0.26, 150.0, 26.0
_SIDE_FLOOR, _SIDE_INSETS = 10.0, (12.0, 8.0, 10.0, 8.0)
_FOOTER_SHARE, _FOOTER_GAP = 0.3, 6.0


def info_card(sheet: Sheet, content: InfoCard, area: Rect, path: str) -> None:
    """The words share one box; a footer stands below a hairline, both then on a plate of their own."""
    fill = scene_color(content.fill, sheet.theme) if content.fill else "bg2"
    accent = scene_color(content.accent, sheet.theme) if content.accent else sheet.theme.mark
    below = sheet.ground
    side = _side(sheet, content, area, accent, path) if content.side_label else min(_BAR, area.width / 4)
    sheet.ground = below
    stand_on(sheet, fill)
    insets = tuple(
        min(inset, side * _TIGHT) for inset, side in zip(_INSETS, (area.width, area.height) * 2, strict=True)
    )
    card = Rect(area.x + side, area.y, area.width - side, area.height)
    inner = card.inset(*insets)
    foot = _footer_height(sheet, content.footer, inner) if content.footer else 0.0
    anchor: Anchor = "ctr" if content.side_label else "t"
    beside = inner.inset(0, 0, 0, foot)
    insets = (insets[0] + icon_room(content.icon, beside), *insets[1:])
    if content.footer:
        sheet.decoration(card, fill=fill)
        above = card.inset(0, 0, 0, foot + insets[3])
        sheet.text(above, _lines(sheet, content, area), insets=(*insets[:3], 0.0), path=path, anchor=anchor)
        _footer(sheet, content.footer, Rect(inner.x, inner.bottom - foot, inner.width, foot), path)
    else:
        sheet.text(card, _lines(sheet, content, area), fill=fill, insets=insets, path=path, anchor=anchor)
    if not content.side_label:
        sheet.decoration(replace(area, width=side), fill=accent)
    draw_icon(sheet, content.icon, beside, path, centred=anchor == "ctr")


def _lines(sheet: Sheet, content: InfoCard, area: Rect) -> list[Paragraph]:
    larger = min(max(scale_of(area) * _LARGER, 1.0), _LARGER)
    size = below_title(sheet, half(15.0 * larger))
    lines = [paragraph(text, size, color=ink(sheet), floor=12.0, before=6.0) for text in content.body]
    if content.lead:
        lines.insert(0, paragraph(content.lead, half(18.0 * larger), color=ink(sheet), bold=True, floor=13.0))
    return [replace(lines[0], before=0.0), *lines[1:]]


def _footer(sheet: Sheet, text: str, area: Rect, path: str) -> None:
    gap = min(_FOOTER_GAP, area.height / 2)
    line = area.inset(0, gap, 0, 0)
    sheet.rule(line.x, line.y, line.width)
    words = [paragraph(text, 10.5, color=quiet_ink(sheet), floor=9.0)]
    sheet.text(line, words, path=f"{path}.footer", anchor="b")


def _side(sheet: Sheet, content: InfoCard, area: Rect, accent: str, path: str) -> float:
    """The panel with the label; on narrow cards its words run upwards. Returns its width."""
    stand_on(sheet, accent)
    room = min(area.width * _SIDE_SHARE, _SIDE_MOST) - _SIDE_INSETS[0] - _SIDE_INSETS[2]
    longest = sheet.type.longest_word(content.side_label or "", _SIDE_FLOOR, bold=True)
    wide = area.width >= _WIDE and longest <= room
    width = min(area.width * _SIDE_SHARE, _SIDE_MOST) if wide else min(_STRIP, area.width * _SIDE_SHARE)
    words = [
        paragraph(content.side_label or "", 16.0 if wide else 12.0, color=ink(sheet), bold=True, floor=_SIDE_FLOOR)
    ]
    panel = replace(area, width=width)
    if wide:
        sheet.text(panel, words, path=f"{path}.sideLabel", fill=accent, anchor="ctr", insets=_SIDE_INSETS)
        return width
    words = [replace(words[0], align="ctr")]
    fitted = sheet.type.fit(words, area.height - 8, width - 4)
    sheet.text(panel, [], fitted=fitted, path=f"{path}.sideLabel", fill=accent, anchor="ctr", vertical="vert270")
    return width


def _footer_height(sheet: Sheet, text: str, inner: Rect) -> float:
    """The room of a footer with the hairline above it, in pt."""
    needed = sheet.type.fit([paragraph(text, 10.5, floor=9.0)], inner.width, inner.height * _FOOTER_SHARE)
    return min(needed.measured.height + 2 * _FOOTER_GAP, inner.height * _FOOTER_SHARE + 2 * _FOOTER_GAP, inner.height)
