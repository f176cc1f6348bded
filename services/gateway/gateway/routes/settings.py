"""`/api/v2/settings`: what a tenant has chosen."""

from fastapi import APIRouter, Request, Response

from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, Admin, GatewayParts
from gateway.openapi import described, json_content
from gateway.requests.settings_request import SettingsPatch
from gateway.requests.small_bodies import read_form, read_small
from gateway.views.responses import json_response
from gateway.views.tenant_settings import Settings, settings_view

router = APIRouter(prefix="/api/v2/settings", tags=["settings"], dependencies=ACCEPTS_KEYS)


@router.get("", summary="Read the tenant's settings", responses=described(ok=Settings))
async def get_settings(gateway: GatewayParts, who: Admin) -> Response:
    """With the defaults of what was never chosen."""
    return json_response(settings_view(await gateway.registry.get_settings(who.tenant)))


@router.patch(
    "",
    summary="Change the tenant's settings",
    openapi_extra={"requestBody": json_content(SettingsPatch, examples.SETTINGS)},
    responses=described(400, 408, 413, 415, ok=Settings),
)
async def update_settings(request: Request, gateway: GatewayParts, who: Admin) -> Response:
    """What is not named stays. Other gateways may believe the old ones for a few seconds more."""
    patch = read_form(SettingsPatch, await read_small(request, gateway.settings.body_seconds))
    settings = await gateway.registry.update_settings(who.tenant, patch.settings, patch.model_fields_set)
    gateway.chosen.remember(who.tenant, settings)
    return json_response(settings_view(settings))
