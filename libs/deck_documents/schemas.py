"""JSON Schema 2020-12 of what is accepted."""

from functools import cache
from typing import Any

from deck_documents.parsing import SOURCE_SCHEMAS
from deck_documents.protocol_v2 import Presentation
from deck_domain.errors import NotFound

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def _schemas() -> dict[str, dict[str, Any]]:
    schemas = {
        name: {"$schema": _DIALECT, "title": name, "description": "Not supported yet.", "type": "object"}
        for name in SOURCE_SCHEMAS
    }
    schemas["protocol_v2"] = {
        "$schema": _DIALECT,
        **Presentation.model_json_schema(by_alias=True),
        "title": "protocol_v2",
    }
    return schemas


def json_schema(name: str) -> dict[str, Any]:
    """The schema of documents named `name`; the caller must not change it. Raises NotFound for other names."""
    if name not in _schemas():
        raise NotFound(f"There is no schema {name!r}: use one of {', '.join(SOURCE_SCHEMAS)}.")
    return _schemas()[name]
