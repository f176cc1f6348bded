"""`/api/v2/keys`: API keys. A key of scope admin manages its own tenant; one of the owner's tenant, all of them."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from deck_domain.errors import PermissionDenied
from deck_domain.job import Principal
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, Admin, GatewayParts
from gateway.openapi import described, json_body_of
from gateway.requests.key_request import TENANT_PATTERN, read_key_request
from gateway.requests.repeats import repeatable
from gateway.requests.small_bodies import read_small
from gateway.views.keys import KeyList, NewKey, key_list, new_key
from gateway.views.responses import json_response

router = APIRouter(prefix="/api/v2/keys", tags=["keys"], dependencies=ACCEPTS_KEYS)

OWNER_TENANT = "default"
"""The tenant of the installation's owner: its admins make keys for others."""

Tenant = Annotated[
    str | None, Query(pattern=TENANT_PATTERN, description="Another tenant, for the installation's owner")
]
KeyId = Annotated[str, Path(max_length=64, pattern="^[A-Za-z0-9_-]+$", description="key_...")]


@router.post(
    "",
    summary="Make a key",
    status_code=201,
    openapi_extra=json_body_of({"$ref": "#/components/schemas/KeyRequest"}, examples.KEY),
    responses=described(400, 408, 413, 415, 422, created=NewKey),
)
async def create_key(request: Request, gateway: GatewayParts, who: Admin) -> Response:
    """The secret is in this answer and nowhere else."""
    body = await read_small(request, gateway.settings.body_seconds)
    wanted = read_key_request(body)
    tenant = _tenant(who, wanted.tenant)

    async def act() -> Response:
        key, secret = await gateway.registry.create_key(
            tenant, name=wanted.name, scopes=wanted.granted, expires_at=wanted.expires_at
        )
        return json_response(new_key(key, secret), 201, {"Location": f"/api/v2/keys/{key.id}"})

    return await gateway.repeats.once(who, repeatable(request, body), act)


@router.get("", summary="List keys, newest first", responses=described(400, ok=KeyList))
async def list_keys(gateway: GatewayParts, who: Admin, tenant: Tenant = None) -> Response:
    """Revoked and expired ones too; secrets are not kept anywhere."""
    keys = await gateway.registry.list_keys(_tenant(who, tenant))
    return json_response(key_list(keys))


@router.delete("/{key_id}", summary="Revoke a key", status_code=204, responses=described(400, 404, 409))
async def revoke_key(gateway: GatewayParts, who: Admin, key_id: KeyId, tenant: Tenant = None) -> Response:
    """Other gateways may believe it for a few seconds more. The last admin key of the owner stays."""
    await gateway.registry.revoke_key(_tenant(who, tenant), key_id)
    gateway.keys.forget(key_id)
    return Response(status_code=204)


def _tenant(who: Principal, named: str | None) -> str:
    if named in (None, who.tenant):
        return who.tenant
    if who.tenant != OWNER_TENANT:
        raise PermissionDenied("Only the installation's owner manages keys of other tenants.", code="foreign_tenant")
    return str(named)
