"""Keys that a document has and its schema has not: accepted, and named."""

from collections.abc import Iterator

from pydantic import BaseModel

from deck_documents.plain_values import escape
from deck_domain.errors import Violation

SCHEMA_KEY = "$schema"
"""Names the schema of a whole document for editors; nothing here depends on it."""


def unknown_keys(part: object, pointer: str = "") -> Iterator[Violation]:
    """A warning for each unknown key of `part` and of what is in it."""
    if isinstance(part, list):
        if part and not isinstance(part[0], (str, int, float)):
            for index, item in enumerate(part):
                yield from unknown_keys(item, f"{pointer}/{index}")
        return
    if not isinstance(part, BaseModel):
        return
    for key in part.model_extra or ():
        if key == SCHEMA_KEY and not pointer:
            continue
        message = f"`{key[:100]}` is not known here and has no effect."
        yield Violation(f"{pointer}/{escape(key)}", "unknown_key", message)
    fields = type(part).model_fields
    values = part.__dict__
    for name in part.model_fields_set:
        if isinstance(values.get(name), (BaseModel, list)):
            yield from unknown_keys(values[name], f"{pointer}/{fields[name].alias or name}")
