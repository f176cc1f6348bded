"""How a request becomes a job, and how its end is awaited."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from deck_domain.errors import InvalidRequest
from deck_domain.job import Job, Principal
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import JobState
from gateway.dependencies import Gateway
from gateway.problems import JobFailed
from gateway.registry import NewJob, RepeatableRequest
from gateway.requests.bodies import OFF_LOOP_BYTES, JsonBody, read_bytes, read_json
from gateway.requests.envelope import Submission, read_submission
from gateway.requests.repeats import repeatable
from gateway.views.jobs import job_url
from gateway.views.responses import json_response
from gateway.waiting.job_watch import disconnected


async def json_body(request: Request, gateway: Gateway) -> JsonBody:
    """The request's JSON body within the limits of the settings; faults in an enveloped document point into it."""
    try:
        return await read_json(request, limit=gateway.settings.max_body_bytes, seconds=gateway.settings.body_seconds)
    except InvalidRequest as error:
        faults = [replace(each, pointer=_inside(each.pointer)) for each in error.violations]
        raise InvalidRequest(faults, error.message) from None


def _inside(pointer: str) -> str:
    """A pointer into the document: its schema's rules name places without the envelope, too."""
    return pointer.removeprefix("/document") if pointer.startswith("/document/") else pointer


async def submission_of(body: JsonBody, read: Callable[[object, bytes], Submission] = read_submission) -> Submission:
    """The submission in a body. Raises InvalidRequest with pointers relative to the body."""
    if len(body.data) < OFF_LOOP_BYTES:
        return read(body.value, body.data)
    return await asyncio.to_thread(read, body.value, body.data)


async def repeatable_of(request: Request, gateway: Gateway) -> RepeatableRequest:
    """What makes a POST that needs no body the same; a body is read all the same, within the limits."""
    settings = gateway.settings
    return repeatable(request, await read_bytes(request, limit=settings.max_body_bytes, seconds=settings.body_seconds))


async def submit(
    gateway: Gateway,
    who: Principal,
    kind: JobKind,
    submission: Submission,
    repeat: RepeatableRequest,
) -> Job:
    """Make a durable job. Raises InvalidDocument with pointers relative to the document."""
    new = NewJob(kind, submission.source_schema, submission.document, options=submission.options)
    job, _ = await gateway.registry.create_job(who, new, repeat)
    return job


async def submit_and_wait(
    gateway: Gateway,
    who: Principal,
    kind: JobKind,
    submission: Submission,
    repeat: RepeatableRequest,
    *,
    request: Request,
) -> Job:
    """Make a durable job and await its end in one of the places for those who wait, while the client is there.

    Raises QueueFull besides.
    """
    with gateway.watch.slot():
        job = await submit(gateway, who, kind, submission, repeat)
        return await ended(gateway, request, who, job)


async def ended(gateway: Gateway, request: Request, who: Principal, job: Job) -> Job:
    """The job when it is terminal, or as it is when the time for synchronous requests is over."""
    if job.state.terminal:
        return job
    return await gateway.watch.wait(
        who.tenant,
        job.id,
        lambda head: head.terminal,
        gateway.settings.sync_seconds,
        gone=disconnected(request.receive),
    )


def accepted(job: Job, value: Any) -> Response:
    """A 202 that says where the job is and when to ask."""
    return json_response(value, 202, {"Location": job_url(job), "Retry-After": "1"})


def require_success(job: Job) -> None:
    """Raise JobFailed unless the job has succeeded."""
    if job.state is not JobState.SUCCEEDED:
        raise JobFailed(job)
