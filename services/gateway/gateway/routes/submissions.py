"""`POST /api/v2/render`, `/preflight` and `/validate`: documents become jobs."""

from fastapi import APIRouter, Request, Response

from deck_domain.errors import DeckError
from deck_domain.ids import new_id
from deck_domain.job import Artifact, ArtifactKind, Job, Principal
from deck_domain.job_kinds import JobKind
from deck_domain.policy import UNSUPPORTED_VALIDATION_MODE
from gateway.dependencies import ACCEPTS_KEYS, Gateway, GatewayParts, Renderer
from gateway.openapi import PPTX, described, document_body, document_or_file_body
from gateway.registry import NewJob
from gateway.requests.bodies import is_multipart, received_file
from gateway.requests.doors import Door
from gateway.requests.envelope import read_upload_fields
from gateway.requests.repeats import repeatable
from gateway.submitting import accepted, asked, ended, require_success, submit, submit_and_wait
from gateway.views import results
from gateway.views.responses import json_response

router = APIRouter(prefix="/api/v2", tags=["documents"], dependencies=ACCEPTS_KEYS)

_BESIDE_A_DECK = ("brandPackId", "brandPackVersionId", "callback", "renderOptions")
"""Fields of a form with a deck, as in an envelope: ids, and what is JSON there."""
_FAULTS = (400, 404, 408, 410, 413, 415, 422, 429)


@router.post(
    "/render",
    summary="Render a document to a deck, pictures and a report",
    openapi_extra=document_body(mode="sync"),
    responses=described(*_FAULTS, ok=results.Rendered, accepted=results.Queued),
)
async def render(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Asynchronous unless `mode` is `sync`, which waits up to two minutes for the deck, then goes on as 202."""
    wanted = await asked(request, gateway, who, Door.RENDER)
    if not wanted.synchronous:
        job = await submit(gateway, who, wanted)
        return accepted(job, results.queued_answer(job))
    job = await submit_and_wait(gateway, who, wanted, request=request)
    if not job.state.terminal:
        return accepted(job, results.queued_answer(job))
    require_success(job)
    return json_response(results.render_answer(job, gateway.links, await gateway.reports.quality(job)))


@router.post(
    "/preflight",
    summary="Score a document without publishing a deck",
    openapi_extra=document_body(preflightPolicy={"renderIfScoreAbove": 80}),
    responses=described(*_FAULTS, ok=results.Preflight, accepted=results.Queued),
)
async def preflight(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Always waits. A policy that is not met is 200 with `status` blocked."""
    wanted = await asked(request, gateway, who, Door.PREFLIGHT)
    job = await submit_and_wait(gateway, who, wanted, request=request)
    if not job.state.terminal:
        return accepted(job, results.queued_answer(job))
    if job.error_code != UNSUPPORTED_VALIDATION_MODE:
        require_success(job)
    return json_response(results.preflight_answer(job, await gateway.reports.quality(job)))


@router.post(
    "/validate",
    summary="Check a document, or a deck that is uploaded",
    openapi_extra=document_or_file_body(),
    responses=described(*_FAULTS, ok=results.Validated, accepted=results.Queued),
)
async def validate(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Waits. An invalid document or deck is 200 with `valid` false, and a job like any other; 400 is for a bad request.

    A file that cannot be read (corrupt, encrypted, of another format, beyond the limits) is 422 with a code that says
    so; its job has failed, and has the report.

    A deck comes as the form's field `file`; the field `renderOptions` beside it holds JSON as in an envelope, of which
    `repairMode` structural mends the deck, and `validationMode` desktop_blocking has LibreOffice open it. With a
    `brandPackId` or `brandPackVersionId`, the deck is held against that brand pack.
    """
    with gateway.watch.slot():
        if is_multipart(request):
            job = await _submit_file(request, gateway, who)
        else:
            job = await submit(gateway, who, await asked(request, gateway, who, Door.VALIDATE))
        job = await ended(gateway, request, who, job)
    if not job.state.terminal:
        return accepted(job, results.queued_answer(job))
    require_success(job)
    return json_response(results.validate_answer(job, await gateway.reports.verdict(job)))


async def _submit_file(request: Request, gateway: Gateway, who: Principal) -> Job:
    settings, store = gateway.settings, gateway.store
    async with received_file(
        request,
        limit=settings.max_upload_bytes,
        seconds=settings.upload_seconds,
        scratch=store.scratch,
        beside=_BESIDE_A_DECK,
    ) as file:
        asked_for = read_upload_fields(file.fields, file.label)
        key = f"{who.tenant}/uploads/{new_id('upl')}/upload.pptx"
        stored = await store.put_file(key, file.path, PPTX)
    upload = Artifact("", ArtifactKind.UPLOADED_PPTX, file.label, stored, PPTX)
    new = NewJob(JobKind.VALIDATE, upload=upload, options=asked_for)
    # The same fields are the same request, whatever boundary the client put around them.
    fields = "\0".join(file.fields.get(name, "") for name in _BESIDE_A_DECK)
    repeat = repeatable(request, (file.sha256 + fields).encode("utf-8", "replace"))
    try:
        job, replayed = await gateway.registry.create_job(who, new, repeat)
    except DeckError:
        await store.delete([key])
        raise
    if replayed:
        await store.delete([key])
    return job
