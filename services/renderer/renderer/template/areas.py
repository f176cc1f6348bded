"""Where a layout leaves room for content: in its placeholders' place, else between title and footer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from renderer.layout.geometry import Rect
from renderer.template.model import CONTENT_KINDS, TITLES, TemplatePlaceholder

SLACK = 2.0
"""Pt by which what lies within something may reach beyond it."""
FEET = frozenset({"dt", "ftr", "sldNum"})
_GAP, _FOOT_GAP = 10.0, 4.0
_SMALL = 0.035
_LEAST_WIDTH, _LEAST_HEIGHT = 0.3, 0.25
_MARGIN = 0.05
_BACKGROUND = 0.35


def content_area(
    page: Rect,
    placeholders: Sequence[TemplatePlaceholder],
    master: TemplatePlaceholder | None,
    decorations: Iterable[Rect],
) -> Rect:
    """The room for content on a layout; `master` is its master's body, `decorations` what stands on both."""
    title = next((p.box for p in placeholders if p.kind in TITLES and p.box), None)
    feet = [p.box for p in placeholders if p.kind in FEET and p.box]
    own = _union([_text_box(p) for p in placeholders if _holds_content(p, page)])
    if own is not None and _is_usable(own := _between(own, title, feet, page), page):
        return own
    inherited = _text_box(master) if master and master.box else _inside(page)
    area = _cut(_between(_widest(inherited, title, page), title, feet, page), decorations)
    if _is_usable(area, page):
        return area
    return _between(_inside(page), title, feet, page)


def grown(
    placeholder: TemplatePlaceholder,
    page: Rect,
    others: Iterable[TemplatePlaceholder],
    decorations: Iterable[Rect],
) -> TemplatePlaceholder:
    """A place for content that grows with its text, with the room below it, down to what stands there."""
    box = placeholder.box
    if box is None or not placeholder.grows or placeholder.anchor != "t" or placeholder.kind not in CONTENT_KINDS:
        return placeholder
    below = Rect(box.x, box.bottom, box.width, max(page.bottom - box.bottom, 0.0))
    there = [other.box for other in others if other.box and other is not placeholder]
    there += [shown for shown in decorations if not shown.contains(box, SLACK)]
    tops = [one.y - _GAP for one in there if one.shared(below)]
    bottom = min([page.height * (1 - _MARGIN), *tops])
    if bottom <= box.bottom:
        return placeholder
    return replace(placeholder, box=Rect(box.x, box.y, box.width, bottom - box.y), is_cut=True)


def _holds_content(placeholder: TemplatePlaceholder, page: Rect) -> bool:
    box = placeholder.box
    if placeholder.kind not in CONTENT_KINDS or box is None:
        return False
    return box.width * box.height >= _SMALL * page.width * page.height


def _text_box(placeholder: TemplatePlaceholder) -> Rect:
    """The box without its insets at the sides, so that content starts where text does."""
    assert placeholder.box is not None
    left, _, right, _ = placeholder.insets
    return placeholder.box.inset(left, 0, right, 0)


def _union(boxes: Sequence[Rect]) -> Rect | None:
    if not boxes:
        return None
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Rect(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def _inside(page: Rect) -> Rect:
    across, down = page.width * _MARGIN, page.height * _MARGIN
    return page.inset(across, down, across, down)


def _widest(area: Rect, title: Rect | None, page: Rect) -> Rect:
    """`area` reaching up to a title that stands above it, for layouts that leave their middle free."""
    if title is None or title.y > page.height / 2:
        return area
    top = min(area.y, title.bottom + _GAP) if title.bottom < page.height / 2 else area.y
    return Rect(area.x, top, area.width, area.bottom - top)


def _between(area: Rect, title: Rect | None, feet: Sequence[Rect], page: Rect) -> Rect:
    left, top = max(area.x, 0.0), max(area.y, 0.0)
    right, bottom = min(area.right, page.width), min(area.bottom, page.height)
    reach = Rect(area.x, area.y - _GAP, area.width, area.height + _GAP)
    if title is not None and title.shared(reach):
        if title.width < page.width / 2 and title.height > page.height / 2:
            left, right = (max(left, title.right + _GAP), right) if title.x < page.width / 2 else (left, title.x - _GAP)
        elif title.y + title.height / 2 < area.y + area.height / 2:
            top = max(top, title.bottom + _GAP)
        else:
            bottom = min(bottom, title.y - _GAP)
    for foot in feet:
        if foot.shared(Rect(left, top, max(right - left, 0), max(bottom - top, 0))) and foot.y > page.height / 2:
            bottom = min(bottom, foot.y - _FOOT_GAP)
    return Rect(left, top, max(right - left, 1.0), max(bottom - top, 1.0))


def _cut(area: Rect, decorations: Iterable[Rect]) -> Rect:
    """`area` without what stands in it; what covers much of it is its background."""
    for box in decorations:
        shared = box.shared(area)
        if not shared or box.contains(area, SLACK) or shared > _BACKGROUND * area.width * area.height:
            continue
        sides = (
            Rect(box.right + _GAP, area.y, area.right - box.right - _GAP, area.height),
            Rect(area.x, area.y, box.x - _GAP - area.x, area.height),
            Rect(area.x, box.bottom + _GAP, area.width, area.bottom - box.bottom - _GAP),
            Rect(area.x, area.y, area.width, box.y - _GAP - area.y),
        )
        area = max(sides, key=lambda side: max(side.width, 0.0) * max(side.height, 0.0))
    return area


def _is_usable(area: Rect, page: Rect) -> bool:
    return area.width >= _LEAST_WIDTH * page.width and area.height >= _LEAST_HEIGHT * page.height
