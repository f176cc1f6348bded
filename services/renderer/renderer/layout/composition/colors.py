"""Colors of blocks: names of the palette as slots of the theme, what lies below a block, and inks that read on it."""

from collections.abc import Sequence

from deck_presentation.contrast import contrast
from renderer.layout.composition.regions import SLACK, rect_of
from renderer.layout.geometry import Rect
from renderer.layout.recoloring import readable_on
from renderer.layout.sheet import Sheet
from renderer.media.decoding import tone
from renderer.scene import Element, Frame, Paragraph, Picture, Shape
from renderer.scene.theme import Theme, rgb

_SLOTS = {
    "foreground": "tx1",
    "muted": "tx2",
    "faint": "accent5",
    "rule": "hairline",
    "surface": "bg1",
    "accent": "accent1",
    "accentSecondary": "accent2",
}
_READABLE = 4.5


def scene_color(color: str, theme: Theme, opacity: float = 1.0) -> str:
    """A color of a document (#RGB, #RRGGBB, #RRGGBBAA or a name of the palette) as one of a scene."""
    if not color.startswith("#"):
        base = theme.ink_on("accent1") if color == "accentInverse" else theme.named.get(color, _SLOTS[color])
        return _faded(base, opacity)
    digits = "".join(digit * 2 for digit in color[1:]) if len(color) == 4 else color[1:]
    alpha = int(digits[6:], 16) / 255 if len(digits) == 8 else 1.0
    return _faded(f"#{digits[:6].upper()}", alpha * opacity)


def is_translucent(color: str) -> bool:
    """Whether a color of a document says itself how much shines through."""
    return color.startswith("#") and len(color) == 9


def stand_on(sheet: Sheet, fill: str | None) -> None:
    """Have the words to come stand on `fill`, a color of a scene, if there is one."""
    if fill is not None:
        sheet.ground = rgb(fill, sheet.theme, _ground(sheet))


def ink(sheet: Sheet) -> str:
    """The slot of text on the ground of `sheet`."""
    return sheet.theme.text_on(_ground(sheet))


def quiet_ink(sheet: Sheet) -> str:
    """The slot of the second voice; the first where the second would be hard to read."""
    return readable(sheet, "tx2")


def accent_ink(sheet: Sheet) -> str:
    """The slot of words that carry the accent, where it can be read."""
    return readable(sheet, "accent2")


def readable(sheet: Sheet, color: str) -> str:
    """`color`, or the ink where it could not be read."""
    ground = _ground(sheet)
    return color if contrast(rgb(color, sheet.theme, ground), ground) >= _READABLE else ink(sheet)


def readable_where_it_stands(sheet: Sheet, lines: Sequence[Paragraph]) -> list[Paragraph]:
    """`lines` of a block with a fill of its own: names of the palette that cannot be read on it become ink."""
    return list(readable_on(lines, _ground(sheet), sheet.theme, keeps_digits=True))


def is_plain(sheet: Sheet) -> bool:
    """Whether all voices of the theme can be read on the ground of `sheet`."""
    ground = _ground(sheet)
    return all(contrast(sheet.theme.hex_of(slot), ground) >= _READABLE for slot in ("tx1", "tx2"))


def _ground(sheet: Sheet) -> str:
    return rgb(sheet.ground, sheet.theme, sheet.theme.hex_of("bg1"))


def _faded(color: str, opacity: float) -> str:
    return color if opacity >= 1 else f"{color} alpha:{round(opacity * 100_000)}"


def ground_under(rect: Rect, elements: Sequence[Element], below: str, theme: Theme) -> str:
    """The color (#RRGGBB) that `rect` stands on after `elements` are drawn over `below`."""
    ground = below
    for element in elements:
        if rect_of(element.frame).contains(rect, SLACK) if isinstance(element, Shape | Picture) else False:
            ground = _painted(element, ground, theme)
    return ground


def made_readable(element: Element, elements: Sequence[Element], theme: Theme) -> Element:
    """`element` with inks that can be read on `elements`, if it is a text without a fill of its own."""
    if not isinstance(element, Shape) or not element.paragraphs or element.fill:
        return element
    plain = theme.hex_of("bg1")
    ground = ground_under(_middle(element.frame), elements, plain, theme)
    if ground == plain:
        return element
    return element.saying(readable_on(element.paragraphs, ground, theme))


def _painted(element: Element, ground: str, theme: Theme) -> str:
    match element:
        case Shape() | Shape() if isinstance(element.fill, str) and element.geometry != "line":
            return rgb(element.fill, theme, ground)
        case Picture():
            return tone(element.fill)
        case _:
            return ground


def _middle(frame: Frame) -> Rect:
    rect = rect_of(frame)
    return Rect(rect.x + rect.width / 4, rect.y + rect.height / 4, rect.width / 2, rect.height / 2)
