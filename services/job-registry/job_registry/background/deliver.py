"""Tells webhooks: the one task that sends messages, as soon as they are committed, and again when they fall due."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Mapping

from deck_domain.errors import StoreUnavailable
from deck_domain.webhooks import Delivery, Posting
from deck_runtime.failpoints import failpoint
from deck_runtime.telemetry import get_logger
from job_registry.limits import DeliveryTerms
from job_registry.sql.database import Database
from job_registry.sql.transaction import Effects
from job_registry.webhooks.log import get_delivery
from job_registry.webhooks.outbox import (
    begin_test,
    claim_deliveries,
    due_channels,
    purge_deliveries,
    record_attempt,
    seconds_to_next,
)
from job_registry.webhooks.posting import Postman

_PLACES = 4
"""Attempts that are made at a time on one channel: a receiver that is slow delays nobody else."""
_TENANT_PLACES = 60
"""Attempts that are made at a time for one tenant, however many receivers of its own are slow."""
_TENANT_EXTRA = 10
"""Of these, those beyond the first of each channel: each of the endpoints that a tenant may have keeps a place."""
_ALL_PLACES = 400
"""Attempts that are made at a time in all: what a process may have of open connections."""
_LOOK_EVERY = 5.0
"""Seconds between looks for what another registry has left behind."""
_PURGE_EVERY = 3_600.0
"""Seconds between looks for what the log need not keep."""
_LAST_SECONDS = 5.0
"""How long attempts may still take when the service ends; those that are cut off are made again by another."""

log = get_logger(__name__)


class Deliverer:
    """Claims messages that are due, sends them side by side, and writes down what came of it.

    A registry that dies in between leaves a claim that runs out: the message is then sent again under its id.
    """

    def __init__(self, database: Database, postman: Postman, terms: DeliveryTerms) -> None:
        self._database, self._postman, self._terms = database, postman, terms
        self._wanted = asyncio.Event()
        self._attempts: dict[asyncio.Task[None], Posting] = {}

    def committed(self, effects: Effects) -> None:
        """For `Database.on_commit`."""
        if effects.deliveries:
            self._wanted.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Send until told to stop; attempts that are being made then come to their end."""
        stop = asyncio.create_task(stopping.wait())
        purge_at = 0.0
        while not stopping.is_set():
            self._wanted.clear()
            wait = await self._start_what_is_due()
            if time.monotonic() >= purge_at:
                await self._purge()
                purge_at = time.monotonic() + _PURGE_EVERY
            await self._next_sign(stop, wait)
        stop.cancel()
        if self._attempts:
            await asyncio.wait(self._attempts, timeout=_LAST_SECONDS)

    async def test(self, tenant: str, webhook_id: str) -> Delivery:
        """Send a message that tells nothing, once, and say what came of it. Raises NotFound, StoreUnavailable."""
        posting = await self._database.write(begin_test, tenant, webhook_id, self._terms.hold)
        await self._attempt(posting)
        return await self._database.read(get_delivery, tenant, webhook_id, posting.delivery_id)

    async def _start_what_is_due(self) -> float:
        """Begin attempts as far as there are places; returns the seconds to the next look."""
        try:
            if places := self._free_places(await self._database.read(due_channels)):
                for posting in await self._database.write(claim_deliveries, places, self._terms.hold):
                    self._start(posting)
            wait = await self._database.read(seconds_to_next)
        except StoreUnavailable:
            return _LOOK_EVERY
        return _LOOK_EVERY if wait is None else min(wait, _LOOK_EVERY)

    def _free_places(self, channels: Mapping[str, str]) -> dict[str, int]:
        """Where attempts may begin; the channels with the fewest go first, so that none waits for a busy one.

        `channels` are those that have something to send, and their tenants.
        """
        by_channel = Counter(posting.channel for posting in self._attempts.values())
        by_tenant = Counter(posting.tenant for posting in self._attempts.values())
        tenants = {posting.channel: posting.tenant for posting in self._attempts.values()}
        extra = Counter(tenants[channel] for channel, count in by_channel.items() for _ in range(1, count))
        free, places = _ALL_PLACES - len(self._attempts), {}
        for channel, tenant in sorted(channels.items(), key=lambda each: by_channel[each[0]]):
            first = 0 if by_channel[channel] else 1
            most = first + _TENANT_EXTRA - extra[tenant]
            own = min(_PLACES - by_channel[channel], most, _TENANT_PLACES - by_tenant[tenant], free)
            if own > 0:
                places[channel] = own
                free -= own
                by_tenant[tenant] += own
                extra[tenant] += own - first
        return places

    def _start(self, posting: Posting) -> None:
        task = asyncio.create_task(self._attempt(posting))
        self._attempts[task] = posting
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        del self._attempts[task]
        self._wanted.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("delivery_failed", exc_info=error)

    async def _attempt(self, posting: Posting) -> None:
        failpoint("registry.webhook.before", posting.message.event)
        outcome = await self._postman.post(posting)
        failpoint("registry.webhook.after", posting.message.event)
        pause = max(self._terms.pause(posting.attempt), outcome.retry_after)
        # A message that was sent must not be sent again only because the database could not be reached for a moment.
        while True:
            try:
                await self._database.write(record_attempt, posting, outcome, pause, self._terms.give_up_after)
            except StoreUnavailable as error:
                await asyncio.sleep(error.retry_after)
            else:
                return

    async def _purge(self) -> None:
        with contextlib.suppress(StoreUnavailable):
            await self._database.write(purge_deliveries)

    async def _next_sign(self, stop: asyncio.Task[bool], timeout: float) -> None:
        wanted = asyncio.create_task(self._wanted.wait())
        await asyncio.wait({stop, wanted}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        wanted.cancel()
