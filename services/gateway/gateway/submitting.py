"""How a request becomes a job, and how its end is awaited."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from deck.registry.v1.document_verdict_pb2 import SignedVerdict
from deck_domain.job import Job, Principal
from deck_domain.lifecycle import JobState
from deck_runtime.documents.large_reader import LARGE_BYTES
from deck_runtime.documents.verdicts import Subject
from gateway.dependencies import Gateway
from gateway.problems import JobFailed
from gateway.registry import NewJob, RepeatableRequest
from gateway.requests.authentication import key_of
from gateway.requests.bodies import read_bytes, read_json
from gateway.requests.doors import Door, Reading
from gateway.requests.envelope import Submission
from gateway.requests.picture_body import longest, require_seen
from gateway.requests.repeats import repeatable
from gateway.requests.theme_request import with_kept_theme
from gateway.views.jobs import job_url
from gateway.views.responses import json_response
from gateway.waiting.job_watch import disconnected


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for at a door, and what makes a repeat of it the same."""

    door: Door
    reading: Reading
    repeat: RepeatableRequest

    @property
    def synchronous(self) -> bool:
        """Whether the client waits for the end."""
        return self.reading.submission.options.synchronous

    @property
    def submission(self) -> Submission:
        """The document and its options; at the doors of older clients, of somebody who waits."""
        given = self.reading.submission
        return given.waited_for() if self.door in (Door.PICTURE, Door.PRESENTATION) else given


async def asked(request: Request, gateway: Gateway, who: Principal, door: Door) -> Asked:
    """Read a request with a document, within the limits of the settings.

    Raises InvalidRequest, UnsupportedMediaType, TooLarge, SlowRequest, QueueFull, StoreUnavailable.
    """
    settings = gateway.settings
    limit = longest(door, settings.max_body_bytes)
    body = await read_json(request, limit=limit, seconds=settings.body_seconds)
    return await asked_of(request, gateway, who, door, body)


async def asked_of(request: Request, gateway: Gateway, who: Principal, door: Door, body: bytes) -> Asked:
    """The same of a body that has arrived. Raises InvalidRequest, QueueFull, StoreUnavailable, VisionModelRequired."""
    sees = gateway.settings.reads_pictures
    if len(body) < LARGE_BYTES:
        require_seen(door, body, reads_pictures=sees)
        repeat = repeatable(request, body)
    else:
        await asyncio.to_thread(require_seen, door, body, reads_pictures=sees)
        repeat = await asyncio.to_thread(repeatable, request, body)
    body = await with_kept_theme(body, partial(gateway.themes.get, who.tenant)) if door.takes_theme else body
    return Asked(door, await gateway.bodies.read(who.tenant, door, body), repeat)


async def repeatable_of(request: Request, gateway: Gateway) -> RepeatableRequest:
    """What makes a POST that needs no body the same; a body is read all the same, within the limits."""
    settings = gateway.settings
    return repeatable(request, await read_bytes(request, limit=settings.max_body_bytes, seconds=settings.body_seconds))


async def submit(gateway: Gateway, who: Principal, wanted: Asked) -> Job:
    """Make a durable job. Raises InvalidDocument with pointers relative to the document."""
    new = NewJob(
        wanted.door.kind,
        wanted.submission.source_schema,
        wanted.submission.document,
        options=wanted.submission.options,
        verdict=_verdict(gateway, who, wanted),
    )
    job, replayed = await gateway.registry.create_job(who, new, wanted.repeat)
    if not replayed:
        gateway.watch.made(job)
    return job


def _verdict(gateway: Gateway, who: Principal, wanted: Asked) -> SignedVerdict | None:
    """The gateway's word for a sound document. Raises InvalidDocument for another."""
    reading = wanted.reading
    if reading.facts is None:
        if reading.fault and not wanted.repeat.request_id:
            raise reading.fault.error()
        return None  # a repeat gets its first answer, also when the rules have become stricter since
    subject = Subject(who.tenant, wanted.door.kind, reading.submission.source_schema, reading.sha256)
    return gateway.verdicts.sign(subject, reading.facts)


async def submit_and_wait(gateway: Gateway, who: Principal, wanted: Asked, *, request: Request) -> Job:
    """Make a durable job and await its end in one of the places for those who wait, while the client is there.

    Raises QueueFull besides.
    """
    with gateway.watch.slot():
        return await ended(gateway, request, who, await submit(gateway, who, wanted))


async def ended(gateway: Gateway, request: Request, who: Principal, job: Job) -> Job:
    """The job when it is terminal, or as it is when the time for synchronous requests is over.

    Raises Unauthenticated where the key was revoked meanwhile.
    """
    if job.state.terminal:
        return job
    latest = await gateway.watch.wait(
        who.tenant,
        job.id,
        lambda head: head.terminal,
        gateway.settings.sync_seconds,
        gone=disconnected(request.scope, request.receive),
    )
    await gateway.keys.hold(key_of(request))
    return latest


def accepted(job: Job, value: Any) -> Response:
    """A 202 that says where the job is and when to ask."""
    return json_response(value, 202, {"Location": job_url(job), "Retry-After": "1"})


def require_success(job: Job) -> None:
    """Raise JobFailed unless the job has succeeded."""
    if job.state is not JobState.SUCCEEDED:
        raise JobFailed(job)
