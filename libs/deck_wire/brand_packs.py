"""Brand packs: domain to protobuf and back."""

from typing import Any

from deck.registry.v1 import brand_pack_pb2 as pb
from deck.registry.v1 import brand_pack_service_pb2 as service_pb2
from deck_domain.brand_packs import BrandPack, BrandPackPage, BrandPackVersion, CompileStatus, PackStatus
from deck_domain.stage_results import BrandResult, result_from_json, result_to_json
from deck_wire.jobs import artifact_from_wire, artifact_to_wire, state_number, state_of
from deck_wire.values import mapping, required_moment, struct, timestamp

_VERSION_PLAIN = ("id", "pack_id", "number", "file_name", "sha256", "size", "job_id")
_PACK_PLAIN = ("id", "tenant", "name")


def version_to_wire(version: BrandPackVersion) -> pb.BrandPackVersion:
    """A version as a message."""
    return pb.BrandPackVersion(
        **{name: getattr(version, name) for name in _VERSION_PLAIN},
        error_code=version.error_code or "",
        error_message=version.error_message or "",
        status=version.status.value,
        created_at=timestamp(version.created_at),
        drawing=state_number(version.drawing),
        result=struct(result_to_json(version.result)),
        artifacts=map(artifact_to_wire, version.artifacts),
    )


def version_from_wire(wire: pb.BrandPackVersion) -> BrandPackVersion:
    """A message as a version. Raises ValueError for a status that we do not know, or without a time."""
    drawing, result = state_of(wire.drawing), result_from_json(mapping(wire.result))
    if drawing is None:
        raise ValueError(f"version {wire.id} is drawn by a job whose state is not known here")
    plain: dict[str, Any] = {name: getattr(wire, name) for name in _VERSION_PLAIN}
    return BrandPackVersion(
        **plain,
        error_code=wire.error_code or None,
        error_message=wire.error_message or None,
        status=CompileStatus(wire.status),
        created_at=required_moment(wire, "created_at"),
        drawing=drawing,
        result=result if isinstance(result, BrandResult) else None,
        artifacts=tuple(map(artifact_from_wire, wire.artifacts)),
    )


def pack_to_wire(pack: BrandPack) -> pb.BrandPack:
    """A pack as a message."""
    return pb.BrandPack(
        **{name: getattr(pack, name) for name in _PACK_PLAIN},
        status=pack.status.value,
        active_version_id=pack.active_version_id or "",
        versions=map(version_to_wire, pack.versions),
        created_at=timestamp(pack.created_at),
        updated_at=timestamp(pack.updated_at),
    )


def pack_from_wire(wire: pb.BrandPack) -> BrandPack:
    """A message as a pack. Raises ValueError like `version_from_wire`."""
    plain: dict[str, Any] = {name: getattr(wire, name) for name in _PACK_PLAIN}
    return BrandPack(
        **plain,
        status=PackStatus(wire.status),
        active_version_id=wire.active_version_id or None,
        versions=tuple(map(version_from_wire, wire.versions)),
        created_at=required_moment(wire, "created_at"),
        updated_at=required_moment(wire, "updated_at"),
    )


def packs_to_wire(page: BrandPackPage) -> service_pb2.ListBrandPacksResponse:
    """A page as a message."""
    return service_pb2.ListBrandPacksResponse(
        packs=map(pack_to_wire, page.packs), next_page_token=page.next_token, total_size=page.total
    )


def packs_from_wire(wire: service_pb2.ListBrandPacksResponse) -> BrandPackPage:
    """A message as a page. Raises ValueError like `pack_from_wire`."""
    return BrandPackPage(tuple(map(pack_from_wire, wire.packs)), wire.total_size, wire.next_page_token)
