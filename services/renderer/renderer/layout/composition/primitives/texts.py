"""Primitives that are words."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.blocks import words
from renderer.layout.composition.colors import accent_ink, ink, quiet_ink, scene_color, stand_on
from renderer.layout.composition.primitives.rich_text import ALIGNS
from renderer.layout.composition.primitives.scaling import below_title, in_high_region
from renderer.layout.figures.alike import told_once
from renderer.layout.frame import TITLE_RISE
from renderer.layout.geometry import Rect
from renderer.layout.marks import stacked, title_marks
from renderer.layout.sheet import CARD_RADIUS, Sheet, paragraph
from renderer.layout.sources import signed
from renderer.looks.rules import height_of
from renderer.scene import POINT, Paragraph, Placeholder, Shape
from renderer.typesetting.scripts import has_rtl
from renderer.typesetting.typesetter import Fitted

_TITLE_FLOOR, _SUBTITLE = 18.0, (14.0, 11.0)
_BULLET, _FLOOR, _BULLET_GAP, _WIDEST_GAP, _INDENT = 20.0, 12.0, 7.0, 16.0, 18.0
_NESTED = 0.88
_BETWEEN, _NARROWEST, _WORTH_IT = 28.0, 150.0, 1.15
"""Between two columns of points, and the least width of one, in pt; and how much larger type in them is at least."""
_TALL = 0.6
"""Of the height of a page, what a block takes at least that stands beside the others and below none of them."""
_RIBBON = 34.0
_BORROWED = 6.0
_RISE_SHARE = 0.32
_RULE_GAP = 4.0


def title_block(sheet: Sheet, content: words.TitleBlock, area: Rect, path: str) -> None:
    """A title where other slides have theirs, above it an eyebrow or a mark, below it a subtitle."""
    rise = min(TITLE_RISE, area.height * _RISE_SHARE)
    room = area.inset(0, rise, 0, 0)
    if content.subtitle:
        # It may use a little of the gap below, so that titles of two rows keep their size.
        more = min(_BORROWED, area.height * 0.08, sheet.page.bottom - area.bottom)
        room = replace(room, height=room.height + more)
    rules, align = sheet.look.ornaments.title_rule, sheet.look.ornaments.align
    if rules:
        room = replace(room, height=max(room.height - _RULE_GAP - height_of(rules), room.height * 0.7))
    title = [sheet.paragraph(content.title, role="title", color=ink(sheet), floor=_TITLE_FLOOR, align=align)]
    fitted = sheet.type.fit(title, room.width, room.height * (0.66 if content.subtitle else 1.0))
    box = replace(room, height=min(fitted.measured.height + 1, room.height))
    sheet.text(box, [], fitted=fitted, path=f"{path}.title")
    if content.eyebrow:
        _eyebrow(sheet, content.eyebrow, Rect(area.x, area.y, area.width, max(rise - 2, rise / 2)), f"{path}.eyebrow")
    if rise >= TITLE_RISE and not (content.eyebrow and sheet.look.ornaments.title == "bar"):
        for mark, style in title_marks(sheet.look, sheet.theme, box):
            sheet.decoration(mark, **style)
    if content.subtitle:
        words = [paragraph(content.subtitle, _SUBTITLE[0], color=quiet_ink(sheet), floor=_SUBTITLE[1], align=align)]
        top = min(box.bottom, room.bottom - 1)
        below = Rect(area.x, top, area.width, room.bottom - top)
        fitted = sheet.type.fit(words, below.width, below.height)
        below = replace(below, height=min(fitted.measured.height + 1, below.height))
        sheet.text(below, [], fitted=fitted, path=f"{path}.subtitle")
        box = below
    for mark, style in stacked(rules, area.x, box.bottom + _RULE_GAP, area.width):
        sheet.decoration(mark, **style)


def bullet_list(sheet: Sheet, content: words.BulletList, area: Rect, path: str) -> None:
    """Points, the nested ones a step further in; many stand in two columns, where they are larger so.

    The first two lists of a slide fill placeholders.
    """
    points = [_point(sheet, item, first=index == 0) for index, item in enumerate(content.items)]
    whole = sheet.type.fit(points, area.width, area.height)
    halves = _halves(sheet, content.items, points, area) if whole.too_small else []
    if halves and _size(halves[0]) >= _WORTH_IT * _size(whole):
        boxes, texts = area.columns(2, gap=_BETWEEN), halves
    else:
        boxes, texts = [area], [whole]
    # Beside blocks as high as the page, which stand in its middle, a short list hangs at the top as if it were cut off.
    is_high = len(boxes) == 1 and area.height >= _TALL * sheet.page.height
    at = f"{path}.items"
    for box, text in zip(boxes, told_once(sheet, texts, [at] * len(texts), at), strict=True):
        shown = _spread(text, box.height)
        height = sheet.type.measure(shown.paragraphs, box.width).height
        anchor = "ctr" if is_high and height <= box.height / 2 else "t"
        sheet.text(box, [], fitted=shown, path=at, placeholder=_next_placeholder(sheet), anchor=anchor)


def _halves(sheet: Sheet, items: Sequence[words.BulletItem], points: Sequence[Paragraph], area: Rect) -> list[Fitted]:
    """`points` in two columns, with nested ones behind theirs; nothing where `area` is too narrow for two."""
    column = area.columns(2, gap=_BETWEEN)[0]
    middle = -(-len(items) // 2)
    starts = [index for index, item in enumerate(items) if index and item.level == 1]
    if column.width < _NARROWEST or not starts:
        return []
    cut = min(starts, key=lambda index: abs(index - middle))
    parts = [points[:cut], [replace(points[cut], before=0.0), *points[cut + 1 :]]]
    return sheet.type.fit_alike(parts, column.width, column.height)


def _size(text: Fitted) -> float:
    return text.paragraphs[0].runs[0].size


def _spread(text: Fitted, height: float) -> Fitted:
    """`text` with some of what it leaves of `height` between its points."""
    spare = height - text.measured.height
    if spare <= 0:
        return text
    more = min(spare / len(text.paragraphs), _WIDEST_GAP - _BULLET_GAP)
    lines = (replace(line, before=line.before + more if index else 0.0) for index, line in enumerate(text.paragraphs))
    return replace(text, paragraphs=tuple(lines))


def _next_placeholder(sheet: Sheet) -> Placeholder | None:
    """The next of the two that a slide has for lists, if one is left."""
    bodies = [e.placeholder for e in sheet.elements if isinstance(e, Shape) and e.placeholder is not None]
    taken = sum(one.kind == "body" and one.idx in (1, 2) for one in bodies)
    return Placeholder("body", taken + 1) if taken < 2 else None


def section_ribbon(sheet: Sheet, content: words.SectionRibbon, area: Rect, path: str) -> None:
    """A band across the region with the section's name in capitals."""
    band = replace(area, height=min(area.height, _RIBBON))
    words = [
        paragraph(
            content.label,
            13.0,
            color=sheet.theme.ink_on("accent1"),
            bold=True,
            floor=9.0,
            spacing=_tracking(content.label, 0.8),
            caps=True,
        )
    ]
    sheet.text(band, words, path=f"{path}.label", fill="accent1", anchor="ctr", insets=(14.0, 2.0, 14.0, 2.0))
    _section_rule(sheet, band, area)


def _section_rule(sheet: Sheet, name: Rect, area: Rect) -> None:
    """The look's lines under the name of a section, across `area`."""
    lines = sheet.look.ornaments.section
    top = min(name.bottom + 2.0, area.bottom)
    for box, style in stacked(lines, area.x, top, area.width):
        sheet.decoration(box, **style)


def section_tag(sheet: Sheet, content: words.SectionTag, area: Rect, path: str) -> None:
    """A plate as wide as its words."""
    fill = scene_color(content.fill, sheet.theme) if content.fill else "accent6"
    stand_on(sheet, fill)
    color = ink(sheet) if content.fill else accent_ink(sheet)
    text = content.label.title() if content.transform == "title" else content.label
    text = text.lower() if content.transform == "lower" else text
    caps = content.transform in {None, "upper"}
    words = [
        paragraph(
            text, 12.0, color=color, bold=True, floor=9.0, spacing=_tracking(text, 0.6) if caps else 0.0, caps=caps
        )
    ]
    wanted = sheet.type.measure(words, 10_000.0)
    width = min(wanted.width + 24, area.width)
    plate = Rect(area.x, area.y, width, min(area.height, 24.0))
    sheet.text(
        plate,
        words,
        path=f"{path}.label",
        fill=fill,
        geometry="roundRect",
        radius=CARD_RADIUS,
        anchor="ctr",
        insets=(10.0, 2.0, 10.0, 2.0),
    )
    _section_rule(sheet, plate, area)


def source_line(sheet: Sheet, content: words.SourceLine, area: Rect, path: str) -> None:
    """Where figures come from, small, at the foot of the region."""
    text = content.content
    if content.kind != "plain":
        text = signed(sheet, text, content.kind or "source")
    words = [paragraph(text, 10.5, color=quiet_ink(sheet), floor=9.0, align=ALIGNS[content.align or "left"])]
    sheet.text(area, words, path=f"{path}.content", anchor="b")


def banner_band(sheet: Sheet, content: words.BannerBand, area: Rect, path: str) -> None:
    """A sentence on a band of color."""
    fill = scene_color(content.fill, sheet.theme) if content.fill else "accent1"
    stand_on(sheet, fill)
    color = scene_color(content.color, sheet.theme) if content.color else ink(sheet)
    words = [paragraph(content.text, in_high_region(sheet, 22.0, area), color=color, bold=True, floor=12.0)]
    insets = (min(18.0, area.width * 0.1), min(6.0, area.height * 0.1)) * 2
    sheet.text(area, words, path=f"{path}.text", fill=fill, anchor="ctr", insets=insets)


def _tracking(text: str, spacing: float) -> float:
    """Space between letters would tear Arabic words apart."""
    return 0.0 if has_rtl(text) else spacing


def _eyebrow(sheet: Sheet, text: str, box: Rect, path: str) -> None:
    words = [
        sheet.paragraph(text, role="eyebrow", color=accent_ink(sheet), floor=9.0, align=sheet.look.ornaments.align)
    ]
    sheet.text(box, words, path=path, anchor="b")


def _point(sheet: Sheet, item: words.BulletItem, *, first: bool) -> Paragraph:
    nested = item.level == 2
    return paragraph(
        item.text,
        below_title(sheet, _BULLET) * (_NESTED if nested else 1.0),
        color=quiet_ink(sheet) if nested else ink(sheet),
        floor=_FLOOR,
        bullet=POINT,
        indent=_INDENT * item.level,
        level=item.level - 1,
        before=0.0 if first else _BULLET_GAP * (0.6 if nested else 1.0),
    )
