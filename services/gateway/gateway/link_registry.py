"""The registry's links that can be taken back as the gateway sees them: domain values in and out."""

from deck.registry.v1 import link_service_pb2 as pb
from deck.registry.v1 import link_service_pb2_grpc
from deck_domain.download_links import DownloadLink
from deck_domain.errors import Gone, NotFound
from deck_domain.job import Artifact, Job, Principal
from deck_runtime.grpc_client import Caller
from deck_wire.download_links import link_from_wire


class LinkClient:
    """Calls to the job-registry about links; each raises NotFound for what is another tenant's."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = caller.stub(link_service_pb2_grpc.LinkServiceStub)

    async def create(self, who: Principal, job: Job, file: Artifact, seconds: int) -> DownloadLink:
        """A new link. Raises InvalidRequest, IllegalTransition, ArtifactGone."""
        request = pb.CreateDownloadLinkRequest(
            tenant=who.tenant, job_id=job.id, artifact_id=file.id, key_id=who.key_id, seconds=seconds
        )
        return link_from_wire((await self._caller.call(self._stub.CreateDownloadLink, request)).link)

    async def require_working(self, link_id: str) -> None:
        """Raise Gone for a link that was revoked. Whether it is too old is for its signature to say."""
        try:
            await self._caller.call(self._stub.GetDownloadLink, pb.GetDownloadLinkRequest(link_id=link_id))
        except NotFound as error:
            raise Gone("This link was revoked: ask who gave it to you for a new one.", code=error.code) from None

    async def all(self, tenant: str, job_id: str) -> list[DownloadLink]:
        """Those of a job that work, newest first."""
        request = pb.ListDownloadLinksRequest(tenant=tenant, job_id=job_id)
        return [link_from_wire(wire) for wire in (await self._caller.call(self._stub.ListDownloadLinks, request)).links]

    async def revoke(self, who: Principal, job_id: str, link_id: str = "") -> None:
        """Take one back, or all of a job."""
        request = pb.RevokeDownloadLinksRequest(tenant=who.tenant, job_id=job_id, link_id=link_id, key_id=who.key_id)
        await self._caller.call(self._stub.RevokeDownloadLinks, request)
