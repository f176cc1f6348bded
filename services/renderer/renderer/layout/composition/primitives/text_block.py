"""Free text, turned and framed as the document wants it."""

import math
from dataclasses import replace

from renderer.deck.blocks.words import Border, CalloutBox, Insets, TextBlock
from renderer.layout.composition.colors import (
    accent_ink,
    ink,
    quiet_ink,
    readable_where_it_stands,
    scene_color,
    stand_on,
)
from renderer.layout.composition.primitives.icon_beside import draw_icon, icon_room
from renderer.layout.composition.primitives.rich_text import ALIGNS, Voice, is_bold, paragraphs_of, text_of
from renderer.layout.composition.primitives.scaling import in_high_region
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.looks import Voice as LookVoice
from renderer.scene import UPRIGHT, Anchor, Line, Shape, TextBody, Turn, plain_line
from renderer.typesetting.scripts import has_rtl, is_cjk

_CSS_LINE = 1.2
_ANCHORS: dict[str, Anchor] = {"top": "t", "middle": "ctr", "bottom": "b"}
_DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot"}
_FRAMED = (12.0, 9.0, 12.0, 9.0)
_MOST_INSET = 0.7
_BAR = 4.0


def text_block(sheet: Sheet, content: TextBlock, area: Rect, path: str) -> None:
    """Words in their role, in a box that may have a fill, a border and a turn."""
    fill = scene_color(content.fill, sheet.theme) if content.fill else None
    stand_on(sheet, fill)
    voice = _voice(sheet, content)
    paragraphs = paragraphs_of(content.content, voice, sheet.theme) if content.content else []
    paragraphs = readable_where_it_stands(sheet, paragraphs) if fill else paragraphs
    turn = Turn(content.rotation) if content.rotation else UPRIGHT
    box = turned_box(area, turn.rotation)
    insets = _insets(sheet, content, box, path)
    fitted = sheet.type.fit(paragraphs, *_size(box.inset(*insets))) if paragraphs else None
    if fitted:
        sheet.report(fitted, path)
    body = TextBody(fitted.paragraphs, insets, _ANCHORS[content.vertical_align or "top"]) if fitted else None
    sheet.add(
        Shape(
            box.frame(),
            sheet.name(),
            decorative=body is None,
            fill=fill,
            line=line_of(content.border, sheet),
            turn=turn,
            body=body,
        )
    )


def callout_box(sheet: Sheet, content: CalloutBox, area: Rect, path: str) -> None:
    """A remark on a tint, with a bar of the accent before it."""
    fill = scene_color(content.fill, sheet.theme) if content.fill else "accent6"
    stand_on(sheet, fill)
    color = scene_color(content.color, sheet.theme) if content.color else ink(sheet)
    voice = Voice(in_high_region(sheet, 18.0, area), 12.0, color, bold=isinstance(content.content, str))
    insets = (min(18.0, area.width * 0.1), min(10.0, area.height * 0.12)) * 2
    whole = area.inset(*insets)
    insets = (insets[0] + icon_room(content.icon, whole), *insets[1:])
    inner = area.inset(*insets)
    paragraphs = readable_where_it_stands(sheet, paragraphs_of(content.content, voice, sheet.theme))
    fitted = sheet.type.fit(paragraphs, inner.width, inner.height)
    sheet.report(fitted, f"{path}.content")
    body = TextBody(fitted.paragraphs, insets, "ctr")
    sheet.add(Shape(area.frame(), sheet.name(), fill=fill, body=body))
    if not content.fill:
        sheet.decoration(replace(area, width=min(_BAR, area.width)), fill=sheet.theme.mark)
    draw_icon(sheet, content.icon, whole, path, centred=True)


def line_of(border: Border | None, sheet: Sheet) -> Line | None:
    """The line around a block; none when its width is 0."""
    if border is None or border.width == 0:
        return None
    color = scene_color(border.color, sheet.theme) if border.color else "hairline"
    return plain_line(color, 1.0 if border.width is None else border.width, _DASHES[border.dash or "solid"])


def turned_box(area: Rect, degrees: float) -> Rect:
    """The largest box that stays within `area` (pt) when it is turned about its middle."""
    cos, sin = abs(math.cos(math.radians(degrees))), abs(math.sin(math.radians(degrees)))
    if sin < 1e-6:
        return area
    sizes = []
    for step in range(-24, 25):
        ratio = 2 ** (step / 6)
        width = min(area.width / (cos + ratio * sin), area.height / (sin + ratio * cos))
        sizes.append((width, width * ratio))
    if cos < 1e-6:
        sizes = [(area.height, area.width)]
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return Rect(area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width, height)


def _voice(sheet: Sheet, content: TextBlock) -> Voice:
    voice, text = _role(sheet, content.role or "body"), text_of(content.content)
    # Scripts without italics would only be slanted, and space between letters would tear Arabic words apart.
    italic = voice.italic and not (is_cjk(text) or has_rtl(text))
    size = content.size or voice.size
    return replace(
        voice,
        size=size,
        floor=min(voice.floor, size),
        color=scene_color(content.color, sheet.theme) if content.color else voice.color,
        bold=is_bold(content.weight, voice.bold),
        italic=italic if content.italic is None else content.italic,
        spacing=0.0 if has_rtl(text) else voice.spacing,
        align=ALIGNS[content.align or "left"],
        line_spacing=content.line_height / _CSS_LINE if content.line_height else voice.line_spacing,
    )


def _role(sheet: Sheet, role: str) -> Voice:
    """The voice that the look has for `role`, and the size it starts from where the look leaves that open."""
    kind, size, floor, color = {
        "display": ("statement", 48.0, 20.0, ink),
        "title": ("title", 30.0, 18.0, ink),
        "caption": ("caption", 11.0, 9.0, quiet_ink),
        "eyebrow": ("eyebrow", 12.0, 9.0, accent_ink),
    }.get(role, ("body", 16.0, 12.0, ink))
    given: LookVoice = getattr(sheet.look.type, kind)
    size = given.most or given.size or given.sized(size)
    return Voice(
        size,
        min(floor, size),
        color(sheet),
        bold=given.bold,
        italic=given.italic,
        heading=given.heading,
        caps=given.transform == "upper",
        spacing=given.tracking,
        line_spacing=given.leading if given.leading != 1.0 else None,
    )


def _insets(sheet: Sheet, content: TextBlock, box: Rect, path: str) -> tuple[float, float, float, float]:
    given = content.insets
    if given is None:
        framed = content.fill is not None or content.border is not None
        wanted = _FRAMED if framed else (0.0, 0.0, 0.0, 0.0)
    elif isinstance(given, Insets):
        wanted = (given.left or 0.0, given.top or 0.0, given.right or 0.0, given.bottom or 0.0)
    else:
        wanted = (given, given, given, given)
    left, top, right, bottom = wanted
    across = min(1.0, box.width * _MOST_INSET / max(left + right, 1.0))
    down = min(1.0, box.height * _MOST_INSET / max(top + bottom, 1.0))
    if given is not None and min(across, down) < 1:
        sheet.no_effect(f"{path}.insets", "The part of the insets that leaves no room for the text has no effect here.")
    return left * across, top * down, right * across, bottom * down


def _size(rect: Rect) -> tuple[float, float]:
    return rect.width, rect.height
