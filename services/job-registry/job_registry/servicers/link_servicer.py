"""deck.registry.v1.LinkService: decode, call the use case, encode."""

# ruff: noqa: N802 - the names of the methods are those on the wire

from collections.abc import Callable
from typing import Any

from deck.registry.v1 import link_service_pb2 as pb
from deck.registry.v1 import link_service_pb2_grpc
from deck_domain.file_names import download_name
from deck_runtime.file_links import FileLinks
from deck_wire.download_links import link_to_wire
from job_registry.jobs.download_links import create_link, find_link, list_links, revoke_links
from job_registry.sql.database import Database


class LinkServicer(link_service_pb2_grpc.LinkServiceServicer):
    """Links to files that can be taken back."""

    def __init__(self, database: Database, links: Callable[[], FileLinks]) -> None:
        """Args: links: signs links as the gateway does."""
        self._database, self._links = database, links

    async def CreateDownloadLink(
        self, request: pb.CreateDownloadLinkRequest, _context: Any
    ) -> pb.CreateDownloadLinkResponse:
        """A new link."""
        link, job, artifact = await self._database.write(
            create_link,
            request.tenant,
            request.job_id,
            request.artifact_id,
            key_id=request.key_id,
            seconds=request.seconds,
        )
        url = self._links().revocable_link(link, artifact.label, download_name(job.title, artifact))
        return pb.CreateDownloadLinkResponse(link=link_to_wire(link, url))

    async def GetDownloadLink(self, request: pb.GetDownloadLinkRequest, _context: Any) -> pb.GetDownloadLinkResponse:
        """One that somebody holds."""
        link = await self._database.read(find_link, request.link_id)
        return pb.GetDownloadLinkResponse(link=link_to_wire(link))

    async def ListDownloadLinks(
        self, request: pb.ListDownloadLinksRequest, _context: Any
    ) -> pb.ListDownloadLinksResponse:
        """Those of a job."""
        found = await self._database.read(list_links, request.tenant, request.job_id)
        return pb.ListDownloadLinksResponse(links=map(link_to_wire, found))

    async def RevokeDownloadLinks(
        self, request: pb.RevokeDownloadLinksRequest, _context: Any
    ) -> pb.RevokeDownloadLinksResponse:
        """Take one back, or all."""
        revoked = await self._database.write(
            revoke_links, request.tenant, request.job_id, request.link_id, key_id=request.key_id
        )
        return pb.RevokeDownloadLinksResponse(revoked=revoked)
