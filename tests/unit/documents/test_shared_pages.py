"""Pages of a deck that several things share, and what they are called."""

import pytest

from deck_documents.outline.storyline import Wish, outline_of


def _pages(prompt: str, count: int | None = None) -> list[tuple[str, str]]:
    """The names of the slides behind the cover, with their briefs."""
    return [(slide.name, slide.brief) for slide in outline_of(prompt, Wish(count)).slides[1:]]


def test_facts_that_share_a_page_are_its_points() -> None:
    """Each of them is in the name; what goes on with the one before stays behind it."""
    pages = _pages("Our bakery. Sales rose 9 %. Flour rose 11 %. We open in May. It has 40 seats.", 3)
    assert pages == [
        ("Sales rose 9 %, Flour rose 11 %", "- Sales rose 9 %\n- Flour rose 11 %"),
        ("We open in May", "We open in May. It has 40 seats."),
    ]


def test_points_that_share_a_page_without_full_stops_stay_apart() -> None:
    """As they stand in lists."""
    pages = _pages(
        "5 slides on triage: waiting fell by 24 minutes, two rooms converted, survey 4.1 of 5, next: weekends", 4
    )
    assert any("- " in brief for _, brief in pages)
    assert not any("converted Survey" in brief for _, brief in pages)


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("Our canteen. Option A: 12k, fast. Option B: 9k, slow.", "Option A, Option B"),
        ("Piste. Avantages : sécurité, calme. Inconvénients : 40 places supprimées.", "Avantages, Inconvénients"),
    ],
)
def test_a_page_of_several_sides_is_called_by_all(prompt: str, name: str) -> None:
    """In an agenda as well."""
    assert [one for one, _ in _pages(prompt)] == [name]


@pytest.mark.parametrize(
    "wish", ["We propose a levy of 25 €", "Wir schlagen eine Umlage vor", "Nous proposons une cotisation"]
)
def test_what_is_proposed_comes_last(wish: str) -> None:
    """As what is asked for does."""
    outline = outline_of(f"Our club. {wish}. The shed roof leaks. Water is dearer.", Wish())
    assert outline.slides[-1].role == "closing"
    assert wish in outline.slides[-1].brief


def test_a_colour_behind_what_a_deck_is_about_is_no_part_of_its_title() -> None:
    """It is wished for on each slide."""
    outline = outline_of(
        "A deck about our school library in green, 4 slides. Loans rose 22 %. The shelf must go.", Wish()
    )
    assert outline.title == "Our school library"
    assert all(slide.brief.endswith("In #15803D.") for slide in outline.slides)
