"""Templates as `/v1` shows them. Pure."""

from collections.abc import Iterable
from typing import Any

from typing_extensions import TypedDict

from deck_documents.slide_templates import SlideTemplate


class TemplateHead(TypedDict):
    """A template in a list; `preview_url` is a picture of its example, and needs no key."""

    id: str
    name: str
    description: str
    preview_url: str


class TemplateList(TypedDict):
    """All templates: the frameworks first, then one for each further type of slides."""

    templates: list[TemplateHead]
    total: int


class TemplatesFound(TypedDict):
    """The templates that fit a query, best first."""

    ids: list[str]
    templates: list[TemplateHead]


class TemplateDetail(TemplateHead):
    """One template: `params` is the JSON Schema of its params, `example` some that can be sent as they are."""

    params: dict[str, Any]
    example: dict[str, Any]


def template_list(templates: Iterable[SlideTemplate], base_url: str) -> TemplateList:
    """The answer to `GET /v1/templates`; `base_url` is what addresses of this server begin with."""
    heads = [_head(template, base_url) for template in templates]
    return TemplateList(templates=heads, total=len(heads))


def templates_found(templates: Iterable[SlideTemplate], base_url: str) -> TemplatesFound:
    """The answer to a search."""
    heads = [_head(template, base_url) for template in templates]
    return TemplatesFound(ids=[head["id"] for head in heads], templates=heads)


def template_detail(template: SlideTemplate, base_url: str) -> TemplateDetail:
    """The answer to `GET /v1/templates/{id}`."""
    return TemplateDetail(**_head(template, base_url), params=template.schema, example=template.example)


def _head(template: SlideTemplate, base_url: str) -> TemplateHead:
    return TemplateHead(
        id=template.id,
        name=template.name,
        description=template.description,
        preview_url=f"{base_url}/v1/templates/{template.id}/preview",
    )
