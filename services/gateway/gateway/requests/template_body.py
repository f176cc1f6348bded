"""A template with params, as a submission of the document that comes of it."""

from itertools import islice
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from deck_documents import decode_json
from deck_documents.template_request import TemplateRequest, read_template_request
from deck_domain.errors import InvalidDocument, InvalidRequest, Violation
from deck_domain.job_options import Format, JobOptions, RenderOptions
from gateway.requests.envelope import MOST_UNKNOWN_KEYS, Submission, json_text
from gateway.requests.theme_request import require_readable

MOST_BYTES = 1 << 20


class TemplateSearch(BaseModel):
    """What is looked for."""

    model_config = ConfigDict(extra="forbid", strict=True)

    query: Annotated[str, Field(min_length=1, max_length=500)]
    limit: Annotated[int, Field(ge=1, le=100)] = 10


def is_brief(body: bytes) -> bool:
    """Whether a body has a brief in the place of a template. Raises InvalidRequest for both."""
    try:
        value = decode_json(body)
    except InvalidDocument:
        return False  # the code that reads the body reports what is wrong with it
    if not isinstance(value, dict) or value.get("brief") is None:
        return False
    if value.get("params") is not None or value.get("template") is not None:
        message = "Send either `template` with `params`, or a `brief`."
        raise InvalidRequest([Violation("/brief", "one_of", message)], message)
    return True


def read_template_body(value: object, _body: bytes) -> Submission:
    """Make a submission of a decoded body. Raises InvalidRequest with pointers into the body."""
    try:
        request, document, unused = read_template_request(value)
    except InvalidDocument as error:
        raise InvalidRequest(error.violations, error.message) from None
    require_readable(value)
    options = JobOptions(
        synchronous=True,
        render=RenderOptions(formats=_formats(request)),
        unknown_keys=tuple(islice(unused, MOST_UNKNOWN_KEYS)),
    )
    return Submission("protocol_v2", json_text(document).encode("utf-8", "surrogatepass"), options, content=document)


def _formats(request: TemplateRequest) -> tuple[Format, ...]:
    return (Format.PDF,) if request.include_pdf else ()
