"""JSON that was pasted into a brief, as the lists and rows that people write."""

import json
import re
from collections.abc import Mapping, Sequence

_BEGIN = re.compile(r"[{\[]")
_END = re.compile(r"[}\]]\s*$")
_UNIT = frozenset({"unit", "units", "currency", "einheit", "unité", "unidad"})
_LONGEST, _MOST_ROWS, _FEWEST = 8_000, 20, 2
_BAR = " | "
Value = str | bool | None | Sequence["Value"] | Mapping[str, "Value"]


def without_json(text: str) -> str:
    """A text that ends in JSON, with that as lines: `{"revenue": {"EMEA": 12.4}, "unit": "M€"}` is "EMEA: 12.4 M€".

    Figures are written as they stand there. JSON that is neither a list, nor rows, nor figures by name stays.
    """
    found = _BEGIN.search(text) if len(text) <= _LONGEST and _END.search(text) else None
    if found is None:
        return text
    try:
        value = json.loads(text[found.start() :], parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return text
    head = text[: found.start()].strip(" :\n")
    told = _told(value, head)
    return told or text


def _told(value: Value, head: str) -> str:
    if isinstance(value, list):
        return "\n".join(filter(None, [head, *(_rows(value) or _lines(value))])) if value else ""
    return _of_object(value, head) if isinstance(value, dict) else ""


def _of_object(value: Mapping[str, Value], head: str) -> str:
    """Figures by name, or one list of them, below what it is called."""
    inner = {name: one for name, one in value.items() if isinstance(one, dict | list)}
    plain = {name: one for name, one in value.items() if isinstance(one, str)}
    unit = next((plain.pop(name) for name in list(plain) if name.casefold() in _UNIT), "")
    if not inner:
        lines = [f"{_words(name)}: {one} {unit}".strip() for name, one in plain.items()]
        return "\n".join([head, *lines]).strip() if len(lines) >= _FEWEST else ""
    if len(inner) > 1 or len(plain) + len(inner) < len(value) - bool(unit):
        return ""
    ((name, one),) = inner.items()
    title = head or " ".join([_words(name), *plain.values()])
    if isinstance(one, dict):
        is_flat = len(one) >= _FEWEST and all(isinstance(figure, str) for figure in one.values())
        rows = [f"{_words(key)}: {figure} {unit}".strip() for key, figure in one.items()] if is_flat else []
    else:
        rows = _rows(one) or _lines(one)
    return "\n".join([title, *rows]) if rows else ""


def _rows(values: Sequence[Value]) -> list[str]:
    """Rows between bars below their names, of objects that all have the same names; none for others."""
    rows = [one for one in values if isinstance(one, dict)]
    if not _FEWEST <= len(rows) == len(values) <= _MOST_ROWS or len({tuple(row) for row in rows}) > 1 or not rows[0]:
        return []
    if not all(isinstance(cell, str) for row in rows for cell in row.values()):
        return []
    if len(rows[0]) == _FEWEST:  # a name and its figure
        return [": ".join(map(str, row.values())) for row in rows]
    return [_BAR.join(map(_words, rows[0])), *(_BAR.join(map(str, row.values())) for row in rows)]


def _lines(values: Sequence[Value]) -> list[str]:
    return [f"- {one}" for one in values] if all(isinstance(one, str) for one in values) else []


def _words(name: str) -> str:
    """The name of a field as words: "unit_price" is "Unit price"."""
    said = name.replace("_", " ").strip()
    return said[:1].upper() + said[1:]
