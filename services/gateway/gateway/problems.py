"""Errors as clients see them: RFC 9457 problems, with the extra members that either API's clients read."""

import json
import math
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, NotRequired

from pydantic import Field
from starlette.responses import Response
from typing_extensions import TypedDict

from deck_domain.errors import (
    ArtifactGone,
    DeckError,
    Gone,
    IllegalTransition,
    InvalidDocument,
    NotFound,
    PermissionDenied,
    QueueFull,
    RequestIdReused,
    RevisionChanged,
    StoreUnavailable,
    TooLarge,
    Unauthenticated,
    UnusableFile,
)
from deck_domain.job import Job
from deck_domain.lifecycle import Stage
from deck_domain.policy import UNSUPPORTED_MODE_FAULT, UNSUPPORTED_VALIDATION_MODE

_INTERNAL = ("internal", "The server failed, and has logged why under this request id.")
MEDIA_TYPE = "application/problem+json"


class Fault(TypedDict):
    """One fault. The pointer of a document's fault is relative to the document, any other's to the whole body."""

    pointer: str
    code: str
    message: str


class ErrorMember(TypedDict):
    """The error once more, for clients that read this form."""

    code: str
    message: str


class Problem(TypedDict):
    """RFC 9457 problem details.

    `error_code` is the upper-case word that renderers of these documents share, beside our own `code`; of a job, the
    one that its record has. A job that failed while its client waited adds `job_id` and what belongs to it; answers
    of `/v1` add `remedy` and `actionable`.
    """

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    errors: list[Fault]
    request_id: str
    error: ErrorMember
    job_id: NotRequired[str]
    job_url: NotRequired[str]
    error_code: NotRequired[str | None]
    error_stage: NotRequired[Stage | None]
    remedy: NotRequired[Annotated[str, Field(description="Of `/v1`: what to do, as a sentence")]]
    actionable: NotRequired[Annotated[bool, Field(description="Of `/v1`: whether the client can do it")]]


class VisionModelRequired(UnusableFile):
    """A picture cannot be read: that takes a model that sees, and none is configured."""

    code = "vision_model_required"

    def __init__(self) -> None:
        super().__init__(
            "Pictures are read by a language model that sees, and this installation has none: describe the slide in "
            "`brief`, or have its operator set DECKMILL_MODEL_URL and DECKMILL_MODEL_SEES."
        )


class LanguageModelRequired(UnusableFile):
    """A text cannot be translated: that takes a model that knows languages, and none is configured."""

    code = "language_model_required"

    def __init__(self) -> None:
        super().__init__(
            "Translating takes a language model, and this installation has none: send texts in the language that you "
            "need, or have its operator set DECKMILL_MODEL_URL."
        )


class SlowRequest(DeckError):
    """The client took too long to send its request."""

    code = "request_timeout"


class UnsupportedMediaType(DeckError):
    """The body is of a type that this route does not read."""

    code = "unsupported_media_type"


class RangeOutside(DeckError):
    """The range asked for lies outside the file."""

    code = "range_not_satisfiable"


class NotSupportedYet(DeckError):
    """A documented route that this version does not have."""

    code = "not_supported_yet"


class RoutingError(DeckError):
    """No such path, or not with this method; `status` is 404 or 405.

    `allow` names the methods there are, `near` an address that there is.
    """

    def __init__(self, status: int, allow: str = "", near: str = "") -> None:
        text = f"There is nothing at this address{f': did you mean {near}?' if near else '.'}"
        text = text if status == 404 else f"Use {allow or 'another method'} here."
        super().__init__(text, code="not_found" if status == 404 else "method_not_allowed")
        self.status, self.allow = status, allow


class JobFailed(DeckError):
    """A job that a client waited for has failed or was cancelled."""

    def __init__(self, job: Job) -> None:
        message = job.error_message or f"The job was {job.state}."
        super().__init__(message, code=job.error_code or f"JOB_{job.state.upper()}")
        self.job = job


STATUS: Mapping[type[DeckError], int] = {
    InvalidDocument: 400,
    Unauthenticated: 401,
    PermissionDenied: 403,
    NotFound: 404,
    SlowRequest: 408,
    IllegalTransition: 409,
    Gone: 410,
    ArtifactGone: 410,
    RevisionChanged: 412,
    TooLarge: 413,
    UnsupportedMediaType: 415,
    RangeOutside: 416,
    RequestIdReused: 422,
    UnusableFile: 422,
    JobFailed: 422,
    QueueFull: 429,
    DeckError: 500,
    NotSupportedYet: 501,
    StoreUnavailable: 503,
}

_SHARED_CODES: Mapping[type[DeckError], str] = {
    InvalidDocument: "VALIDATION_FAILED",
    TooLarge: "RESOURCE_LIMIT_EXCEEDED",
    QueueFull: "QUEUE_FULL",
}
_OVER_A_LIMIT = frozenset({"resource_limit_exceeded", "too_deep"})
"""Codes of faults that are about the size of a whole document and not about what it says."""

_REMEDIES = {
    400: "Change the request as `errors` says, and send it again.",
    401: "Send a valid key as `Authorization: Bearer <key>` or `X-API-Key: <key>`.",
    403: "Use a key with the scope that this needs.",
    404: "Check the address and the id; a key sees only its own tenant.",
    408: "Send the whole request without long pauses.",
    409: "Read the job again: its state does not allow this.",
    410: "Ask for the job again, or render it again if it was deleted.",
    412: "Read the job again, and send the request with its new ETag.",
    413: "Send less: split the document, or make its pictures smaller.",
    429: "Wait as long as Retry-After says, then try again.",
    503: "Wait as long as Retry-After says, then try again.",
}
_REMEDIES_OF_CODES = {
    "bad_signature": "Ask for the job again: its answer has new links.",
    "built_in_theme": "Delete themes of your own alone; the built-in ones stay.",
    "job_not_complete": "Name a job that is complete, or wait for this one with `poll=true`.",
}
"""Where what helps is not what helps with others of the same status."""


def status_of(error: DeckError) -> int:
    """The HTTP status of a domain error."""
    if isinstance(error, RoutingError):
        return error.status
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def problem(error: DeckError, *, path: str, request_id: str) -> Response:
    """The whole answer to a request that failed."""
    status = status_of(error)
    body = _members(error, status, path, request_id)
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return Response(content, status, headers=_headers(error, status), media_type=MEDIA_TYPE)


def _members(error: DeckError, status: int, path: str, request_id: str) -> Problem:
    # Details of an internal error go to the log only; the client gets the id of the request, which it can quote.
    code, message = (_code(error), error.message) if status != 500 else _INTERNAL
    body = Problem(
        type=f"urn:deckmill:problem:{code}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=message,
        instance=path,
        code=code,
        errors=_faults(error),
        request_id=request_id,
        error=ErrorMember(code=code, message=message),
    )
    if word := _shared_code(error):
        body["error_code"] = word
    if isinstance(error, JobFailed):
        body["job_id"] = error.job.id
        body["job_url"] = f"/api/v2/jobs/{error.job.id}"
        body["error_code"] = error.job.error_code
        body["error_stage"] = error.job.error_stage
    if path.startswith("/v1/"):
        body["remedy"] = _REMEDIES_OF_CODES.get(code) or _REMEDIES.get(status, message)
        body["actionable"] = status < 500
    return body


def _code(error: DeckError) -> str:
    """The error's code; what is merely not there yet is told apart from what is wrong."""
    if isinstance(error, InvalidDocument) and {each.code for each in error.violations} == {NotSupportedYet.code}:
        return NotSupportedYet.code
    return error.code


def _shared_code(error: DeckError) -> str | None:
    """The word that other renderers of these documents have for the error; None where they have none."""
    if isinstance(error, InvalidDocument) and _code(error) == NotSupportedYet.code:
        return None
    first = error.violations[0].code if isinstance(error, InvalidDocument) and error.violations else ""
    if first in _OVER_A_LIMIT:
        return _SHARED_CODES[TooLarge]
    if first == UNSUPPORTED_MODE_FAULT:
        return UNSUPPORTED_VALIDATION_MODE
    return next((_SHARED_CODES[kind] for kind in type(error).__mro__ if kind in _SHARED_CODES), None)


def _faults(error: DeckError) -> list[Fault]:
    if not isinstance(error, InvalidDocument):
        return []
    return [Fault(pointer=v.pointer, code=v.code, message=v.message) for v in error.violations]


def _headers(error: DeckError, status: int) -> dict[str, str]:
    headers = {}
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="deckmill"'
    if isinstance(error, RoutingError) and error.allow:
        headers["Allow"] = error.allow
    if isinstance(error, QueueFull | StoreUnavailable):
        seconds = max(1, math.ceil(error.retry_after))
        headers["Retry-After"] = str(seconds)
    if isinstance(error, QueueFull):
        headers["RateLimit"] = f'"{error.code}";r=0;t={headers["Retry-After"]}'
        if error.limit:  # places, which are free again when somebody leaves, and not after a window of time
            headers["RateLimit-Policy"] = f'"{error.code}";q={error.limit}'
    if status == 408:
        headers["Connection"] = "close"
    return headers
