"""The OpenAPI 3.1 document: what routes say of themselves, what the framework finds out, put right where it errs."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, TypeAdapter

from deck_documents.brief import SlideBrief
from deck_documents.consulting_brief import ConsultingBrief
from deck_documents.deck_brief import DeckBrief
from deck_documents.feedback import SlideFeedback
from deck_documents.own_themes import OwnTheme
from deck_documents.template_request import TemplateRequest
from deck_documents.translation import SlideTranslation
from gateway import examples
from gateway.answer_headers import answer_headers
from gateway.problems import Problem
from gateway.requests.brief_bodies import CALLBACK
from gateway.requests.envelope import CallbackOptions, Envelope, PreflightPolicyOptions, RenderOptions
from gateway.requests.job_changes import ApprovalRequest, JobPatch
from gateway.requests.key_request import KeyRequest
from gateway.requests.link_request import LinkRequest
from gateway.requests.pack_request import PackChange
from gateway.requests.settings_request import SettingsPatch
from gateway.requests.template_body import TemplateSearch
from gateway.requests.webhook_requests import RotationRequest, WebhookPatch, WebhookRequest

_ABOUT = (
    "Documents in; native PowerPoint, pictures and a quality report out. Errors are RFC 9457 problems whose `errors` "
    "point into the document (or, for fields around it, into the body). Every answer carries `X-Request-Id`."
)
_REFERENCES = "#/components/schemas/{model}"
_REQUESTS = (
    Envelope,
    RenderOptions,
    PreflightPolicyOptions,
    CallbackOptions,
    KeyRequest,
    PackChange,
    LinkRequest,
    WebhookRequest,
    WebhookPatch,
    RotationRequest,
    ApprovalRequest,
    JobPatch,
    SettingsPatch,
    SlideBrief,
    DeckBrief,
    ConsultingBrief,
    SlideFeedback,
    SlideTranslation,
    OwnTheme,
    TemplateRequest,
    TemplateSearch,
)
"""Bodies of requests: handlers read them as bytes, so the framework cannot tell."""
_WITH_CALLBACK = (SlideBrief, DeckBrief, ConsultingBrief, SlideFeedback, SlideTranslation, TemplateRequest)
"""Those that say beside their document who is told of the end of the job."""

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "A request repeated with the same key and body within 24 hours is answered like the first.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"},
}


def _header(name: str, description: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": False, "description": description, "schema": {"type": "string"}}


_IF_MATCH = _header("If-Match", "The ETag of the job as it was read: the job must not have changed since.")
_IF_NONE_MATCH = _header("If-None-Match", "The ETag of an answer that the client has.")
LAST_EVENT_ID = _header(
    "Last-Event-ID", "Of a stream: the `seq` of the last event that was received; the stream goes on after it."
)
_KEPT_READS = ("/api/", "/v1/")
_DOCUMENT = {
    "anyOf": [
        {"$ref": "#/components/schemas/Envelope"},
        {"type": "object", "title": "Document", "description": "A bare document of any of the schemas"},
    ]
}
_FILE: dict[str, Any] = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary", "description": "A .pptx or .potx file"},
        "brandPackId": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100,
            "description": "What the deck is held against",
        },
        "brandPackVersionId": {"type": "string", "minLength": 1, "maxLength": 100, "description": "One version of it"},
        "renderOptions": {
            "type": "string",
            "contentMediaType": "application/json",
            "description": "JSON as in an envelope",
            "examples": ['{"repairMode": "structural"}'],
        },
        "callback": {
            "type": "string",
            "contentMediaType": "application/json",
            "description": "Who is told of the end of the job: `{url, metadata}` as JSON",
        },
    },
}
_BINARY: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
ANY_FILE = ("application/octet-stream", "*/*")
"""Media types of a file that may be of any; the first is the one that makes clients take the bytes as they are."""
_DESCRIPTIONS = {
    200: "Done",
    201: "Made",
    202: "Accepted; `Location` says where to ask",
    206: "The range that was asked for",
    304: "What the client has is still right",
    400: "The request has faults; `errors` points at each",
    401: "No key, or none that is known",
    403: "The key lacks the scope, or is not the owner; a file waits for an approval, a decision for another key",
    404: "No such thing, or another tenant's",
    408: "The request came too slowly",
    409: "The state of the job, or of what else this is about, does not allow this",
    410: "It was deleted, or the link has expired; of a request that is repeated, its job was deleted",
    412: "The job has changed since it was read: its ETag is not the one of If-Match",
    413: "Too large",
    415: "A type of body that this route does not read",
    416: "The range lies outside the file",
    422: "The job failed, the file cannot be worked with, or an Idempotency-Key was used with another body",
    429: "Too much is waiting; see Retry-After",
    503: "A service that this needs is away; see Retry-After",
}

REPEATABLE: dict[str, Any] = {"parameters": [_IDEMPOTENCY_KEY]}
"""The header that makes a POST without a body repeatable."""

IF_MATCHES: dict[str, Any] = {"parameters": [_IF_MATCH]}
"""The header that ties a change of a job to the state that its caller has read."""

CHANGES_JOB: dict[str, Any] = {"parameters": [_IDEMPOTENCY_KEY, _IF_MATCH]}
"""Both headers, for a POST that changes a job."""


def json_body_of(
    schema: dict[str, Any], example: Any, *, required: bool = True, repeatable: bool = True
) -> dict[str, Any]:
    """Of a request with a JSON body; `example` is one that can be sent as it is. A POST is `repeatable`."""
    content = {"application/json": {"schema": schema, "example": example}}
    return {**(REPEATABLE if repeatable else {}), "requestBody": {"required": required, "content": content}}


def form_body(*fields: str) -> dict[str, Any]:
    """Of a POST of a file, with texts beside it that may lack."""
    texts = {field: {"type": "string", "minLength": 1, "maxLength": 100} for field in fields}
    schema = {**_FILE, "properties": {"file": _FILE["properties"]["file"], **texts}, "additionalProperties": False}
    return {**REPEATABLE, "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


def json_content(form: type[BaseModel], example: Any) -> dict[str, Any]:
    """A JSON body of a form; `example` is one that can be sent as it is."""
    schema = {"$ref": _REFERENCES.format(model=form.__name__)}
    return {"required": True, "content": {"application/json": {"schema": schema, "example": example}}}


def changes_job_by(form: type[BaseModel], example: Any, *, repeatable: bool = True) -> dict[str, Any]:
    """Of a change of a job by a JSON body of a form."""
    parameters = CHANGES_JOB if repeatable else IF_MATCHES
    return {**parameters, "requestBody": json_content(form, example)}


def document_body(**options: Any) -> dict[str, Any]:
    """Of a POST of a document; `options` stand beside the document of the example."""
    return json_body_of(_DOCUMENT, {**examples.ENVELOPE, **options})


def document_or_file_body() -> dict[str, Any]:
    """Of a POST of a document, or of a deck."""
    body = document_body()
    content = body["requestBody"]["content"] | {"multipart/form-data": {"schema": _FILE}}
    return {**body, "requestBody": {"required": True, "content": content}}


def described(*statuses: int, **answers: Any) -> dict[int | str, dict[str, Any]]:
    """Problems and models of a route: `described(404, ok=JobDetail, accepted=Queued)`."""
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    found: dict[int | str, dict[str, Any]] = {
        status: {"description": _DESCRIPTIONS[status], "content": problem} for status in (401, 403, 503, *statuses)
    }
    for name, status in (("ok", 200), ("created", 201), ("accepted", 202)):
        if name in answers:
            found[status] = {"model": answers[name], "description": _DESCRIPTIONS[status]}
    return found


def binary(*media_types: str, ranges: bool = True) -> dict[int | str, dict[str, Any]]:
    """The successes of a file: of these media types and no others."""
    content = dict.fromkeys(media_types, _BINARY)
    found: dict[int | str, dict[str, Any]] = {200: {"description": "The bytes", "content": content}}
    if ranges:
        found[206] = {"description": _DESCRIPTIONS[206], "content": content}
        found[304] = {"description": _DESCRIPTIONS[304]}
    return found


def describe(app: FastAPI) -> dict[str, Any]:
    """Make the document once, and keep it."""
    if app.openapi_schema is None:
        document = get_openapi(title="Deckmill", version=app.version, description=_ABOUT, routes=app.routes)
        _, models = TypeAdapter.json_schemas(
            [(model.__name__, "validation", TypeAdapter(model)) for model in (Problem, *_REQUESTS)],
            ref_template=_REFERENCES,
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas |= models["$defs"]
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        for told in _WITH_CALLBACK:
            schemas[told.__name__]["properties"]["callback"] = CALLBACK
        _close(schemas)
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                _drop_framework_faults(operation)
                if method == "get" and path.startswith(_KEPT_READS):
                    _may_be_kept(operation)
                for status, response in operation["responses"].items():
                    response["headers"] = answer_headers(int(status), response)
        app.openapi_schema = document
    return app.openapi_schema


def _may_be_kept(operation: dict[str, Any]) -> None:
    """Say that a read answers 304 to a client that has the ETag."""
    operation["responses"].setdefault("304", {"description": _DESCRIPTIONS[304]})
    operation.setdefault("parameters", []).append(_IF_NONE_MATCH)


def _close(schemas: dict[str, dict[str, Any]]) -> None:
    """Say of each object that has its keys declared that it has no others, unless it says itself what else it takes."""
    for schema in schemas.values():
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)


def _drop_framework_faults(operation: dict[str, Any]) -> None:
    # The framework announces 422 for wrong parameters; here they are 400 problems.
    content = operation["responses"].get("422", {}).get("content", {})
    if "application/json" in content:
        del operation["responses"]["422"]
