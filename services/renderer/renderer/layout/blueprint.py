"""What master and layouts of a look show, so that somebody can restyle the deck in PowerPoint."""

from collections.abc import Iterable, Mapping

from renderer.layout.covers.canvas import CoverPlan
from renderer.layout.covers.plans import picture_places, plans_of
from renderer.layout.covers.quote_plan import QuotePlan, quote_plan
from renderer.layout.geometry import Rect
from renderer.layout.heads import Head, head_marks, head_of, title_ink
from renderer.layout.marks import Mark, edge_marks
from renderer.layout.voices import bullet_of
from renderer.looks import Look, Voice
from renderer.scene import Align, Blueprint, Frame, Layout, Shape, TextStyle
from renderer.scene.theme import Theme


def blueprint_of(look: Look, theme: Theme) -> Blueprint:
    """The blueprint of `look`; its placeholders stand where pages put theirs."""
    plans, quote = plans_of(look, theme), quote_plan(look, theme)
    fills = {**{name: plan.fill for name, plan in plans.items()}, "quote": quote.fill}
    head, wide = head_of(look, theme), head_of(look, theme, wide=True)
    places = _places(look, plans, quote) | _titled_places(look, head)
    if wide != head:
        places |= {f"wide-{name}": place for name, place in _titled_places(look, wide).items()}
    return Blueprint(
        places=places,
        styles=_styles(look, head, theme, plans, quote),
        titled=_shapes("Title mark", head_marks(look, theme, head)),
        wide=_shapes("Title mark", head_marks(look, theme, wide)),
        title_anchor=head.anchor,
        everywhere=_shapes("Edge", edge_marks(look)),
        covers={name: _shapes("Panel", plan.marks) for name, plan in plans.items()}
        | {"quote": _shapes("Panel", quote.marks)},
        grounds={name: fill for name, fill in fills.items() if fill != "bg1"},
        bullet=bullet_of(look.ornaments.bullet),
    )


def _places(look: Look, plans: Mapping[Layout, CoverPlan], quote: QuotePlan) -> dict[str, Frame]:
    spacing = look.spacing
    page = Rect(0, 0, *spacing.page)
    width = page.width - 2 * spacing.margin
    large_title = Rect(spacing.margin, 120, width - 90, 150)
    below = large_title.bottom + 12
    boxes = {
        "large-title": large_title,
        "statement-body": Rect(spacing.margin, below, width, page.height - 44 - below),
        "footer": Rect(spacing.margin, page.height - 30, width - 80, 16),
        "number": Rect(page.width - spacing.margin - 60, page.height - 30, 60, 16),
        **{f"{name}-title": plan.title for name, plan in plans.items()},
        "opening-subtitle": plans["opening"].below,
        "section-body": plans["section"].below,
        "quote-title": quote.title,
        "quote-body": quote.words,
        **dict(zip(("picture-title", "picture-body"), picture_places(look)[:2], strict=True)),
    }
    return {name: box.frame() for name, box in boxes.items()}


def _titled_places(look: Look, head: Head) -> dict[str, Frame]:
    """Where a title, and what belongs to it, stand on a page with that head."""
    spacing = look.spacing
    left, top = head.content
    top += 0 if head.is_beside else 30
    body = Rect(left, top, spacing.page[0] - spacing.margin - left, spacing.page[1] - 44 - top)
    first, second = body.columns(2, spacing.columns)
    below = head.box.bottom if head.place != "band" else head.content[1]
    boxes = {
        "title": head.box,
        "subtitle": Rect(head.box.x, below + 6, head.box.width, 24),
        "body": body,
        "left": first,
        "right": second,
    }
    return {name: box.frame() for name, box in boxes.items()}


def _styles(
    look: Look, head: Head, theme: Theme, plans: Mapping[Layout, CoverPlan], quote: QuotePlan
) -> dict[str, TextStyle]:
    scale = look.type
    return {
        "title": _style(scale.title, scale.title.size, head.align, title_ink(look, theme, head)),
        "large-title": _style(scale.statement, scale.statement.size),
        **{f"{name}-title": _style(scale.display, plan.size, color=plan.ground.ink) for name, plan in plans.items()},
        "opening-subtitle": _style(scale.body, scale.body.sized(20.0), color=plans["opening"].ground.quiet),
        "quote-title": _style(scale.heading, 18.0, color=quote.title_ground.accent),
        "quote-body": _style(scale.statement, 42.0, color=quote.ground.ink),
        "picture-title": _style(scale.title, scale.title.size),
        "picture-body": _style(scale.body, scale.body.sized(18.0)),
        "section-body": _style(
            scale.body, scale.body.sized(20.0), color=(plans["section"].below_ground or plans["section"].ground).quiet
        ),
        "subtitle": _style(scale.body, scale.body.sized(16.0), look.ornaments.align, color="tx2"),
        "body": _style(scale.body, scale.body.sized(20.0)),
        "statement-body": _style(scale.body, scale.body.sized(20.0)),
        "footer": _style(scale.caption, scale.caption.sized(10.0)),
        "number": _style(scale.nav, scale.nav.size, "r"),
    }


def _style(voice: Voice, size: float, align: Align = "l", color: str | None = None) -> TextStyle:
    caps = voice.transform == "upper"
    return TextStyle(size, voice.bold, voice.italic, caps, voice.tracking, color or voice.color, align)


def _shapes(name: str, marks: Iterable[Mark]) -> tuple[Shape, ...]:
    return tuple(
        Shape(box.frame(), f"{name} {number}", decorative=True, **style) for number, (box, style) in enumerate(marks, 1)
    )
