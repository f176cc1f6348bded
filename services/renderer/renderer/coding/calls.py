"""Python source of nested calls, lists and values, on lines that are not too long."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_WIDTH = 110
_STEP = "    "


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is written as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a function; named arguments that are None are left out."""

    function: str
    positional: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)


def source(value: Any, depth: int = 0, before: int = 0) -> str:
    """The source of a value, `depth` steps in, on a line that has `before` characters already."""
    line = _on_one_line(value)
    if len(_STEP) * depth + before + len(line) <= _WIDTH:
        return line
    match value:
        case Call():
            return _call(value, depth)
        case list() | tuple() if value:
            opening, closing = ("[", "]") if isinstance(value, list) else ("(", ")")
            return _block(opening, (source(one, depth + 1, 1) for one in value), closing, depth)
    return line


def _on_one_line(value: Any) -> str:
    match value:
        case Name():
            line = value.text
        case Call():
            line = f"{value.function}({', '.join(_arguments(value, _on_one_line))})"
        case list():
            line = f"[{', '.join(map(_on_one_line, value))}]"
        case tuple():
            line = f"({', '.join(map(_on_one_line, value))}{',' if len(value) == 1 else ''})"
        case dict():
            line = "{" + ", ".join(f"{_on_one_line(key)}: {_on_one_line(one)}" for key, one in value.items()) + "}"
        case str():
            line = _quoted(value)
        case float():
            line = repr(int(value)) if value.is_integer() else repr(round(value, 3))
        case _:
            line = repr(value)
    return line


def _quoted(text: str) -> str:
    """A literal in double quotes, with letters of all scripts as they are."""
    plain = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    )
    return '"' + "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in plain) + '"'


def _arguments(call: Call, write: Any) -> Iterable[str]:
    yield from map(write, call.positional)
    yield from (f"{name}={write(value)}" for name, value in call.named.items() if value is not None)


def _call(call: Call, depth: int) -> str:
    """Short arguments share lines; what is long itself begins a line."""
    lines: list[str] = []
    for argument in _arguments(call, lambda value: source(value, depth + 1, 24)):
        if (
            lines
            and "\n" not in lines[-1]
            and "\n" not in argument
            and len(lines[-1]) + len(argument) + 2 <= _WIDTH - 4 * depth - 4
        ):
            lines[-1] += f", {argument}"
        else:
            lines.append(argument)
    return _block(f"{call.function}(", lines, ")", depth)


def _block(opening: str, lines: Iterable[str], closing: str, depth: int) -> str:
    inner = "".join(f"{_STEP * (depth + 1)}{line},\n" for line in lines)
    return f"{opening}\n{inner}{_STEP * depth}{closing}"
