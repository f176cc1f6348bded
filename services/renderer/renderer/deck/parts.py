"""Walks over what a document or a deck is made of: models of the schemas, and dataclasses of the deck model."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any

from pydantic import BaseModel

_PLAIN = {type(None), bool, int, float, bytes}


def is_part(value: object) -> bool:
    """Whether `value` has fields of its own."""
    return isinstance(value, BaseModel) or hasattr(type(value), "__dataclass_fields__")


def fields_of(part: Any) -> Iterable[tuple[str, Any]]:
    """Names and values, in the order of the class."""
    return (
        vars(part).items() if isinstance(part, BaseModel) else zip(_names(part.__class__), _values(part), strict=True)
    )


def texts_in(value: object) -> Iterator[str]:
    """Every text of a part or of what holds parts, in no order: documents have tens of thousands."""
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        kind = type(one)
        if kind is str:
            yield one
        elif kind is list or kind is tuple:
            waiting.extend(one)
        elif kind is dict:
            waiting.extend(one.values())
        elif kind not in _PLAIN and is_part(one):
            waiting.extend(vars(one).values() if isinstance(one, BaseModel) else _values(one))


def members_of(value: object) -> Iterable[Any]:
    """What a list, a tuple or an object of a document holds; nothing for other values."""
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list | tuple) else ()


def changed(part: Any, changes: Mapping[str, Any]) -> Any:
    """`part` with `changes` to its fields."""
    return part.model_copy(update=changes) if isinstance(part, BaseModel) else replace(part, **changes)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _values(part: Any) -> list[Any]:
    return [getattr(part, name) for name in _names(part.__class__)]
