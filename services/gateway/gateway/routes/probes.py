"""`/livez` and `/readyz`, for whoever runs the gateway."""

from fastapi import APIRouter, Response

from gateway.dependencies import GatewayParts
from gateway.views import answers
from gateway.views.responses import json_response

router = APIRouter(tags=["probes"])


@router.get("/livez", summary="The process runs", responses={200: {"model": answers.Health}})
async def livez() -> Response:
    """Nothing else is asked."""
    return json_response({"status": "alive", "components": {}})


@router.get(
    "/readyz",
    summary="Jobs are accepted",
    responses={
        200: {"model": answers.Health, "description": "ready, or degraded: some stages will wait"},
        503: {"model": answers.Health, "description": "unavailable: registry, database or store is away"},
    },
)
async def readyz(gateway: GatewayParts) -> Response:
    """`status` ready, degraded or unavailable; `components` says what is away."""
    readiness = await gateway.health.readiness()
    status = 200 if readiness.ready else 503
    headers = {} if readiness.ready else {"Retry-After": "2"}
    return json_response({"status": readiness.status, "components": readiness.components}, status, headers)
