"""Layouts and masters: what a slide's shapes inherit from them, and what they draw beneath."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deck_presentation.colors import find_fill, read_paint
from deck_presentation.model import Placeholder
from deck_presentation.names import A, Element, P, flag, whole
from deck_presentation.paints import WHITE, Paint
from deck_presentation.parts import Parts, linked
from deck_presentation.themes import Theme, read_theme, remapped

_TITLES = ("title", "ctrTitle")
_CHROME = ("ftr", "dt", "sldNum", "hdr")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout or a master.

    Attributes:
        part: its part name; "" when there is none.
        root: its element, None when it is missing.
        theme: its theme behind its color map.
        placeholders: its placeholder shapes.
        below: the master of a layout.
        shows_below: it lets its master's shapes show.
        images: image part names by relationship id.
    """

    part: str = ""
    root: Element | None = None
    theme: Theme = field(default_factory=Theme)
    placeholders: tuple[tuple[Placeholder, Element], ...] = ()
    below: "Sheet | None" = None
    shows_below: bool = True
    images: Mapping[str, str] | None = None

    def match(self, role: Placeholder) -> Element | None:
        """The placeholder that a shape with this role inherits from."""
        by_kind = [shape for own, shape in self.placeholders if _kind(own.type) == _kind(role.type)]
        if self.below is None or role.type in _TITLES or role.type in _CHROME:
            return by_kind[0] if by_kind else None
        by_slot = [shape for own, shape in self.placeholders if own.idx == role.idx and own.type not in _TITLES]
        return by_slot[0] if by_slot else (by_kind[0] if by_kind else None)

    def text_style(self, role: Placeholder | None) -> Element | None:
        """The master's `p:titleStyle`, `p:bodyStyle` or `p:otherStyle` for a role."""
        master = self.below or self
        if master.root is None:
            return None
        name = "otherStyle"
        if role is not None and role.type not in _CHROME:
            name = "titleStyle" if role.type in _TITLES else "bodyStyle"
        return master.root.find(f"{P}txStyles/{P}{name}")


def _kind(name: str) -> str:
    """Roles that inherit from one another share a kind."""
    if name in _TITLES:
        return "title"
    return name if name in _CHROME else "body"


def read_sheet(parts: Parts, name: str | None, *, is_layout: bool) -> Sheet:
    """Read a layout (with its master) or a master; an empty sheet when the part is missing."""
    root = parts.tree(name) if name else None
    if name is None or root is None:
        return Sheet()
    below = read_sheet(parts, linked(parts, name, "slideMaster"), is_layout=False) if is_layout else None
    if below is not None:
        theme = remapped(below.theme, root.find(P + "clrMapOvr"))
    else:
        theme_part = linked(parts, name, "theme")
        theme = read_theme(parts.tree(theme_part) if theme_part else None, root.find(P + "clrMap"))
    return Sheet(
        name,
        root,
        theme,
        tuple((role, shape) for shape in root.iter(P + "sp") if (role := read_role(shape)) is not None),
        below,
        flag(root, "showMasterSp", default=True),
        image_names(parts, name),
    )


def read_role(shape: Element) -> Placeholder | None:
    """The `p:ph` of any kind of shape."""
    properties = shape.find(f"./*/{P}nvPr")
    element = properties.find(P + "ph") if properties is not None else None
    return Placeholder(element.get("type", "obj"), whole(element, "idx")) if element is not None else None


def image_names(parts: Parts, name: str) -> dict[str, str]:
    """Existing internal targets of a part by relationship id."""
    return {rid: target for rid, (_, target) in parts.links(name).items() if parts.has(target)}


def read_background(root: Element, theme: Theme, images: Mapping[str, str], sheet: Sheet | None) -> Paint:
    """What a slide (or, failing that, its layout or master) paints first; white when nobody says."""
    background = root.find(f"{P}cSld/{P}bg")
    if background is not None:
        own = read_paint(find_fill(background.find(P + "bgPr")), theme.palette, images=images)
        paint = own or theme.styled_paint(background.find(P + "bgRef"))
        if paint is not None and paint.kind != "none":
            return paint
    if sheet is None or sheet.root is None:
        return Paint.solid(WHITE)
    return read_background(sheet.root, theme, sheet.images or {}, sheet.below)


def body_properties(shape: Element | None) -> Element | None:
    """The `a:bodyPr` of a shape."""
    return shape.find(f"{P}txBody/{A}bodyPr") if shape is not None else None


def list_style(shape: Element | None) -> Element | None:
    """The `a:lstStyle` of a shape."""
    return shape.find(f"{P}txBody/{A}lstStyle") if shape is not None else None
