"""deck.registry.v1.KeyService: decode, call the use case, encode."""

# ruff: noqa: N802 - the names of the methods are those on the wire

import asyncio
import contextlib
from datetime import UTC, datetime
from typing import Any

from deck.registry.v1 import key_service_pb2 as pb
from deck.registry.v1 import key_service_pb2_grpc
from deck_domain.errors import StoreUnavailable
from deck_domain.job import ApiKey
from deck_wire.keys import key_to_wire
from job_registry.keys import USE_RESOLUTION, authenticate, create_key, list_keys, revoke_key, touch_key
from job_registry.servicers.wire_requests import moment_asked
from job_registry.sql.database import Database


class KeyServicer(key_service_pb2_grpc.KeyServiceServicer):
    """Keys: made, listed, revoked and recognised."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._touching: set[asyncio.Task[None]] = set()

    async def CreateKey(self, request: pb.CreateKeyRequest, _context: Any) -> pb.CreateKeyResponse:
        """A new key, with its secret."""
        expires_at = moment_asked(request, "expires_at", "/expiresAt")
        key, secret = await self._database.write(
            create_key, request.tenant, request.name, tuple(request.scopes), expires_at
        )
        return pb.CreateKeyResponse(key=key_to_wire(key), secret=secret)

    async def ListKeys(self, request: pb.ListKeysRequest, _context: Any) -> pb.ListKeysResponse:
        """All keys of a tenant."""
        keys = await self._database.read(list_keys, request.tenant)
        return pb.ListKeysResponse(keys=map(key_to_wire, keys))

    async def RevokeKey(self, request: pb.RevokeKeyRequest, _context: Any) -> pb.RevokeKeyResponse:
        """Refuse a key from now on."""
        key = await self._database.write(revoke_key, request.tenant, request.key_id)
        return pb.RevokeKeyResponse(key=key_to_wire(key))

    async def Authenticate(self, request: pb.AuthenticateRequest, _context: Any) -> pb.AuthenticateResponse:
        """Who bears a secret."""
        key = await self._database.read(authenticate, request.secret)
        self._note_use(key)
        return pb.AuthenticateResponse(key=key_to_wire(key))

    def _note_use(self, key: ApiKey) -> None:
        """Beside the answer: nobody waits for this commit. The database's clock decides again before it writes."""
        if key.last_used_at is None or datetime.now(UTC) - key.last_used_at >= USE_RESOLUTION:
            task = asyncio.create_task(self._touch(key.id))
            self._touching.add(task)
            task.add_done_callback(self._touching.discard)

    async def _touch(self, key_id: str) -> None:
        with contextlib.suppress(StoreUnavailable):
            await self._database.write(touch_key, key_id)
