"""Images as pictures of the slide."""

from dataclasses import replace

from deck_documents.paper_document import nodes
from deck_documents.paper_document.style import FlexStyle
from renderer import findings
from renderer.deck.colors import scene_color
from renderer.layout.geometry import Rect
from renderer.media.decoding import DecodedPicture
from renderer.nodes.canvas import Canvas
from renderer.nodes.painting import border_of, effects_of
from renderer.nodes.tree import Item
from renderer.nodes.writing import link_of
from renderer.scene import (
    Element,
    Link,
    Paragraph,
    Picture,
    PictureFill,
    Placeholder,
    Run,
    Shape,
    TextBody,
    Turn,
    plain_line,
)


def image_of(canvas: Canvas, item: Item, name: str, placeholder: Placeholder | None) -> Element:
    """An Image node; a frame with its description where there is no picture."""
    node = item.node
    assert isinstance(node, nodes.Image)
    canvas.check_place(item.rect, item.path)
    link = link_of(node.hyperlink)
    if not isinstance(item.picture, DecodedPicture):
        canvas.say(findings.missing_asset(canvas.index, item.path, item.picture or "There is no picture"))
        return stand_in(canvas, item, name, node.alt_text or "Picture", link)
    picture = picture_of(canvas, item, name, item.picture, link, radius=node.border_radius)
    return replace(picture, fill=_corrected(picture.fill, node), placeholder=placeholder)


def picture_of(
    canvas: Canvas, item: Item, name: str, decoded: DecodedPicture, link: Link | None, *, radius: float | None = None
) -> Picture:
    """`decoded` in the place of a node, as its style says."""
    style, node = item.style, item.node
    rect, fill = _framed(item, decoded)
    border = border_of(style, item.opacity)
    return Picture(
        frame=canvas.frame(rect),
        name=name,
        description=node.alt_text or "",
        decorative=bool(node.decorative),
        fill=replace(fill, opacity=fill.opacity * item.opacity),
        radius=(radius or style.border_radius or 0.0) * canvas.scale,
        line=border and replace(border, width=border.width * canvas.scale),
        effects=effects_of(canvas, style, item.opacity, item.path),
        turn=turn_of(style),
        link=link,
    )


def stand_in(canvas: Canvas, item: Item, name: str, words: str, link: Link | None) -> Shape:
    """A quiet frame that says what should be here; without words where they have no room, which its description has."""
    line = Paragraph((Run(words, 12.0, "tx2", floor=6.0, family=canvas.family),), align="ctr", after=0.0)
    room = Rect(0.0, 0.0, item.rect.width, item.rect.height).inset(8.0, 8.0, 8.0, 8.0)
    fitted = canvas.type.fit([line], room.width, room.height)
    return Shape(
        frame=canvas.frame(item.rect),
        name=name,
        description=item.node.alt_text or words,
        fill="bg2",
        line=plain_line("rule", 0.75),
        body=None if fitted.too_small else TextBody(fitted.paragraphs, (8.0, 8.0, 8.0, 8.0), "ctr"),
        link=link,
    )


def turn_of(style: FlexStyle) -> Turn:
    """How a node is turned."""
    return Turn(style.rotation or 0.0, bool(style.flip_h), bool(style.flip_v))


def _corrected(fill: PictureFill, node: nodes.Image) -> PictureFill:
    effects = node.image_effects
    if effects is None:
        return fill
    return replace(
        fill,
        opacity=fill.opacity * (1.0 if effects.opacity is None else effects.opacity),
        brightness=effects.brightness or 0.0,
        contrast=effects.contrast or 0.0,
        grey=bool(effects.grayscale),
        duotone=(scene_color(effects.duotone[0]), scene_color(effects.duotone[1])) if effects.duotone else None,
    )


def _framed(item: Item, decoded: DecodedPicture) -> tuple[Rect, PictureFill]:
    """Where the picture stands, and what is cut off."""
    node, rect = item.node, item.rect
    crop = getattr(node, "crop", None)
    fit = getattr(node, "fit", None)
    decoded = decoded.sharp(rect.width, rect.height)
    if crop is not None:
        # At least a hundredth of the picture is left, however much is cut off.
        left, top = min(crop.left or 0.0, 99.0), min(crop.top or 0.0, 99.0)
        sides = (left, top, min(crop.right or 0.0, 99.0 - left), min(crop.bottom or 0.0, 99.0 - top))
        return rect, replace(decoded.fill, crop=sides)
    if fit == "fill":
        return rect, decoded.fill
    if fit == "cover":
        return rect, decoded.covering(rect.width, rect.height)
    share = min(rect.width / decoded.width, rect.height / decoded.height)
    width, height = decoded.width * share, decoded.height * share
    middle = Rect(rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2, width, height)
    return middle, decoded.fill
