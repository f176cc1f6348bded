"""`/api/v2/keys`: API keys. A key of scope admin manages its own tenant; one of the owner's tenant, all of them."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from deck_documents.violations import violations_of
from deck_domain.errors import InvalidRequest, PermissionDenied, Violation
from deck_domain.job import ApiKey, Principal
from gateway import answers
from gateway.dependencies import ACCEPTS_KEYS, Admin, GatewayParts
from gateway.published import utc
from gateway.repeats import repeatable
from gateway.request_documentation import json_body_of
from gateway.responses import described, json_response
from gateway.submitting import json_body

router = APIRouter(prefix="/api/v2/keys", tags=["keys"], dependencies=ACCEPTS_KEYS)

OWNER_TENANT = "default"
"""The tenant of the installation's owner: its admins make keys for others."""

_TENANT = "^[a-z0-9][a-z0-9-]{0,62}$"
Tenant = Annotated[str | None, Query(pattern=_TENANT, description="Another tenant, for the installation's owner")]
KeyId = Annotated[str, Path(max_length=64, pattern="^[A-Za-z0-9_-]+$", description="key_...")]


class KeyRequest(BaseModel):
    """A key to be made; it may render and read unless `scopes` says otherwise."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, populate_by_name=True)

    name: Annotated[str, Field(strict=True, min_length=1, max_length=100)]
    tenant: Annotated[str, Field(strict=True, pattern=_TENANT)] | None = None
    scopes: Annotated[list[Literal["render", "read", "approve", "admin"]], Field(min_length=1)] | None = None
    expires_at: datetime | None = Field(None, description="RFC 3339; never when not given")


@router.post(
    "",
    summary="Make a key",
    status_code=201,
    openapi_extra=json_body_of({"$ref": "#/components/schemas/KeyRequest"}),
    responses=described(400, 408, 413, 415, 422, created=answers.NewKey),
)
async def create_key(request: Request, gateway: GatewayParts, who: Admin) -> Response:
    """The secret is in this answer and nowhere else."""
    body = await json_body(request, gateway)
    wanted = _read(body.value)
    tenant = _tenant(who, wanted.tenant)

    async def act() -> Response:
        key, secret = await gateway.registry.create_key(
            tenant, name=wanted.name, scopes=sorted(set(wanted.scopes or ())), expires_at=wanted.expires_at
        )
        return json_response({**_record(key), "key": secret}, 201, {"Location": f"/api/v2/keys/{key.id}"})

    return await gateway.repeats.once(who, repeatable(request, body.data), act)


@router.get("", summary="List keys, newest first", responses=described(400, ok=answers.KeyList))
async def list_keys(gateway: GatewayParts, who: Admin, tenant: Tenant = None) -> Response:
    """Revoked and expired ones too; secrets are not kept anywhere."""
    keys = await gateway.registry.list_keys(_tenant(who, tenant))
    return json_response({"keys": [_record(key) for key in keys]})


@router.delete("/{key_id}", summary="Revoke a key", status_code=204, responses=described(400, 404))
async def revoke_key(gateway: GatewayParts, who: Admin, key_id: KeyId, tenant: Tenant = None) -> Response:
    """Refused from now on; other gateways may believe it for a few seconds more."""
    await gateway.registry.revoke_key(_tenant(who, tenant), key_id)
    gateway.keys.forget(key_id)
    return Response(status_code=204)


def _tenant(who: Principal, named: str | None) -> str:
    if named in (None, who.tenant):
        return who.tenant
    if who.tenant != OWNER_TENANT:
        raise PermissionDenied("Only the installation's owner manages keys of other tenants.", code="foreign_tenant")
    return str(named)


def _read(value: object) -> KeyRequest:
    try:
        wanted = KeyRequest.model_validate(value)
    except ValidationError as error:
        raise InvalidRequest(violations_of(error)) from None
    if wanted.expires_at is not None:
        return wanted.model_copy(update={"expires_at": _expiry(wanted.expires_at)})
    return wanted


def _expiry(moment: datetime) -> datetime:
    """In UTC, which is what a time without a zone means."""
    try:
        expires = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        raise InvalidRequest([Violation("/expiresAt", "out_of_range", "Give a time before the year 10000.")]) from None
    if expires <= datetime.now(UTC):
        raise InvalidRequest([Violation("/expiresAt", "out_of_range", "Give a time in the future.")])
    return expires


def _record(key: ApiKey) -> dict[str, Any]:
    return {
        "id": key.id,
        "name": key.name,
        "tenant": key.tenant,
        "scopes": sorted(key.scopes),
        "created_at": utc(key.created_at),
        "expires_at": utc(key.expires_at),
        "last_used_at": utc(key.last_used_at),
        "revoked_at": utc(key.revoked_at),
    }
