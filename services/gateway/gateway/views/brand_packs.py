"""Brand packs as answers show them: columns in snake_case, what is computed in camelCase. Pure."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import WithJsonSchema
from typing_extensions import TypedDict

from deck_domain.brand_packs import BrandPack, BrandPackPage, BrandPackVersion, CompileStatus, PackStatus
from deck_domain.job import Artifact, ArtifactKind
from deck_runtime.file_links import FileLinks
from gateway.views.responses import Moment, utc

SupportLevel = Annotated[str, WithJsonSchema({"type": "string", "enum": ["certified", "supported", "unsafe"]})]
Certificate = Literal["pending", "certified", "not_certified"]


class Certification(TypedDict):
    """Whether every picture that masters and layouts show is in the file."""

    requiredAssetsPresent: bool


class VersionRecord(TypedDict):
    """A version of a pack.

    `placeholder_coverage` is a ratio, 0..1; what compiling shows is null before. `error_message` says why a version has
    failed, or why its layouts have no pictures.
    """

    id: str
    version_number: int
    status: CompileStatus
    placeholder_coverage: float | None
    missing_placeholder_count: int | None
    template_support_level: SupportLevel | None
    certified: bool
    compiled_tokens: dict[str, Any] | None
    file_name: str
    sha256: str
    byte_length: int
    error_code: str | None
    error_message: str | None
    created_at: Moment


class LayoutPicture(TypedDict):
    """A layout of a template, and links to its picture: signed, and null as long as it is not drawn."""

    name: str
    part: str
    type: str
    preview_url: str | None
    thumbnail_url: str | None


class VersionDetail(VersionRecord):
    """A version, with the report that `deckmill template` prints, and a picture of each layout."""

    brand_pack_id: str
    layouts: list[LayoutPicture]
    templateReport: dict[str, Any] | None


class BrandPackRecord(TypedDict):
    """A brand pack. What is computed is of its active version, and before there is one of the newest."""

    id: str
    name: str
    status: PackStatus
    active_version_id: str | None
    versions: list[VersionRecord]
    compileStatus: CompileStatus
    certificationStatus: Certificate
    certification: Certification | None
    created_at: Moment
    updated_at: Moment


class BrandPackList(TypedDict):
    """A page of packs, newest first; `next_cursor` is null on the last."""

    brand_packs: list[BrandPackRecord]
    total: int
    next_cursor: str | None


class BrandPackSummary(TypedDict):
    """The brand pack of a job, as it is today."""

    id: str
    name: str
    active_version_id: str | None
    status: PackStatus


def pack_record(pack: BrandPack) -> BrandPackRecord:
    """The answer to `GET /api/v2/brand-packs/{id}`."""
    shown = pack.current.result
    return BrandPackRecord(
        id=pack.id,
        name=pack.name,
        status=pack.status,
        active_version_id=pack.active_version_id,
        versions=[version_record(version) for version in pack.versions],
        compileStatus=pack.current.status,
        certificationStatus=_certificate(pack.current),
        certification=Certification(requiredAssetsPresent=shown.required_assets_present) if shown else None,
        created_at=utc(pack.created_at),
        updated_at=utc(pack.updated_at),
    )


def pack_list(page: BrandPackPage) -> BrandPackList:
    """The answer to `GET /api/v2/brand-packs`."""
    records = [pack_record(pack) for pack in page.packs]
    return BrandPackList(brand_packs=records, total=page.total, next_cursor=page.next_token or None)


def pack_summary(pack: BrandPack) -> BrandPackSummary:
    """The pack in the detail of a job."""
    return BrandPackSummary(id=pack.id, name=pack.name, active_version_id=pack.active_version_id, status=pack.status)


def version_record(version: BrandPackVersion) -> VersionRecord:
    """One version."""
    shown = version.result
    return VersionRecord(
        id=version.id,
        version_number=version.number,
        status=version.status,
        placeholder_coverage=round(shown.placeholder_coverage, 3) if shown else None,
        missing_placeholder_count=shown.missing_placeholder_count if shown else None,
        template_support_level=shown.template_support_level if shown else None,
        certified=bool(shown and shown.certified),
        compiled_tokens=dict(shown.tokens) if shown else None,
        file_name=version.file_name,
        sha256=version.sha256,
        byte_length=version.size,
        error_code=version.error_code,
        error_message=version.error_message,
        created_at=utc(version.created_at),
    )


def version_detail(version: BrandPackVersion, report: Mapping[str, Any] | None, links: FileLinks) -> VersionDetail:
    """The answer to `GET /api/v2/brand-packs/{id}/versions/{version}`; `report` once it is compiled."""
    layouts = (report or {}).get("layouts", ())
    return VersionDetail(
        **version_record(version),
        brand_pack_id=version.pack_id,
        layouts=[_layout(layout, index, version, links) for index, layout in enumerate(layouts)],
        templateReport=dict(report) if report else None,
    )


def _certificate(version: BrandPackVersion) -> Certificate:
    if version.status in (CompileStatus.QUEUED, CompileStatus.COMPILING):
        return "pending"
    return "certified" if version.result and version.result.certified else "not_certified"


def _layout(layout: Mapping[str, Any], index: int, version: BrandPackVersion, links: FileLinks) -> LayoutPicture:
    def link(kind: ArtifactKind) -> str | None:
        picture = _picture(version.artifacts, kind, index)
        if picture is None:
            return None
        return links.link(version.job_id, picture.id, picture.label, f"layout-{index + 1}.png")

    return LayoutPicture(
        name=layout["name"],
        part=layout["part"],
        type=layout["type"],
        preview_url=link(ArtifactKind.PREVIEW_PNG),
        thumbnail_url=link(ArtifactKind.PREVIEW_THUMBNAIL),
    )


def _picture(artifacts: Iterable[Artifact], kind: ArtifactKind, index: int) -> Artifact | None:
    return next((one for one in artifacts if one.kind is kind and one.metadata.get("slideIndex") == index), None)
