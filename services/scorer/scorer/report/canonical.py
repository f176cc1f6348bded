"""JSON that is the same bytes for the same content."""

import json
from typing import Any


def canonical_json(value: dict[str, Any]) -> bytes:
    """UTF-8, keys in the order they were written, two spaces of indent, a line feed at the end.

    Raises ValueError for numbers that JSON lacks.
    """
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode(errors="replace")
