"""Each field of each schema says whether readers of a slide see it."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from deck_documents import SOURCE_SCHEMAS
from deck_documents.parsing import MODELS
from deck_documents.sight import Sight


def _parts(kind: Any) -> Iterator[type[BaseModel]]:
    """The models in a type."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for inner in get_args(kind):
        yield from _parts(inner)


def _marks(info: FieldInfo) -> list[Sight]:
    return [mark for mark in info.metadata if isinstance(mark, Sight)]


def _shown(schema: str) -> list[type[BaseModel]]:
    """The whole and every part that is reached through seen fields."""
    found = {MODELS[schema]: None}
    waiting: list[type[BaseModel]] = [MODELS[schema]]
    while waiting:
        for info in waiting.pop().model_fields.values():
            if any(mark.seen for mark in _marks(info)):
                new = [part for part in _parts(info.annotation) if part not in found]
                found.update(dict.fromkeys(new))
                waiting += new
    return list(found)


@pytest.mark.parametrize("schema", SOURCE_SCHEMAS)
def test_every_field_is_seen_or_unseen(schema: str) -> None:
    """By one mark of its own, or because it is in a part that stands in unseen fields alone: no third state."""
    fields = [(part, name, _marks(info)) for part in _shown(schema) for name, info in part.model_fields.items()]
    assert [f"{part.__name__}.{name}" for part, name, marks in fields if len(marks) != 1] == []
    assert any(mark.seen for _, _, (mark,) in fields)


@pytest.mark.parametrize("schema", SOURCE_SCHEMAS)
def test_marks_fit_their_fields(schema: str) -> None:
    """What is shown in place of a field stands beside it and is seen; only unseen fields hide what they stand in."""
    for part in _shown(schema):
        for info in part.model_fields.values():
            (mark,) = _marks(info)
            if mark.unless is not None:
                assert all(other.seen for other in _marks(part.model_fields[mark.unless]))
            assert mark.hides is None or not mark.seen
