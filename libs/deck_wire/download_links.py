"""Links to files that can be taken back: domain to protobuf and back."""

from deck.registry.v1 import link_service_pb2 as pb
from deck_domain.download_links import DownloadLink
from deck_wire.values import required_moment, timestamp


def link_to_wire(link: DownloadLink, url: str = "") -> pb.DownloadLink:
    """A link as a message; `url` is where it leads, where that is told."""
    return pb.DownloadLink(
        id=link.id,
        tenant=link.tenant,
        job_id=link.job_id,
        artifact_id=link.artifact_id,
        key_id=link.key_id,
        created_at=timestamp(link.created_at),
        expires_at=timestamp(link.expires_at),
        url=url,
    )


def link_from_wire(wire: pb.DownloadLink) -> DownloadLink:
    """A message as a link. Raises ValueError without its times."""
    return DownloadLink(
        wire.id,
        wire.tenant,
        wire.job_id,
        wire.artifact_id,
        wire.key_id,
        required_moment(wire, "created_at"),
        required_moment(wire, "expires_at"),
    )
