"""Looks are told apart without their colours: thumbnails in black and white of the pages that make a deck."""

from itertools import combinations
from pathlib import Path

from PIL import Image, ImageChops

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_domain.job_options import Format
from deck_fonts import FontBook
from renderer.compile import compile_deck
from tests.gallery.wording import one_deck
from tests.support.previewer_child import PreviewerChild

BOOK = FontBook.load()
PAGES = (0, 1, 2, 3)
"""The opening, figures, text and a chart."""
FEW_WORDS = [
    {"slideType": "section", "title": "The second quay"},
    {"slideType": "quote", "title": "A pilot", "quote": "We no longer wait outside.", "by": {"name": "Ida Holm"}},
    {"slideType": "section", "title": "What it costs"},
    {
        "slideType": "closing",
        "title": "What happens next",
        "steps": [{"text": f"Sign part {part}", "owner": "Harbour", "date": "May"} for part in ("one", "two", "three")],
        "decision": "Free the first 18 million",
    },
]
"""Pages that part and close a deck."""
THUMBNAIL = (96, 54)
SEEN, SHARE = 24, 0.05
"""Levels of grey, of 256, by which an eye tells two dots apart; and the share of dots that differ so."""


def thumbnails(look: str, child: PreviewerChild, folder: Path) -> list[Image.Image]:
    """The pages in black and white."""
    slides = [*(one_deck()["slides"][page] for page in PAGES), *FEW_WORDS]
    deck = {**one_deck(), "theme": look, "slides": slides}
    source = folder / f"{look}.pptx"
    source.write_bytes(compile_deck(parse("protocol_v2", deck), BOOK).pptx)
    out = folder / look
    out.mkdir()
    drawn = child.draw(source, out, "png", width=480)
    pages = []
    for slide in drawn.slides:
        with Image.open(slide.files[Format.PNG]) as picture:
            pages.append(picture.convert("L").resize(THUMBNAIL, Image.Resampling.BOX))
    return pages


def apart(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that an eye tells apart."""
    levels = ImageChops.difference(one, other).histogram()
    return sum(levels[SEEN:]) / sum(levels)


def test_a_stranger_tells_any_two_looks_apart(child: PreviewerChild, tmp_path: Path) -> None:
    """Each page, from the opening to the closing, differs in more than its hues, in each pair of looks."""
    pages = {look: thumbnails(look, child, tmp_path) for look in THEMES}
    shares = {
        (one, other, page): apart(first, second)
        for one, other in combinations(THEMES, 2)
        for page, (first, second) in enumerate(zip(pages[one], pages[other], strict=True))
    }
    assert {pair: share for pair, share in shares.items() if share < SHARE} == {}
