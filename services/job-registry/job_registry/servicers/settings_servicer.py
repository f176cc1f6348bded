"""deck.registry.v1.SettingsService: decode, call the use case, encode."""

# ruff: noqa: N802 - the names of the methods are those on the wire

from typing import Any

from deck.registry.v1 import settings_service_pb2 as pb
from deck.registry.v1 import settings_service_pb2_grpc
from deck_wire.tenant_settings import settings_to_wire
from job_registry.chosen_settings import get_settings, update_settings
from job_registry.servicers.wire_requests import tenant_settings
from job_registry.sql.database import Database


class SettingsServicer(settings_service_pb2_grpc.SettingsServiceServicer):
    """What tenants choose: read and changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def GetSettings(self, request: pb.GetSettingsRequest, _context: Any) -> pb.GetSettingsResponse:
        """The settings of a tenant."""
        settings = await self._database.read(get_settings, request.tenant)
        return pb.GetSettingsResponse(settings=settings_to_wire(settings))

    async def UpdateSettings(self, request: pb.UpdateSettingsRequest, _context: Any) -> pb.UpdateSettingsResponse:
        """Change those that are named."""
        wanted, names = tenant_settings(request.settings), tuple(request.update_mask.paths)
        settings = await self._database.write(update_settings, request.tenant, wanted, names)
        return pb.UpdateSettingsResponse(settings=settings_to_wire(settings))
