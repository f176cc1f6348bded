"""What the helpers of slide code have no word for: it is refused, and never left out."""

from dataclasses import fields
from typing import Any


class NotWritable(Exception):
    """The code has no way to draw this."""


def require_plain(thing: Any, *names: str) -> None:
    """Raise NotWritable where one of these attributes of a record has another value than its default."""
    for field in fields(thing):
        if field.name in names and getattr(thing, field.name) != field.default:
            raise NotWritable(f"{field.name} of {getattr(thing, 'name', '') or type(thing).__name__}")
