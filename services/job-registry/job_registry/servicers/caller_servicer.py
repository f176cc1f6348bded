"""deck.registry.v1.CallerService: decode, call the use case, encode."""

# ruff: noqa: N802 - the names of the methods are those on the wire

import asyncio
import contextlib
from datetime import UTC, datetime
from typing import Any

from deck.registry.v1 import caller_service_pb2 as pb
from deck.registry.v1 import caller_service_pb2_grpc
from deck_domain.callers import ServiceCaller
from deck_domain.errors import StoreUnavailable
from deck_wire.callers import caller_to_wire
from job_registry.callers import authenticate_caller, create_caller, list_callers, revoke_caller, touch_caller
from job_registry.keys import USE_RESOLUTION
from job_registry.sql.database import Database


class CallerServicer(caller_service_pb2_grpc.CallerServiceServicer):
    """Callers: made, listed, revoked and recognised."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._touching: set[asyncio.Task[None]] = set()

    async def CreateCaller(self, request: pb.CreateCallerRequest, _context: Any) -> pb.CreateCallerResponse:
        """A new caller, with its token."""
        caller, token = await self._database.write(
            create_caller,
            request.name,
            tuple(request.scopes),
            most_at_once=request.most_at_once,
            most_a_second=request.most_a_second,
            tenants=tuple(request.tenants),
        )
        return pb.CreateCallerResponse(caller=caller_to_wire(caller), token=token)

    async def ListCallers(self, _request: pb.ListCallersRequest, _context: Any) -> pb.ListCallersResponse:
        """All callers."""
        return pb.ListCallersResponse(callers=map(caller_to_wire, await self._database.read(list_callers)))

    async def RevokeCaller(self, request: pb.RevokeCallerRequest, _context: Any) -> pb.RevokeCallerResponse:
        """Refuse a token from now on."""
        caller = await self._database.write(revoke_caller, request.caller_id)
        return pb.RevokeCallerResponse(caller=caller_to_wire(caller))

    async def AuthenticateCaller(
        self, request: pb.AuthenticateCallerRequest, _context: Any
    ) -> pb.AuthenticateCallerResponse:
        """Who bears a token."""
        return pb.AuthenticateCallerResponse(caller=caller_to_wire(await self.find(request.token_sha256)))

    async def find(self, token_sha256: str) -> ServiceCaller:
        """The same for the registry itself. Raises Unauthenticated, StoreUnavailable."""
        caller = await self._database.read(authenticate_caller, token_sha256)
        self._note_use(caller)
        return caller

    def _note_use(self, caller: ServiceCaller) -> None:
        """Beside the answer: nobody waits for this commit. The database's clock decides again before it writes."""
        if caller.last_used_at is None or datetime.now(UTC) - caller.last_used_at >= USE_RESOLUTION:
            task = asyncio.create_task(self._touch(caller.id))
            self._touching.add(task)
            task.add_done_callback(self._touching.discard)

    async def _touch(self, caller_id: str) -> None:
        with contextlib.suppress(StoreUnavailable):
            await self._database.write(touch_caller, caller_id)
