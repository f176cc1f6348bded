"""A point that stands alone under a title is a statement: large, with its figure largest of all."""

from typing import Any

import pytest

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from renderer.compile import compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.figures.telling_figure import telling_figure
from renderer.scene import Shape
from scorer.inspect_deck import score_file

BOOK = FontBook.load()


def document(look: str, *points: str, **slide: str) -> dict[str, Any]:
    """A slide of a title and `points`."""
    page = {"slideType": "title-body", "title": "What customers expect", "body": list(points), "role": "content"}
    return {"version": "2.0", "title": "Service", "theme": look, "slides": [{**page, **slide}]}


def body_of(look: str, *points: str, **slide: str) -> list[tuple[float, str]]:
    """Size (pt) and text of each paragraph of the shape that is named Body."""
    page = lay_out(deck_from(parse("protocol_v2", document(look, *points, **slide))), BOOK)[0].pages[0]
    shape = next(one for one in page.elements if isinstance(one, Shape) and one.name == "Body")
    return [(line.runs[0].size, line.text) for line in shape.paragraphs]


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("insight", [None, "Promise less."])
def test_a_single_sentence_is_set_in_40_to_54_pt(look: str, insight: str | None) -> None:
    """In every look, beside a short conclusion as well, and no rule takes it for a body that is too large."""
    slide = {"insight": insight} if insight else {}
    [(size, text)] = body_of(look, "We keep what we promise", **slide)
    assert (40 <= size <= 54, text) == (True, "We keep what we promise")
    compiled = compile_deck(parse("protocol_v2", document(look, "We keep what we promise", **slide)), BOOK)
    assert score_file(compiled.pptx, fonts=BOOK)["findings"] == []


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize(
    ("point", "figure", "below"),
    [
        ("34 % of customers leave within a year", "34\u00a0%", "of customers leave within a year"),
        ("Release \u20ac4.2m for the second line", "\u20ac4.2m", "Release \u20ac4.2m for the second line"),
    ],
)
def test_the_figure_of_a_sentence_is_the_largest(look: str, point: str, figure: str, below: str) -> None:
    """The sentence goes on from a figure that it begins with, and is said whole below any other; all of it is found."""
    (large, first), (size, rest) = body_of(look, point)
    assert (first, rest) == (figure, below)
    assert large >= 66
    assert size < large / 2
    made = document(look, point)
    report = score_file(compile_deck(parse("protocol_v2", made), BOOK).pptx, document=made, fonts=BOOK)
    assert report["findings"] == []


def test_beside_another_sentence_it_is_as_large_as_the_title() -> None:
    """Two large sentences would compete, and the title would be read last."""
    long = "Whoever promises six hours and comes after two days has lost a customer for good."
    [(size, _)] = body_of("clear", "We keep what we promise", insight=long)
    assert size == 30


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Customers pay 34 % more", "34 %"),
        ("In 2027, 34 % left", "34 %"),
        ("Wir sparen 4,2 Mio. \u20ac im Jahr", "4,2 Mio. \u20ac"),
        ("\u6295\u8cc7\u984d\u306f9\u5104\u5186\u3067\u3059", "9\u5104\u5186"),
        ("\u0663\u0664\u066a \u0645\u0646 \u0627\u0644\u0639\u0645\u0644\u0627\u0621", "\u0663\u0664\u066a"),
        ("-12 % CO2", None),
        ("30 to 40 % left", None),
        ("30-40 % left", None),
        ("Parts within 24 hours", None),
        ("A third of it", None),
    ],
)
def test_a_sentence_is_about_its_only_share_or_sum(text: str, figure: str | None) -> None:
    """A range, a count or two numbers are not one figure; years do not count."""
    span = telling_figure(text)
    assert (text[slice(*span)] if span else None) == figure


@pytest.mark.parametrize("text", ["1" * 20_000, "1.1" * 6_600, "1-" * 10_000])
def test_a_number_without_end_is_no_figure_to_show(text: str) -> None:
    """It is told apart in a moment: looked for anew from each digit, these would take minutes."""
    assert telling_figure(text) is None


@pytest.mark.parametrize("look", THEMES)
def test_a_term_on_a_line_of_its_own_has_no_colon(look: str) -> None:
    """It is a heading there, at least 18 pt over 16; and no word is missed."""
    points = ("Stock: one list for all depots", "Visits: by condition", "Prices: fixed for three years")
    lines = [line for line in body_of(look, *points) if not line[1].isdigit()]
    (term, first), (rest, second) = lines
    assert (first, second) == ("Stock", "one list for all depots")
    assert term >= 18
    assert rest >= 16
    made = document(look, *points)
    report = score_file(compile_deck(parse("protocol_v2", made), BOOK).pptx, document=made, fonts=BOOK)
    assert report["findings"] == []
