"""What there is to read: the schemas of documents, and `/docs`, the OpenAPI to try, all of it served from here."""

from copy import deepcopy
from typing import Annotated, Any

import swagger_ui_bundle
from fastapi import APIRouter, Path, Request, Response
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.staticfiles import StaticFiles
from typing_extensions import TypedDict

from deck_documents import SOURCE_SCHEMAS, json_schema
from gateway.dependencies import ACCEPTS_KEYS, Reader
from gateway.openapi import described
from gateway.views.responses import encode, json_response

router = APIRouter(include_in_schema=False)
schemas = APIRouter(prefix="/api/v2/schemas", tags=["documents"], dependencies=ACCEPTS_KEYS)

static_files = StaticFiles(directory=swagger_ui_bundle.swagger_ui_path)

_SCHEMA: dict[str, Any] = {"application/schema+json": {"schema": {"type": "object"}}}
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Deckmill API</title>
<link rel="stylesheet" href="/docs/static/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/docs/static/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>
"""
_START = 'SwaggerUIBundle({url: "/docs/openapi.json", dom_id: "#swagger-ui", deepLinking: true});\n'
_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"


SchemaName = Annotated[str, Path(json_schema_extra={"enum": list(SOURCE_SCHEMAS)})]


class SchemaLink(TypedDict):
    """A schema's name, and where it is."""

    name: str
    url: str


class SchemaList(TypedDict):
    """The schemas that documents may follow."""

    schemas: list[SchemaLink]


@schemas.get("", summary="List the schemas", responses=described(ok=SchemaList))
async def list_schemas(_who: Reader) -> Response:
    """Names and addresses."""
    return json_response(
        SchemaList(schemas=[SchemaLink(name=name, url=f"/api/v2/schemas/{name}") for name in SOURCE_SCHEMAS])
    )


@schemas.get(
    "/{name}",
    summary="The JSON Schema of a document",
    response_class=Response,
    responses={**described(404), 200: {"description": "JSON Schema 2020-12", "content": _SCHEMA}},
)
async def get_schema(_who: Reader, name: SchemaName) -> Response:
    """What is accepted; rules between fields are told by the faults of a validation."""
    return Response(encode(json_schema(name)), media_type="application/schema+json")


@router.get("/")
async def root() -> Response:
    """Whoever looks what is here finds the page."""
    return RedirectResponse("/docs")


@router.get("/docs")
async def docs() -> Response:
    """The page."""
    return HTMLResponse(_PAGE, headers={"Content-Security-Policy": _POLICY})


@router.get("/docs/start.js")
async def start() -> Response:
    """The page's own line of script."""
    return Response(_START, media_type="text/javascript")


@router.get("/docs/openapi.json")
async def openapi_for_page(request: Request) -> Response:
    """The OpenAPI in the dialect that the bundled page reads."""
    return json_response(as_openapi_30(request.app.openapi()))


def as_openapi_30(document: dict[str, Any]) -> dict[str, Any]:
    """The same document as OpenAPI 3.0.3, where null is a property of a schema and not a type."""
    older = deepcopy(document)
    older["openapi"] = "3.0.3"
    nodes: list[Any] = [older]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            _without_null(node)
            nodes.extend(node.values())
        elif isinstance(node, list):
            nodes.extend(node)
    return older


def _without_null(node: dict[str, Any]) -> None:
    choices = node.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        node["anyOf"] = [choice for choice in choices if choice != {"type": "null"}]
        node["nullable"] = True
    if "const" in node:
        node["enum"] = [node.pop("const")]
