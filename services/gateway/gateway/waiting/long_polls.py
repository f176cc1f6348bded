"""The two routes that wait, `GET /api/v2/jobs/{id}?wait=` and `GET /v1/jobs/{id}?poll=true`, outside the framework.

Thousands of these are parked at a time. Each holds its stack of coroutines meanwhile, and the framework's is four times
as large as this one. Parameters that are not right are left to the framework's routes, which say so.
"""

import math
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from deck_domain.job import Job, JobHead
from deck_domain.job import Scope as KeyScope
from gateway.requests.authentication import KeyCache, key_of, require
from gateway.serving.turns import Turns
from gateway.views.job_views import JobViews, SharedAnswer, shared_answer
from gateway.views.v1_jobs import require_deck_job
from gateway.waiting.job_watch import JobWatch, disconnected

LONGEST_WAIT = 60.0
_DEFAULT_TIMEOUT = 30.0
_JOB = re.compile(r"/(api/v2|v1)/jobs/([A-Za-z0-9_-]{1,64})")
_TRUE = frozenset({"true", "1", "yes", "on", "t", "y"})


@dataclass(frozen=True, slots=True)
class Poll:
    """One request that waits; `path` is its route's, for logs and metrics.

    Attributes:
        seconds: how long at most.
        after_revision: wait for a newer revision, also of a job that has ended: a decision about it raises the
            revision, too. None to wait for the end.
    """

    path: str
    job_id: str
    seconds: float
    after_revision: int | None = None

    @property
    def brief(self) -> bool:
        """Whether it is of `/v1`."""
        return self.path.startswith("/v1/")

    def wants(self, head: JobHead) -> bool:
        """Whether the job is worth an answer."""
        news = head.terminal if self.after_revision is None else head.revision > self.after_revision
        return news or (self.brief and not head.kind.in_v1)


def poll_of(scope: Scope) -> Poll | None:
    """The poll that a request asks for, None for any other request."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["query_string"]:
        return None
    match = _JOB.fullmatch(scope["path"])
    if match is None:
        return None
    query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    api, job_id = match.groups()
    seconds = _seconds(query.get("wait")) if api == "api/v2" else _timeout(query)
    revision = query.get("after_revision")
    if not seconds or not (revision is None or (revision.isdecimal() and len(revision) < 19)):
        return None
    after = int(revision) if revision is not None and api == "api/v2" else None
    return Poll(f"/{api}/jobs/{{job_id}}", job_id, min(seconds, LONGEST_WAIT), after)


def _timeout(query: dict[str, str]) -> float | None:
    if query.get("poll", "").lower() not in _TRUE:
        return None
    return _seconds(query["timeout"]) if "timeout" in query else _DEFAULT_TIMEOUT


def _seconds(text: str | None) -> float | None:
    try:
        seconds = float(text or "")
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds > 0 else None


class LongPolls:
    """ASGI application for polls; each is in `scope["route"]`."""

    def __init__(self, keys: KeyCache, turns: Turns, watch: JobWatch, views: JobViews) -> None:
        self._keys = keys
        self._turns = turns
        self._watch = watch
        self._views = views

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one poll."""
        request, poll = Request(scope, receive), scope["route"]
        key = key_of(request)
        who = await self._keys.recognise(key)
        require(who, KeyScope.READ)
        await self._turns.take(who.tenant)
        with self._watch.slot():
            make = self._make_brief if poll.brief else self._make
            answer = await self._watch.answer(
                who.tenant, poll.job_id, poll.wants, poll.seconds, make, gone=disconnected(scope, receive)
            )
        await self._keys.hold(key)
        await answer.for_client(request)(scope, receive, send)

    async def _make(self, job: Job) -> SharedAnswer:
        return await shared_answer(self._views, job, self._views.v2)

    async def _make_brief(self, job: Job) -> SharedAnswer:
        return await shared_answer(self._views, require_deck_job(job), self._views.v1)


class Dispatch:
    """Sends polls one way, and all other requests the other."""

    def __init__(self, polls: ASGIApp, framework: ASGIApp) -> None:
        self._polls = polls
        self._framework = framework

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Any:
        """Not a coroutine itself: one frame less for each that is parked."""
        poll = poll_of(scope)
        if poll is None:
            return self._framework(scope, receive, send)
        scope["route"] = poll
        return self._polls(scope, receive, send)
