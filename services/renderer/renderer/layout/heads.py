"""Where the titles of pages stand in each look, and what is drawn at them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from renderer.layout.geometry import Rect
from renderer.layout.marks import Mark, line_mark, stacked, title_height, title_marks, title_rules, under_title_rule
from renderer.looks import Look, Rule
from renderer.looks.look import TitlePlace
from renderer.scene import Align, Anchor
from renderer.scene.theme import Theme

_COLUMNS, _COLUMN = 12, 3
_BETWEEN_COLUMNS, _BESIDE_COLUMN = 14.4, 36.0
_COLUMN_FOOT, _COLUMN_TITLE = 44.0, 0.62
"""What stays free below a column, in pt, and the share of its height that a title may take."""
_NARROW_PAGE = 800.0
_BAND_ABOVE, _BAND_BELOW, _BAND_EDGE = 32.0, 18.0, 4.0
_CENTRED = 0.1
"""What a centred title leaves free at each side, as a share of the width."""


@dataclass(frozen=True, slots=True)
class Head:
    """The place of a title, in pt.

    Attributes:
        place: what the look has, or `top` where that leaves the content too little room.
        box: the room of the words.
        content: where the content begins at the latest, from the left and from the top.
        ground: what the words stand on.
    """

    place: TitlePlace
    box: Rect
    content: tuple[float, float]
    align: Align = "l"
    anchor: Anchor = "t"
    ground: str = "bg1"

    @property
    def is_beside(self) -> bool:
        """Whether the content stands beside the title, not below it."""
        return self.place == "column"

    @property
    def is_fixed(self) -> bool:
        """Whether what is drawn at the title stays where it is, however long the title is."""
        return self.place in {"band", "column"}


def head_of(look: Look, theme: Theme, shift: float = 0.0, *, wide: bool = False, hangs: bool = True) -> Head:
    """The head of a page; all of it stands `shift` pt below its usual place.

    A `wide` page needs its whole width for the content: a title that would stand beside it stands above it. The content
    stands in from the margin by the look's indent, unless the title of a look that hangs it no longer `hangs`.
    """
    spacing = look.spacing
    width, top = spacing.page[0] - 2 * spacing.margin, spacing.top + shift
    place = look.manner.title
    if place == "column" and (wide or spacing.page[0] < _NARROW_PAGE):
        place = "top"
    full, align = Rect(spacing.margin, top, width, title_height(look)), look.ornaments.align
    stands_in = (hangs or not spacing.hanging) and spacing.page[0] >= _NARROW_PAGE
    left = full.x + spacing.indent if stands_in else full.x
    if not spacing.hanging:
        full = full.inset(left - full.x, 0, 0, 0)
    match place:
        case "column":
            column = _column(width)
            room = Rect(spacing.margin, top, column, (spacing.page[1] - top - _COLUMN_FOOT) * _COLUMN_TITLE)
            return Head(place, room, (room.right + _BESIDE_COLUMN, top), align)
        case "band":
            band = Rect(full.x, shift + _BAND_ABOVE, width, full.height)
            return Head(place, band, (left, band.bottom + _BAND_BELOW), align, "ctr", _band_fill(theme))
        case "serif":
            return Head(place, full, (left, top + under_title_rule(look, full.height)), align)
        case "centred":
            narrow = full.inset(width * _CENTRED, 0, width * _CENTRED, 0)
            return Head(place, narrow if align == "ctr" else full, (left, full.bottom), align)
        case _:
            return Head(place, full, (left, full.bottom), align)


def title_ink(look: Look, theme: Theme, head: Head) -> str:
    """The color of a title; on a ground of its own, one that can be read there."""
    return look.type.title.color if head.ground == "bg1" else theme.ink_on(head.ground)


def head_marks(look: Look, theme: Theme, head: Head, height: float | None = None) -> Iterator[Mark]:
    """What is drawn at a title; `height` is what it takes instead of all its room, in pt."""
    if head.place == "band":
        yield from _band_marks(look, theme, head)
        return
    if head.place == "column":
        yield _column_mark(look, head)
    yield from title_marks(look, theme, head.box)
    yield from title_rules(look, replace(head.box, height=height or head.box.height))


def _band_marks(look: Look, theme: Theme, head: Head) -> Iterator[Mark]:
    """The band, with the lines of the title along its foot, or an edge in the accent."""
    top, bottom, width = head.box.y - _BAND_ABOVE, head.content[1], look.spacing.page[0]
    yield Rect(0, top, width, bottom - top), {"fill": head.ground}
    if look.ornaments.title_rule:
        yield from stacked(look.ornaments.title_rule, 0, bottom, width)
    elif look.ornaments.title != "none":
        yield Rect(0, bottom - _BAND_EDGE, width, _BAND_EDGE), {"fill": theme.mark}


def _column(width: float) -> float:
    """Three of twelve columns of `width` pt."""
    one = (width - (_COLUMNS - 1) * _BETWEEN_COLUMNS) / _COLUMNS
    return _COLUMN * one + (_COLUMN - 1) * _BETWEEN_COLUMNS


def _column_mark(look: Look, head: Head) -> Mark:
    """What parts the column from the content: a ground, or a line where cards have surfaces enough."""
    edge, page = head.box.right + _BESIDE_COLUMN / 2, look.spacing.page
    if look.manner.has_surfaces:
        rule = (look.ornaments.divider or (Rule(1.0, "rule"),))[0]
        return line_mark(Rect(edge, head.box.y, 0, page[1] - head.box.y - _COLUMN_FOOT), rule)
    style: dict[str, Any] = {"fill": "bg2"}
    return Rect(0, 0, edge, page[1]), style


def _band_fill(theme: Theme) -> str:
    """A band is dark; on a dark page, it is a surface."""
    return "bg2" if theme.is_dark else "tx1"
