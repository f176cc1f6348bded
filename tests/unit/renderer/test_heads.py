"""Where titles stand in each look, and what that leaves to the content."""

from typing import Any

import pytest

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.looks import look_named
from renderer.scene import EMU_PER_PT, Page, Shape

BOOK = FontBook.load()
COLUMNS = ["Criterion", "Longer shifts", "Third crane", "Second quay", "No change"]
POINTS = {
    "slideType": "title-body",
    "role": "content",
    "title": "Three changes made the difference",
    "body": ["One", "Two", "Three"],
}


def table(columns: int) -> dict[str, Any]:
    """A table of so many columns."""
    rows = [{"label": "Ready by", "values": ["2028"] * (columns - 1)}] * 3
    return {"slideType": "comparison-table", "title": "Short", "columns": COLUMNS[:columns], "rows": rows}


def pages_of(look: str, *slides: dict[str, Any], **root: Any) -> tuple[Page, ...]:
    """The pages of a deck in a look."""
    document = {"version": "2.0", "title": "Deck", "theme": look, "slides": list(slides), **root}
    return lay_out(deck_from(parse("protocol_v2", document)), BOOK)[0].pages


def box(page: Page, name: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the element of that name, in pt."""
    frame = next(one for one in page.elements if one.name == name).frame
    edges = (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
    left, top, right, bottom = (edge / EMU_PER_PT for edge in edges)
    return left, top, right, bottom


def marks(page: Page) -> list[Shape]:
    """What a page draws that says nothing."""
    return [one for one in page.elements if isinstance(one, Shape) and one.decorative]


@pytest.mark.parametrize("look", THEMES)
def test_titles_of_a_deck_stand_in_one_place(look: str) -> None:
    """Whatever the slide holds, its title begins where the others do, and none touches the content."""
    pages = pages_of(look, POINTS, {**POINTS, "subtitle": "Since 2026"}, table(3), {**POINTS, "title": "Why? " * 25})
    corners = {box(page, "Title")[:2] for page in pages}
    assert len(corners) == 1
    for page in pages:
        content = box(page, "Table" if any(one.name == "Table" for one in page.elements) else "Body")
        title = box(page, "Title")
        assert title[2] <= content[0] or title[3] <= content[1]


@pytest.mark.parametrize("look", [name for name in THEMES if look_named(name).manner.title == "column"])
def test_a_wide_table_takes_the_page_from_a_title_beside_it(look: str) -> None:
    """Its page has a layout of its own, on which the title stands at the top."""
    beside, above = pages_of(look, table(4), table(5))
    assert (beside.layout, above.layout) == ("title-only", "wide-title-only")
    assert box(beside, "Table")[0] >= box(beside, "Title")[2] + 20
    assert box(above, "Table")[0] == pytest.approx(box(above, "Title")[0], abs=1)


@pytest.mark.parametrize("look", [name for name in THEMES if look_named(name).spacing.hanging])
def test_content_stands_in_from_its_title_on_every_page(look: str) -> None:
    """However many columns a table has; only what could not be read so begins where its title does."""
    rows = [{"label": "Ready by", "values": ["In the second half of the year after " * 4] * 4}] * 8
    wordy = {**table(5), "rows": rows}
    few, many, crowded = pages_of(look, table(3), table(5), wordy)[:3]
    title = box(few, "Title")[0]
    indent = look_named(look).spacing.indent
    assert [box(page, "Table")[0] for page in (few, many)] == pytest.approx([title + indent] * 2, abs=1)
    assert box(crowded, "Table")[0] == pytest.approx(title, abs=1)


@pytest.mark.parametrize("look", [name for name in THEMES if look_named(name).spacing.indent])
def test_content_begins_where_its_title_does(look: str) -> None:
    """One edge at the left holds a page, also where more is free there than at the right, unless the title hangs."""
    spacing = look_named(look).spacing
    for page in pages_of(look, table(3), {**table(5), "insight": "The third crane is ready first. " * 9}):
        left, title = box(page, "Table")[0], box(page, "Title")[0]
        if not spacing.hanging:
            assert (left, title) == pytest.approx((spacing.margin + spacing.indent,) * 2, abs=1)


@pytest.mark.parametrize("look", [name for name in THEMES if look_named(name).manner.title == "column"])
def test_a_narrow_page_has_no_column(look: str) -> None:
    """Pages of 4:3 leave too little room for three columns of twelve."""
    page = pages_of(look, POINTS, tokens={"canvas": {"ratio": "4:3"}})[0]
    assert box(page, "Body")[1] >= box(page, "Title")[3]


@pytest.mark.parametrize("look", THEMES)
def test_a_head_is_turned_round_with_its_page(look: str) -> None:
    """From right to left, title and content stand as in a mirror, and the page draws the marks of its layout."""
    arabic = {**POINTS, "title": "ثلاثة تغييرات", "body": ["واحد", "اثنان", "ثلاثة"]}
    page, other = pages_of(look, arabic)[0], pages_of(look, POINTS)[0]
    assert page.bare
    assert 960 - box(page, "Title")[2] == pytest.approx(box(other, "Title")[0], abs=1)
    assert all(0 <= mark.frame.x and mark.frame.x + mark.frame.width <= 960 * EMU_PER_PT for mark in marks(page))


@pytest.mark.parametrize("look", THEMES)
def test_a_ribbon_pushes_the_head_down(look: str) -> None:
    """Title, marks and content keep clear of it, however high it is."""
    chrome = {"headerRibbon": {"enabled": True, "height": 40, "type": "Confidential"}}
    page, other = pages_of(look, {**POINTS, "chrome": chrome}, POINTS)
    assert box(page, "Title")[1] == pytest.approx(box(other, "Title")[1] + 30, abs=1)
    assert box(page, "Body")[1] >= 70


@pytest.mark.parametrize("look", [name for name in THEMES if look_named(name).manner.title == "band"])
def test_an_eyebrow_hangs_from_a_band_as_a_tab(look: str) -> None:
    """It stands below the band, above the content, on a surface of its own."""
    page = pages_of(look, {**POINTS, "eyebrow": "Review"})[0]
    tab = next(one for one in page.elements if isinstance(one, Shape) and one.paragraphs and one.fill)
    assert box(page, tab.name)[1] >= box(page, "Title")[3]
    assert box(page, tab.name)[3] <= box(page, "Body")[1]


@pytest.mark.parametrize("look", THEMES)
def test_a_map_that_is_not_turned_keeps_clear_of_the_head(look: str) -> None:
    """Its axes stay as they are, and it stands where the content of a page from right to left does."""
    companies = [{"name": "نحن", "x": 20, "y": 80, "size": 9}, {"name": "هم", "x": 70, "y": 30, "size": 4}]
    slide = {"slideType": "market-map", "title": "أين نقف", "companies": companies, "sizeLabel": "الإيرادات"}
    page = pages_of(look, slide)[0]
    title, names = box(page, "Title"), [one for one in page.elements if isinstance(one, Shape) and one.paragraphs]
    for name in names:
        edges = box(page, name.name)
        apart = (title[2] <= edges[0], edges[2] <= title[0], title[3] <= edges[1])
        assert name.name == "Title" or any(apart)
        assert 0 <= edges[0] < edges[2] <= 960
