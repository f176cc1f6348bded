"""Ladders of spoiling: each step down costs, on decks of 1, 10 and 25 slides, whoever wrote them."""

from collections.abc import Callable, Sequence

import pytest
from pptx.util import Inches

from scorer.inspect_deck import score_file
from tests.evidence.decks import clean_deck, saved
from tests.evidence.design_spoils import one_line, short_table
from tests.evidence.picture_spoils import alt_text, drawn, pictures, stretched
from tests.evidence.spoils import (
    ALL,
    Spoil,
    all_of,
    box_height,
    cover,
    gone,
    grey,
    hanging_out,
    more_text,
    moved,
    outlined,
    overprinted,
    page_number,
    said,
    see_through,
    title,
    type_size,
)

Step = Callable[[int], Spoil]
"""Given the number of slides to do it to."""
SENTENCE = "The pod pays for itself within a year, and we ask for a decision now, before the summer. " * 4


def _steps(spoil: Callable[..., Spoil], amounts: Sequence[float], **options: object) -> list[Step]:
    return [lambda on, amount=amount: spoil(amount, on=on, **options) for amount in amounts]  # type: ignore[misc]


def _with(first: Step, steps: list[Step]) -> list[Step]:
    return [lambda on, step=step: all_of(first(on), step(on)) for step in steps]  # type: ignore[misc]


def _prose(on: int) -> Spoil:
    return said(SENTENCE, on)


LADDERS: dict[str, list[Step]] = {
    "type size": _with(_prose, _steps(type_size, (14, 11, 10, 9, 8, 7, 6, 5, 4))),
    "contrast": _steps(grey, (0x30, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF)),
    "off the page, to the right": _with(_prose, _steps(hanging_out, (0, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0, 1.5))),
    "off the page, downwards": _with(_prose, _steps(moved, (0, 4.8, 5.1, 5.3, 5.5, 6, 8), down=True)),
    "overflow by more text": _with(_prose, _steps(more_text, (1, 5, 6, 7, 9, 12, 20))),
    "overflow of a smaller box": _with(_prose, _steps(box_height, (2.6, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4))),
    "words over text": _with(_prose, _steps(overprinted, (2, 4, 7, 11, 16, 25, 40))),
    "hidden": _with(_prose, _steps(cover, (0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9))),
    "pictures stretched": _with(lambda on: pictures(1, on), _steps(stretched, (1, 1.1, 1.2, 1.4, 1.7, 2, 3))),
    "pictures squeezed": _with(lambda on: pictures(1, on), _steps(stretched, (1, 0.9, 0.8, 0.65, 0.5, 0.35, 0.2))),
    "alt text removed": [lambda on, count=count: pictures(6, on, missing=count) for count in range(7)],  # type: ignore[misc]
}
ON_MANY = {
    "titles removed": [(lambda on, count=count: gone(count, title)) for count in range(8)],
    "alt text of the deck removed": [
        (lambda on, count=count: all_of(pictures(1), alt_text("", count, drawn))) for count in range(8)
    ],
    "unreadable page numbers": [(lambda on, count=count: page_number("F8F8F8", count)) for count in range(8)],
}
"""Slides are counted here, so that a deck of one has no ladder."""
WORDS = (14, 12, 10, 7, 4, 2, 1)
ON_SOME = {
    "text let through": _with(_prose, _steps(see_through, (1, 0.4, 0.3, 0.2, 0.1, 0.05, 0.01, 0))),
    "hollow text grows pale": _with(_prose, _steps(outlined, (0x30, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF))),
    "a box off the page, its words after it": _with(
        lambda on: said("Approve the plan.", on), _steps(hanging_out, (0, 0.2, 0.35, 0.5, 0.6, 0.7, 0.85, 0.95, 1.1))
    ),
    "one line of fewer words": [lambda on, count=count: one_line(count, on) for count in WORDS],  # type: ignore[misc]
    "a table of two rows": [lambda _, height=height: short_table(height) for height in (3, 2, 1.8, 1.5, 1.2, 0.9, 0.6)],  # type: ignore[misc]
}
"""Steps of rules that are measured alike on decks of any length."""


def _assert_falling(writer: str, slides: int, steps: Sequence[Step], on: int) -> None:
    exact, shown = [], []
    for step in steps:
        deck = clean_deck(writer, slides)
        step(on)(deck)
        report = score_file(saved(deck))
        exact.append(report["deckScoreExact"])
        shown.append(report["deckScore"])
    assert exact == sorted(set(exact), reverse=True), exact
    assert shown == sorted(shown, reverse=True), shown


def test_titles_of_a_deck_without_an_order_still_cost() -> None:
    """Where most titles stand elsewhere than the others, each at its own place, no place is the usual one any more."""
    scores = []
    for count in (0, 1, 3, 5, 8, 10):
        deck = clean_deck("python-pptx", 10)
        for number, slide in enumerate(list(deck.slides)[:count]):
            slide.shapes.title.left += Inches(0.1 * (number + 1))
        scores.append(score_file(saved(deck))["deckScoreExact"])
    assert scores[:4] == sorted(set(scores[:4]), reverse=True)
    assert max(scores[4:]) < scores[1]


@pytest.mark.parametrize(
    ("writer", "slides", "on"),
    [
        ("python-pptx", 1, ALL),
        ("python-pptx", 10, 1),
        ("python-pptx", 25, ALL),
        ("deckmill", 1, ALL),
        ("deckmill", 10, ALL),
    ],
)
@pytest.mark.parametrize("ladder", LADDERS)
def test_each_step_costs(ladder: str, writer: str, slides: int, on: int) -> None:
    """On one slide of the deck, and on each: the exact score falls strictly, the whole one never rises."""
    _assert_falling(writer, slides, LADDERS[ladder], on)


@pytest.mark.parametrize(("writer", "slides", "on"), [("python-pptx", 10, 1), ("deckmill", 4, 2)])
@pytest.mark.parametrize("ladder", ON_SOME)
def test_each_step_of_a_fault_of_some_slides_costs(ladder: str, writer: str, slides: int, on: int) -> None:
    """The exact score falls strictly, the whole one never rises."""
    _assert_falling(writer, slides, ON_SOME[ladder], on)


def test_text_that_comes_nearer_costs_more() -> None:
    """A text box that is pushed up over the body, step by step."""
    steps = _with(_prose, [lambda on, down=down: overprinted(60, on, down) for down in (2, 1.0, 0.8, 0.6, 0.4, 0.2)])
    _assert_falling("python-pptx", 1, steps, ALL)


@pytest.mark.parametrize(("writer", "slides"), [("python-pptx", 10), ("python-pptx", 25), ("deckmill", 10)])
@pytest.mark.parametrize("ladder", ON_MANY)
def test_each_slide_more_costs(ladder: str, writer: str, slides: int) -> None:
    """The same fault on one slide more."""
    _assert_falling(writer, slides, ON_MANY[ladder], ALL)


@pytest.mark.parametrize("writer", ["python-pptx", "deckmill"])
def test_a_title_of_one_slide_is_there_or_not(writer: str) -> None:
    """The two steps that docs/scoring.md tells of."""
    scores = []
    for count in (0, 1):
        deck = clean_deck(writer, 1)
        gone(count, title)(deck)
        scores.append(round(score_file(saved(deck))["deckScoreExact"], 3))
    assert scores == [100, 94.426]
