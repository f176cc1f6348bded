"""The HTTP server: uvicorn on a socket of ours, with deadlines, and parked requests let go at the end."""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import uvicorn
from starlette.types import ASGIApp

from gateway.serving.connection import DeadlineProtocol

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


def url_of(address: str) -> str:
    """The URL of an address; one that means every interface is reached over loopback."""
    host, _, port = address.rpartition(":")
    host = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"http://{host}:{port}"
