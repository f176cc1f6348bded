"""Records: frozen dataclasses that cross between processes or lie in files, as JSON and back.

A record's keys are the names of its fields, all of them, always. What the types allow: text, numbers, truth values,
None, paths, enumerations (by value), tuples, frozen sets, mappings by text or enumeration, other records (also one
of several whose keys differ), classes with a form of their own (`to_wire` and `from_wire`), and `Any` for plain JSON.
Reading is strict: a key that is missing, unknown or of another type is an error that names it.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, KeysView, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

R = TypeVar("R")
Turn = Callable[[Any], Any]
"""Turns a value into its JSON, or JSON into its value."""


class UnreadableRecord(ValueError):
    """A value is not the JSON of the record it should be; the message begins with the JSON pointer of the place."""

    def __init__(self, what: str, place: str = "") -> None:
        super().__init__(f"{place or '/'}: {what}")
        self._what, self._place = what, place

    def below(self, key: object) -> "UnreadableRecord":
        """The same, said of the value that holds the place under a key."""
        return UnreadableRecord(self._what, f"/{key}{self._place}")


def to_json(value: Any) -> Any:
    """A record, or a part of one, as what `json.dumps` takes."""
    kind: Any = type(value)
    return _writer(kind)(value)


def from_json(kind: type[R], value: Any) -> R:
    """The record of class `kind` that `to_json` made `value` from. Raises UnreadableRecord."""
    hint: Any = kind
    record: R = _reader(hint)(value)
    return record


@cache
def _fields(kind: type) -> dict[str, Any]:
    """The types of a record's fields, in their order."""
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


# What a type asks for is found out once: hundreds of values of a few types cross with every deck.


@cache
def _writer(kind: type) -> Turn:  # noqa: PLR0911 - a table, one row a type
    if hasattr(kind, "to_wire"):
        return lambda value: value.to_wire()
    if dataclasses.is_dataclass(kind):
        names = [field.name for field in dataclasses.fields(kind)]
        return lambda value: {name: to_json(getattr(value, name)) for name in names}
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, Path):
        return str
    if issubclass(kind, Mapping):
        return lambda value: {str(key): to_json(item) for key, item in value.items()}
    if issubclass(kind, frozenset):
        return lambda value: sorted(map(to_json, value))
    if issubclass(kind, tuple | list):
        return lambda value: [to_json(item) for item in value]
    return lambda value: value


@cache
def _reader(hint: Any) -> Turn:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return lambda value: value
    if origin in (typing.Union, types.UnionType):
        return _reader_of_one(arguments)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is frozenset:
        items = _tuple_reader((*arguments, ...))
        return lambda value: frozenset(items(value))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(*arguments)
    return _plain_reader(hint)


def _reader_of_one(kinds: tuple[Any, ...]) -> Turn:
    """Of several records, the one whose keys the value has."""
    inner = [kind for kind in kinds if kind is not types.NoneType]
    optional = len(inner) < len(kinds)

    def chosen(value: Any) -> Any:
        if len(inner) == 1:
            return inner[0]
        keys = _required(dict, value).keys()
        for kind in inner:
            if _fields(kind).keys() == keys:
                return kind
        raise UnreadableRecord(f"has the keys of none of {', '.join(one.__name__ for one in kinds)}")

    return lambda value: None if value is None and optional else _reader(chosen(value))(value)


def _tuple_reader(items: tuple[Any, ...]) -> Turn:
    def read(value: Any) -> tuple[Any, ...]:
        values = _required(list, value)
        hints = (items[0],) * len(values) if items[-1] is ... else items
        if len(hints) != len(values):
            raise UnreadableRecord(f"holds {len(values)} values, not {len(hints)}")
        readers = map(_reader, hints)
        return tuple(_read_each(zip(range(len(values)), readers, values, strict=True)))

    return read


def _mapping_reader(key: Any, item: Any) -> Turn:
    def read(value: Any) -> dict[Any, Any]:
        pairs = _required(dict, value)
        keys = [_reader(key)(name) for name in pairs]
        return dict(zip(keys, _read_each((name, _reader(item), one) for name, one in pairs.items()), strict=True))

    return read


def _plain_reader(kind: type) -> Turn:
    if dataclasses.is_dataclass(kind) and not hasattr(kind, "from_wire"):
        return _record_reader(kind)
    if kind is float:
        return lambda value: float(value) if type(value) is int else _required(float, value)
    if kind in (str, int, bool):
        return lambda value: _required(kind, value)
    make = getattr(kind, "from_wire", kind)  # a path, an enumeration, or a class with a form of its own

    def read(value: Any) -> Any:
        try:
            return make(value)
        except (KeyError, TypeError, ValueError) as error:
            raise UnreadableRecord(f"is no {kind.__name__}: {error!r}") from None

    return read


def _record_reader(kind: type) -> Turn:
    fields = _fields(kind)

    def read(value: Any) -> Any:
        _require_keys(kind, fields.keys(), _required(dict, value).keys())
        found = _read_each((name, _reader(hint), value[name]) for name, hint in fields.items())
        return kind(**dict(zip(fields, found, strict=True)))

    return read


def _require_keys(kind: type, known: KeysView[str], given: KeysView[str]) -> None:
    if known == given:
        return
    for wrong, what in ((known - given, "is missing"), (given - known, "is not known")):
        if wrong:
            raise UnreadableRecord(f"{what} in {kind.__name__}", f"/{min(wrong)}")


def _read_each(parts: Iterable[tuple[object, Turn, Any]]) -> list[Any]:
    """Values by their readers; a fault is told with the key of its value in front."""
    found = []
    for key, read, value in parts:
        try:
            found.append(read(value))
        except UnreadableRecord as error:
            raise error.below(key) from None
    return found


def _required(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise UnreadableRecord(f"is {type(value).__name__}, not {kind.__name__}")
    return value
