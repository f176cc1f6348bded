"""deck.registry.v1.BrandPackService: decode, call the use case, encode."""

# ruff: noqa: N802 - the names of the methods are those on the wire

from typing import Any

from deck.registry.v1 import brand_pack_service_pb2 as pb
from deck.registry.v1 import brand_pack_service_pb2_grpc
from deck_domain.brand_packs import BrandPackFilter
from deck_runtime.failpoints import failpoint
from deck_runtime.store import ArtifactStore
from deck_wire.brand_packs import pack_to_wire, packs_to_wire, version_to_wire
from job_registry.brand_packs.change_pack import activate_version, delete_pack, update_pack
from job_registry.brand_packs.create_version import create_version
from job_registry.brand_packs.read_packs import get_pack, get_version, list_packs
from job_registry.limits import QueueLimits
from job_registry.servicers.wire_requests import pack_status, version_request
from job_registry.sql.database import Database


class BrandPackServicer(brand_pack_service_pb2_grpc.BrandPackServiceServicer):
    """Brand packs: made, versioned, activated and archived."""

    def __init__(self, database: Database, store: ArtifactStore, limits: QueueLimits) -> None:
        self._database, self._store, self._limits = database, store, limits

    async def CreateBrandPackVersion(
        self, request: pb.CreateBrandPackVersionRequest, _context: Any
    ) -> pb.CreateBrandPackVersionResponse:
        """A new pack with its first version, or a further version."""
        made = await create_version(version_request(request), self._database, self._store, self._limits)
        failpoint("registry.brand.reply")
        return pb.CreateBrandPackVersionResponse(
            pack=pack_to_wire(made.pack), version_id=made.version_id, replayed=made.replayed
        )

    async def GetBrandPack(self, request: pb.GetBrandPackRequest, _context: Any) -> pb.GetBrandPackResponse:
        """One pack."""
        pack = await self._database.read(get_pack, request.tenant, request.pack_id)
        return pb.GetBrandPackResponse(pack=pack_to_wire(pack))

    async def GetBrandPackVersion(
        self, request: pb.GetBrandPackVersionRequest, _context: Any
    ) -> pb.GetBrandPackVersionResponse:
        """One version with its files."""
        version = await self._database.read(get_version, request.tenant, request.pack_id, request.version_id)
        return pb.GetBrandPackVersionResponse(version=version_to_wire(version))

    async def ListBrandPacks(self, request: pb.ListBrandPacksRequest, _context: Any) -> pb.ListBrandPacksResponse:
        """A page of packs, newest first."""
        page = await self._database.read(
            list_packs,
            request.tenant,
            BrandPackFilter(pack_status(request.status) if request.status else None, request.sha256),
            page_size=request.page_size,
            page_token=request.page_token,
        )
        return packs_to_wire(page)

    async def UpdateBrandPack(self, request: pb.UpdateBrandPackRequest, _context: Any) -> pb.UpdateBrandPackResponse:
        """Another name or status."""
        pack = await self._database.write(
            update_pack,
            request.tenant,
            request.pack_id,
            name=request.name if request.HasField("name") else None,
            status=pack_status(request.status) if request.HasField("status") else None,
        )
        return pb.UpdateBrandPackResponse(pack=pack_to_wire(pack))

    async def ActivateBrandPackVersion(
        self, request: pb.ActivateBrandPackVersionRequest, _context: Any
    ) -> pb.ActivateBrandPackVersionResponse:
        """Another active version."""
        pack = await self._database.write(activate_version, request.tenant, request.pack_id, request.version_id)
        return pb.ActivateBrandPackVersionResponse(pack=pack_to_wire(pack))

    async def DeleteBrandPack(self, request: pb.DeleteBrandPackRequest, _context: Any) -> pb.DeleteBrandPackResponse:
        """Remove a pack, or archive it."""
        archived = await self._database.write(delete_pack, request.tenant, request.pack_id)
        return pb.DeleteBrandPackResponse(archived=pack_to_wire(archived) if archived else None)
