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
_BLOCK_TOP, _BLOCK = 3.0, (16.0, 31.0)
_OVERLINE = 24.0
_RULE_GAP = 7.0


def title_height(look: Look) -> float:
    """What two lines of a title take, in pt."""
    return look.type.title.size * 2.54


def title_marks(look: Look, theme: Theme, box: Rect) -> Iterator[Mark]:
    """What stands at a title whose words begin at the top of `box`; the lines under it are `title_rules`."""
    match look.ornaments.title:
        case "bar":
            width = min(BAR.width, box.width)
            left = box.x + (box.width - width) / 2 if look.ornaments.align == "ctr" else box.x
            yield Rect(left, box.y + BAR.y, width, BAR.height), {"fill": theme.mark}
        case "block" if box.x <= look.spacing.margin + 1:
            yield Rect(0, box.y + _BLOCK_TOP, *_BLOCK), {"fill": theme.mark}
        case "overline":
            yield line_mark(Rect(box.x, max(box.y - _OVERLINE, 0.0), box.width, 0), Rule(1.0, "rule"))


def title_rules(look: Look, box: Rect) -> Iterator[Mark]:
    """The lines under a title that fills `box`."""
    return stacked(look.ornaments.title_rule, box.x, box.bottom + _RULE_GAP, box.width)


def under_title_rule(look: Look, height: float) -> float:
    """Where the lines under a title of `height` pt end, in pt below the title's top."""
    return height + _RULE_GAP + height_of(look.ornaments.title_rule)


def edge_marks(look: Look) -> Iterator[Mark]:
    """Lines along the top edge."""
    return stacked(look.ornaments.edge, 0.0, 0.0, look.spacing.page[0])


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
