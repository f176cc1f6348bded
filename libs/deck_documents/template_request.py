"""What `POST /v1/render` is sent: a template with its params. Field names are those of `/v1`."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, ValidationError

from deck_documents.brief import BriefChrome, BriefPart, Line, around
from deck_documents.brief_themes import DEFAULT_BRIEF_THEME
from deck_documents.own_themes import OwnTheme, theme_faults, worn
from deck_documents.plain_values import value_faults
from deck_documents.slide_templates import filled, template_named
from deck_documents.unknown_keys import unknown_keys
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument, NotFound, Violation


class TemplateRequest(BriefPart):
    """A template with its params: `GET /v1/templates/{template}` has their schema."""

    template: Annotated[str, Field(max_length=100)]
    params: dict[str, Any] = Field(description="As the template's schema says")
    theme_id: Annotated[str, Field(max_length=100)] = DEFAULT_BRIEF_THEME
    theme: OwnTheme | None = None
    chrome: BriefChrome = BriefChrome()
    name: Line | None = None
    include_pdf: bool = False
    enrich: bool = Field(default=False, description="Accepted, and without effect: params are shown as they are")


def read_template_request(value: object) -> tuple[TemplateRequest, dict[str, Any], tuple[Violation, ...]]:
    """A request from outside, its `protocol_v2` document, and what of it has no effect.

    Raises InvalidDocument with all its faults.
    """
    if faults := value_faults(value):
        raise InvalidDocument(faults)
    try:
        request = TemplateRequest.model_validate(value)
    except ValidationError as error:
        raise InvalidDocument(violations_of(error, document=value)) from None
    if faults := list(theme_faults(request.theme_id, request.theme)):
        raise InvalidDocument(faults)
    return request, _document(request), (*unknown_keys(request), *_without_effect(request))


def _without_effect(request: TemplateRequest) -> Iterator[Violation]:
    if request.enrich:
        yield Violation("/enrich", "unknown_key", "Params are shown as they are: nothing is added to them.")
    number = request.chrome.page_number
    if isinstance(number, int) and not isinstance(number, bool):
        message = "A slide has the number of its place in the deck; `false` leaves it out."
        yield Violation("/chrome/page_number", "unknown_key", message)


def _document(request: TemplateRequest) -> dict[str, Any]:
    try:
        template = template_named(request.template)
    except NotFound as error:
        raise InvalidDocument([Violation("/template", "unknown_template", error.message)]) from None
    slide = filled(template, request.params)
    slide |= around(slide, request.chrome)
    title = request.name or slide["title"]
    return {"version": "2.0", "title": title, "slides": [slide], **worn(request.theme_id, request.theme)}
