"""JSON patches (RFC 6902) of documents: add, remove and replace by JSON pointers (RFC 6901)."""

import copy
from collections.abc import Sequence
from typing import Any

Operation = dict[str, Any]
"""`{op, path, value}`."""


def add(path: str, value: Any) -> Operation:
    """Put a value there; in a list, before what stands there."""
    return {"op": "add", "path": path, "value": value}


def replace(path: str, value: Any) -> Operation:
    """Put another value in the place of one."""
    return {"op": "replace", "path": path, "value": value}


def remove(path: str) -> Operation:
    """Take a value out."""
    return {"op": "remove", "path": path}


def patched(document: Any, operations: Sequence[Operation]) -> Any:
    """A copy of the document with the operations done, in order. Raises LookupError where there is no such place."""
    changed = copy.deepcopy(document)
    for operation in operations:
        path, _, last = operation["path"].rpartition("/")
        holder = value_at(changed, path)
        if operation["op"] == "remove":
            del holder[_key(holder, last)]
        elif operation["op"] == "add" and isinstance(holder, list):
            holder.insert(_key(holder, last), operation["value"])
        else:
            holder[_key(holder, last)] = operation["value"]
    return changed


def value_at(document: Any, pointer: str) -> Any:
    """What a pointer leads to. Raises LookupError."""
    value = document
    for step in pointer.split("/")[1:]:
        if not isinstance(value, dict | list):
            raise LookupError(pointer)
        value = value[_key(value, step)]
    return value


def step_of(key: object) -> str:
    """A key as it is written in a pointer."""
    return str(key).replace("~", "~0").replace("/", "~1")


def _key(holder: Any, step: str) -> Any:
    if not isinstance(holder, list):
        return step.replace("~1", "/").replace("~0", "~")
    if not step.isdecimal():
        raise LookupError(step)
    return int(step)
