"""The registry as a worker asks it who calls."""

from deck.registry.v1 import caller_service_pb2, caller_service_pb2_grpc
from deck_domain.callers import ServiceCaller
from deck_runtime.grpc_client import Caller
from deck_wire.callers import caller_from_wire

_PATIENCE = 2.0
"""Seconds: somebody waits, and is let in without an answer if he was known before."""


class RegistryOfCallers:
    """Calls of `deck.registry.v1.CallerService`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = caller.stub(caller_service_pb2_grpc.CallerServiceStub)

    async def find(self, token_sha256: str) -> ServiceCaller:
        """Who bears a token. Raises Unauthenticated, StoreUnavailable."""
        request = caller_service_pb2.AuthenticateCallerRequest(token_sha256=token_sha256)
        answer = await self._caller.call(self._stub.AuthenticateCaller, request, timeout=_PATIENCE)
        return caller_from_wire(answer.caller)
