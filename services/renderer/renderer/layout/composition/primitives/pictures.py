"""Primitives that are pictures."""

from dataclasses import replace
from typing import Any

from renderer import findings
from renderer.deck.blocks.signs import CropBox, ImageBleed, Overlay, PageStamp
from renderer.layout.composition.colors import is_translucent, quiet_ink, scene_color, stand_on
from renderer.layout.geometry import Rect
from renderer.layout.photos import photo_radius, treated
from renderer.layout.sheet import Sheet, paragraph
from renderer.media.decoding import DecodedPicture, UnusablePicture, decode
from renderer.scene import Picture, PictureFill

_VEIL = 0.45


def image_bleed(sheet: Sheet, content: ImageBleed, area: Rect, path: str) -> None:
    """A picture that covers its area undistorted, with a color over it if one is given."""
    decoded = _decoded(sheet, content.src, area, (content.fallback_text, content.alt), path)
    if decoded is not None:
        described, style = content.alt or "", sheet.look.photo
        fill = treated(sheet, _covering(sheet, decoded, content.crop, area, path))
        sheet.add(
            Picture(
                area.frame(),
                sheet.name(),
                described,
                decorative=not described,
                fill=fill,
                radius=photo_radius(style, area),
            )
        )
    overlay = content.overlay if content.overlay is not None else sheet.look.photo.overlay
    if overlay is not None:
        radius = photo_radius(sheet.look.photo, area)
        shape: dict[str, Any] = {"geometry": "roundRect", "radius": radius} if radius else {}
        sheet.decoration(area, fill=_veil(sheet, overlay), **shape)


def page_stamp(sheet: Sheet, content: PageStamp, area: Rect, path: str) -> None:
    """A small picture, whole, in the middle of its area."""
    decoded = _decoded(sheet, content.src, area, (content.fallback_text, content.alt), path)
    if decoded is None:
        return
    scale = min(area.width / decoded.width, area.height / decoded.height)
    width, height = decoded.width * scale, decoded.height * scale
    box = Rect(area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width, height)
    described = content.alt or content.fallback_text or ""
    sheet.add(Picture(box.frame(), sheet.name(), described, decorative=not described, fill=decoded.fill))


def _decoded(
    sheet: Sheet, source: str | None, area: Rect, words: tuple[str | None, str | None], path: str
) -> DecodedPicture | None:
    """The picture; None, with a panel in its place and a finding, if there is none to be shown."""
    try:
        if source is None:
            raise UnusablePicture("The block has no picture")
        decoded = decode(source, sheet.fetched)
        sheet.judge_picture(decoded, f"{path}.src")
        return decoded.sharp(area.width, area.height)
    except UnusablePicture as problem:
        sheet.say(findings.missing_asset(sheet.page_index, sheet.at(f"{path}.src"), str(problem)))
    text = next((one for one in words if one), "")
    stand_on(sheet, "bg2")
    if not text:
        sheet.decoration(area, fill="bg2")
        return None
    lines = [paragraph(text, 14.0, color=quiet_ink(sheet), floor=9.0, align="ctr")]
    insets = (min(12.0, area.width * 0.08), min(8.0, area.height * 0.08)) * 2
    sheet.text(area, lines, path=f"{path}.fallbackText", fill="bg2", anchor="ctr", insets=insets)
    return None


def _covering(sheet: Sheet, decoded: DecodedPicture, crop: CropBox | None, area: Rect, path: str) -> PictureFill:
    """Cut as told, then evenly until it has the shape of `area`."""
    if crop is None:
        return decoded.covering(area.width, area.height)
    left, top, right, bottom = crop.left or 0.0, crop.top or 0.0, crop.right or 0.0, crop.bottom or 0.0
    across, down = 1 - left - right, 1 - top - bottom
    if across * decoded.width < 1 or down * decoded.height < 1:
        sheet.no_effect(f"{path}.crop", "A crop that leaves nothing of the picture has no effect here.")
        return decoded.covering(area.width, area.height)
    kept = replace(decoded, width=round(across * decoded.width), height=round(down * decoded.height))
    more = [side / 100 for side in kept.covering(area.width, area.height).crop]
    cut = (left + more[0] * across, top + more[1] * down, right + more[2] * across, bottom + more[3] * down)
    return replace(decoded.fill, crop=(cut[0] * 100, cut[1] * 100, cut[2] * 100, cut[3] * 100))


def _veil(sheet: Sheet, overlay: str | Overlay) -> str:
    if isinstance(overlay, Overlay):
        solid = overlay.opacity is None and not is_translucent(overlay.color)
        return scene_color(overlay.color, sheet.theme, _VEIL if solid else (overlay.opacity or 1.0))
    return scene_color(overlay, sheet.theme, 1.0 if is_translucent(overlay) else _VEIL)
