"""`GET /api/v2/schemas/{name}`: what documents must look like."""

from typing import Any

from fastapi import APIRouter, Response
from typing_extensions import TypedDict

from deck_documents import SOURCE_SCHEMAS, json_schema
from gateway.dependencies import ACCEPTS_KEYS, Reader
from gateway.openapi import described
from gateway.views.responses import encode, json_response

router = APIRouter(prefix="/api/v2/schemas", tags=["documents"], dependencies=ACCEPTS_KEYS)

_SCHEMA: dict[str, Any] = {"application/schema+json": {"schema": {"type": "object"}}}


class SchemaLink(TypedDict):
    """A schema's name, and where it is."""

    name: str
    url: str


class SchemaList(TypedDict):
    """The schemas that documents may follow."""

    schemas: list[SchemaLink]


@router.get("", summary="List the schemas", responses=described(ok=SchemaList))
async def list_schemas(_who: Reader) -> Response:
    """Names and addresses."""
    return json_response(
        SchemaList(schemas=[SchemaLink(name=name, url=f"/api/v2/schemas/{name}") for name in SOURCE_SCHEMAS])
    )


@router.get(
    "/{name}",
    summary="The JSON Schema of a document",
    responses={**described(404), 200: {"description": "JSON Schema 2020-12", "content": _SCHEMA}},
)
async def get_schema(_who: Reader, name: str) -> Response:
    """What is accepted; rules between fields are told by the faults of a validation."""
    return Response(encode(json_schema(name)), media_type="application/schema+json")
