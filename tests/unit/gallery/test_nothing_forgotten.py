"""The gallery shows every kind that the schemas know, and what it shows is valid."""

import pytest

from deck_documents import parse
from deck_documents.protocol_v2 import SLIDE_TYPES
from tests.gallery import charts, kinds, nodes, patterns, primitives, slide_types, type_sheet
from tests.gallery.exhibits import Cell, exhibits
from tests.gallery.wording import LANGUAGES, Json, words_in

EVERY_CELL = [
    pytest.param(cell, id=f"{exhibit.name}, {cell.caption}")
    for exhibit in exhibits()
    for row in exhibit.rows
    for cell in row
]


def test_every_kind_of_the_schemas_has_content() -> None:
    """A new slide type, pattern, primitive, node or chart type needs content here."""
    assert set(slide_types.KINDS) == set(kinds.slide_types())
    assert set(patterns.KINDS) == set(kinds.patterns())
    assert set(primitives.KINDS) == set(kinds.primitives())
    assert set(nodes.KINDS) == set(kinds.nodes())
    assert set(charts.KINDS) == set(kinds.chart_types())


def test_every_theme_has_a_sheet() -> None:
    """Themes are read off the schemas; each of them shows slides."""
    sheets = {exhibit.name: exhibit for exhibit in exhibits()}
    for schema in ("protocol_v2", "agent_v1"):
        for theme in kinds.themes(schema):
            assert sheets[f"theme-{theme}"].rows
    assert kinds.themes("agent_v1")


@pytest.mark.parametrize("cell", EVERY_CELL)
def test_what_is_shown_is_valid(cell: Cell) -> None:
    """Every document of the gallery keeps the rules of its schema, without a warning."""
    assert parse(cell.schema, cell.document).warnings == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_say_the_same(language: str) -> None:
    """Every language has the same keys and as many entries as English."""
    assert _shape(words_in(language)) == _shape(words_in("english"))


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {key: _shape(member) for key, member in value.items()}
    return [_shape(item) for item in value] if isinstance(value, list) else type(value)


def test_the_words_of_a_document_are_not_shared() -> None:
    """Building one document does not change the words of the next."""
    before: Json = {name: str(words_in(name)) for name in LANGUAGES}
    list(exhibits())
    assert {name: str(words_in(name)) for name in LANGUAGES} == before


def test_the_sheet_of_types_shows_each_and_every_one_is_taken() -> None:
    """A new type of slide needs a title there; its documents keep all rules."""
    shown = type_sheet.cells()
    assert [cell.caption for cell in shown] == list(SLIDE_TYPES)
    for cell in shown:
        assert parse(cell.schema, cell.document).slide_count == 1
