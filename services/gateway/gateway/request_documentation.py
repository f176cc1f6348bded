"""Bodies for the OpenAPI: handlers read them as bytes, so the framework cannot tell."""

from typing import Any

from gateway.requests import Envelope, PreflightPolicyOptions, RenderOptions

COMPONENTS = (Envelope, RenderOptions, PreflightPolicyOptions)

_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "A request repeated with the same key and body within 24 hours is answered like the first.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"},
}
_DOCUMENT = {
    "anyOf": [
        {"$ref": "#/components/schemas/Envelope"},
        {"type": "object", "title": "Document", "description": "A bare document of any of the schemas"},
    ]
}
_FILE = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"type": "string", "format": "binary", "description": "A .pptx or .potx file"}},
}

REPEATABLE: dict[str, Any] = {"parameters": [_IDEMPOTENCY_KEY]}
"""Of a POST without a body."""


def json_body_of(schema: dict[str, Any]) -> dict[str, Any]:
    """Of a POST with a JSON body."""
    return {**REPEATABLE, "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


DOCUMENT_BODY = json_body_of(_DOCUMENT)
DOCUMENT_OR_FILE_BODY = {
    **REPEATABLE,
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": _DOCUMENT}, "multipart/form-data": {"schema": _FILE}},
    },
}
