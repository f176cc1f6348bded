"""Records: frozen dataclasses that cross between processes or lie in files, as JSON and back.

A record's keys are the names of its fields, all of them, always. What the types allow: text, numbers, truth values,
None, paths, enumerations (by value), tuples, frozen sets, mappings by text or enumeration, other records (also one
of several whose keys differ), classes with a form of their own (`to_wire` and `from_wire`), and `Any` for plain JSON.
Reading is strict: a key that is missing, unknown or of another type is an error that names it.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

R = TypeVar("R")


class UnreadableRecord(ValueError):
    """A value is not the JSON of the record it should be; the message begins with the JSON pointer of the place."""


def to_json(value: Any) -> Any:  # noqa: PLR0911 - a table, one row a type
    """A record, or a part of one, as what `json.dumps` takes."""
    if hasattr(value, "to_wire"):
        return value.to_wire()
    if dataclasses.is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    match value:
        case Enum():
            return value.value
        case Path():
            return str(value)
        case Mapping():
            return {str(key): to_json(item) for key, item in value.items()}
        case frozenset():
            return sorted(map(to_json, value))
        case tuple() | list():
            return [to_json(item) for item in value]
    return value


def from_json(kind: type[R], value: Any) -> R:
    """The record of class `kind` that `to_json` made `value` from. Raises UnreadableRecord."""
    record: R = _read(kind, value, "")
    return record


@cache
def _fields(kind: type) -> dict[str, Any]:
    """The types of a record's fields, in their order."""
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _read(hint: Any, value: Any, at: str) -> Any:
    origin = typing.get_origin(hint)
    if hint is Any:
        return value
    if origin in (typing.Union, types.UnionType):
        return _read_one_of(typing.get_args(hint), value, at)
    if origin is tuple:
        return _read_tuple(typing.get_args(hint), _required(list, value, at), at)
    if origin is frozenset:
        (item,) = typing.get_args(hint)
        return frozenset(_read_tuple((item, ...), _required(list, value, at), at))
    if origin is not None and issubclass(origin, Mapping):
        key, item = typing.get_args(hint)
        pairs = _required(dict, value, at).items()
        return {_read(key, name, at): _read(item, one, f"{at}/{name}") for name, one in pairs}
    return _read_plain(hint, value, at)


def _read_one_of(kinds: tuple[Any, ...], value: Any, at: str) -> Any:
    """Of several records, the one whose keys the value has."""
    inner = [kind for kind in kinds if kind is not types.NoneType]
    if value is None and len(inner) < len(kinds):
        return None
    if len(inner) > 1:
        keys = _required(dict, value, at).keys()
        inner = [kind for kind in inner if _fields(kind).keys() == keys]
        if not inner:
            raise UnreadableRecord(f"{at or '/'}: has the keys of none of {', '.join(one.__name__ for one in kinds)}")
    return _read(inner[0], value, at)


def _read_tuple(items: tuple[Any, ...], values: list[Any], at: str) -> tuple[Any, ...]:
    hints = (items[0],) * len(values) if items[-1] is ... else items
    if len(hints) != len(values):
        raise UnreadableRecord(f"{at or '/'}: holds {len(values)} values, not {len(hints)}")
    return tuple(_read(hint, one, f"{at}/{index}") for index, (hint, one) in enumerate(zip(hints, values, strict=True)))


def _read_plain(kind: type, value: Any, at: str) -> Any:
    if dataclasses.is_dataclass(kind) and not hasattr(kind, "from_wire"):
        return _read_record(kind, _required(dict, value, at), at)
    if kind is float and type(value) is int:
        return float(value)
    if kind in (str, int, float, bool):
        return _required(kind, value, at)
    make = getattr(kind, "from_wire", kind)  # a path, an enumeration, or a class with a form of its own
    try:
        return make(value)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableRecord(f"{at or '/'}: is no {kind.__name__}: {error!r}") from None


def _read_record(kind: type, value: dict[str, Any], at: str) -> Any:
    fields = _fields(kind)
    for wrong, what in ((fields.keys() - value.keys(), "is missing"), (value.keys() - fields.keys(), "is not known")):
        if wrong:
            raise UnreadableRecord(f"{at}/{min(wrong)}: {what} in {kind.__name__}")
    return kind(**{name: _read(hint, value[name], f"{at}/{name}") for name, hint in fields.items()})


def _required(kind: type, value: Any, at: str) -> Any:
    if type(value) is not kind:
        raise UnreadableRecord(f"{at or '/'}: is {type(value).__name__}, not {kind.__name__}")
    return value
