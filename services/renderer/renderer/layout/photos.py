"""Photos as a look shows them, and the picture that any slide may have beside its content."""

from dataclasses import replace

from renderer import findings
from renderer.deck.blocks.stories import FocalPoint, PlacedImage, SlideImage
from renderer.layout.geometry import Rect
from renderer.layout.sheet import HAIRLINE, Sheet
from renderer.looks import PhotoStyle
from renderer.media.decoding import DecodedPicture, UnusablePicture, decode
from renderer.scene import Picture, PictureFill

_SHARE, _GAP = 0.34, 24.0
"""Of the content's width that a picture takes at its right, and what keeps them apart, in pt."""
_BAND, _BAND_GAP = 0.3, 18.0
"""Of the content's height that a band takes above it, and what keeps them apart, in pt."""
_EDGE = 3.0


def treated(sheet: Sheet, fill: PictureFill) -> PictureFill:
    """`fill` as the look shows all photos."""
    style = sheet.look.photo
    match style.treatment:
        case "mono":
            fill = replace(fill, grey=True)
        case "duotone":
            fill = replace(fill, duotone=("bg1", "accent2") if sheet.theme.is_dark else ("accent2", "bg1"))
    return replace(fill, opacity=fill.opacity * style.opacity)


def photo_radius(style: PhotoStyle, area: Rect) -> float:
    """The radius of the corners of a photo in `area`, in pt."""
    return min(style.radius, min(area.width, area.height) / 2)


def focused(decoded: DecodedPicture, focus: FocalPoint | None, width: float, height: float) -> PictureFill:
    """The picture cut to `width` x `height`, undistorted, with what is in focus as near to the middle as may be."""
    fill = decoded.covering(width, height)
    if focus is None:
        return fill
    across, down = fill.crop[0] * 2, fill.crop[1] * 2
    left = min(max(focus.x * 100 - (100 - across) / 2, 0.0), across)
    top = min(max(focus.y * 100 - (100 - down) / 2, 0.0), down)
    return replace(fill, crop=(left, top, across - left, down - top))


def lay_out_image(sheet: Sheet, image: PlacedImage | None, area: Rect) -> Rect:
    """Add the picture of a slide to `area`, and return what is left for the content.

    It stands on the right third, or is a band above the content.
    """
    if image is None:
        return area
    if image.place == "top":
        band = replace(area, height=area.height * _BAND)
        lay_out_photo(sheet, image, band, "image")
        return area.inset(0, band.height + _BAND_GAP, 0, 0)
    width = area.width * _SHARE
    place = Rect(area.right - width, area.y, width, area.height)
    lay_out_photo(sheet, image, place, "image")
    return area.inset(0, 0, width + _GAP, 0)


def lay_out_photo(
    sheet: Sheet, image: SlideImage, place: Rect, path: str, *, to_edges: bool = False, covered: float = 0.0
) -> None:
    """Add a picture that fills `place`; a panel with its description where it is missing.

    It is framed in the manner of the look, unless it runs `to_edges` of the page. What lies upon its left takes
    `covered` pt of it.
    """
    try:
        decoded = decode(image.src, sheet.fetched)
    except UnusablePicture as problem:
        sheet.say(findings.missing_asset(sheet.page_index, sheet.at(f"{path}.src"), str(problem)))
        words = [sheet.paragraph(image.alt or " ", 14.0, color="tx2", floor=9.0, align="ctr")]
        sheet.text(place, words, path=f"{path}.alt", fill="bg2", anchor="ctr", insets=(covered + 12.0, 8.0, 12.0, 8.0))
        return
    sheet.judge_picture(decoded, f"{path}.src")
    fill = focused(decoded.sharp(place.width, place.height), image.focal_point, place.width, place.height)
    cards = "none" if to_edges else sheet.look.manner.cards
    rounded = sheet.look.manner.has_surfaces and not to_edges
    style = sheet.look.photo if sheet.look.photo.radius else PhotoStyle(radius=sheet.look.ornaments.radius)
    sheet.add(
        Picture(
            place.frame(),
            sheet.unique("Picture"),
            image.alt or "",
            decorative=not image.alt,
            origin=sheet.at(path),
            fill=treated(sheet, fill),
            radius=photo_radius(style, place) if rounded else 0.0,
            line=HAIRLINE if cards == "outline" else None,
        )
    )
    if cards in {"left-rule", "top-rule"}:
        beside = Rect(place.x, place.y, _EDGE, place.height)
        sheet.decoration(beside if cards == "left-rule" else replace(place, height=_EDGE), fill=sheet.theme.mark)
