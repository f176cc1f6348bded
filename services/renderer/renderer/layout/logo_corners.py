"""The logo on pages whose places are decided elsewhere: a template's, and those that a document draws node by node."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deck_domain.findings import Finding
from renderer import findings
from renderer.layout.geometry import Rect
from renderer.layout.logos import NAME, DeckLogo, logo_elements
from renderer.scene import EMU_PER_PT, Element, Fill, Page, Shape
from renderer.scene.theme import Theme, rgb

_SIZE, _MARGIN, _AIR = (96.0, 28.0), 22.0, 4.0
_GROUND = 0.6
"""Of a page: what takes more of it is a ground for what stands on it."""
_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class LogoPage:
    """A page that is done but for the logo.

    Attributes:
        behind: what masters and layouts draw on it: shapes, or boxes of what is no shape of ours.
        background: what it stands on, where nothing covers it.
    """

    page: Page
    theme: Theme
    behind: Sequence[Element | Rect] = ()
    background: Fill | None = None


def in_corners(
    pages: Sequence[LogoPage], logo: DeckLogo, size: tuple[float, float]
) -> tuple[tuple[Page, ...], list[Finding]]:
    """Pages of `size` pt with the logo in a free corner, on as many of them as may be the same, and what lacks it."""
    corners = _corners(logo, size)
    free = [[index for index, corner in enumerate(corners) if not _is_taken(corner, page, size)] for page in pages]
    order = sorted(range(len(corners)), key=lambda index: -sum(index in one for one in free))
    done, without = [], []
    for number, (page, found) in enumerate(zip(pages, free, strict=True), 1):
        best = next((index for index in order if index in found), None)
        if best is None:
            without.append(number)
        done.append(page.page if best is None else _with_logo(page, logo, corners[best], size))
    return tuple(done), [_unplaced(without)] if without else []


def _corners(logo: DeckLogo, size: tuple[float, float]) -> list[Rect]:
    """At the lower right, the lower left, the upper right, the upper left."""
    wide, high = logo.size_in(*_SIZE)
    right, bottom = size[0] - _MARGIN - wide, size[1] - _MARGIN - high
    return [Rect(x, y, wide, high) for y in (bottom, _MARGIN) for x in (right, _MARGIN)]


def _is_taken(corner: Rect, page: LogoPage, size: tuple[float, float]) -> bool:
    return any(
        corner.touches(box, _AIR) for box, element in _standing(page) if not _is_ground(box, element, corner, size)
    )


def _standing(page: LogoPage) -> list[tuple[Rect, Element | None]]:
    """What stands on a page, from the back to the front."""
    everything = (*page.behind, *page.page.elements)
    return [(one, None) if isinstance(one, Rect) else (_box(one), one) for one in everything]


def _box(element: Element) -> Rect:
    frame = element.frame
    return Rect(*(side / EMU_PER_PT for side in (frame.x, frame.y, frame.width, frame.height)))


def _is_ground(box: Rect, element: Element | None, corner: Rect, size: tuple[float, float]) -> bool:
    """Whether it is what a logo in `corner` would stand on: nearly the whole page, or a band or panel without words."""
    if box.width * box.height > _GROUND * size[0] * size[1]:
        return True
    is_bare = element is None or (isinstance(element, Shape) and not element.paragraphs)
    return is_bare and box.contains(corner)


def _with_logo(page: LogoPage, logo: DeckLogo, corner: Rect, size: tuple[float, float]) -> Page:
    drawn = logo_elements(logo, corner, page.theme, _ground(page, corner, size), name=_name(page.page))
    return replace(page.page, elements=(*page.page.elements, *drawn))


def _name(page: Page) -> str:
    taken = {element.name for element in page.elements}
    return next(
        name for name in (NAME, *(f"{NAME} {count}" for count in range(2, len(taken) + 3))) if name not in taken
    )


def _ground(page: LogoPage, corner: Rect, size: tuple[float, float]) -> str | None:
    """The colour (#RRGGBB) under a corner; None for a picture or a run of colours."""
    fill: Fill | None = page.background or "bg1"
    for box, element in _standing(page):
        if not (_is_ground(box, element, corner, size) and box.touches(corner)):
            continue
        if not isinstance(element, Shape):
            fill = None
        elif element.fill is not None:
            fill = element.fill
    return rgb(fill, page.theme, page.theme.hex_of("bg1")) if isinstance(fill, str) else None


def _unplaced(pages: Sequence[int]) -> Finding:
    named = ", ".join(map(str, pages[:_MOST_NAMED])) + (" and more" if len(pages) > _MOST_NAMED else "")
    slides = "slide" if len(pages) == 1 else "slides"
    return findings.deck_without_effect("logo", f"The logo is not on {slides} {named}: all corners there are taken.")
