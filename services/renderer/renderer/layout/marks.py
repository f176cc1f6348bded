"""What a look draws that is the same on every page: master and layouts carry it."""

from collections.abc import Iterator
from typing import Any

from renderer.layout.geometry import Rect
from renderer.looks import Look, Rule
from renderer.looks.rules import height_of
from renderer.scene import Line
from renderer.scene.theme import Theme

Mark = tuple[Rect, dict[str, Any]]
"""A box and the fields of its shape."""

BAR = Rect(0, -12, 36, 3.5)
OPENING_TITLE_BOTTOM = 292.0
_BLOCK_TOP, _BLOCK = 3.0, (16.0, 31.0)
_OVERLINE = 24.0
_RULE_GAP = 7.0
_PANEL = 10.0


def title_height(look: Look) -> float:
    """What two lines of a title take, in pt."""
    return look.type.title.size * 2.54


def title_marks(look: Look, theme: Theme, shift: float = 0.0, height: float | None = None) -> Iterator[Mark]:
    """What stands at the title of a page.

    `shift` is how far the title stands below its usual place, `height` what it takes instead of two lines, in pt.
    """
    spacing, top = look.spacing, look.spacing.top + shift
    width = spacing.page[0] - 2 * spacing.margin
    match look.ornaments.title:
        case "bar":
            left = (spacing.page[0] - BAR.width) / 2 if look.ornaments.align == "ctr" else spacing.margin
            yield Rect(left, top + BAR.y, BAR.width, BAR.height), {"fill": theme.mark}
        case "block":
            yield Rect(0, top + _BLOCK_TOP, *_BLOCK), {"fill": theme.mark}
        case "overline":
            yield line_mark(Rect(spacing.margin, top - _OVERLINE, width, 0), Rule(1.0, "rule"))
    yield from stacked(
        look.ornaments.title_rule, spacing.margin, top + (height or title_height(look)) + _RULE_GAP, width
    )


def block_marks(look: Look, theme: Theme, area: Rect, top: float) -> Iterator[Mark]:
    """What stands at a title inside `area` whose words begin at `top` (pt); the lines under it are `title_rules`."""
    match look.ornaments.title:
        case "bar":
            width = min(BAR.width, area.width)
            left = area.x + (area.width - width) / 2 if look.ornaments.align == "ctr" else area.x
            yield Rect(left, top + BAR.y, width, BAR.height), {"fill": theme.mark}
        case "block" if area.x <= look.spacing.margin + 1:
            yield Rect(0, top + _BLOCK_TOP, *_BLOCK), {"fill": theme.mark}
        case "overline":
            yield line_mark(Rect(area.x, max(top - _OVERLINE, 0.0), area.width, 0), Rule(1.0, "rule"))


def under_title_rule(look: Look, height: float) -> float:
    """Where the lines under a title of `height` pt end, in pt below the title's top."""
    return height + _RULE_GAP + height_of(look.ornaments.title_rule)


def edge_marks(look: Look) -> Iterator[Mark]:
    """Lines along the top edge."""
    return stacked(look.ornaments.edge, 0.0, 0.0, look.spacing.page[0])


def opening_ground(look: Look, theme: Theme) -> str | None:
    """The ground of an opening page, where it is not that of the others; dark looks do not turn light for it."""
    if look.ornaments.opening != "panel":
        return None
    return "bg2" if theme.is_dark else "tx1"


def opening_marks(look: Look, theme: Theme) -> Iterator[Mark]:
    """What stands on an opening page, wherever its title ends."""
    width, height = look.spacing.page
    match look.ornaments.opening:
        case "panel":
            yield Rect(0, 0, _PANEL, height), {"fill": "accent1"}
        case "block":
            yield Rect(0, height - 3.2 * _PANEL, width, 3.2 * _PANEL), {"fill": theme.mark}
        case "rule":
            left = look.spacing.opening
            box = Rect(left, OPENING_TITLE_BOTTOM + 9, width - 2 * left, 0)
            yield line_mark(box, Rule(2.0, theme.mark))


def stacked(rules: tuple[Rule, ...], x: float, y: float, width: float) -> Iterator[Mark]:
    """`rules` one below the other."""
    for rule in rules:
        y += rule.gap
        if rule.dash or rule.width < 1.5:
            yield line_mark(Rect(x, y + rule.width / 2, width, 0), rule)
        else:
            yield Rect(x, y, width, rule.width), {"fill": rule.color}
        y += rule.width


def line_mark(box: Rect, rule: Rule) -> Mark:
    """`rule` across `box`."""
    return box, {"geometry": "line", "line": line_of(rule)}


def line_of(rule: Rule) -> Line:
    """A rule of the look as a line of the scene."""
    return Line(rule.color, rule.width, "dash" if rule.dash else "solid")
