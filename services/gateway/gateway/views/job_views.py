"""Jobs as encoded answers; those who wake for the same change share the bytes."""

import asyncio
import contextlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from zlib import crc32

from starlette.requests import HTTPConnection
from starlette.responses import Response

from deck_domain.brand_packs import BrandPack
from deck_domain.errors import NotFound
from deck_domain.job import Job
from deck_domain.lifecycle import Stage
from deck_runtime.file_links import FileLinks
from gateway.etags import job_tag, kept, none_match
from gateway.views.details import job_detail
from gateway.views.reports import Reports
from gateway.views.responses import encode, json_bytes
from gateway.views.v1_decks import slides_mark
from gateway.views.v1_jobs import job_view

_KEPT = 64
_FRESH_SECONDS = 60
"""Links in an answer are at most this much older than they say; they live an hour."""

Packs = Callable[[str, str], Awaitable[BrandPack]]
Waiting = Callable[[Job], Awaitable[Mapping[Stage, str]]]

_View = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """A job in one form, to be sent to any number of clients."""

    tag: str
    whole: Response

    def for_client(self, request: HTTPConnection) -> Response:
        """The job, or 304 for a client that has it."""
        return _unchanged(request, self.tag) or self.whole


async def shared_answer(views: "JobViews", job: Job, view: Callable[[Job], Awaitable[bytes]]) -> SharedAnswer:
    """A job in the form of `view`."""
    tag = await _tag(views, job)
    return SharedAnswer(tag, json_bytes(await view(job), headers=kept(tag)))


async def job_answer(
    request: HTTPConnection, views: "JobViews", job: Job, view: Callable[[Job], Awaitable[bytes]]
) -> Response:
    """A job in the form of `view`, or 304 for a client that has it."""
    tag = await _tag(views, job)
    return _unchanged(request, tag) or json_bytes(await view(job), headers=kept(tag))


async def _tag(views: "JobViews", job: Job) -> str:
    return views.tag(job, await views.waiting(job), await views.pack(job))


def _unchanged(request: HTTPConnection, tag: str) -> Response | None:
    if not none_match(request.headers.get("if-none-match"), tag):
        return None
    return Response(status_code=304, headers=kept(tag))


class JobViews:
    """Encodes a job for either API, once for each of its revisions."""

    def __init__(
        self,
        links: FileLinks,
        reports: Reports,
        waiting: Waiting,
        packs: Packs,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Make an encoder that has encoded nothing.

        Args:
            links: to files.
            reports: of quality.
            waiting: why stages of a job that could begin do not, by stage.
            packs: the brand pack of a tenant and an id. Raises NotFound.
            clock: Unix seconds.
        """
        self._links = links
        self._reports = reports
        self.waiting = waiting
        self._packs = packs
        self._clock = clock
        self._kept: OrderedDict[_View, asyncio.Task[bytes]] = OrderedDict()

    async def pack(self, job: Job) -> BrandPack | None:
        """The brand pack that a job is built on, as it is now."""
        if job.brand_pack_id is None:
            return None
        with contextlib.suppress(NotFound):
            return await self._packs(job.tenant, job.brand_pack_id)
        return None

    def tag(self, job: Job, waiting: Mapping[Stage, str], pack: BrandPack | None = None) -> str:
        """The ETag of either answer.

        It changes with the revision, with what the job waits for, with its brand pack, with the slides of a deck, and
        before links that were shown have expired.
        """
        era = int(2 * self._clock() / self._links.ttl)
        beside = "".join([*waiting.values(), _changed(pack), slides_mark(job)])
        return job_tag(job.revision, era + crc32(beside.encode()))

    async def v2(self, job: Job) -> bytes:
        """The job detail of `/api/v2`."""
        waiting, pack = await self.waiting(job), await self.pack(job)
        build = partial(self._detail, waiting=waiting, pack=pack)
        return await (build(job) if waiting else self._shared(f"v2 {_changed(pack)}", job, build))

    async def v1(self, job: Job) -> bytes:
        """The job of `/v1`."""
        return await self._shared(f"v1 {slides_mark(job)}", job, self._flat)

    async def _shared(self, form: str, job: Job, build: Callable[[Job], Coroutine[Any, Any, bytes]]) -> bytes:
        view = (form, job.id, job.revision, int(self._clock()) // _FRESH_SECONDS)
        task = self._kept.get(view)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = self._kept[view] = asyncio.create_task(build(job))
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return await asyncio.shield(task)

    async def _detail(self, job: Job, *, waiting: Mapping[Stage, str], pack: BrandPack | None) -> bytes:
        report = await self._reports.quality(job)
        return encode(job_detail(job, self._links, report, waiting, pack))

    async def _flat(self, job: Job) -> bytes:
        return encode(job_view(job, self._links))


def _changed(pack: BrandPack | None) -> str:
    """When a pack last changed; empty for none."""
    return pack.updated_at.isoformat() if pack else ""
