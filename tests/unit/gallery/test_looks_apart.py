"""One deck in every look: what stands where differs from look to look, and not only its colours."""

from itertools import combinations
from statistics import mean

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Element, Page, Shape
from tests.gallery.wording import one_deck

BOOK = FontBook.load()
FURNITURE = {"Title", "Subtitle", "Footer", "Page number"}
APART = 20.0
"""Pt by which the edges of like boxes differ on the average."""
Edges = tuple[float, float, float, float]


def boxes(page: Page) -> list[Edges]:
    """The edges of what a page says, in pt."""
    frames = [one.frame for one in page.elements if one.name not in FURNITURE and _says(one)]
    edges = [(frame.x, frame.y, frame.x + frame.width, frame.y + frame.height) for frame in frames]
    return [
        (left / EMU_PER_PT, top / EMU_PER_PT, right / EMU_PER_PT, low / EMU_PER_PT) for left, top, right, low in edges
    ]


def _says(element: Element) -> bool:
    return not isinstance(element, Shape) or bool(element.paragraphs and not element.decorative)


def apart(one: Page, other: Page) -> float:
    """How far the edges of like boxes lie from each other on the average, in pt; endless if there are more of one."""
    first, second = boxes(one), boxes(other)
    if len(first) != len(second):
        return float("inf")
    return mean(abs(a - b) for left, right in zip(first, second, strict=True) for a, b in zip(left, right, strict=True))


def test_looks_compose_every_other_kind_of_slide_in_their_own_way() -> None:
    """On half of the slides of a deck, and more, the boxes of any two looks stand elsewhere."""
    pages = {
        look: lay_out(deck_from(parse("protocol_v2", {**one_deck(), "theme": look})), BOOK)[0].pages for look in THEMES
    }
    shares = {
        (one, other): mean(apart(a, b) > APART for a, b in zip(pages[one], pages[other], strict=True))
        for one, other in combinations(THEMES, 2)
    }
    assert {pair: share for pair, share in shares.items() if share < 0.5} == {}
