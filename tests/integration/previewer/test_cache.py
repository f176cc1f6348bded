"""Pictures from the cache are those that would be drawn, and only what changed is drawn."""

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pptx.presentation import Presentation

from deck_domain.job_options import Format
from previewer.cache.entries import ENTRY
from previewer.orders import CachePlace, PreviewAnswer, SlidePictures
from tests.support.preview_decks import GREEN, RED, TITLE_ONLY, add_block, add_mixed, add_text, new_deck, save
from tests.support.previewer_child import PreviewerChild

CHANGED = 2


class Drawer:
    """Draws decks with one cache, each into a folder of its own."""

    def __init__(self, child: PreviewerChild, folder: Path) -> None:
        self._child, self._folder, self._count = child, folder, 0
        self.cache = folder / "cache"

    @property
    def progress(self) -> list[tuple[int, int]]:
        """The steps of what was drawn last."""
        return self._child.progress

    def draw(self, deck: Presentation, *formats: str, tenant: str = "t", job: str = "j", **more: Any) -> PreviewAnswer:
        """Draw by way of the cache."""
        return self._draw(deck, *formats, cache=CachePlace(self.cache, tenant, job), **more)

    def draw_afresh(self, deck: Presentation, **more: Any) -> PreviewAnswer:
        """Draw without it."""
        return self._draw(deck, **more)

    def _draw(self, deck: Presentation, *formats: str, **more: Any) -> PreviewAnswer:
        self._count += 1
        out = self._folder / str(self._count)
        out.mkdir()
        return self._child.draw(save(deck, out / "deck.pptx"), out, *(formats or ("png", "thumbnail")), **more)


@pytest.fixture
def drawer(child: PreviewerChild, tmp_path: Path) -> Drawer:
    """With an empty cache."""
    return Drawer(child, tmp_path)


def ten_slides(text: str = "third") -> Presentation:
    """Titles, tables, charts, an emoji, a hidden slide; every other slide shows its number, and one the date."""
    deck = new_deck()
    for number in range(10):
        if number == CHANGED:
            add_text(deck, text, points=40)
        elif number == 5:
            add_text(deck, "🚀", points=40)
        elif number == 7:
            add_block(deck, RED, hidden=True)
        else:
            add_mixed(deck)
        if number % 2 == 0:
            number_slide(deck, number)
    return deck


def number_slide(deck: Presentation, index: int) -> None:
    """Give a slide the placeholders for number and date that its layout has."""
    slide = deck.slides[index]
    for placeholder in deck.slide_layouts[TITLE_ONLY].placeholders:
        if placeholder.placeholder_format.idx in (10, 12):
            element = copy.deepcopy(placeholder._element)
            for field in element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}fld"):
                if field.get("type", "").startswith("datetime"):
                    field.set("type", "datetime1")
            slide.shapes._spTree.append(element)


def assert_same_pictures(drawn: Sequence[SlidePictures], expected: Sequence[SlidePictures]) -> None:
    """Pixel by pixel, in order."""
    assert [slide.index for slide in drawn] == [slide.index for slide in expected]
    for one, other in zip(drawn, expected, strict=True):
        for name in (Format.PNG, Format.THUMBNAIL):
            with Image.open(one.files[name]) as first, Image.open(other.files[name]) as second:
                np.testing.assert_array_equal(np.asarray(first), np.asarray(second), f"slide {one.index + 1}")
        assert (one.width, one.height) == (other.width, other.height)


def test_one_changed_slide_is_drawn_alone(drawer: Drawer) -> None:
    """All ten pictures are those of a run without a cache: numbers, dates, emoji, hidden slides."""
    first = drawer.draw(ten_slides())
    assert (first.cached_slides, len(first.slides)) == (0, 10)
    again = drawer.draw(ten_slides(), job="k")
    assert (again.cached_slides, again.route, again.kept_bytes) == (10, "cache", 0)
    assert drawer.progress == [(10, 10)]
    assert_same_pictures(again.slides, first.slides)
    changed = drawer.draw(ten_slides("other words"))
    assert (changed.cached_slides, drawer.progress) == (9, [(9, 10), (10, 10)])
    assert_same_pictures(changed.slides, drawer.draw_afresh(ten_slides("other words")).slides)


def test_every_slide_drawn_alone_is_the_same(drawer: Drawer) -> None:
    """Each of the ten from a deck of its own, the last ones behind empty slides: numbers are right."""
    whole = drawer.draw_afresh(ten_slides())
    for index in range(10):
        alone = drawer.draw_afresh(ten_slides(), slides=(index, index + 1)).slides
        assert_same_pictures(alone, [whole.slides[index]])


def test_a_slide_that_moves_is_drawn_anew_where_it_shows_its_number(drawer: Drawer) -> None:
    """The others are found at their new place."""
    deck = new_deck()
    for number in range(3):
        add_text(deck, f"text {number}")
    number_slide(deck, 2)
    drawer.draw(deck)
    add_block(deck, GREEN)
    slides = deck.slides._sldIdLst
    slides.insert(0, slides[3])
    moved = drawer.draw(deck)
    assert moved.cached_slides == 2
    assert_same_pictures(moved.slides, drawer.draw_afresh(deck).slides)


def test_pieces_of_a_deck_make_the_whole(drawer: Drawer) -> None:
    """Ranges, the last beyond the end, one behind it."""
    whole = drawer.draw_afresh(ten_slides())
    parts = [drawer.draw(ten_slides(), slides=slides) for slides in ((0, 4), (4, 1 << 31), (10, 20))]
    assert [len(part.slides) for part in parts] == [4, 6, 0]
    assert {part.slide_count for part in parts} == {10}
    assert_same_pictures([slide for part in parts for slide in part.slides], whole.slides)


def test_a_corrupt_entry_is_drawn_again(drawer: Drawer) -> None:
    """And the picture that was delivered before is not touched by what happens in the cache."""
    deck = new_deck()
    for colour in (RED, GREEN):
        add_block(deck, colour)
    first = drawer.draw(deck)
    entry = next(iter(drawer.cache.rglob(ENTRY)))
    (entry.parent / "png").write_bytes(b"nonsense")
    again = drawer.draw(deck)
    assert again.cached_slides == 1
    assert_same_pictures(again.slides, first.slides)
    assert drawer.draw(deck).cached_slides == 2


def test_tenants_formats_and_sizes_do_not_share(drawer: Drawer) -> None:
    """Each has its own entries, as has the route of last resort."""
    deck = new_deck()
    add_block(deck, RED)
    drawer.draw(deck)
    assert drawer.draw(deck, tenant="u").cached_slides == 0
    assert drawer.draw(deck, "webp").cached_slides == 0
    assert drawer.draw(deck, width=800).cached_slides == 0
    assert drawer.draw(deck, tenant="t").cached_slides == 1
    assert Image.open(drawer.draw(deck, width=800).slides[0].files[Format.PNG]).size == (800, 450)


def test_the_pdf_is_drawn_whole(drawer: Drawer) -> None:
    """Pictures still come from the cache."""
    first = drawer.draw(ten_slides())
    drawn = drawer.draw(ten_slides("x"), "png", "thumbnail", "pdf")
    assert drawn.cached_slides == 9
    assert drawn.pdf is not None
    assert drawn.pdf.read_bytes().startswith(b"%PDF")
    same = [index for index in range(10) if index != CHANGED]
    assert_same_pictures([drawn.slides[index] for index in same], [first.slides[index] for index in same])
