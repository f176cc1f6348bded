"""JSON Schema 2020-12 of what is accepted."""

from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from deck_documents.parsing import MODELS, SOURCE_SCHEMAS
from deck_domain.errors import NotFound

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class SchemaGenerator(GenerateJsonSchema):
    """Schemas as they are published."""

    # OpenAPI's `discriminator` is a hint only; a union that names its members by reference does without.
    ignored_warning_kinds = {"skipped-discriminator"}  # noqa: RUF012 (as the base class has it)


@cache
def _published(name: str) -> dict[str, Any]:
    schema = MODELS[name].model_json_schema(by_alias=True, schema_generator=SchemaGenerator)
    return {"$schema": _DIALECT, **schema, "title": name}


def json_schema(name: str) -> dict[str, Any]:
    """The schema of documents named `name`; the caller must not change it. Raises NotFound for other names."""
    if name not in SOURCE_SCHEMAS:
        raise NotFound(f"There is no schema {name!r}: use one of {', '.join(SOURCE_SCHEMAS)}.")
    return _published(name)
