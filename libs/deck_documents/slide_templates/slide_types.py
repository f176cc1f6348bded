"""A template for each type of slides that no other template is plainer for: its params are the fields of the slide."""

import re
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.alias_generators import to_camel

from deck_documents.protocol_v2.presentation import Slide
from deck_documents.schemas import SchemaGenerator
from deck_documents.slide_templates.template import Json, SlideTemplate

_AROUND = frozenset({"title", "subtitle", "insight", "source", "footnotes", "notes", "image"})
"""What of the fields that all slides have is offered; the others are about decks and not about a slide."""
_MODELS: dict[str, type[BaseModel]] = {
    get_args(model.model_fields["slide_type"].annotation)[0]: model for model in get_args(get_args(Slide)[0])
}


def template_of(slide_type: str, description: str, words: str, example: Json) -> SlideTemplate:
    """The template of a type of slides; its params are written in snake_case, as all of `/v1` is."""
    name = slide_type.replace("-", " ").capitalize()
    return SlideTemplate(
        slide_type.replace("-", "_"),
        name,
        description,
        words,
        example,
        lambda: _schema(slide_type),
        lambda params: {"slideType": slide_type, **camel(params)},
    )


def camel(value: Any) -> Any:
    """JSON with its keys as documents write them."""
    if isinstance(value, dict):
        return {to_camel(key): camel(each) for key, each in value.items()}
    return [camel(each) for each in value] if isinstance(value, list) else value


def snake(key: str) -> str:
    """A key of a document as params write it."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key).lower()


def _schema(slide_type: str) -> Json:
    model = _MODELS[slide_type]
    own = set(model.model_fields) - _of_all_slides()
    schema = model.model_json_schema(by_alias=False, schema_generator=SchemaGenerator)
    kept = {name: each for name, each in schema["properties"].items() if name in own | _AROUND and name != "slide_type"}
    required = [name for name in schema.get("required", ()) if name in kept]
    return _closed({**schema, "properties": kept, "required": required})


def _of_all_slides() -> set[str]:
    return set.intersection(*(set(model.model_fields) for model in _MODELS.values()))


def _closed(schema: Json) -> Json:
    """The same where no object takes keys that it does not name."""
    for each in (schema, *schema.get("$defs", {}).values()):
        if "properties" in each:
            each["additionalProperties"] = False
    return schema
