"""Pictures that fill a frame: what of them stays in sight, and how the look shows them."""

from dataclasses import replace

from renderer.deck.model import FocalPoint
from renderer.looks import Look
from renderer.media.decoding import DecodedPicture
from renderer.scene import PictureFill
from renderer.scene.theme import Theme


def treated(look: Look, theme: Theme, fill: PictureFill) -> PictureFill:
    """`fill` as the look shows all of them."""
    style = look.photo
    match style.treatment:
        case "mono":
            fill = replace(fill, grey=True)
        case "duotone":
            fill = replace(fill, duotone=("bg1", "accent2") if theme.is_dark else ("accent2", "bg1"))
    return replace(fill, opacity=fill.opacity * style.opacity)


def focused(decoded: DecodedPicture, width: float, height: float, focus: FocalPoint | None) -> PictureFill:
    """Cut so that it fills `width` x `height` undistorted, with `focus` as near to the middle as its edges allow."""
    if focus is None:
        return decoded.covering(width, height)
    shape, wanted = decoded.width / decoded.height, max(width, 1.0) / max(height, 1.0)
    left, right = _cut(min(wanted / shape, 1.0), focus.x)
    top, bottom = _cut(min(shape / wanted, 1.0), focus.y)
    return replace(decoded.fill, crop=(left, top, right, bottom))


def _cut(seen: float, focus: float) -> tuple[float, float]:
    """What is cut off before and behind, in per cent, where a share of 0..1 is seen about `focus`."""
    before = min(max(focus - seen / 2, 0.0), 1 - seen)
    return before * 100, (1 - seen - before) * 100
