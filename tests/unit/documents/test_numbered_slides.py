"""Prompts that number their slides make these slides, and no other."""

import pytest

from deck_documents.numbered_slides import numbered_slides
from deck_documents.outline.storyline import Wish, outline_of


@pytest.mark.parametrize(
    ("prompt", "title", "briefs"),
    [
        (
            "Slide 1: Why a new roof. It leaks in 4 places. Slide 2: Options: tiles 40,000 €, metal 31,000 €. "
            "Slide 3: We propose metal.",
            "Why a new roof",
            [
                "Why a new roof. It leaks in 4 places.",
                "Options: tiles 40,000 €, metal 31,000 €.",
                "We propose metal.",
            ],
        ),
        (
            "Make a deck about our choir. Slide 1 - title Sing with us. Slide 2 - rehearsals on Mondays.",
            "Our choir",
            ["Title slide: Sing with us", "rehearsals on Mondays."],
        ),
        (
            "Folie 1: Titel Erntedank\nFolie 2: Das Programm ist: 10 Uhr Umzug, 12 Uhr Essen",
            "Erntedank",
            ["Titelfolie: Erntedank", "Das Programm ist: 10 Uhr Umzug, 12 Uhr Essen"],
        ),
        ("スライド1\uff1a新工場。スライド2\uff1a費用は9億円。", "新工場", ["新工場。", "費用は9億円。"]),
        ("# Update\n\n## Slide 1: Sales\n- North 4\n## Slide 2: Costs", "Update", ["Sales\n- North 4", "Costs"]),
    ],
)
def test_each_numbered_slide_is_one(prompt: str, title: str, briefs: list[str]) -> None:
    """There are as many slides as the prompt numbers, in its order, and nothing is added or left open."""
    outline = outline_of(prompt, Wish())
    assert (outline.title, [slide.brief for slide in outline.slides], outline.warnings) == (title, briefs, ())


def test_another_count_than_the_numbers_is_told() -> None:
    """Who numbers two slides and asks for six gets the two, and a warning."""
    outline = outline_of("Slide 1: Sales grew. Slide 2: Costs fell.", Wish(slide_count=6))
    assert [warning.code for warning in outline.warnings] == ["numbered_slides"]
    assert len(outline.slides) == 2


@pytest.mark.parametrize(
    "text", ["See slide 1: it says all", "Slide 2: Costs. Slide 3: Staff.", "Slide 1: Slide 2: Costs"]
)
def test_other_texts_number_nothing(text: str) -> None:
    """Texts that speak of a slide, begin in the middle or leave one empty are read like all others."""
    assert numbered_slides(text) is None
