"""`/docs`: the OpenAPI to read and to try, all of it served from here."""

from copy import deepcopy
from typing import Any

import swagger_ui_bundle
from fastapi import APIRouter, Request, Response
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from gateway.views.responses import json_response

router = APIRouter(include_in_schema=False)

static_files = StaticFiles(directory=swagger_ui_bundle.swagger_ui_path)

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Deckmill API</title>
<link rel="stylesheet" href="/docs/static/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/docs/static/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>
"""
_START = 'SwaggerUIBundle({url: "/docs/openapi.json", dom_id: "#swagger-ui", deepLinking: true});\n'
_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"


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
