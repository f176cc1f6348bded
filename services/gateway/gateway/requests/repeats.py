"""Idempotency keys: a POST sent twice has the effect, and gets the answer, of one.

Jobs are made once by the registry's own record of request ids. The other POSTs (cancel, retry's answer, keys) are
remembered here, in memory and in limits: after a restart a repeated cancel is refused by the job's state.
"""

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from deck_domain.errors import InvalidRequest, RequestIdReused, Violation
from deck_domain.job import Principal
from gateway.registry import RepeatableRequest
from gateway.serving.turns import give_up_turn

_KEPT_SECONDS = 24 * 3600
_MOST = 2_000
_LONGEST_KEY = 255


def repeatable(request: Request, body: bytes) -> RepeatableRequest:
    """Read `Idempotency-Key`. Raises InvalidRequest for one of a wrong form."""
    route = f"{request.method} {request.url.path}".encode()
    fingerprint = hashlib.sha256(route + b"\n" + body).hexdigest()
    keys = request.headers.getlist("idempotency-key")
    if not keys:
        return RepeatableRequest()
    if len(keys) > 1:
        message = "Send one Idempotency-Key: with several, nobody could say which request is a repeat."
        raise InvalidRequest([Violation("", "invalid_idempotency_key", message)], message)
    key = keys[0]
    if not 1 <= len(key) <= _LONGEST_KEY or not key.isascii() or not key.isprintable():
        message = f"Idempotency-Key must be 1 to {_LONGEST_KEY} printable ASCII characters."
        raise InvalidRequest([Violation("", "invalid_idempotency_key", message)], message)
    return RepeatableRequest(hashlib.sha256(route + b"\n" + key.encode()).hexdigest(), fingerprint)


@dataclass(frozen=True, slots=True)
class _Answer:
    fingerprint: str
    at: float
    task: asyncio.Task[Response]


class Repeats:
    """Answers to POSTs that make no job; a twin in flight waits for the first. Failures are not kept."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Args: clock: seconds."""
        self._clock = clock
        self._answers: OrderedDict[tuple[str, str], _Answer] = OrderedDict()

    async def once(self, who: Principal, repeat: RepeatableRequest, act: Callable[[], Awaitable[Response]]) -> Response:
        """Act, or give the answer of the first time. Raises RequestIdReused for another body under the same key."""
        if not repeat.request_id:
            return await act()
        key = (who.tenant, repeat.request_id)
        first = self._answers.get(key)
        if first and self._clock() - first.at < _KEPT_SECONDS:
            if first.fingerprint != repeat.fingerprint:
                raise RequestIdReused("This Idempotency-Key was used with another body: choose a new one.")
            give_up_turn()  # the first may wait for a turn itself
            return _copy(await asyncio.shield(first.task))
        task = asyncio.ensure_future(act())
        self._answers[key] = _Answer(repeat.fingerprint, self._clock(), task)
        task.add_done_callback(lambda done: self._settle(key, done))
        return _copy(await asyncio.shield(task))

    def _settle(self, key: tuple[str, str], done: asyncio.Task[Response]) -> None:
        if done.cancelled() or done.exception() is not None:
            self._answers.pop(key, None)
        while len(self._answers) > _MOST:
            self._answers.popitem(last=False)


def _copy(answer: Response) -> Response:
    # A response object carries headers of the request that it answered; each replay gets its own.
    copy = Response(bytes(answer.body), answer.status_code)
    copy.raw_headers = list(answer.raw_headers)
    return copy
