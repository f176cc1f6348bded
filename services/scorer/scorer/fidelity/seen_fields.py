"""What the marks on the fields of the schemas say: which keys hold what readers of a slide see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from deck_documents.composition.slide import Block
from deck_documents.parts import Part
from deck_documents.sight import Sight

Parts = tuple[type[Part], ...]
"""Models of the objects that may stand in one place."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is on the wire.

    Attributes:
        sight: its mark.
        parts: models of the objects that may stand in it, alone or in lists.
        instead: the key beside it that is shown in its place; None if there is none.
    """

    sight: Sight
    parts: Parts = ()
    instead: str | None = None

    @property
    def holds_blocks(self) -> bool:
        """Blocks refuse what they do not know: what their keys mean says nothing of keys elsewhere."""
        return bool(self.parts) and issubclass(self.parts[0], Block)


@cache
def fields_of(parts: Parts) -> Mapping[str, Field]:
    """All fields of these parts by key; of several of one name, what is seen by any is seen."""
    fields: dict[str, Field] = {}
    for part in parts:
        if not part.__pydantic_fields_complete__:
            # It names itself, and checks are built when they are first needed.
            part.model_rebuild()
        for name, info in part.model_fields.items():
            key, field = str(info.alias), _field(part, name)
            fields[key] = _joined(fields[key], field) if key in fields else field
    return fields


def fields_in(parts: Parts, value: Mapping[str, Any]) -> Mapping[str, Field]:
    """The fields that an object may have which is one of `parts`, by key; its constants (`type`, ...) say which one."""
    tags, tagged, others = _by_tag(parts)
    told = next((part for tag in tags if (part := tagged.get((tag, str(value.get(tag))))) is not None), None)
    return fields_of((*others, told) if told is not None else others)


def is_hidden(parts: Parts, value: Mapping[str, Any]) -> bool:
    """A switch of the object, or of its style, says that it is not shown."""
    return any(_is(_at(value, place), off) for place, off in _switches(parts))


@cache
def fields_within(parts: Parts) -> Mapping[str, Field]:
    """The fields of these parts and of all that readers see in them, but for blocks, by key."""
    reached = dict.fromkeys(parts)
    waiting = list(parts)
    while waiting:
        seen = [field for field in fields_of((waiting.pop(),)).values() if field.sight.seen and not field.holds_blocks]
        new = dict.fromkeys(part for field in seen for part in field.parts if part not in reached)
        reached |= new
        waiting += new
    return fields_of(tuple(reached))


def _joined(one: Field, other: Field) -> Field:
    if one.sight.seen != other.sight.seen:
        return one if one.sight.seen else other
    return replace(one, parts=tuple(dict.fromkeys((*one.parts, *other.parts))))


def _field(part: type[Part], name: str) -> Field:
    info = part.model_fields[name]
    sight = _sight(info)
    if sight is None:
        raise TypeError(f"{part.__name__}.{name}: say whether readers see it, with Seen or Unseen.")
    instead = part.model_fields[sight.unless].alias if sight.unless else None
    return Field(sight, tuple(dict.fromkeys(_parts_in(info.annotation))), instead)


def _sight(info: FieldInfo) -> Sight | None:
    return next((mark for mark in info.metadata if isinstance(mark, Sight)), None)


def _parts_in(kind: Any) -> Iterator[type[Part]]:
    if isinstance(kind, type) and issubclass(kind, Part):
        yield kind
    else:
        for inner in get_args(kind):
            yield from _parts_in(inner)


@cache
def _by_tag(parts: Parts) -> tuple[tuple[str, ...], Mapping[tuple[str, str], type[Part]], Parts]:
    """The keys that tell parts apart, each part by such a key and its value, and the parts that have none."""
    tagged = {(tag, name): part for part in parts for tag, names in _tag(part) for name in names}
    others = tuple(part for part in parts if not any(_tag(part)))
    return tuple(dict.fromkeys(tag for tag, _ in tagged)), tagged, others


def _tag(part: type[Part]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The constant that every object of this kind must have, and its values."""
    for info in part.model_fields.values():
        if info.is_required() and get_origin(info.annotation) is Literal:
            yield str(info.alias), get_args(info.annotation)
            return


@cache
def _switches(parts: Parts) -> tuple[tuple[tuple[str, ...], str | bool], ...]:
    """Where a value hides an object, and which value: in a field of its own, or of what it does not show, its style."""
    own = [info for part in parts for info in part.model_fields.values()]
    told = [((str(info.alias),), sight.hides) for info in own if (sight := _sight(info)) and sight.hides is not None]
    unseen = [info for info in own if (sight := _sight(info)) and not sight.seen]
    inner = [
        ((str(info.alias), *place), off)
        for info in unseen
        for place, off in _switches(tuple(dict.fromkeys(_parts_in(info.annotation))))
    ]
    return tuple(dict.fromkeys((*told, *inner)))


def _at(value: Any, place: tuple[str, ...]) -> object:
    for key in place:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _is(value: object, off: str | bool) -> bool:
    return value is off or (isinstance(off, str) and value == off)
