"""Calling another service: a channel that carries the installation token, errors as domain errors."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

from deck_domain.errors import StoreUnavailable
from deck_runtime import tracing
from deck_runtime.certificates import Certificates, RenewedCredentials
from deck_runtime.grpc_options import CLIENT_OPTIONS, REASON_TRAILER, TOKEN_HEADER, TRACE_HEADER
from deck_runtime.settings import grpc_target
from deck_wire.errors import from_rpc_error
from deckmill_client.repeating import service_config

DEFAULT_TIMEOUT = 10.0
"""Seconds a call may take where nobody says otherwise."""
Options = Sequence[tuple[str, Any]]
_OPTIONS = (*CLIENT_OPTIONS, ("grpc.service_config", service_config()))
_LOOK = 5.0
"""Seconds between looks at whether certificates have been renewed."""
_GRACE = 60.0
"""Seconds that calls on a connection with the certificate before may take to their end."""


class Caller:
    """One connection to one service. `stub` makes a stub of a generated class; `call` and `stream` use its methods."""

    def __init__(
        self, address: str, token: str, *, patience: float = DEFAULT_TIMEOUT, certificates: Certificates | None = None
    ) -> None:
        """Make a connection that is not open yet; calls take turns among the addresses.

        Args:
            address: host:port, or several with commas between them.
            token: the installation token.
            patience: seconds a call may take.
            certificates: what is shown and asked for; a plain connection without.

        Raises SettingError for an address that cannot be meant, UnusableCertificate.
        """
        self._patience = patience
        self._metadata = ((TOKEN_HEADER, token),)
        self._connection = _Connection(grpc_target("registry", address), certificates)
        self._health = self.stub(health_pb2_grpc.HealthStub)

    def stub(self, kind: Callable[[Any], Any]) -> Any:
        """A stub of a generated stub class on this connection; take its methods from it for each call anew."""
        return _Stub(self._connection, kind)

    async def call(self, method: Callable[..., Awaitable[Any]], request: Any, *, timeout: float | None = None) -> Any:
        """A unary call; `timeout` in seconds replaces the patience. Raises the domain error that the answer means."""
        try:
            return await method(request, timeout=timeout or self._patience, metadata=self._outgoing())
        except grpc.RpcError as error:
            raise from_rpc_error(error) from None

    async def trouble_of(self, part: str) -> str:
        """What is wrong with a part of the service, as its health says; empty for nothing. Raises StoreUnavailable."""
        call = self._health.Check(health_pb2.HealthCheckRequest(service=part), timeout=self._patience)
        try:
            answer, trailer = await call, dict(await call.trailing_metadata())
        except grpc.RpcError as error:
            if error.code() is grpc.StatusCode.NOT_FOUND:  # a service of the release before does not know of it
                return ""
            raise from_rpc_error(error) from None
        if answer.status == health_pb2.HealthCheckResponse.SERVING:
            return ""
        return trailer.get(REASON_TRAILER, b"").decode("utf-8", "replace") or f"its {part} is in trouble"

    async def stream(self, method: Callable[..., Any], request: Any) -> AsyncIterator[Any]:
        """A server stream, message by message. Raises the domain error that its end means."""
        call = method(request, metadata=self._outgoing())
        try:
            async for message in call:
                yield message
        except grpc.RpcError as error:
            raise from_rpc_error(error) from None
        except asyncio.CancelledError:
            if _asked_to_end():
                raise
            raise StoreUnavailable("The connection was renewed with its certificate; try again.") from None
        finally:
            call.cancel()

    async def close(self) -> None:
        """Close the connection."""
        await self._connection.close()

    def _outgoing(self) -> tuple[tuple[str, str], ...]:
        trace = tracing.current()
        return (*self._metadata, (TRACE_HEADER, trace)) if trace else self._metadata


def open_channel(address: str, certificates: Certificates | None) -> grpc.aio.Channel:
    """A channel without options of ours; it asks nothing yet. Raises UnusableCertificate."""
    if certificates is None:
        return _open(address, None, ())
    return _open(address, certificates.channel_credentials(), certificates.options())


def _open(address: str, credentials: grpc.ChannelCredentials | None, options: Options) -> grpc.aio.Channel:
    if credentials:
        return grpc.aio.secure_channel(address, credentials, options=options)
    return grpc.aio.insecure_channel(address, options=options)


class _Connection:
    """A channel to an address, which is made anew when certificates have been renewed."""

    def __init__(self, address: str, certificates: Certificates | None) -> None:
        self._address = address
        self._renewed = RenewedCredentials(certificates) if certificates else None
        self._options = (*_OPTIONS, *(certificates.options() if certificates else ()))
        self._channel = self._opened()
        self._looked = time.monotonic()
        self._closing: set[asyncio.Task[None]] = set()

    def channel(self) -> grpc.aio.Channel:
        """The channel that a call should take now."""
        if self._renewed and time.monotonic() - self._looked > _LOOK:
            self._looked = time.monotonic()
            if self._renewed.renew():
                before, self._channel = self._channel, self._opened()
                closing = asyncio.create_task(before.close(_GRACE))
                self._closing.add(closing)
                closing.add_done_callback(self._closing.discard)
        return self._channel

    async def close(self) -> None:
        """Close it."""
        for closing in self._closing:
            closing.cancel()
        await self._channel.close()

    def _opened(self) -> grpc.aio.Channel:
        return _open(self._address, self._renewed.credentials if self._renewed else None, self._options)


class _Stub:
    """The methods of a generated stub, each on the channel of the moment at which it is asked for."""

    def __init__(self, connection: _Connection, kind: Callable[[Any], Any]) -> None:
        self._connection, self._kind = connection, kind
        self._channel: grpc.aio.Channel | None = None
        self._stub: Any = None

    def __getattr__(self, name: str) -> Any:
        channel = self._connection.channel()
        if channel is not self._channel:
            self._channel, self._stub = channel, self._kind(channel)
        return getattr(self._stub, name)


def _asked_to_end() -> bool:
    """Whether this task was cancelled, and not only the call that it waits for."""
    task = asyncio.current_task()
    return task is None or task.cancelling() > 0
