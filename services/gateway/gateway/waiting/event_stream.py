"""A job's timeline as server-sent events."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from deck_domain.errors import NotFound, StoreUnavailable, Unauthenticated
from deck_domain.event_types import EVENT_TYPES, JobDeleted, type_of
from deck_domain.job import Job, JobEvent
from gateway.registry import RegistryClient
from gateway.views.events import event_record
from gateway.views.responses import encode
from gateway.waiting.job_watch import JobWatch, disconnected

MEDIA_TYPE = "text/event-stream"

HEARTBEAT_SECONDS = 15.0
_PAGE = 200


class EventStream(StreamingResponse):
    """Events after a sequence number, then each new one; comments in between.

    It ends when the key of whoever asks does, when the client ends its side of the connection, and when the job has:
    what happens to the job later is for who comes again with `Last-Event-ID`. Events that wake nobody come with the
    next one that does, or with the next comment.
    """

    def __init__(
        self, registry: RegistryClient, watch: JobWatch, job: Job, after: int, hold: Callable[[], Awaitable[None]]
    ) -> None:
        """Make a stream that does not flow yet.

        Args:
            registry: has the events.
            watch: hears of changes.
            job: as it was read for whoever asks.
            after: the `seq` that the client has seen.
            hold: raises Unauthenticated once the client's key is revoked.
        """
        super().__init__(self._frames(), media_type=MEDIA_TYPE, headers={"X-Accel-Buffering": "no"})
        self._registry = registry
        self._watch = watch
        self._job = job
        self._after = after
        self._hold = hold
        self._gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the stream. Raises QueueFull before the first byte when too many wait."""
        with self._watch.slot():
            self._gone = asyncio.ensure_future(disconnected(scope, receive))
            try:
                await super().__call__(scope, receive, send)
            finally:
                self._gone.cancel()

    async def _frames(self) -> AsyncIterator[bytes]:
        yield b"retry: 2000\n\n"
        revision, ended = self._job.revision, self._job.state.terminal
        while not self._watch.released:
            try:
                await self._hold()
                async for event in self._new_events():
                    yield _frame(event)
                    ended = ended or _ends(event)
                if ended or self._gone.done():
                    return
                revision = await self._changed(revision)
            except NotFound:
                yield b"event: %s\ndata: {}\n\n" % type_of(JobDeleted).name.encode()
                return
            except Unauthenticated:
                return  # whoever comes again is told 401
            except StoreUnavailable:
                pass
            yield b": still here\n\n"

    async def _new_events(self) -> AsyncIterator[JobEvent]:
        more = True
        while more:
            events, more = await self._registry.list_events(
                self._job.tenant, self._job.id, after=self._after, limit=_PAGE
            )
            for event in events:
                self._after = event.seq
                yield event

    async def _changed(self, revision: int) -> int:
        head = await self._watch.wait_for_head(
            self._job.tenant, self._job.id, lambda new: new.revision > revision, HEARTBEAT_SECONDS, gone=self._gone
        )
        return head.revision if head else revision


def _ends(event: JobEvent) -> bool:
    return event.type in EVENT_TYPES and EVENT_TYPES[event.type].ends


def _frame(event: JobEvent) -> bytes:
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (event.seq, event.type.encode(), encode(event_record(event)))
