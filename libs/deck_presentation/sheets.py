"""Layouts and masters: what a slide's shapes inherit from them, and what they paint beneath."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deck_presentation.fills import find_fill, read_paint, solid
from deck_presentation.model import Placeholder
from deck_presentation.names import A, Element, P, child, flag
from deck_presentation.paints import WHITE, Paint, Tone
from deck_presentation.parts import Parts, image_names
from deck_presentation.placeholders import Seat, kind_of, on_layout, on_master, seats_of
from deck_presentation.themes import Theme, overridden, read_theme

_GROUND = Tone("bg1")
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout or a master.

    Attributes:
        part: its part name; "" when there is none.
        root: its element, None when it is missing.
        theme: its theme behind its color map.
        seats: its placeholders.
        below: the master of a layout.
        shows_below: it lets its master's shapes show.
        images: image part names by relationship id.
    """

    part: str = ""
    root: Element | None = None
    theme: Theme = field(default_factory=Theme)
    seats: tuple[Seat, ...] = ()
    below: "Sheet | None" = None
    shows_below: bool = True
    images: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What people call it, or ""."""
        content = child(self.root, P + "cSld")
        return content.get("name", "") if content is not None else ""

    @property
    def master(self) -> "Sheet":
        """The master of a layout; a master itself."""
        return self.below or self

    def lineage(self, role: Placeholder) -> tuple[Seat, ...]:
        """What a shape of a slide with this role inherits from: the layout's placeholder and the master's, as found."""
        if self.below is None:
            seat = on_master(role, self.seats)
            return (seat,) if seat is not None else ()
        seat = on_layout(role, self.seats)
        above = self.below.lineage(seat.role if seat is not None else role)
        return (seat, *above) if seat is not None else above

    def text_style(self, role: Placeholder | None) -> Element | None:
        """The master's list style for a role: `p:titleStyle`, `p:bodyStyle` or `p:otherStyle` (19.3.1.52)."""
        name = _STYLES.get(kind_of(role.type), "otherStyle") if role is not None else "otherStyle"
        return child(self.master.root, P + "txStyles", P + name)


def read_master(parts: Parts, name: str | None) -> Sheet:
    """Read a master; an empty sheet when the part is missing."""
    root = parts.tree(name) if name else None
    if name is None or root is None:
        return Sheet()
    theme = read_theme(parts, name).mapped(root.find(P + "clrMap"))
    return Sheet(name, root, theme, tuple(seats_of(root)), images=image_names(parts, name))


def read_layout(parts: Parts, name: str | None, master: Sheet) -> Sheet:
    """Read a layout of a master; an empty sheet when the part is missing."""
    root = parts.tree(name) if name else None
    if name is None or root is None:
        return Sheet()
    return Sheet(
        name,
        root,
        theme_of(parts, name, root, master.theme),
        tuple(seats_of(root)),
        master,
        flag(root, "showMasterSp", default=True),
        image_names(parts, name),
    )


def theme_of(parts: Parts, name: str, root: Element, inherited: Theme) -> Theme:
    """The theme of a layout or slide: with its own theme override, behind its own color map.

    `a:masterClrMapping` leaves the map of whatever is next in line: PowerPoint writes it into slides whose layout has a
    map of its own, and shows them by that (19.3.1.7).
    """
    return overridden(inherited, parts, name).mapped(child(root, P + "clrMapOvr", A + "overrideClrMapping"))


def read_background(root: Element | None, theme: Theme, images: Mapping[str, str], sheet: Sheet | None) -> Paint:
    """What a slide (or, failing that, its layout or master) paints first; the ground of the theme when nobody says."""
    background = child(root, P + "cSld", P + "bg")
    if background is not None:
        own = read_paint(find_fill(background.find(P + "bgPr")), theme.palette, images=images)
        paint = own or theme.styled_paint(background.find(P + "bgRef"))
        if paint is not None and paint.kind != "none":
            return paint
    if sheet is None or sheet.root is None:
        ground = solid(_GROUND, theme.palette)
        return ground if ground.colors else Paint.solid(WHITE)
    return read_background(sheet.root, theme, sheet.images, sheet.below)


def body_properties(shape: Element | None) -> Element | None:
    """The `a:bodyPr` of a shape."""
    return child(shape, P + "txBody", A + "bodyPr")


def list_style(shape: Element | None) -> Element | None:
    """The `a:lstStyle` of a shape."""
    return child(shape, P + "txBody", A + "lstStyle")
