"""The tokens of a template: palette, fonts, slide size, spacing, sizes of text by role."""

from collections.abc import Sequence

from renderer.layout.geometry import Rect
from renderer.template.layouts import Master
from renderer.template.model import TemplateLayout, Tokens
from renderer.template.text_styles import sizes_by_level

_DEFAULT_GUTTER = 14.4


def tokens_of(master: Master, layouts: Sequence[TemplateLayout], typical: TemplateLayout, page: Rect) -> Tokens:
    """Args: typical: the layout of slides with text, whose geometry speaks for all."""
    sizes = {f"body{level}": size for level, size in enumerate(sizes_by_level(master.root, "bodyStyle"), 1)}
    title = sizes_by_level(master.root, "titleStyle")[:1]
    other = sizes_by_level(master.root, "otherStyle")[:1]
    sizes |= {"title": title[0]} if title else {}
    sizes |= {"other": other[0]} if other else {}
    return Tokens(
        palette=dict(master.theme.colors),
        fonts={size: dict(fonts) for size, fonts in master.theme.fonts.items()},
        slide_size=(round(page.width, 2), round(page.height, 2)),
        spacing=_spacing(layouts, typical, page),
        text_sizes=sizes,
        ground="dark" if typical.is_dark else "light",
    )


def _spacing(layouts: Sequence[TemplateLayout], typical: TemplateLayout, page: Rect) -> dict[str, float]:
    area = typical.area
    spacing = {
        "marginLeft": area.x,
        "marginRight": page.width - area.right,
        "marginTop": typical.title.box.y if typical.title and typical.title.box else area.y,
        "marginBottom": page.height - area.bottom,
        "gutter": _gutter(layouts),
    }
    if typical.title and typical.title.box:
        spacing["titleGap"] = max(area.y - typical.title.box.bottom, 0.0)
    return {name: round(value, 2) for name, value in spacing.items()}


def _gutter(layouts: Sequence[TemplateLayout]) -> float:
    """The gap between two bodies that stand side by side."""
    for layout in layouts:
        boxes = sorted((p.box for p in layout.bodies if p.box), key=lambda box: box.x)
        if len(boxes) == 2 and abs(boxes[0].y - boxes[1].y) < 2 and boxes[1].x > boxes[0].right:
            return boxes[1].x - boxes[0].right
    return _DEFAULT_GUTTER
