"""The registry's webhooks as the gateway sees them: domain values in and out, domain errors raised."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from google.protobuf.duration_pb2 import Duration

from deck.registry.v1 import webhook_service_pb2 as pb
from deck.registry.v1 import webhook_service_pb2_grpc
from deck_domain.webhooks import Delivery, Webhook
from deck_runtime.grpc_client import Caller
from deck_wire.values import moment
from deck_wire.webhooks import delivery_from_wire, webhook_from_wire

_TEST_SECONDS = 60.0
"""The time limit in seconds of a call that makes an attempt; it is longer than any sensible setting of attempts."""


class WebhookClient:
    """Calls to the job-registry about webhooks; each raises NotFound for one of another tenant."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = caller.stub(webhook_service_pb2_grpc.WebhookServiceStub)

    async def create(self, tenant: str, url: str, events: Sequence[str], description: str) -> tuple[Webhook, str]:
        """A new webhook and its secret. Raises InvalidRequest, IllegalTransition."""
        request = pb.CreateWebhookRequest(tenant=tenant, url=url, events=events, description=description)
        answer = await self._caller.call(self._stub.CreateWebhook, request)
        return webhook_from_wire(answer.webhook), answer.secret

    async def all(self, tenant: str) -> list[Webhook]:
        """All webhooks of a tenant, newest first."""
        answer = await self._caller.call(self._stub.ListWebhooks, pb.ListWebhooksRequest(tenant=tenant))
        return [webhook_from_wire(wire) for wire in answer.webhooks]

    async def get(self, tenant: str, webhook_id: str) -> Webhook:
        """One webhook."""
        request = pb.GetWebhookRequest(tenant=tenant, webhook_id=webhook_id)
        return webhook_from_wire((await self._caller.call(self._stub.GetWebhook, request)).webhook)

    async def update(
        self,
        tenant: str,
        webhook_id: str,
        *,
        url: str | None,
        events: Sequence[str] | None,
        description: str | None,
        enabled: bool | None,
    ) -> Webhook:
        """Change what is not None. Raises InvalidRequest."""
        request = pb.UpdateWebhookRequest(
            tenant=tenant,
            webhook_id=webhook_id,
            url=url,
            events=None if events is None else pb.EventNames(names=events),
            description=description,
            enabled=enabled,
        )
        return webhook_from_wire((await self._caller.call(self._stub.UpdateWebhook, request)).webhook)

    async def delete(self, tenant: str, webhook_id: str) -> None:
        """Remove a webhook with its log."""
        request = pb.DeleteWebhookRequest(tenant=tenant, webhook_id=webhook_id)
        await self._caller.call(self._stub.DeleteWebhook, request)

    async def rotate(self, tenant: str, webhook_id: str, overlap: timedelta) -> tuple[Webhook, str]:
        """Give a webhook a new secret; the one before is valid until the overlap is over."""
        request = pb.RotateWebhookSecretRequest(tenant=tenant, webhook_id=webhook_id, overlap=_duration(overlap))
        answer = await self._caller.call(self._stub.RotateWebhookSecret, request)
        return webhook_from_wire(answer.webhook), answer.secret

    async def test(self, tenant: str, webhook_id: str) -> Delivery:
        """Send a message that tells nothing, and say what came of it."""
        request = pb.TestWebhookRequest(tenant=tenant, webhook_id=webhook_id)
        answer = await self._caller.call(self._stub.TestWebhook, request, timeout=_TEST_SECONDS)
        return delivery_from_wire(answer.delivery)

    async def deliveries(
        self, tenant: str, webhook_id: str, *, status: str, limit: int, token: str
    ) -> tuple[list[Delivery], str]:
        """A page of the log, and the token of the next. Raises InvalidRequest."""
        request = pb.ListDeliveriesRequest(
            tenant=tenant, webhook_id=webhook_id, status=status, page_size=limit, page_token=token
        )
        answer = await self._caller.call(self._stub.ListDeliveries, request)
        return [delivery_from_wire(wire) for wire in answer.deliveries], answer.next_page_token

    async def redeliver(self, tenant: str, webhook_id: str, delivery_id: str) -> Delivery:
        """Send a message once more. Raises IllegalTransition."""
        request = pb.RedeliverRequest(tenant=tenant, webhook_id=webhook_id, delivery_id=delivery_id)
        return delivery_from_wire((await self._caller.call(self._stub.Redeliver, request)).delivery)

    async def callback_secret(self, tenant: str) -> tuple[str, datetime | None]:
        """What signs the callbacks of a tenant's jobs, and until when the one before does, too."""
        request = pb.GetCallbackSecretRequest(tenant=tenant)
        answer = await self._caller.call(self._stub.GetCallbackSecret, request)
        return answer.secret, moment(answer, "previous_secret_until")

    async def rotate_callback_secret(self, tenant: str, overlap: timedelta) -> tuple[str, datetime | None]:
        """As `rotate`, for callbacks."""
        request = pb.RotateCallbackSecretRequest(tenant=tenant, overlap=_duration(overlap))
        answer = await self._caller.call(self._stub.RotateCallbackSecret, request)
        return answer.secret, moment(answer, "previous_secret_until")


def _duration(time: timedelta) -> Duration:
    wire = Duration()
    wire.FromTimedelta(time)
    return wire
