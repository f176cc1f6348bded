"""A tenant's webhooks on the parts of a registry, for tests of what is told and when."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select

from deck_domain.webhooks import Delivery, Webhook
from deck_runtime.file_links import FileLinks
from job_registry.background.deliver import Deliverer
from job_registry.sql import job_tables, webhook_tables
from job_registry.sql.transaction import Transaction
from job_registry.webhooks import endpoints, log
from job_registry.webhooks.posting import Postman
from tests.support.receiver import Receiver
from tests.support.registry import Parts

LINKS = FileLinks("https://decks.example", {"k": b"key"})
DAY = 24 * 3600.0


class Hooks:
    """A tenant's webhooks on a registry's parts, and a receiver."""

    def __init__(self, parts: Parts, there: Receiver, deliverer: Deliverer, postman: Postman) -> None:
        self.parts, self.there, self.deliverer, self.postman = parts, there, deliverer, postman

    async def add(self, path: str = "/hook", events: Sequence[str] = (), tenant: str = "acme") -> tuple[Webhook, str]:
        """An endpoint, and its secret."""
        url = self.there.url(path)
        return await self.parts.database.write(endpoints.create_webhook, tenant, url, events, "")

    async def webhook(self, webhook_id: str) -> Webhook:
        """The endpoint now."""
        return await self.parts.database.read(endpoints.get_webhook, "acme", webhook_id)

    async def log(self, webhook_id: str, **page: Any) -> list[Delivery]:
        """What it was told, newest first."""
        return (await self.parts.database.read(log.list_deliveries, "acme", webhook_id, **page))[0]

    async def settled(self, webhook_id: str, *, attempts: int = 1, status: str = "delivered") -> Delivery:
        """Its newest delivery, once it is of a status after so many attempts."""
        async with asyncio.timeout(30):
            while True:
                found = await self.log(webhook_id)
                if found and found[0].status == status and len(found[0].attempts) >= attempts:
                    return found[0]
                await asyncio.sleep(0.01)

    async def finished_job(self, **values: Any) -> str:
        """A job that has succeeded."""
        job = await self.parts.add(**values)
        await self.parts.finish(job.id)
        return job.id

    async def pass_time(self, seconds: float) -> None:
        """Let time pass, and the deliverer see it."""
        self.parts.clock.advance(seconds)
        self.deliverer._wanted.set()


Start = Callable[..., Any]


def events_of(tx: Transaction, job_id: str) -> list[Any]:
    """The events on a job's timeline."""
    return list(tx.connection.execute(select(job_tables.events).where(job_tables.events.c.job_id == job_id)))


def pending(tx: Transaction) -> list[Any]:
    """The deliveries that are on their way."""
    return list(tx.connection.execute(select(webhook_tables.deliveries).where(webhook_tables.pending_deliveries())))


def delivery_of(deliveries: list[Delivery], job_id: str) -> Delivery:
    """The first delivery about a job."""
    return next(each for each in deliveries if each.job_id == job_id)


async def wait_a_minute() -> float:
    """Stands for a look at what is due that starts nothing: the seconds to the next look."""
    return 60.0
