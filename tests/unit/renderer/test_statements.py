"""A statement breaks the run of pages on the strong ground of its look."""

from typing import Any

import pytest

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from deck_presentation.contrast import contrast
from renderer.compile import compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.looks import look_named, theme_of
from renderer.scene import EMU_PER_PT, Page, Scene, Shape
from renderer.scene.theme import rgb
from renderer.typesetting.typesetter import Typesetter
from scorer.inspect_deck import score_file

BOOK = FontBook.load()


def document(look: str, *titles: str) -> dict[str, Any]:
    """A deck of statements with a line below each."""
    slides = [{"pattern": "statement", "content": {"title": title, "prose": ["By 2031."]}} for title in titles]
    root = {"type": "presentation", "version": "1.0", "presentationTitle": "Deck", "companyName": "Harbour"}
    return {**root, "theme": look, "slides": slides}


def scene(look: str, *titles: str) -> Scene:
    """The pages of such a deck."""
    return lay_out(deck_from(parse("agent_v1", document(look, *titles))), BOOK)[0]


def ground(page: Page) -> str:
    """The color that the page lays over its own."""
    first = page.elements[0]
    whole = isinstance(first, Shape) and first.decorative and first.frame.width == 960 * 12_700
    return str(first.fill) if whole and isinstance(first, Shape) else "bg1"


@pytest.mark.parametrize("look", THEMES)
def test_every_other_statement_stands_on_the_ground_of_the_rhythm(look: str) -> None:
    """The accent or the dark, as the look has it; the next one is plain, and claims begin at one height."""
    pages = scene(look, "Speed pays", "The harbour is full", "We ask for one decision today").pages
    theme = theme_of(look_named(look), "Noto Sans CJK JP", "Arial")
    strong = "accent2" if look_named(look).manner.rhythm == "accent" else "bg2" if theme.is_dark else "tx1"
    assert [ground(page) for page in pages] == [strong, "bg1", strong]
    titles = [next(one for one in page.elements if one.name == "Title").frame.y for page in pages]
    assert max(titles) - min(titles) < 12_700


@pytest.mark.parametrize("look", THEMES)
def test_all_words_read_on_it(look: str) -> None:
    """Claim, support, footer and page number keep 4.5:1, and the rules have nothing to say."""
    page, theme = scene(look, "Speed pays").pages[0], theme_of(look_named(look), "Noto Sans CJK JP", "Arial")
    below = theme.hex_of(ground(page))
    for shape in (one for one in page.elements if isinstance(one, Shape) and one.paragraphs):
        fill = theme.hex_of(shape.fill) if isinstance(shape.fill, str) else below
        for run in (run for line in shape.paragraphs for run in line.runs):
            assert contrast(rgb(run.color or "tx1", theme, fill), fill) >= 4.5, shape.name
    report = score_file(compile_deck(parse("agent_v1", document(look, "Speed pays", "We ask")), BOOK).pptx, fonts=BOOK)
    assert [f["message"] for f in report["findings"] if f["impact"] != "info"] == []


@pytest.mark.parametrize(
    "title", ["We develop people first, players second", "Where all of the money of the whole harbour comes from"]
)
def test_no_word_stands_alone_below_a_statement(title: str) -> None:
    """The box ends where the lines do, so that a viewer that sets them closer leaves no word over."""
    for look in THEMES:
        theme = theme_of(look_named(look), "Noto Sans CJK JP", "Arial")
        setter = Typesetter(BOOK, theme.family, theme.heading_family)
        shape = next(
            one
            for one in scene(look, title).pages[0].elements
            if isinstance(one, Shape) and one.paragraphs and one.paragraphs[0].text == title
        )
        assert shape.body is not None
        width = shape.frame.width / EMU_PER_PT - shape.body.insets[0] - shape.body.insets[2]
        for closer in (1.0, 1.02):
            lines = setter.measure(shape.paragraphs, width * closer).lines
            assert len(lines) == 1 or len(lines[-1].text.split()) > 1, look


@pytest.mark.parametrize("look", ["paper", "monochrome"])
@pytest.mark.parametrize(
    "text",
    [
        "The council decides on the eighth of October; all of the contracts go out on the 15th of it.",
        "Les demandes dépassent les places dans quatre villes sur six",
        "Revenue from service contracts grew faster than in any year since 2015",
    ],
)
def test_lines_in_the_middle_are_about_as_long_as_each_other(look: str, text: str) -> None:
    """Words below a statement, and titles of looks that have them in the middle, end in no short line."""
    slides = [
        {"pattern": "statement", "content": {"title": "We ask", "prose": [text]}},
        {"pattern": "bullets", "content": {"title": text, "bulletPoints": ["One", "Two", "Three"]}},
    ]
    pages = lay_out(deck_from(parse("agent_v1", document(look) | {"slides": slides})), BOOK)[0].pages
    theme = theme_of(look_named(look), "Noto Sans CJK JP", "Arial")
    setter = Typesetter(BOOK, theme.family, theme.heading_family)
    for page in pages:
        (shape,) = (
            one
            for one in page.elements
            if isinstance(one, Shape) and one.body is not None and [line.text for line in one.paragraphs] == [text]
        )
        assert shape.paragraphs[0].align == "ctr"
        assert shape.body is not None
        width = shape.frame.width / EMU_PER_PT - shape.body.insets[0] - shape.body.insets[2]
        lines = [line.width for line in setter.measure(shape.paragraphs, width).lines]
        assert len(lines) == 1 or lines[-1] > 0.4 * max(lines)
