"""What stands in front of every servicer: who is let in, the error table, the trace context, call metrics."""

import asyncio
import hmac
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import grpc
from prometheus_client import Histogram

from deck_domain.callers import TOKEN_PREFIX
from deck_domain.errors import DeckError
from deck_runtime import tracing
from deck_runtime.callers import CallerBook, nobody, on_behalf, still_known
from deck_runtime.grpc_options import SERVER_OPTIONS, TOKEN_HEADER, TRACE_HEADER
from deck_runtime.telemetry import get_logger
from deck_wire.errors import STATUS_TRAILER, to_status

_OPEN_PREFIX = "/grpc.health.v1.Health/"
"""Probes carry no secret."""
_SECONDS = Histogram(
    "deckmill_rpc_seconds", "Duration of gRPC calls that were handled; streams are not measured.", ["method", "code"]
)

log = get_logger(__name__)


def new_server(door: "Door") -> grpc.aio.Server:
    """A server with our options and interceptors, without services and ports."""
    return grpc.aio.server(interceptors=[door, _Boundary()], options=SERVER_OPTIONS)


def offer(server: grpc.aio.Server, servicer: object, register: Callable[[Any, Any], None]) -> None:
    """Put a servicer onto a server; `register` is the generated `add_..._to_server`."""
    register(servicer, _LookedUp(server))


class _LookedUp:
    """Takes a servicer's methods from generated code, to be looked up by their names when they are called.

    Generated code also announces each method to the server by itself. grpc.aio then waits for the next call of every
    one of them, all over again after each call: with twenty methods, a fifth of what the registry's event loop did.
    """

    def __init__(self, server: grpc.aio.Server) -> None:
        self.add_generic_rpc_handlers = server.add_generic_rpc_handlers

    def add_registered_method_handlers(self, service_name: str, method_handlers: dict[str, Any]) -> None:
        """Announce nothing."""


class Door(grpc.aio.ServerInterceptor):  # type: ignore[misc]  # grpc publishes no types
    """Lets in who has the installation token, and callers with tokens of their own as far as `book` says."""

    def __init__(self, *tokens: str) -> None:
        """Args: tokens: the installation token; two of them while it is being replaced."""
        self._tokens = [token.encode() for token in tokens]
        self.book = CallerBook(nobody)

        async def refuse(_request: Any, context: grpc.aio.ServicerContext) -> None:
            await context.abort(grpc.StatusCode.UNAUTHENTICATED, f"metadata {TOKEN_HEADER} is missing or wrong")

        self._refusal = grpc.unary_unary_rpc_method_handler(refuse)

    async def intercept_service(  # noqa: D102 - grpc's
        self, continuation: Callable[[Any], Awaitable[Any]], details: grpc.HandlerCallDetails
    ) -> Any:
        given = str(dict(details.invocation_metadata).get(TOKEN_HEADER, ""))
        if details.method.startswith(_OPEN_PREFIX) or self._is_ours(given.encode()):
            return await continuation(details)
        if not given.startswith(TOKEN_PREFIX):
            return self._refusal
        try:
            await self.book.let_in(given, details.method)
        except DeckError as error:
            return _refusal_of(error)
        return await continuation(details)

    def _is_ours(self, given: bytes) -> bool:
        return any(hmac.compare_digest(given, token) for token in self._tokens)


class _Boundary(grpc.aio.ServerInterceptor):  # type: ignore[misc]  # likewise
    """Turns domain errors into statuses, logs the others once, binds the trace context and measures.

    The health service comes with its own ways, and is measured by those who ask it.
    """

    def __init__(self) -> None:
        self._wrapped: dict[str, Any] = {}

    async def intercept_service(
        self, continuation: Callable[[Any], Awaitable[Any]], details: grpc.HandlerCallDetails
    ) -> Any:
        if known := self._wrapped.get(details.method):
            return known
        handler = await continuation(details)
        if handler is None or handler.request_streaming or details.method.startswith(_OPEN_PREFIX):
            return handler
        if handler.response_streaming:
            wrapped: Callable[..., Any] = _wrap_stream(handler.unary_stream, details.method)
            make = grpc.unary_stream_rpc_method_handler
        else:
            wrapped = _wrap_unary(handler.unary_unary, details.method)
            make = grpc.unary_unary_rpc_method_handler
        known = self._wrapped[details.method] = make(
            wrapped,
            request_deserializer=handler.request_deserializer,
            response_serializer=handler.response_serializer,
        )
        return known


def _wrap_unary(method: Callable[..., Awaitable[Any]], name: str) -> Callable[..., Awaitable[Any]]:
    async def wrapped(request: Any, context: grpc.aio.ServicerContext) -> Any:
        started = time.perf_counter()
        code = grpc.StatusCode.OK
        try:
            with on_behalf(request):
                if parent := _parent(context):
                    with tracing.span(name.rpartition("/")[2], parent, "server", **{"rpc.method": name}):
                        return await method(request, context)
                return await method(request, context)
        except grpc.aio.AbortError:
            code = context.code()
            raise
        except asyncio.CancelledError:
            code = grpc.StatusCode.CANCELLED
            raise
        except Exception as error:  # noqa: BLE001 - the boundary: whatever it is, the caller gets INTERNAL
            known = _known(name, error)
            code, _ = to_status(known)
            await _abort(context, known)
        finally:
            _SECONDS.labels(name, code.name).observe(time.perf_counter() - started)

    return wrapped


def _wrap_stream(method: Callable[..., AsyncIterator[Any]], name: str) -> Callable[..., AsyncIterator[Any]]:
    async def wrapped(request: Any, context: grpc.aio.ServicerContext) -> AsyncIterator[Any]:
        try:
            with on_behalf(request):
                async for message in method(request, context):
                    await still_known()
                    yield message
        except grpc.aio.AbortError:
            raise
        except Exception as error:  # noqa: BLE001 - the boundary, as above
            await _abort(context, _known(name, error))

    return wrapped


def _refusal_of(error: DeckError) -> grpc.RpcMethodHandler:
    async def refuse(_request: Any, context: grpc.aio.ServicerContext) -> None:
        await _abort(context, error)

    return grpc.unary_unary_rpc_method_handler(refuse)


def _parent(context: grpc.aio.ServicerContext) -> str:
    """What the caller works within; who polls for work does so within nothing."""
    given = (value for key, value in context.invocation_metadata() if key == TRACE_HEADER)
    return tracing.usable(str(next(given, "")))


def _known(method: str, error: Exception) -> DeckError:
    """A domain error as it is; any other is logged, and the caller is told no more than that."""
    if isinstance(error, DeckError):
        return error
    log.error("call_failed", method=method, exc_info=error)
    return DeckError("Something unexpected went wrong; it was logged.")


async def _abort(context: grpc.aio.ServicerContext, error: DeckError) -> None:
    """End a call; never returns."""
    code, status = to_status(error)
    await context.abort(code, error.message, trailing_metadata=((STATUS_TRAILER, status.SerializeToString()),))
