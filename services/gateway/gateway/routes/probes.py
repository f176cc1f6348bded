"""`/livez` and `/readyz`, for whoever runs the gateway."""

from typing import Literal

from fastapi import APIRouter, Response
from typing_extensions import TypedDict

from gateway.dependencies import GatewayParts
from gateway.views.responses import json_response

router = APIRouter(tags=["probes"])

_NEVER_KEPT = {"Cache-Control": "no-store"}


class Health(TypedDict):
    """Whether jobs are accepted, and what is away."""

    status: Literal["alive", "ready", "degraded", "unavailable"]
    components: dict[str, str]


@router.get("/livez", summary="The process runs", responses={200: {"model": Health}})
async def livez() -> Response:
    """Nothing else is asked."""
    return json_response(Health(status="alive", components={}), headers=_NEVER_KEPT)


@router.get(
    "/readyz",
    summary="Jobs are accepted",
    responses={
        200: {"model": Health, "description": "ready, or degraded: some stages will wait"},
        503: {"model": Health, "description": "unavailable: registry, database or store is away"},
    },
)
async def readyz(gateway: GatewayParts) -> Response:
    """`status` ready, degraded or unavailable; `components` says what is away."""
    readiness = await gateway.health.readiness()
    status = 200 if readiness.ready else 503
    answer = Health(status=readiness.status, components=readiness.components)
    headers = _NEVER_KEPT | ({} if readiness.ready else {"Retry-After": "2"})
    return json_response(answer, status, headers)
