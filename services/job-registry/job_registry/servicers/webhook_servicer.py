"""deck.registry.v1.WebhookService: decode, call the use case, encode."""

# ruff: noqa: N802 - the names of the methods are those on the wire

from collections.abc import Awaitable, Callable
from typing import Any

from deck.registry.v1 import webhook_service_pb2 as pb
from deck.registry.v1 import webhook_service_pb2_grpc
from deck_domain.webhooks import Delivery
from deck_wire.values import timestamp
from deck_wire.webhooks import delivery_to_wire, webhook_to_wire
from job_registry.servicers.wire_requests import delivery_status, span_asked
from job_registry.sql.database import Database
from job_registry.webhooks.endpoints import (
    callback_secrets,
    create_webhook,
    delete_webhook,
    get_webhook,
    list_webhooks,
    rotate_callback_secret,
    rotate_webhook_secret,
    update_webhook,
)
from job_registry.webhooks.log import list_deliveries, redeliver
from job_registry.webhooks.posting import Postman

Test = Callable[[str, str], Awaitable[Delivery]]
"""Sends a message that tells nothing to an endpoint of a tenant. Raises NotFound, StoreUnavailable."""


class WebhookServicer(webhook_service_pb2_grpc.WebhookServiceServicer):
    """The registry's face to those who want to be told."""

    def __init__(self, database: Database, postman: Postman, test: Test) -> None:
        """Args: postman: knows where messages may go. test: makes tests."""
        self._database, self._postman, self._test = database, postman, test

    async def CreateWebhook(self, request: pb.CreateWebhookRequest, _context: Any) -> pb.CreateWebhookResponse:
        """A new endpoint, with its secret."""
        await self._postman.check(request.url, "/url")
        webhook, secret = await self._database.write(
            create_webhook, request.tenant, request.url, request.events, request.description
        )
        return pb.CreateWebhookResponse(webhook=webhook_to_wire(webhook), secret=secret)

    async def ListWebhooks(self, request: pb.ListWebhooksRequest, _context: Any) -> pb.ListWebhooksResponse:
        """All endpoints of a tenant."""
        found = await self._database.read(list_webhooks, request.tenant)
        return pb.ListWebhooksResponse(webhooks=map(webhook_to_wire, found))

    async def GetWebhook(self, request: pb.GetWebhookRequest, _context: Any) -> pb.GetWebhookResponse:
        """One endpoint."""
        webhook = await self._database.read(get_webhook, request.tenant, request.webhook_id)
        return pb.GetWebhookResponse(webhook=webhook_to_wire(webhook))

    async def UpdateWebhook(self, request: pb.UpdateWebhookRequest, _context: Any) -> pb.UpdateWebhookResponse:
        """Change what the request has."""
        if request.HasField("url"):
            await self._postman.check(request.url, "/url")
        webhook = await self._database.write(
            update_webhook,
            request.tenant,
            request.webhook_id,
            url=request.url if request.HasField("url") else None,
            events=list(request.events.names) if request.HasField("events") else None,
            description=request.description if request.HasField("description") else None,
            enabled=request.enabled if request.HasField("enabled") else None,
        )
        return pb.UpdateWebhookResponse(webhook=webhook_to_wire(webhook))

    async def DeleteWebhook(self, request: pb.DeleteWebhookRequest, _context: Any) -> pb.DeleteWebhookResponse:
        """Remove an endpoint."""
        await self._database.write(delete_webhook, request.tenant, request.webhook_id)
        return pb.DeleteWebhookResponse()

    async def RotateWebhookSecret(
        self, request: pb.RotateWebhookSecretRequest, _context: Any
    ) -> pb.RotateWebhookSecretResponse:
        """A new secret."""
        webhook, secret = await self._database.write(
            rotate_webhook_secret, request.tenant, request.webhook_id, span_asked(request.overlap, "/overlapSeconds")
        )
        return pb.RotateWebhookSecretResponse(webhook=webhook_to_wire(webhook), secret=secret)

    async def TestWebhook(self, request: pb.TestWebhookRequest, _context: Any) -> pb.TestWebhookResponse:
        """One attempt, and what came of it."""
        delivery = await self._test(request.tenant, request.webhook_id)
        return pb.TestWebhookResponse(delivery=delivery_to_wire(delivery))

    async def ListDeliveries(self, request: pb.ListDeliveriesRequest, _context: Any) -> pb.ListDeliveriesResponse:
        """A page of the log."""
        deliveries, token = await self._database.read(
            list_deliveries,
            request.tenant,
            request.webhook_id,
            status=delivery_status(request),
            page_size=request.page_size,
            page_token=request.page_token,
        )
        return pb.ListDeliveriesResponse(deliveries=map(delivery_to_wire, deliveries), next_page_token=token)

    async def Redeliver(self, request: pb.RedeliverRequest, _context: Any) -> pb.RedeliverResponse:
        """Send a message once more."""
        delivery = await self._database.write(redeliver, request.tenant, request.webhook_id, request.delivery_id)
        return pb.RedeliverResponse(delivery=delivery_to_wire(delivery))

    async def GetCallbackSecret(
        self, request: pb.GetCallbackSecretRequest, _context: Any
    ) -> pb.GetCallbackSecretResponse:
        """What signs callbacks."""
        secrets = await self._database.write(callback_secrets, request.tenant)
        return pb.GetCallbackSecretResponse(
            secret=secrets.secret, previous_secret_until=timestamp(secrets.previous_until)
        )

    async def RotateCallbackSecret(
        self, request: pb.RotateCallbackSecretRequest, _context: Any
    ) -> pb.RotateCallbackSecretResponse:
        """A new secret of callbacks."""
        secrets = await self._database.write(
            rotate_callback_secret, request.tenant, span_asked(request.overlap, "/overlapSeconds")
        )
        return pb.RotateCallbackSecretResponse(
            secret=secrets.secret, previous_secret_until=timestamp(secrets.previous_until)
        )
