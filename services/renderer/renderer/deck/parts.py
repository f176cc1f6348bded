"""Walks over what a document or a deck is made of: models of the schemas, and dataclasses of the deck model."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pydantic import BaseModel


def is_part(value: object) -> bool:
    """Whether `value` has fields of its own."""
    return isinstance(value, BaseModel) or (is_dataclass(value) and not isinstance(value, type))


def fields_of(part: Any) -> Iterator[tuple[str, Any]]:
    """Names and values, in the order of the class."""
    names = type(part).model_fields if isinstance(part, BaseModel) else (field.name for field in fields(part))
    for name in names:
        yield name, getattr(part, name)


def members_of(value: object) -> Iterable[Any]:
    """What a list, a tuple or an object of a document holds; nothing for other values."""
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list | tuple) else ()


def changed(part: Any, changes: Mapping[str, Any]) -> Any:
    """`part` with `changes` to its fields."""
    return part.model_copy(update=changes) if isinstance(part, BaseModel) else replace(part, **changes)
