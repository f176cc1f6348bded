"""The bus: wake-ups that may be lost, events that are kept. Nothing here is the truth; the registry's database is.

Wake-ups are in a memory stream (one message tells one idle worker of a crew to claim), events in a file stream. Both
are made again whenever they are missing, so that a wiped volume costs nothing but a slow poll.
"""

import asyncio
import contextlib
import math
import time
from collections.abc import Awaitable, Callable, Sequence

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import NotFoundError
from prometheus_client import Gauge, Histogram

from deck_domain.lifecycle import Stage
from deck_runtime.telemetry import get_logger

WAKE_UPS, EVENTS = "DECK_BELLS", "DECK_EVENTS"
EVENT_PREFIX = "deck.events"
_WAKE_UP_PREFIX = "deck.bells"
"""Streams and subjects keep the names of earlier releases: during an upgrade old and new workers share them."""
_WAKE_UP_AGE = 30.0
"""Seconds for which a wake-up is kept: an idle worker claims by itself long before."""
_EVENT_AGE = 7 * 24 * 3600.0
"""Seconds the stream keeps an event; the registry keeps it as long as its job."""
_STREAMS = (
    StreamConfig(
        name=WAKE_UPS,
        subjects=[f"{_WAKE_UP_PREFIX}.*"],
        storage=StorageType.MEMORY,
        retention=RetentionPolicy.WORK_QUEUE,
        max_age=_WAKE_UP_AGE,
        max_msgs_per_subject=1_000,
    ),
    StreamConfig(name=EVENTS, subjects=[f"{EVENT_PREFIX}.>"], storage=StorageType.FILE, max_age=_EVENT_AGE),
)

_CONNECTED = Gauge(
    "deckmill_bus_connected", "Whether the connection to NATS stands, 1 or 0; NaN where there is no NATS."
)
_WAKE_UP_SECONDS = Histogram(
    "deckmill_wake_up_seconds",
    "From NATS to a worker that was waiting, by the clocks of the two; a wake-up that waits for a worker is no part.",
    ["crew"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5),
)

log = get_logger(__name__)


class BusUnavailable(Exception):
    """The bus did not take or give a message; go on without it and try again later."""


class Bus:
    """One connection to NATS that is always being kept up; construct with `connect`."""

    def __init__(self, client: Client, url: str, tokens: Sequence[str], replicas: int) -> None:
        """Use `connect` instead."""
        self._client = client
        self._js = client.jetstream(timeout=2.0)
        self._url, self._tokens = url, tokens
        self._shown = 0
        self._streams = tuple(config.evolve(num_replicas=replicas) for config in _STREAMS)
        self._streams_ready = False
        self._wake_ups: dict[str, JetStreamContext.PullSubscription] = {}
        self._listening: set[str] = set()
        self._dialling: asyncio.Task[None] | None = None
        _CONNECTED.set_function(lambda: float(self.up) if url else math.nan)

    @classmethod
    async def connect(cls, url: str, *tokens: str, replicas: int = 1) -> "Bus":
        """A bus that connects in the background and for ever; an empty URL gives one that is always away.

        Args:
            url: nats://host:port.
            tokens: what the bus may want to be shown: it is shown one after the other until it takes one.
            replicas: how many of its servers shall keep each message.
        """
        bus = cls(Client(), url, tokens, replicas)
        if url:
            bus._dialling = asyncio.create_task(bus._dial())
            await asyncio.wait({bus._dialling}, timeout=1.0)
        return bus

    @property
    def up(self) -> bool:
        """Whether the connection stands at this moment."""
        return bool(self._client.is_connected)

    async def wake(self, stage: Stage, tenant: str = "") -> None:
        """Tell one idle worker of a stage's crew that there is work of a tenant, or of some. Raises BusUnavailable.

        The stream takes it without an answer: nobody waits for a wake-up to be stored, and a lost one is sent again.
        """
        if not self.up:
            raise BusUnavailable("not connected")
        try:
            await self._make_streams()
            await self._client.publish(f"{_WAKE_UP_PREFIX}.{stage.crew}", tenant.encode())
        except (NatsError, OSError, TimeoutError) as error:
            self._forget()
            raise BusUnavailable(str(error)) from error

    async def wait_for_wake_up(self, crew: str, timeout: float) -> bool:
        """Return True when a wake-up for a crew is there, False after the timeout in seconds or without a bus.

        Raises RuntimeError when called twice at once for one crew: one of the two would take what the other waits for.
        """
        if crew in self._listening:
            raise RuntimeError(f"two wait for the wake-ups of {crew}")
        self._listening.add(crew)
        try:
            if not self.up:
                raise BusUnavailable("not connected")
            await self._fetch_wake_up(crew, timeout)
            return True
        except (BusUnavailable, NatsError, OSError) as error:
            if not isinstance(error, TimeoutError):
                self._forget()
                await asyncio.sleep(min(timeout, 1.0))
            return False
        finally:
            self._listening.discard(crew)

    async def on_wake_ups(self, crew: str, handle: Callable[[str], None]) -> None:
        """Call back with the tenant ("" for some) of every wake-up of a crew, once the bus is there; takes none."""

        async def received(message: Msg) -> None:
            handle(message.data.decode())

        if self._dialling:
            await asyncio.wait({self._dialling})
            await self._client.subscribe(f"{_WAKE_UP_PREFIX}.{crew}", cb=received)

    async def publish_events(self, subject: str, batch_id: str, payload: bytes) -> None:
        """Publish a batch of CloudEvents durably below `deck.events.`. Raises BusUnavailable until the server has it.

        The same `batch_id` again is no second message.
        """
        headers = {"Nats-Msg-Id": batch_id, "content-type": "application/cloudevents-batch+json"}
        await self._publish(f"{EVENT_PREFIX}.{subject}", payload, headers)

    async def on_events(self, handle: Callable[[bytes], Awaitable[None]]) -> None:
        """Call back for every batch published from now on; what is missed while away stays missed."""

        async def received(message: Msg) -> None:
            await handle(message.data)

        await self._client.subscribe(f"{EVENT_PREFIX}.>", cb=received)

    async def close(self) -> None:
        """Leave."""
        if self._dialling:
            self._dialling.cancel()
        if self._client.is_connected or self._client.is_reconnecting:  # a client that never was cannot be closed
            with contextlib.suppress(NatsError, TimeoutError, OSError):
                await self._client.close()

    async def _dial(self) -> None:
        async def quiet(_error: Exception) -> None:
            self._forget()

        async def lost() -> None:
            self._forget()  # the server that comes back may have lost its streams
            self._shown = 0

        def token() -> str:  # it is asked for at each attempt
            self._shown += 1
            return self._tokens[(self._shown - 1) % len(self._tokens)]

        while not self._client.is_connected:
            try:
                await self._client.connect(
                    self._url,
                    token=token,
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=1,
                    connect_timeout=2,
                    error_cb=quiet,
                    disconnected_cb=lost,
                    ping_interval=5,
                    max_outstanding_pings=2,
                )
            except (NatsError, OSError, TimeoutError) as error:
                log.warning("bus_away", error=str(error))
                await asyncio.sleep(0.5)

    async def _publish(self, subject: str, payload: bytes, headers: dict[str, str]) -> None:
        if not self.up:
            raise BusUnavailable("not connected")
        try:
            await self._make_streams()
            await self._js.publish(subject, payload, headers=headers or None)
        except (NatsError, OSError, TimeoutError) as error:
            self._forget()
            raise BusUnavailable(str(error)) from error

    async def _make_streams(self) -> None:
        if not self._streams_ready:
            for config in self._streams:
                try:
                    known = await self._js.stream_info(str(config.name))
                except NotFoundError:
                    await self._js.add_stream(config)
                else:
                    if known.config.num_replicas != config.num_replicas:
                        await self._js.update_stream(config)
            self._streams_ready = True

    async def _fetch_wake_up(self, crew: str, timeout: float) -> None:
        if crew not in self._wake_ups:
            await self._make_streams()
            # One durable for all workers of a crew: a wake-up reaches one of them.
            self._wake_ups[crew] = await self._js.pull_subscribe(
                f"{_WAKE_UP_PREFIX}.{crew}", durable=f"workers-{crew}", stream=WAKE_UPS
            )
        waiting_since = time.time()
        for message in await self._wake_ups[crew].fetch(1, timeout=timeout):
            came, sent = time.time(), message.metadata.timestamp.timestamp()
            if sent >= waiting_since:
                _WAKE_UP_SECONDS.labels(crew).observe(max(0.0, came - sent))
            await message.ack()

    def _forget(self) -> None:
        """Look at streams and consumers anew before the next use: the server may have lost them."""
        self._streams_ready = False
        self._wake_ups.clear()
