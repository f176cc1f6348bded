"""The registry's themes as the gateway sees them: domain values in and out, domain errors raised."""

from deck.registry.v1 import theme_service_pb2 as pb
from deck.registry.v1 import theme_service_pb2_grpc
from deck_domain.themes import KeptTheme, ThemeSource
from deck_runtime.grpc_client import Caller
from deck_wire.themes import theme_from_wire


class ThemeClient:
    """Calls to the job-registry about themes; each raises NotFound for one of another tenant."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = caller.stub(theme_service_pb2_grpc.ThemeServiceStub)

    async def create(self, tenant: str, name: str, source: ThemeSource, definition: bytes) -> KeptTheme:
        """A new theme. Raises InvalidRequest, IllegalTransition."""
        request = pb.CreateThemeRequest(tenant=tenant, name=name, source=source, definition=definition)
        return theme_from_wire((await self._caller.call(self._stub.CreateTheme, request)).theme)

    async def all(self, tenant: str) -> list[KeptTheme]:
        """All themes of a tenant, newest first."""
        answer = await self._caller.call(self._stub.ListThemes, pb.ListThemesRequest(tenant=tenant))
        return [theme_from_wire(wire) for wire in answer.themes]

    async def get(self, tenant: str, theme_id: str) -> KeptTheme:
        """One theme."""
        request = pb.GetThemeRequest(tenant=tenant, theme_id=theme_id)
        return theme_from_wire((await self._caller.call(self._stub.GetTheme, request)).theme)

    async def delete(self, tenant: str, theme_id: str) -> None:
        """Remove a theme."""
        await self._caller.call(self._stub.DeleteTheme, pb.DeleteThemeRequest(tenant=tenant, theme_id=theme_id))
