"""`/api/v2/brand-packs`: templates in versions, which decks are built on. Scope read sees them, admin changes them."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from deck_domain.brand_packs import BrandPack, BrandPackFilter, PackStatus
from deck_domain.errors import DeckError, InvalidRequest, NotFound
from deck_domain.ids import new_id
from deck_domain.job import Artifact, ArtifactKind, Principal
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, Admin, Gateway, GatewayParts, Reader
from gateway.files.stored_files import file_response
from gateway.openapi import ANY_FILE, PPTX, REPEATABLE, binary, described, form_body, json_body_of
from gateway.requests.bodies import ReceivedFile, received_file, require_form
from gateway.requests.pack_request import read_pack_change
from gateway.requests.queries import pointing_at, require_known_parameters
from gateway.requests.repeats import repeatable
from gateway.requests.small_bodies import read_small
from gateway.submitting import repeatable_of
from gateway.views.brand_packs import (
    BrandPackList,
    BrandPackRecord,
    VersionDetail,
    VersionRecord,
    pack_list,
    pack_record,
    version_detail,
    version_record,
)
from gateway.views.responses import json_response

router = APIRouter(prefix="/api/v2/brand-packs", tags=["brand packs"], dependencies=ACCEPTS_KEYS)

_UPLOADED = (400, 408, 409, 410, 413, 415, 422, 429)

PackId = Annotated[str, Path(max_length=64, pattern="^[A-Za-z0-9_-]+$", description="bp_...")]
VersionId = Annotated[str, Path(max_length=64, pattern="^[A-Za-z0-9_-]+$", description="bpv_...")]
Cursor = Annotated[str, Query(max_length=500, pattern="^[!-~]*$", description="`next_cursor` of the page before")]
Digest = Annotated[
    str | None,
    Query(pattern="^[0-9a-f]{64}$", description="Packs with a version of the file of this SHA-256"),
]


@router.post(
    "",
    summary="Make a brand pack of a template",
    status_code=201,
    openapi_extra=form_body("name"),
    responses=described(*_UPLOADED, created=BrandPackRecord),
)
async def create_pack(request: Request, gateway: GatewayParts, who: Admin) -> Response:
    """The file is examined at once, and compiled by a worker: `compileStatus` says how far it is.

    Without a name, the pack gets that of the file.
    """
    pack, _ = await _upload(request, gateway, who)
    return json_response(pack_record(pack), 201, {"Location": f"/api/v2/brand-packs/{pack.id}"})


@router.get("", summary="List brand packs, newest first", responses=described(400, ok=BrandPackList))
async def list_packs(
    request: Request,
    gateway: GatewayParts,
    who: Reader,
    *,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
    cursor: Cursor = "",
    status: PackStatus | None = None,
    sha256: Digest = None,
) -> Response:
    """Filters narrow together; one that does not exist is 400."""
    require_known_parameters(request)
    only = BrandPackFilter(status, sha256 or "")
    try:
        page = await gateway.registry.list_packs(who.tenant, only, limit=limit, token=cursor)
    except InvalidRequest as error:
        raise pointing_at(error, {"/page_token": "cursor"}) from None
    return json_response(pack_list(page))


@router.get("/{pack_id}", summary="Read a brand pack", responses=described(404, ok=BrandPackRecord))
async def get_pack(gateway: GatewayParts, who: Reader, pack_id: PackId) -> Response:
    """With all its versions, oldest first."""
    return json_response(pack_record(await gateway.registry.get_pack(who.tenant, pack_id)))


@router.patch(
    "/{pack_id}",
    summary="Rename, archive or restore a brand pack",
    openapi_extra=json_body_of({"$ref": "#/components/schemas/PackChange"}, examples.PACK_CHANGE, repeatable=False),
    responses=described(400, 404, 408, 413, 415, ok=BrandPackRecord),
)
async def update_pack(request: Request, gateway: GatewayParts, who: Admin, pack_id: PackId) -> Response:
    """Jobs that used an archived pack stay as they are, and can be retried."""
    body = await read_small(request, gateway.settings.body_seconds)
    change = read_pack_change(body)
    pack = await gateway.registry.update_pack(who.tenant, pack_id, name=change.name, status=change.status)
    return json_response(pack_record(pack))


@router.delete(
    "/{pack_id}",
    summary="Delete a brand pack, or archive it",
    status_code=204,
    responses=described(404, ok=BrandPackRecord),
)
async def delete_pack(gateway: GatewayParts, who: Admin, pack_id: PackId) -> Response:
    """204 when it is gone with its files; 200 with the archived pack when jobs refer to it."""
    archived = await gateway.registry.delete_pack(who.tenant, pack_id)
    return json_response(pack_record(archived)) if archived else Response(status_code=204)


@router.post(
    "/{pack_id}/versions",
    summary="Give a brand pack another version",
    status_code=201,
    openapi_extra=form_body(),
    responses=described(404, *_UPLOADED, created=VersionRecord),
)
async def create_version(request: Request, gateway: GatewayParts, who: Admin, pack_id: PackId) -> Response:
    """It is compiled by a worker; jobs get it by its id, or once it is the active one."""
    pack, version_id = await _upload(request, gateway, who, pack_id)
    version = next(each for each in pack.versions if each.id == version_id)
    return json_response(version_record(version), 201, {"Location": _version_path(pack.id, version_id)})


@router.get("/{pack_id}/versions/{version_id}", summary="Read a version", responses=described(404, ok=VersionDetail))
async def get_version(gateway: GatewayParts, who: Reader, pack_id: PackId, version_id: VersionId) -> Response:
    """With the report of its template, and a picture of each of its layouts."""
    version = await gateway.registry.get_pack_version(who.tenant, pack_id, version_id)
    report = await gateway.reports.template(version)
    return json_response(version_detail(version, report, gateway.links))


@router.get(
    "/{pack_id}/versions/{version_id}/file",
    summary="The template of a version",
    response_class=Response,
    responses={**described(404, 410, 416), **binary(*ANY_FILE)},
)
async def download_template(
    request: Request, gateway: GatewayParts, who: Reader, pack_id: PackId, version_id: VersionId
) -> Response:
    """The very bytes that were uploaded. Takes ranges, HEAD and `If-None-Match`."""
    version = await gateway.registry.get_pack_version(who.tenant, pack_id, version_id)
    template = next((one for one in version.artifacts if one.kind is ArtifactKind.BRAND_TEMPLATE), None)
    if template is None:
        raise NotFound("The template of this version is not in the store: upload it as a new version.")
    return await file_response(request, gateway.store, template, version.file_name)


@router.post(
    "/{pack_id}/versions/{version_id}/activate",
    summary="Make a version the active one",
    openapi_extra=REPEATABLE,
    responses=described(400, 404, 408, 409, 413, 422, ok=BrandPackRecord),
)
async def activate_version(
    request: Request, gateway: GatewayParts, who: Admin, pack_id: PackId, version_id: VersionId
) -> Response:
    """From now on, jobs that name the pack alone get it. 409 unless it is compiled."""

    async def act() -> Response:
        return json_response(pack_record(await gateway.registry.activate_pack_version(who.tenant, pack_id, version_id)))

    return await gateway.repeats.once(who, await repeatable_of(request, gateway), act)


async def _upload(request: Request, gateway: Gateway, who: Principal, pack_id: str = "") -> tuple[BrandPack, str]:
    """Receive a template, examine it, and make a version of it; returns the pack and the version's id."""
    require_form(request, "template")
    settings = gateway.settings
    async with received_file(
        request,
        limit=settings.max_upload_bytes,
        seconds=settings.upload_seconds,
        scratch=gateway.store.scratch,
        beside=() if pack_id else ("name",),
    ) as file:
        await gateway.bodies.examine(who.tenant, file.path)
        return await _store_version(request, gateway, who, file, pack_id)


async def _store_version(
    request: Request, gateway: Gateway, who: Principal, file: ReceivedFile, pack_id: str
) -> tuple[BrandPack, str]:
    name = "" if pack_id else file.fields.get("name", file.label.rpartition(".")[0] or file.label)[:200]
    key = f"{who.tenant}/uploads/{new_id('upl')}/template.pptx"
    stored = await gateway.store.put_file(key, file.path, PPTX)
    upload = Artifact("", ArtifactKind.BRAND_TEMPLATE, file.label, stored, PPTX)
    # The same file and name are the same request, whatever boundary the client put around them.
    repeat = repeatable(request, f"{file.sha256} {name}".encode("utf-8", "replace"))
    try:
        pack, version_id, replayed = await gateway.registry.create_pack_version(
            who, upload, repeat, pack_id=pack_id, name=name
        )
    except DeckError:
        await gateway.store.delete([key])
        raise
    if replayed:
        await gateway.store.delete([key])
    return pack, version_id


def _version_path(pack_id: str, version_id: str) -> str:
    return f"/api/v2/brand-packs/{pack_id}/versions/{version_id}"
