"""The HTTP server: uvicorn on a socket of ours, which lets parked requests go at the end.

Its connections have deadlines, against clients that send or read slowly on purpose.
"""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import Any

import uvicorn
from prometheus_client import Counter
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from deck_runtime.waiting import set_within

HEAD_BYTES = 64 << 10
"""How large the head of a request may be: its address and all header fields."""

FIELD_BYTES = 16 << 10
"""How large one header field may be, and what may be sent of a body in chunks besides the body."""

_CHUNK_BYTES = 32
"""What a chunk's own line takes at most when nothing is hidden in it; more is counted as said above."""

WRITE_SECONDS = 30.0
"""How long a client may leave a full buffer unread."""

REST_SECONDS = 10.0
"""How long the rest of a body may take that nobody wants, after its request was answered."""

_DROPPED = Counter(
    "deckmill_gateway_dropped_total",
    "Connections that were cut at a deadline: for a head or the rest of a body that did not come, an answer not read.",
    ["reason"],
)
for _reason in ("head", "rest", "unread"):
    _DROPPED.labels(_reason)
_BACKLOG = 2048
_KEEP_ALIVE_SECONDS = 30
_GRACE_SECONDS = 5


class HttpServer(uvicorn.Server):
    """Serves an application until a signal; then releases those who wait, so that they are answered in time."""

    def __init__(self, app: ASGIApp, release: Callable[[], None], head_seconds: float) -> None:
        """Args: release: answers every parked request with what is known. head_seconds: how long a head may take."""
        super().__init__(
            uvicorn.Config(
                app,
                interface="asgi3",
                http=partial(DeadlineProtocol, head_seconds=head_seconds),  # type: ignore[arg-type]
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_keep_alive=_KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=_GRACE_SECONDS,
            )
        )
        self._release = release
        self._ending = asyncio.Event()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Note a signal, and wake the loop."""
        super().handle_exit(sig, frame)
        self._ending.set()

    async def main_loop(self) -> None:
        """Keep the `Date` of answers until a signal comes: once a second, where uvicorn looks ten times as often."""
        while not await self.on_tick(0):
            await set_within(self._ending, 1.0)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End in order at the first signal; uvicorn's own way raises it once more at the end, as a failure."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept nothing more, and answer what is open."""
        self._release()
        await super().shutdown(sockets)


def bind(listen: str) -> tuple[socket.socket, str]:
    """A listening socket and its host:port. Raises OSError when the address is taken."""
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, int(port)), family=family, backlog=_BACKLOG)
    shown = f"[{host}]" if family == socket.AF_INET6 else host
    return listener, f"{shown}:{listener.getsockname()[1]}"


class _Refused(Exception):
    """Raised within the parser, which then stops; the client gets the text."""


class DeadlineProtocol(HttpToolsProtocol):
    """uvicorn's protocol with deadlines and limits; bodies have theirs where they are read."""

    def __init__(self, *, head_seconds: float, **arguments: Any) -> None:
        """Args: head_seconds: how long a head may take, and how long a new connection may stay silent."""
        super().__init__(**arguments)
        self._head_seconds = head_seconds
        self._timer: asyncio.TimerHandle | None = None
        self._whole = False
        self._in_head = True
        self._messages = 0
        self._unparsed_bytes = 0
        self._head_bytes = 0
        self._overhead_bytes = 0
        self._fault = ""

    def connection_made(self, transport: Any) -> None:
        """Expect a request."""
        super().connection_made(transport)
        self._arm(self._head_seconds, "head")

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing any more."""
        self._disarm()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, in pieces: what comes at once, on a busy machine, is limited as what comes bit by bit."""
        for at in range(0, len(data), FIELD_BYTES):
            if not self.transport.is_closing():
                self._piece_received(data[at : at + FIELD_BYTES])

    def _piece_received(self, data: bytes) -> None:
        """Refuse a head, or what stands around the chunks of a body, that does not end."""
        message, in_head = self._messages, self._in_head
        self._overhead_bytes += len(data)
        super().data_received(data)
        if self.transport.is_closing() or message != self._messages or in_head != self._in_head:
            return  # a boundary lies within these bytes: what the parser told of them has been counted
        if in_head:
            self._unparsed_bytes += len(data)
            if self._unparsed_bytes > HEAD_BYTES:
                self._refuse("The head of the request is too large.")
        elif not self._whole and self._overhead_bytes > FIELD_BYTES:
            self._refuse("The chunks of the body have too much besides the body.")

    def send_400_response(self, msg: str) -> None:
        """Say what was refused, where it was one of us who stopped the parser."""
        super().send_400_response(self._fault or msg)

    def on_message_begin(self) -> None:
        """Expect the rest of the head."""
        self._whole, self._in_head = False, True
        self._messages += 1
        self._unparsed_bytes = self._head_bytes = 0
        self._arm(self._head_seconds, "head")
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Count the address."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header field, with the four bytes around it."""
        size = len(name) + len(value) + 4
        if size > FIELD_BYTES:
            self._stop(f"A header field is larger than {FIELD_BYTES >> 10} KiB.")
        self._count(size)
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is there, and names its host once, as HTTP/1.1 demands."""
        hosts = sum(name == b"host" for name, _ in self.headers)
        if hosts > 1 or (not hosts and self.parser.get_http_version() == "1.1"):
            self._stop("Send one Host header.")
        self._in_head = False
        self._overhead_bytes = 0
        self._disarm()
        super().on_headers_complete()

    def on_chunk_header(self) -> None:
        """A chunk begins: its line may be there for nothing."""
        self._overhead_bytes -= _CHUNK_BYTES

    def on_body(self, body: bytes) -> None:
        """What is body is not besides it."""
        self._overhead_bytes -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The body is there."""
        self._whole = True
        if self.cycle.response_complete:
            self._disarm()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Expect the end of a body that was refused."""
        super().on_response_complete()
        if not self._whole:
            self._arm(REST_SECONDS, "rest")

    def pause_writing(self) -> None:
        """Expect the client to read."""
        super().pause_writing()
        self._arm(WRITE_SECONDS, "unread")

    def resume_writing(self) -> None:
        """The client reads."""
        self._disarm()
        super().resume_writing()

    def _count(self, size: int) -> None:
        self._head_bytes += size
        if self._head_bytes > HEAD_BYTES:
            self._stop("The head of the request is too large.")

    def _stop(self, fault: str) -> None:
        self._fault = fault
        raise _Refused(fault)

    def _refuse(self, fault: str) -> None:
        """Close the connection, with an answer unless one has begun."""
        if self.cycle is not None and self.cycle.response_started and not self.cycle.response_complete:
            self.transport.abort()
        else:
            self.send_400_response(fault)

    def _arm(self, seconds: float, reason: str) -> None:
        self._disarm()
        self._timer = self.loop.call_later(seconds, self._expired, reason)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _expired(self, reason: str) -> None:
        if not self.transport.is_closing():
            _DROPPED.labels(reason).inc()
            self.transport.abort()
