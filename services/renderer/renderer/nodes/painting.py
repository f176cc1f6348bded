"""Fills, borders and effects of a document as those of a scene."""

from dataclasses import replace

from deck_documents.paper_document.color import Fill as DocumentFill
from deck_documents.paper_document.color import GradientFill, ImageFill, ModifiedColor, PatternFill, SolidFill
from deck_documents.paper_document.style import FlexStyle, Glow, Reflection
from deck_documents.paper_document.style import Shadow as DocumentShadow
from deck_presentation.contrast import mixed
from renderer import findings
from renderer.deck.colors import scene_color
from renderer.layout.geometry import Rect
from renderer.media.decoding import UnusablePicture, decode, tone
from renderer.nodes.canvas import Canvas
from renderer.nodes.depth import Complain, camera_of, solid_of
from renderer.scene import Effects, Fill, Gradient, Line, Pattern, PictureFill, Shadow
from renderer.scene.theme import rgb

_DASHES = {"none": "solid", "dashed": "dash", "dotted": "sysDot"}
_CAPS = {"flat": "flat", "round": "rnd", "square": "sq"}
_COMPOUNDS = {"single": "sng", "double": "dbl", "thickThin": "thickThin", "thinThick": "thinThick", "triple": "tri"}
_INK = "#000000"


def fill_of(canvas: Canvas, fill: DocumentFill | ModifiedColor, rect: Rect, opacity: float, path: str) -> Fill | None:
    """`fill` for a shape that covers `rect`; None, with a finding, when it is a picture that cannot be shown."""
    match fill:
        case SolidFill():
            return scene_color(fill.color, opacity * _share(fill.opacity))
        case GradientFill():
            return gradient_of(fill, opacity)
        case PatternFill():
            foreground = scene_color(fill.foreground or "tx1", opacity)
            return Pattern(fill.preset, foreground, scene_color(fill.background or "bg1", opacity))
        case ImageFill():
            return _picture_fill(canvas, fill, rect, opacity, path)
        case _:
            return scene_color(fill, opacity)


def gradient_of(fill: GradientFill, opacity: float = 1.0) -> Gradient:
    """A gradient; its stops in the order of their positions, as PowerPoint wants them."""
    stops = sorted(fill.stops, key=lambda stop: stop.position)
    colors = tuple((stop.position, scene_color(stop.color, opacity * _share(stop.opacity))) for stop in stops)
    return Gradient(colors, fill.angle or 0.0, radial=fill.type == "radial")


def ground_of(canvas: Canvas, fill: Fill | None, below: str) -> str:
    """About which colour (#RRGGBB) text on `fill` stands, over `below`."""
    match fill:
        case str():
            return rgb(fill, canvas.theme, below)
        case Gradient():
            # Text stands in the middle: of a radial gradient that is where it begins.
            inner = fill.stops[:1] if fill.radial else fill.stops[(len(fill.stops) - 1) // 2 : len(fill.stops) // 2 + 1]
            colors = [rgb(color, canvas.theme, below) for _, color in inner]
            return mixed(colors[0], colors[-1], 0.5)
        case Pattern():
            return rgb(fill.background, canvas.theme, below)
        case PictureFill():
            return tone(fill)
        case _:
            return below


def border_of(style: FlexStyle, opacity: float = 1.0) -> Line | None:
    """The border; None when it has no width or its style is none."""
    width = style.border_width
    if width is None:
        width = 1.0 if style.border_color is not None and style.border_style != "none" else 0.0
    if not width or style.border_style == "none":
        return None
    return Line(
        color=scene_color(style.border_color or "tx1", opacity),
        width=width,
        dash=dash_of(style.border_style),
        cap=_CAPS[style.border_cap or "flat"],
        compound=_COMPOUNDS[style.border_compound or "single"],
    )


def dash_of(style: str | None) -> str:
    """The DrawingML name of a dash style."""
    return _DASHES.get(style or "solid", style or "solid")


def effects_of(canvas: Canvas, style: FlexStyle, opacity: float, path: str) -> Effects | None:
    """The effects that were asked for, none by default."""
    given = style.effects
    if given is None:
        return None

    def complain_of(part: str) -> Complain:
        return lambda key, message: canvas.no_effect(f"{path}.style.effects.{part}.{key}", message)

    return Effects(
        outer=_shadow(given.drop_shadow, opacity),
        inner=_shadow(given.inner_shadow, opacity),
        glow=_glow(given.glow, opacity),
        reflection=_reflection(given.reflection),
        soft_edge=given.soft_edge.radius if given.soft_edge else None,
        camera=camera_of(given.scene3d, complain_of("scene3d")) if given.scene3d else None,
        solid=solid_of(given.sp3d, complain_of("sp3d")) if given.sp3d else None,
    )


def _glow(glow: Glow | None, opacity: float) -> tuple[str, float] | None:
    if glow is None:
        return None
    return (scene_color(glow.color or "accent1", opacity * _share(glow.opacity)), glow.radius)


def _reflection(mirror: Reflection | None) -> tuple[float, float, float, float] | None:
    if mirror is None:
        return None
    strength = 0.5 if mirror.start_opacity is None else mirror.start_opacity
    return mirror.blur or 0.0, mirror.distance or 0.0, strength, mirror.end_opacity or 0.0


def _shadow(shadow: DocumentShadow | None, opacity: float) -> Shadow | None:
    if shadow is None:
        return None
    strength = opacity * (0.35 if shadow.opacity is None else shadow.opacity)
    color = scene_color(shadow.color or _INK, strength)
    blur = 6.0 if shadow.blur is None else shadow.blur
    distance = 3.0 if shadow.distance is None else shadow.distance
    return Shadow(color, blur, distance, 90.0 if shadow.angle is None else shadow.angle)


def _picture_fill(canvas: Canvas, fill: ImageFill, rect: Rect, opacity: float, path: str) -> Fill | None:
    try:
        decoded = decode(fill.src, canvas.fetched)
    except UnusablePicture as problem:
        canvas.say(findings.missing_asset(canvas.index, path, str(problem)))
        return scene_color("bg2", opacity)
    canvas.judge_picture(decoded, path)
    if fill.fit != "tile":
        decoded = decoded.sharp(rect.width, rect.height)
    picture = decoded.fill if fill.fit in {"stretch", "tile"} else decoded.covering(rect.width, rect.height)
    if fill.fit == "contain":
        canvas.no_effect(f"{path}.fit", "`contain` of a picture fill: it covers its shape, which has no effect here.")
    return replace(picture, opacity=opacity * _share(fill.opacity), tiled=fill.fit == "tile")


def _share(opacity: float | None) -> float:
    return 1.0 if opacity is None else opacity
