"""The deck model: each schema is translated into it once, and nothing that a document says is dropped on the way."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from deck_documents import parse, protocol_v2
from deck_documents.agent_v1.document import ComparisonRow, Kpi
from deck_documents.composition import slide as composition
from deck_documents.parts import Part
from renderer.deck import blocks, slide, slides
from renderer.deck.blocks import diagrams, figures, signs, stories, words
from renderer.deck.from_protocol import deck_from
from renderer.deck.slides import composed
from renderer.deck.translation import translated

FOR_THE_FILE = {"id", "slide_id", "component_id", "lineage", "bindings"}
"""Fields of slides that name the component, become properties of the file, or are gone once values are filled in."""
TOLD_BY_CLASS = {"slide_type"}
_SLIDES = (slide, slides.stories, slides.figures, slides.diagrams, composed)
_MODULES = (words, figures, diagrams, stories, signs, blocks, *_SLIDES)


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models of a schema that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)


def _within(part: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """`part` and all that it is made of."""
    if part in seen or part.__module__.startswith("deck_documents.paper_document"):
        return
    seen.add(part)
    yield part
    for name, field in part.model_fields.items():
        if name not in FOR_THE_FILE:
            for inner in _parts(field.annotation):
                yield from _within(inner, seen)


def _of_the_schema() -> list[type[BaseModel]]:
    seen: set[type[BaseModel]] = set()
    return [part for slide in get_args(get_args(protocol_v2.Slide)[0]) for part in _within(slide, seen)]


def _counterpart(part: type[BaseModel]) -> Any:
    if issubclass(part, composition.Block):
        return blocks.Block
    found = (getattr(module, part.__name__, None) for module in _MODULES)
    return next(filter(None, found), None)


@pytest.mark.parametrize("part", _of_the_schema(), ids=lambda part: part.__name__)
def test_no_field_of_a_schema_is_forgotten(part: type[BaseModel]) -> None:
    """Each class of protocol_v2 has a counterpart of plain data, with all its fields and their defaults."""
    found = _counterpart(part)
    assert found is not None
    assert is_dataclass(found)
    defaults = {field.name: field.default for field in fields(found)}
    for name, field in part.model_fields.items():
        if name in FOR_THE_FILE | TOLD_BY_CLASS:
            continue
        assert name in defaults
        if not field.is_required():
            assert defaults[name] == field.default


@pytest.mark.parametrize(("part", "found"), [(Kpi, composed.PatternKpi), (ComparisonRow, composed.ComparisonRow)])
def test_nor_is_one_of_the_parts_of_patterns(part: type[BaseModel], found: Any) -> None:
    """The figures and rows of agent_v1 are the deck's."""
    assert set(part.model_fields) == {field.name for field in fields(found)}


def test_lists_are_tuples_and_parts_are_plain_data() -> None:
    """Nothing of pydantic is left, however deep it stood."""
    region = {"col": 0, "row": 0, "colSpan": 6, "rowSpan": 6}
    bold = {"runs": [{"text": "Bold", "weight": "bold"}]}
    inner = {"primitive": "textBlock", "region": region, "input": {"content": [bold], "insets": {"top": 3}}}
    block = {"primitive": "container", "region": region, "input": {"blocks": [inner]}, "zIndex": 2}
    slide = {"slideType": "composition", "title": "T", "notes": ["Say"], "blocks": [block]}
    deck = deck_from(parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]}))
    assert deck.slides == (
        composed.CompositionSlide(
            title="T",
            component="slide-1",
            notes=("Say",),
            blocks=(
                blocks.Block(
                    "container",
                    blocks.GridRegion(0, 0, 6, 6),
                    blocks.Container(
                        (
                            blocks.Block(
                                "textBlock",
                                blocks.GridRegion(0, 0, 6, 6),
                                words.TextBlock(
                                    (words.Paragraph((words.Run("Bold", "bold"),)),), insets=words.Insets(top=3.0)
                                ),
                            ),
                        ),
                    ),
                    2,
                ),
            ),
        ),
    )


class Extra(Part):
    """A part that the deck model does not have."""


class Holder(Part):
    """A part that holds it."""

    region: Extra


def test_a_part_without_counterpart_is_an_error() -> None:
    """Not an empty page."""
    with pytest.raises(TypeError, match="Extra has no counterpart"):
        translated(Holder(region=Extra()), blocks.Block, primitive="x", input=None)
