"""What is seen from afar: who leads, what few words make of their page."""

from typing import Any

import pytest

from deck_documents import parse
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Page, Shape

BOOK = FontBook.load()


def page_of(look: str, slide: dict[str, Any]) -> Page:
    """The page of a deck of one slide."""
    document = {"version": "2.0", "title": "Deck", "theme": look, "slides": [{"title": "How it is done", **slide}]}
    return lay_out(deck_from(parse("protocol_v2", document)), BOOK)[0].pages[0]


def shape(page: Page, text: str) -> Shape:
    """The one that begins with `text`."""
    shapes = (one for one in page.elements if isinstance(one, Shape) and one.paragraphs)
    return next(one for one in shapes if one.paragraphs[0].text.startswith(text))


def units(*pairs: tuple[str, str | None]) -> dict[str, Any]:
    """An org chart of names, each below another."""
    nodes = [{"id": name, "label": name, **({"parentId": above} if above else {})} for name, above in pairs]
    return {"slideType": "org-chart", "nodes": nodes}


def test_an_organisation_shows_who_leads() -> None:
    """Heads are in the accent, those right below them on its tint, whatever the order of the document."""
    page = page_of("clear", units(("Crew", "Service"), ("Service", "Board"), ("Board", None), ("Council", None)))
    fills = {name: shape(page, name).fill for name in ("Board", "Council", "Service", "Crew")}
    assert fills == {"Board": "accent1", "Council": "accent1", "Service": "accent6", "Crew": "bg2"}


def test_boxes_without_a_head_are_all_alike() -> None:
    """Where nobody stands below another, nobody leads."""
    page = page_of("clear", units(("Service", None), ("Pumps", None), ("Rental", None)))
    assert {shape(page, name).fill for name in ("Service", "Pumps", "Rental")} == {"accent6"}


@pytest.mark.parametrize("count", [3, 4, 5])
def test_short_steps_fill_their_page_with_numerals(count: int) -> None:
    """Steps of one word have numerals far larger than titles, and arrows between them still."""
    steps = [{"label": f"Step{number}"} for number in range(count)]
    page = page_of("consulting", {"slideType": "process", "steps": steps})
    numerals = [shape(page, str(number)) for number in range(1, count + 1)]
    assert min(one.paragraphs[0].runs[0].size for one in numerals) >= 60
    ends = [one.frame.x + one.frame.width for one in numerals]
    assert all(after.frame.x - end >= 50 * EMU_PER_PT for end, after in zip(ends, numerals[1:], strict=False))


def test_halves_end_with_what_they_say() -> None:
    """A point on each side leaves no empty column of colour; eight take the height there is."""

    def height(points: int) -> float:
        side = {"label": "Side", "points": [f"Parts are on shelf {number}" for number in range(points)]}
        page = page_of("clear", {"slideType": "before-after", "before": side, "after": side})
        return max(one.frame.height for one in page.elements if one.name == "Before") / EMU_PER_PT

    assert height(1) <= 0.65 * height(8)
