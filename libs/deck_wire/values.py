"""Small values: times, JSON objects, enumerations."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, cast

from google.protobuf import struct_pb2, timestamp_pb2
from google.protobuf.internal.enum_type_wrapper import EnumTypeWrapper

E = TypeVar("E", bound=Enum)
W = TypeVar("W", bound=int)
"""An enumeration of the protos: a class of numbers to the type checker, an EnumTypeWrapper at run time."""


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def timestamp(moment: datetime | None) -> timestamp_pb2.Timestamp | None:
    """An aware datetime as a Timestamp."""
    if moment is None:
        return None
    since = moment - _EPOCH  # in a third of the time of `FromDatetime`, and jobs are full of times
    return timestamp_pb2.Timestamp(seconds=since.days * 86_400 + since.seconds, nanos=since.microseconds * 1_000)


def moment(message: Any, field: str) -> datetime | None:
    """The Timestamp in a field of a message as an aware datetime, None where it is absent."""
    if not message.HasField(field):
        return None
    wire: timestamp_pb2.Timestamp = getattr(message, field)
    return _EPOCH + timedelta(seconds=wire.seconds, microseconds=wire.nanos // 1_000)


def required_moment(message: Any, field: str) -> datetime:
    """As `moment`. Raises ValueError where it is absent."""
    found = moment(message, field)
    if found is None:
        raise ValueError(f"{type(message).__name__} {getattr(message, 'id', '')} has no {field}")
    return found


def struct(mapping: Mapping[str, Any]) -> struct_pb2.Struct | None:
    """A JSON object as a Struct, an empty one as an absent field. Raises ValueError for what JSON cannot hold."""
    if not mapping:
        return None
    wire = struct_pb2.Struct()
    wire.update(mapping)
    return wire


def mapping(wire: struct_pb2.Struct) -> dict[str, Any]:
    """A Struct as a JSON object; a Struct knows only doubles, so whole numbers become ints again."""
    return {key: _plain(value) for key, value in wire.fields.items()}


def _plain(value: struct_pb2.Value) -> Any:
    kind = value.WhichOneof("kind")
    if kind == "struct_value":
        return mapping(value.struct_value)
    if kind == "list_value":
        return [_plain(item) for item in value.list_value.values]
    if kind == "number_value":
        number = value.number_value
        return int(number) if number.is_integer() else number
    return None if kind is None or kind == "null_value" else getattr(value, kind)


def enum_number(prefix: str, numbers: type[W], member: Enum | None) -> W:
    """The number of a domain member, by the rule PREFIX_ + its name; None is the unspecified zero."""
    return cast("W", 0 if member is None else _number(prefix, cast("EnumTypeWrapper", numbers), member))


def enum_member(prefix: str, wrapper: EnumTypeWrapper, members: type[E], number: int) -> E | None:
    """The domain member of a number; None for zero and for numbers of a newer peer."""
    return cast("E | None", _member(prefix, wrapper, members, number)) if number else None


# Each pair is found out once: every job and every task has a few of them.


@lru_cache(maxsize=1_000)
def _number(prefix: str, wrapper: EnumTypeWrapper, member: Enum) -> int:
    return int(wrapper.Value(f"{prefix}_{member.name}"))


@lru_cache(maxsize=1_000)
def _member(prefix: str, wrapper: EnumTypeWrapper, members: type[Enum], number: int) -> Enum | None:
    if number not in wrapper.values():
        return None
    return members.__members__.get(wrapper.Name(number).removeprefix(f"{prefix}_"))
