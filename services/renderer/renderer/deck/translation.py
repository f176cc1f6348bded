"""From parts of a document to parts of the deck model: field by field, under the same names.

What a field becomes follows from its type in the model, so that sixty classes need no sixty functions.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from pydantic import BaseModel

from deck_documents.paper_document.charts import ChartBase
from renderer.deck.charts_from_document import chart_of

_OWN: Mapping[type[BaseModel], Callable[[Any], object]] = {ChartBase: chart_of}
"""Parts that are read by a function of their own."""
T = TypeVar("T")


def translated(part: BaseModel, model: Callable[..., T], **given: Any) -> T:
    """`part` as `model`, a dataclass of the deck model; `given` are fields that the schema does not have.

    Raises TypeError where `part`, or something in it, has no counterpart: nothing that a document says is dropped.
    """
    values = {
        name: _translated(getattr(part, name), targets)
        for name, targets in _fields_of(model, type(part))
        if name not in given
    }
    return model(**values, **given)


@cache
def _fields_of(model: Any, schema: Any) -> tuple[tuple[str, Mapping[str, type[Any]]], ...]:
    """The fields of `model` that `schema` has, each with the classes of the model that may stand in it, by name."""
    hints = get_type_hints(model)
    return tuple(
        (field.name, {target.__name__: target for target in _classes_in(hints[field.name])})
        for field in fields(model)
        if field.name in schema.model_fields
    )


def _classes_in(hint: Any) -> Iterator[type[Any]]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _classes_in(inner)


def _translated(value: object, targets: Mapping[str, type[Any]]) -> object:
    if isinstance(value, list):
        return tuple(_translated(member, targets) for member in value)
    if not isinstance(value, BaseModel):
        return value
    for own, read in _OWN.items():
        if isinstance(value, own):
            return read(value)
    return translated(value, _target(type(value), targets))


def _target(schema: type[BaseModel], targets: Mapping[str, type[Any]]) -> type[Any]:
    """The counterpart of a class: the one of its name, or the only one that there may be."""
    if schema.__name__ in targets:
        return targets[schema.__name__]
    if len(targets) == 1:
        return next(iter(targets.values()))
    raise TypeError(f"a {schema.__name__} has no counterpart in the deck model")
