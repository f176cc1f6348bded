"""What happens around every request: its id, its trace, its headers, its errors, its line in the log."""

import asyncio
import re
import time
from functools import lru_cache
from typing import Any
from uuid import uuid4

import structlog
from prometheus_client import Histogram
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deck_domain.errors import DeckError, StoreUnavailable
from deck_runtime import tracing
from deck_runtime.telemetry import get_logger
from gateway.problems import problem, status_of
from gateway.serving.turns import give_up_turn

log = get_logger(__name__)

REQUESTS = Histogram(
    "deckmill_gateway_request_seconds",
    "Requests by route and status, from the head to the end of the answer.",
    ("method", "route", "status"),
    buckets=(0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 120),
)
_SANE_ID = re.compile(rb"[\x21-\x7e]{1,128}")
_DEFAULTS = ((b"x-content-type-options", b"nosniff"), (b"cache-control", b"no-store"))


class RequestScope:
    """The layer around all routes. Turns what is raised inside into problems, and logs once what nobody intended."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        done = tracing.begin(scope["method"], _parent(scope), "server")
        structlog.contextvars.bind_contextvars(request_id=request_id, traceparent=done.traceparent)
        answer = _Answer(send, request_id)
        started = time.perf_counter()
        try:
            await self._app(scope, receive, answer.send)
        except ClientDisconnect:
            answer.status = 499
        except asyncio.CancelledError:  # the gateway ends, and has waited for this request for long enough
            if answer.status:
                raise
            ending = StoreUnavailable("This gateway ends before it has an answer; try again shortly.")
            await _answer_error(ending, scope, receive, answer, request_id)
        except Exception as error:  # noqa: BLE001 - whatever it is, the client gets a problem and the log gets the cause
            await _answer_error(error, scope, receive, answer, request_id)
        finally:
            give_up_turn()
            _record(scope, answer.status, time.perf_counter() - started, done)


class _Answer:
    """Adds headers to the answer on its way out, and remembers its status."""

    def __init__(self, send: Send, request_id: str) -> None:
        self._send = send
        self._request_id = request_id.encode()
        self.status = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = message["headers"] = list(message.get("headers", ()))
            present = {name for name, _ in headers}
            headers.append((b"x-request-id", self._request_id))
            headers.extend(pair for pair in _DEFAULTS if pair[0] not in present)
        await self._send(message)


async def _answer_error(error: Exception, scope: Scope, receive: Receive, answer: _Answer, request_id: str) -> None:
    known = error if isinstance(error, DeckError) else DeckError("Unexpected error")
    if status_of(known) == 500:
        log.error("request failed", method=scope["method"], path=scope["path"], exc_info=error)
    if answer.status:
        raise error  # a part of the answer has been sent already, so the server has to cut the connection
    response = problem(known, path=scope["path"], request_id=request_id)
    await response(scope, receive, answer.send)


def _request_id(scope: Scope) -> str:
    given = _header(scope, b"x-request-id")
    return given.decode() if given and _SANE_ID.fullmatch(given) else f"req_{uuid4().hex}"


def _parent(scope: Scope) -> str:
    given = _header(scope, b"traceparent")
    return tracing.usable(given.decode("latin-1")) if given else ""


def _header(scope: Scope, name: bytes) -> bytes | None:
    return next((value for key, value in scope["headers"] if key == name), None)


@lru_cache(maxsize=1024)
def _requests(method: str, route: str, status: int) -> Histogram:
    """Looked up once: thousands are answered alike at once."""
    return REQUESTS.labels(method, route, str(status))


def _record(scope: Scope, status: int, seconds: float, done: tracing.Span) -> None:
    route: Any = scope.get("route")
    path = getattr(route, "path", "unknown")
    done.rename(f"{scope['method']} {path}")
    done.note("http.response.status_code", status)
    if status >= 500:
        done.fail(str(status))
    done.end()
    _requests(scope["method"], path, status).observe(seconds)
    # What went well is in the metrics: a line for each of thousands that wake at once would be felt.
    write = log.info if status >= 400 else log.debug
    about = {"job": job} if (job := scope.get("path_params", {}).get("job_id")) else {}
    write("request", method=scope["method"], route=path, status=status, ms=round(seconds * 1000, 1), **about)
