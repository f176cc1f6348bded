"""deck.registry.v1.ThemeService: decode, call the use case, encode."""

# ruff: noqa: N802 - the names of the methods are those on the wire

from typing import Any

from deck.registry.v1 import theme_service_pb2 as pb
from deck.registry.v1 import theme_service_pb2_grpc
from deck_wire.themes import theme_to_wire
from job_registry.sql.database import Database
from job_registry.themes import create_theme, delete_theme, get_theme, list_themes


class ThemeServicer(theme_service_pb2_grpc.ThemeServiceServicer):
    """Themes of tenants."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def CreateTheme(self, request: pb.CreateThemeRequest, _context: Any) -> pb.CreateThemeResponse:
        """A new theme."""
        theme = await self._database.write(
            create_theme, request.tenant, request.name, request.source, request.definition
        )
        return pb.CreateThemeResponse(theme=theme_to_wire(theme))

    async def GetTheme(self, request: pb.GetThemeRequest, _context: Any) -> pb.GetThemeResponse:
        """One theme."""
        theme = await self._database.read(get_theme, request.tenant, request.theme_id)
        return pb.GetThemeResponse(theme=theme_to_wire(theme))

    async def ListThemes(self, request: pb.ListThemesRequest, _context: Any) -> pb.ListThemesResponse:
        """All themes of a tenant."""
        found = await self._database.read(list_themes, request.tenant)
        return pb.ListThemesResponse(themes=map(theme_to_wire, found))

    async def DeleteTheme(self, request: pb.DeleteThemeRequest, _context: Any) -> pb.DeleteThemeResponse:
        """Remove a theme."""
        await self._database.write(delete_theme, request.tenant, request.theme_id)
        return pb.DeleteThemeResponse()
