"""The OpenAPI 3.1 document: what the framework finds out, put right where it cannot know."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from gateway.answers import Problem
from gateway.request_documentation import COMPONENTS
from gateway.routes.keys import KeyRequest

_ABOUT = (
    "Documents in; native PowerPoint, pictures and a quality report out. Errors are RFC 9457 problems whose `errors` "
    "point into the document (or, for fields around it, into the body). Every answer carries `X-Request-Id`."
)
_REFERENCES = "#/components/schemas/{model}"


def describe(app: FastAPI) -> dict[str, Any]:
    """Make the document once, and keep it."""
    if app.openapi_schema is None:
        document = get_openapi(title="Deckmill", version=app.version, description=_ABOUT, routes=app.routes)
        _, models = models_json_schema(
            [(model, "validation") for model in (Problem, *COMPONENTS, KeyRequest)], ref_template=_REFERENCES
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas |= models["$defs"]
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        for path in document["paths"].values():
            for operation in path.values():
                _drop_framework_faults(operation)
        app.openapi_schema = document
    return app.openapi_schema


def _drop_framework_faults(operation: dict[str, Any]) -> None:
    # The framework announces 422 for wrong parameters; here they are 400 problems.
    content = operation["responses"].get("422", {}).get("content", {})
    if "application/json" in content:
        del operation["responses"]["422"]
