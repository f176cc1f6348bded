"""Decisions of reviewers and legal holds: what changes a job after its end."""

from fastapi import APIRouter, Request, Response

from deck_domain.job import Job, Principal, Scope
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, Approver, Gateway, GatewayParts, JobId, Known
from gateway.etags import expected_revisions, kept
from gateway.openapi import changes_job_by, described
from gateway.registry import NewDecision
from gateway.requests.authentication import require
from gateway.requests.job_changes import ApprovalRequest, DecisionForm, JobPatch, decided
from gateway.requests.repeats import repeatable
from gateway.requests.small_bodies import read_form, read_small
from gateway.views.details import ApprovalAnswer, JobDetail, approval_answer
from gateway.views.responses import json_bytes, json_response

router = APIRouter(prefix="/api/v2/jobs/{job_id}", tags=["reviews"], dependencies=ACCEPTS_KEYS)

_FAULTS = (400, 404, 408, 409, 412, 413, 415)


@router.patch(
    "",
    summary="Decide about a job, or put it on legal hold",
    openapi_extra=changes_job_by(JobPatch, examples.JOB_PATCH, repeatable=False),
    responses=described(*_FAULTS, ok=JobDetail),
)
async def patch_job(request: Request, gateway: GatewayParts, who: Known, job_id: JobId) -> Response:
    """`approval` needs the scope approve, `hold` the scope admin. The answer is the job as `GET` shows it."""
    patch = read_form(JobPatch, await read_small(request, gateway.settings.body_seconds))
    expected = expected_revisions(request)
    if patch.approval is not None:
        require(who, Scope.APPROVE)
        job = await _decide(request, gateway, who, job_id, patch.approval)
    else:
        require(who, Scope.ADMIN)
        job = await gateway.registry.hold_job(who, job_id, hold=bool(patch.hold), expected=expected)
    tag = gateway.views.tag(job, await gateway.views.waiting(job))
    return json_bytes(await gateway.views.v2(job), headers=kept(tag))


@router.post(
    "/approval",
    summary="Decide about a job",
    openapi_extra=changes_job_by(ApprovalRequest, examples.APPROVAL),
    responses=described(*_FAULTS, 422, ok=ApprovalAnswer),
)
async def decide_job(request: Request, gateway: GatewayParts, who: Approver, job_id: JobId) -> Response:
    """For a job that has succeeded. Each decision is kept; the newest counts."""
    body = await read_small(request, gateway.settings.body_seconds)
    form = read_form(ApprovalRequest, body).as_form()

    async def act() -> Response:
        return json_response(approval_answer(await _decide(request, gateway, who, job_id, form)))

    return await gateway.repeats.once(who, repeatable(request, body), act)


async def _decide(request: Request, gateway: Gateway, who: Principal, job_id: str, form: DecisionForm) -> Job:
    decision = NewDecision(decided(form), form.note, form.artifact_sha256)
    return await gateway.registry.decide_job(who, job_id, decision, expected_revisions(request))
