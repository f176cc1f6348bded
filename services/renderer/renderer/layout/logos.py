"""The logo of a deck: decoded once, drawn where a page has a place for it, on a plate where it would not be seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from deck_domain.findings import Finding
from deck_presentation.contrast import contrast
from renderer import findings
from renderer.deck.blocks.stories import Logo
from renderer.layout.geometry import Rect
from renderer.media.decoding import DecodedPicture, FetchedPictures, UnusablePicture, decode, visible_colors
from renderer.scene import Align, Element, Picture, Shape
from renderer.scene.theme import Theme

NAME = "Logo"
_LEAST, _UNSEEN = 1.6, 0.25
"""Contrast below which a colour is lost on its ground, and the share of a logo that may be."""
_PLATE_EDGE = 0.14
"""Of the height of a logo's room: what a plate shows around it."""
_PLATES = ("bg1", "tx1")


@dataclass(frozen=True, slots=True)
class DeckLogo:
    """A logo that can be drawn.

    Attributes:
        alt: whose it is; empty where the document does not say it.
        colors: its colours with their shares; None where it has a ground of its own.
    """

    picture: DecodedPicture
    alt: str
    colors: dict[str, float] | None

    def needs_plate(self, ground: str | None) -> bool:
        """Whether too little reads on a ground (#RRGGBB); on a picture (None), of any without a ground of its own."""
        if self.colors is None:
            return False
        return ground is None or self._lost_on(ground) > _UNSEEN

    def plate(self, theme: Theme) -> str:
        """The one of the theme's own grounds on which most of it is seen."""
        return min(_PLATES, key=lambda color: self._lost_on(theme.hex_of(color)))

    def size_in(self, width: float, height: float) -> tuple[float, float]:
        """Its width and height, undistorted, at the largest in `width` x `height` pt."""
        share = min(width / self.picture.width, height / self.picture.height)
        return self.picture.width * share, self.picture.height * share

    def _lost_on(self, ground: str) -> float:
        return sum(share for color, share in (self.colors or {}).items() if contrast(color, ground) < _LEAST)


def deck_logo(logo: Logo | None, fetched: FetchedPictures) -> tuple[DeckLogo | None, list[Finding]]:
    """The logo of a document, ready to be drawn, and what there is to say about its picture."""
    if logo is None:
        return None, []
    try:
        decoded = decode(logo.src, fetched)
    except UnusablePicture as problem:
        return None, [findings.missing_logo("logo.src", str(problem))]
    said = [findings.drawing_cleaned(None, "logo.src", decoded.removed)] if decoded.removed else []
    if decoded.is_empty:
        return None, [*said, findings.empty_picture(None, "logo.src")]
    if decoded.is_cut_off:
        said.append(findings.picture_cut_off(None, "logo.src"))
    return DeckLogo(decoded, logo.alt or "", visible_colors(decoded.fill)), said


def logo_elements(
    logo: DeckLogo, box: Rect, theme: Theme, ground: str | None, *, align: Align = "l", name: str = NAME
) -> Sequence[Element]:
    """The logo in `box`, at its left or right edge and halfway down, over a plate where `ground` (#RRGGBB) hides it.

    A `ground` of None is a picture.
    """
    edge = _PLATE_EDGE * box.height if logo.needs_plate(ground) else 0.0
    room = box.inset(edge, edge, edge, edge)
    width, height = logo.size_in(room.width, room.height)
    left = room.x if align == "l" else room.right - width
    place = Rect(left, room.y + (room.height - height) / 2, width, height)
    picture = Picture(
        place.frame(),
        name,
        logo.alt,
        decorative=not logo.alt,
        origin="logo",
        fill=logo.picture.sharp(width, height).fill,
    )
    if not edge:
        return (picture,)
    around = Rect(place.x - edge, place.y - edge, width + 2 * edge, height + 2 * edge)
    plate = Shape(around.frame(), f"{name} plate", fill=logo.plate(theme), decorative=True, origin="logo")
    return plate, picture
