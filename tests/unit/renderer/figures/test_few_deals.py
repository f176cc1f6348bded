"""Two or three deals fill their page: below each other, with their metrics beside them."""

from typing import Any

import pytest

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from renderer.compile import compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Page, Shape
from scorer.inspect_deck import score_file

BOOK = FontBook.load()


def document(look: str, slide_type: str, **content: Any) -> dict[str, Any]:
    """A deck of one slide."""
    slide = {"slideType": slide_type, "title": "Contracts of the year", **content}
    return {"version": "2.0", "title": "Contracts", "theme": look, "slides": [slide]}


def deals(look: str, count: int, name: str = "City works") -> dict[str, Any]:
    """So many deals of three metrics each."""
    metrics = ["$4.1M a year", "38 sites", "6 h response"]
    return document(
        look,
        "tombstone-grid",
        items=[{"name": f"{name} {number}", "subtitle": "Five years", "metrics": metrics} for number in range(count)],
    )


def page_of(given: dict[str, Any]) -> Page:
    """Its only page."""
    return lay_out(deck_from(parse("protocol_v2", given)), BOOK)[0].pages[0]


def texts(page: Page, start: str) -> list[Shape]:
    """Shapes whose words begin so."""
    found = [one for one in page.elements if isinstance(one, Shape) and one.paragraphs]
    return [one for one in found if one.paragraphs[0].text.startswith(start)]


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("count", [2, 3])
def test_few_deals_stand_below_each_other(look: str, count: int) -> None:
    """On more than half of the page, metrics of all deals in the same columns, with nothing to say of it."""
    given = deals(look, count)
    page = page_of(given)
    cards, metrics = texts(page, "City works"), texts(page, "38 sites")
    assert [len(cards), len(metrics)] == [count, count]
    assert len({card.frame.x for card in cards}) == len({metric.frame.x for metric in metrics}) == 1
    assert (cards[-1].frame.y + cards[-1].frame.height - cards[0].frame.y) / EMU_PER_PT > 250
    report = score_file(compile_deck(parse("protocol_v2", given), BOOK).pptx, document=given, fonts=BOOK)
    assert report["findings"] == []


def test_deals_of_many_words_stand_on_cards_side_by_side() -> None:
    """Rows have no room for them."""
    page = page_of(deals("clear", 2, "Association of the municipal water and waste water works of the northern " * 6))
    cards = texts(page, "Association")
    assert len({card.frame.y for card in cards}) == 1


@pytest.mark.parametrize("look", ["clear", "terminal", "editorial-serif"])
def test_numbers_of_ours_never_stand_among_figures(look: str) -> None:
    """A proof without a figure has none: "02" in its place would be read as one."""
    proofs = [{"text": "Prices rise", "figure": "+12 %"}, {"text": "One supplier"}, {"text": "Orders", "figure": "48"}]
    page = page_of(document(look, "executive-summary", claim="Castings first", proofs=proofs))
    numbers = {line.runs[0].size for shape in texts(page, "02") for line in shape.paragraphs[:1]}
    figures = {line.runs[0].size for shape in texts(page, "+12 %") for line in shape.paragraphs[:1]}
    assert max(numbers) < min(figures)
