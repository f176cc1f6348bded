"""Small JSON bodies of one form: read, decoded and checked against it."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from deck_documents import decode_json
from deck_documents.plain_values import value_faults
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument, InvalidRequest
from gateway.requests.bodies import read_json

MOST_BYTES = 64 << 10

M = TypeVar("M", bound=BaseModel)


async def read_small(request: Request, seconds: float) -> bytes:
    """A JSON body that may not be large, not decoded yet; `seconds` are for its arrival. Raises as `read_json`."""
    return await read_json(request, limit=MOST_BYTES, seconds=seconds)


def read_form(form: type[M], body: bytes) -> M:
    """What a body asks for. Raises InvalidRequest with pointers into it."""
    try:
        value = decode_json(body)
    except InvalidDocument as error:
        raise InvalidRequest(error.violations, error.message) from None
    if faults := value_faults(value):
        raise InvalidRequest(faults, faults[0].message)
    try:
        return form.model_validate(value)
    except ValidationError as error:
        raise InvalidRequest(violations_of(error, document=value)) from None
