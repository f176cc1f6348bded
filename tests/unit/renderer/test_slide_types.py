"""The table of slide types: every type has its row, and a row is all that a type needs."""

import io
from dataclasses import dataclass, fields
from typing import Literal, get_args

import pytest
from pptx import Presentation

from deck_documents import ParsedDocument, protocol_v2
from deck_fonts import FontBook
from renderer.compile import compile_deck
from renderer.deck.model import Deck
from renderer.deck.slide import Slide
from renderer.deck.slides import diagrams
from renderer.deck.slides.composed import PatternSlide
from renderer.deck.slides.stories import OpeningSlide
from renderer.layout import lay_out, slides
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet
from renderer.layout.slides import Paging, SlideType, WantedLayout, type_of, wanted_layouts
from renderer.looks import DEFAULT_LOOK, look_named
from renderer.template import compile_template
from renderer.template.building import built_on


@dataclass(frozen=True, kw_only=True)
class RecipeSlide(Slide):
    """A type of slide that no schema of ours has."""

    steps: tuple[str, ...]


class GivenRecipe(protocol_v2.SlideBase):
    """The same in a schema."""

    slide_type: Literal["recipe"]
    steps: list[str]


GivenRecipe.__name__ = RecipeSlide.__name__


class Cookbook(protocol_v2.Presentation):
    """A schema whose slides are of this type."""

    slides: list[GivenRecipe]  # type: ignore[assignment]


@dataclass(frozen=True, kw_only=True)
class UnknownSlide(Slide):
    """A type of slide without a row."""


def _lay_out_recipe(sheet: Sheet, slide: RecipeSlide) -> None:
    area = lay_out_frame(sheet, slide)
    lines = [sheet.paragraph(text, 40.0, floor=40.0) for text in slide.steps]
    sheet.text(area, lines, path="items")


@pytest.fixture
def recipe(monkeypatch: pytest.MonkeyPatch) -> SlideType:
    """A row of the table for a type that is there in this test alone."""
    row = SlideType(
        model=RecipeSlide,
        lay_out=_lay_out_recipe,
        paging=Paging("steps"),
        layouts=(WantedLayout(name="recipe", words="recipe|rezept"),),
    )
    monkeypatch.setattr(slides, "TABLE", (*slides.TABLE, row))
    monkeypatch.setattr(diagrams, "RecipeSlide", RecipeSlide, raising=False)
    return row


def _deck(slide: Slide) -> Deck:
    return Deck("Kitchen", look_named(DEFAULT_LOOK), (slide,), slide_properties=({"id": "one"},))


def test_every_type_of_the_schema_has_one_row() -> None:
    """A type that is forgotten in the table fails here, before it fails a deck."""
    types = [*get_args(get_args(protocol_v2.Slide)[0]), OpeningSlide, PatternSlide]
    assert sorted(row.model.__name__ for row in slides.TABLE) == sorted(model.__name__ for model in types)


def test_names_of_wanted_layouts_are_told_apart() -> None:
    """Reports and remarks name them; the one with the most room is always there."""
    names = [wanted.name for wanted in wanted_layouts()]
    assert len(set(names)) == len(names)
    assert "free" in names


def test_lists_that_pages_are_cut_by_are_fields_of_their_slides() -> None:
    """A misspelt field would show only when a slide is too full."""
    for row in slides.TABLE:
        paging = row.paging
        named = {paging.items, *paging.first, *paging.last} if paging else set()
        assert named <= {field.name for field in fields(row.model)}


def test_a_slide_of_an_unknown_type_is_an_error() -> None:
    """An empty page without a word would be worse."""
    with pytest.raises(TypeError, match="UnknownSlide"):
        lay_out(_deck(UnknownSlide(title="Lost")), FontBook.load())


def test_a_row_is_all_that_a_new_type_needs(recipe: SlideType) -> None:
    """Its slides are drawn, and spread over pages where one is too small."""
    steps = tuple(f"Step {number}" for number in range(20))
    slide = RecipeSlide(title="Soup", steps=steps)
    scene, findings, _ = lay_out(_deck(slide), FontBook.load())
    shown = [line.text for page in scene.pages for one in page.elements for line in getattr(one, "paragraphs", ())]
    assert type_of(slide) is recipe
    assert len(scene.pages) > 1
    assert [text for text in shown if text.startswith("Step")] == list(steps)
    assert "RND104" not in {finding.rule for finding in findings}


def test_documents_are_compiled_that_have_one(recipe: SlideType) -> None:
    """From the schema's slide to the file: nothing on the way has to know the type."""
    slide = {"title": "Soup", "slideType": "recipe", "steps": ["Stir", "Serve"]}
    document = Cookbook.model_validate({"version": "2.0", "title": "Kitchen", "slides": [slide]})
    compiled = compile_deck(ParsedDocument("protocol_v2", document, "Kitchen", 1))
    shapes = Presentation(io.BytesIO(compiled.pptx)).slides[0].shapes
    assert "Stir\nServe" in {shape.text_frame.text for shape in shapes if shape.has_text_frame}


def test_templates_are_searched_for_its_layout(recipe: SlideType) -> None:
    """By the words of its row; slides are then built on it."""
    template = compile_template(_template_with("Rezept"))
    found = {one.slide_type: one.layout_name for one in template.archetypes}
    assert found["recipe"] == "Rezept"
    built = built_on(template, _deck(RecipeSlide(title="Soup", steps=("Stir",))), FontBook.load())
    slide = next(iter(Presentation(io.BytesIO(built.pptx)).slides))
    assert slide.slide_layout.name == "Rezept"


def _template_with(name: str) -> bytes:
    """A template one of whose layouts, with a title alone, has this name."""
    made, file = Presentation(), io.BytesIO()
    layout = next(layout for layout in made.slide_layouts if layout.name == "Title Only")
    layout._element.cSld.set("name", name)
    made.save(file)
    return file.getvalue()
