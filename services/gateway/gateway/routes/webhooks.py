"""`/api/v2/webhooks` and `/api/v2/callback-secret`: who is told of jobs, and what messages are signed by."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from deck_domain.errors import InvalidRequest
from gateway.dependencies import ACCEPTS_KEYS, Admin, Gateway, GatewayParts, Reader
from gateway.openapi import REPEATABLE, described, json_body_of
from gateway.requests.queries import pointing_at, require_known_parameters
from gateway.requests.repeats import repeatable
from gateway.requests.small_bodies import read_form, read_small
from gateway.requests.webhook_requests import DeliveryState, RotationRequest, WebhookPatch, WebhookRequest
from gateway.submitting import repeatable_of
from gateway.views import webhooks as views
from gateway.views.responses import json_response

router = APIRouter(tags=["webhooks"], dependencies=ACCEPTS_KEYS)

_PATH = "/api/v2/webhooks"
_BODY_FAULTS = (400, 408, 413, 415, 422)
WebhookId = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{1,64}$", description="wh_...")]
DeliveryId = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{1,64}$", description="whd_...")]
Cursor = Annotated[str, Query(max_length=500, pattern="^[!-~]*$", description="`next_cursor` of the page before")]
_EXAMPLE = {"url": "https://hooks.example.com/decks", "events": ["render.completed", "render.failed"]}
_WEBHOOK = {"$ref": "#/components/schemas/WebhookRequest"}
_PATCH = {"$ref": "#/components/schemas/WebhookPatch"}
_ROTATION = json_body_of({"$ref": "#/components/schemas/RotationRequest"}, {"overlapSeconds": 3600}, required=False)


@router.post(
    _PATH,
    summary="Make a webhook",
    status_code=201,
    openapi_extra=json_body_of(_WEBHOOK, _EXAMPLE),
    responses=described(*_BODY_FAULTS, 409, created=views.WebhookWithSecret),
)
async def create_webhook(request: Request, gateway: GatewayParts, who: Admin) -> Response:
    """The secret is in this answer and nowhere else. Addresses inside the installation's own network are refused."""
    body = await read_small(request, gateway.settings.body_seconds)
    wanted = read_form(WebhookRequest, body)

    async def act() -> Response:
        webhook, secret = await gateway.webhooks.create(who.tenant, wanted.url, wanted.events or (), wanted.description)
        return json_response(views.with_secret(webhook, secret), 201, {"Location": f"{_PATH}/{webhook.id}"})

    return await gateway.repeats.once(who, repeatable(request, body), act)


@router.get(_PATH, summary="List webhooks, newest first", responses=described(ok=views.WebhookList))
async def list_webhooks(gateway: GatewayParts, who: Reader) -> Response:
    """Those that are disabled, too."""
    return json_response(views.webhook_list(await gateway.webhooks.all(who.tenant)))


@router.get(f"{_PATH}/{{webhook_id}}", summary="Read a webhook", responses=described(404, ok=views.WebhookRecord))
async def get_webhook(gateway: GatewayParts, who: Reader, webhook_id: WebhookId) -> Response:
    """Without its secret."""
    return json_response(views.webhook_record(await gateway.webhooks.get(who.tenant, webhook_id)))


@router.patch(
    f"{_PATH}/{{webhook_id}}",
    summary="Change a webhook, or enable it again",
    openapi_extra={"requestBody": json_body_of(_PATCH, {"enabled": True})["requestBody"]},
    responses=described(400, 404, 408, 413, 415, ok=views.WebhookRecord),
)
async def update_webhook(request: Request, gateway: GatewayParts, who: Admin, webhook_id: WebhookId) -> Response:
    """What is on its way goes to a new address, too; what a disabled one has missed can be sent by `redeliver`."""
    patch = read_form(WebhookPatch, await read_small(request, gateway.settings.body_seconds))
    webhook = await gateway.webhooks.update(
        who.tenant,
        webhook_id,
        url=patch.url,
        events=patch.events,
        description=patch.description,
        enabled=patch.enabled,
    )
    return json_response(views.webhook_record(webhook))


@router.delete(f"{_PATH}/{{webhook_id}}", summary="Delete a webhook", status_code=204, responses=described(404))
async def delete_webhook(gateway: GatewayParts, who: Admin, webhook_id: WebhookId) -> Response:
    """With its log; what is on its way to it is dropped."""
    await gateway.webhooks.delete(who.tenant, webhook_id)
    return Response(status_code=204)


@router.post(
    f"{_PATH}/{{webhook_id}}/rotate",
    summary="Give a webhook a new secret",
    openapi_extra=_ROTATION,
    responses=described(*_BODY_FAULTS, 404, ok=views.WebhookWithSecret),
)
async def rotate_secret(request: Request, gateway: GatewayParts, who: Admin, webhook_id: WebhookId) -> Response:
    """The secret is in this answer and nowhere else; the one before signs as well until the overlap is over."""
    body, wanted = await _rotation(request, gateway)

    async def act() -> Response:
        webhook, secret = await gateway.webhooks.rotate(who.tenant, webhook_id, wanted.overlap)
        return json_response(views.with_secret(webhook, secret))

    return await gateway.repeats.once(who, repeatable(request, body), act)


@router.post(
    f"{_PATH}/{{webhook_id}}/test",
    summary="Send a test to a webhook",
    openapi_extra=REPEATABLE,
    responses=described(400, 404, 408, 413, 422, ok=views.DeliveryRecord),
)
async def test_webhook(request: Request, gateway: GatewayParts, who: Admin, webhook_id: WebhookId) -> Response:
    """One message, `webhook.test`, sent once; the answer says what came of it, also of a webhook that is disabled."""

    async def act() -> Response:
        return json_response(views.delivery_record(await gateway.webhooks.test(who.tenant, webhook_id)))

    return await gateway.repeats.once(who, await repeatable_of(request, gateway), act)


@router.get(
    f"{_PATH}/{{webhook_id}}/deliveries",
    summary="List what a webhook was told, newest first",
    responses=described(400, 404, ok=views.DeliveryList),
)
async def list_deliveries(
    request: Request,
    gateway: GatewayParts,
    who: Reader,
    webhook_id: WebhookId,
    *,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
    cursor: Cursor = "",
    status: DeliveryState | None = None,
) -> Response:
    """With every attempt. What came to an end is kept for 30 days."""
    require_known_parameters(request)
    try:
        deliveries, token = await gateway.webhooks.deliveries(
            who.tenant, webhook_id, status=status or "", limit=limit, token=cursor
        )
    except InvalidRequest as error:
        raise pointing_at(error, {"/page_token": "cursor"}) from None
    return json_response(views.delivery_list(deliveries, token))


@router.post(
    f"{_PATH}/{{webhook_id}}/deliveries/{{delivery_id}}/redeliver",
    summary="Send a message to a webhook once more",
    status_code=202,
    openapi_extra=REPEATABLE,
    responses=described(400, 404, 408, 409, 413, 422, accepted=views.DeliveryRecord),
)
async def redeliver(
    request: Request, gateway: GatewayParts, who: Admin, webhook_id: WebhookId, delivery_id: DeliveryId
) -> Response:
    """At once, under the same `webhook-id`, and then again like any message. One that is being sent is left alone."""

    async def act() -> Response:
        delivery = await gateway.webhooks.redeliver(who.tenant, webhook_id, delivery_id)
        place = {"Location": f"{_PATH}/{webhook_id}/deliveries", "Retry-After": "1"}
        return json_response(views.delivery_record(delivery), 202, place)

    return await gateway.repeats.once(who, await repeatable_of(request, gateway), act)


@router.get(
    "/api/v2/callback-secret",
    summary="Read what callbacks are signed by",
    responses=described(ok=views.CallbackSecret),
)
async def get_callback_secret(gateway: GatewayParts, who: Admin) -> Response:
    """Of all jobs of the tenant; made when it is first asked for."""
    return json_response(views.callback_secret(*await gateway.webhooks.callback_secret(who.tenant)))


@router.post(
    "/api/v2/callback-secret/rotate",
    summary="Give callbacks a new secret",
    openapi_extra=_ROTATION,
    responses=described(*_BODY_FAULTS, ok=views.CallbackSecret),
)
async def rotate_callback_secret(request: Request, gateway: GatewayParts, who: Admin) -> Response:
    """The one before signs as well until the overlap is over."""
    body, wanted = await _rotation(request, gateway)

    async def act() -> Response:
        return json_response(
            views.callback_secret(*await gateway.webhooks.rotate_callback_secret(who.tenant, wanted.overlap))
        )

    return await gateway.repeats.once(who, repeatable(request, body), act)


async def _rotation(request: Request, gateway: Gateway) -> tuple[bytes, RotationRequest]:
    """The body, which may be missing, and what it asks for."""
    body = await read_small(request, gateway.settings.body_seconds)
    return body, read_form(RotationRequest, body or b"{}")
