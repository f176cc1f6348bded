"""Calling another service: a channel that carries the installation token, errors as domain errors."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import grpc
import structlog

from deck_runtime.grpc_options import CLIENT_OPTIONS, TOKEN_HEADER, TRACE_HEADER
from deck_runtime.settings import grpc_target
from deck_wire.errors import from_rpc_error
from deckmill_client.repeating import service_config

DEFAULT_TIMEOUT = 10.0
"""Seconds a call may take where nobody says otherwise."""
_OPTIONS = (*CLIENT_OPTIONS, ("grpc.service_config", service_config()))


class Caller:
    """One connection to one service. `stub` makes a stub of a generated class; `call` and `stream` use its methods."""

    def __init__(self, address: str, token: str, *, patience: float = DEFAULT_TIMEOUT) -> None:
        """Make a connection that is not open yet; calls take turns among the addresses.

        Args:
            address: host:port, or several with commas between them.
            token: the installation token.
            patience: seconds a call may take.

        Raises SettingError for an address that cannot be meant.
        """
        self._patience = patience
        self._metadata = ((TOKEN_HEADER, token),)
        self._channel = grpc.aio.insecure_channel(grpc_target("registry", address), options=_OPTIONS)

    def stub(self, kind: Callable[[Any], Any]) -> Any:
        """A stub of a generated stub class on this connection."""
        return kind(self._channel)

    async def call(self, method: Callable[..., Awaitable[Any]], request: Any, *, timeout: float | None = None) -> Any:
        """A unary call; `timeout` in seconds replaces the patience. Raises the domain error that the answer means."""
        try:
            return await method(request, timeout=timeout or self._patience, metadata=self._outgoing())
        except grpc.RpcError as error:
            raise from_rpc_error(error) from None

    async def stream(self, method: Callable[..., Any], request: Any) -> AsyncIterator[Any]:
        """A server stream, message by message. Raises the domain error that its end means."""
        call = method(request, metadata=self._outgoing())
        try:
            async for message in call:
                yield message
        except grpc.RpcError as error:
            raise from_rpc_error(error) from None
        finally:
            call.cancel()

    async def close(self) -> None:
        """Close the connection."""
        await self._channel.close()

    def _outgoing(self) -> tuple[tuple[str, str], ...]:
        trace = structlog.contextvars.get_contextvars().get(TRACE_HEADER)
        return (*self._metadata, (TRACE_HEADER, trace)) if trace else self._metadata
