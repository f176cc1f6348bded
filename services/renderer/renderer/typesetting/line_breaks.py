"""Bounds the line breaks of a slide: each is an element of the file, and nobody reads thousands."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

_MOST = 2_000
T = TypeVar("T", bound=BaseModel)


def run_on(parts: Sequence[T]) -> tuple[list[T], dict[int, int]]:
    """Slides with at most so many line breaks each: beyond those, the lines of a text run on.

    Returns them, and by the index of each that was changed, how many breaks its texts keep.
    """
    kept = {index: most for index, part in enumerate(parts) if (most := _kept(part))}
    return [_bounded(part, kept[n]) if n in kept else part for n, part in enumerate(parts)], kept


def _kept(part: BaseModel) -> int:
    """How many breaks each text of a slide may keep; 0 when all of them keep theirs."""
    breaks = [count for text in _texts(part) if (count := text.count("\n"))]
    return max(_MOST // len(breaks), 1) if sum(breaks) > _MOST else 0


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from _texts(vars(value))
    elif isinstance(value, dict | list | tuple):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _texts(member)


def _bounded(value: Any, kept: int) -> Any:
    if isinstance(value, str):
        *lines, rest = value.split("\n", kept)
        return "\n".join([*lines, rest.replace("\n", " ")]) if "\n" in rest else value
    if isinstance(value, BaseModel):
        bounded = {name: (member, _bounded(member, kept)) for name, member in vars(value).items()}
        changed = {name: after for name, (before, after) in bounded.items() if after is not before}
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, dict):
        return {name: _bounded(member, kept) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_bounded(member, kept) for member in value)
    return value
