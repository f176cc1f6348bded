"""`/v1/templates` and `/v1/render`: slides of plain params, without an author."""

from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from deck_documents.slide_templates import TEMPLATES, search, template_named
from deck_domain.job import Job
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, Reader, Renderer
from gateway.openapi import binary, described, json_body_of, json_content
from gateway.requests.bodies import read_json
from gateway.requests.doors import Door
from gateway.requests.small_bodies import read_form, read_small
from gateway.requests.template_body import MOST_BYTES, TemplateSearch, is_brief
from gateway.submitting import asked_of, ended, require_success, submit
from gateway.views.responses import json_bytes, json_response
from gateway.views.templates import (
    TemplateDetail,
    TemplateList,
    TemplatesFound,
    template_detail,
    template_list,
    templates_found,
)
from gateway.views.v1_jobs import BriefJob, StartedJob, started_job

router = APIRouter(prefix="/v1", tags=["templates"], dependencies=ACCEPTS_KEYS)
pictures = APIRouter(prefix="/v1", tags=["templates"])
"""Served without a key: they show nothing of anybody."""

TemplateId = Annotated[str, Path(max_length=100, pattern="^[A-Za-z0-9_-]+$", description="kpi_dashboard, swot, ...")]
_CHOICE = {"anyOf": [{"$ref": "#/components/schemas/TemplateRequest"}, {"$ref": "#/components/schemas/SlideBrief"}]}


@router.get("/templates", summary="List templates", responses=described(ok=TemplateList))
async def list_templates(gateway: GatewayParts, _who: Reader) -> Response:
    """Each with a picture of its example."""
    return json_response(template_list(TEMPLATES.values(), gateway.links.base_url))


@router.post(
    "/templates/search",
    summary="Find templates by words",
    openapi_extra={"requestBody": json_content(TemplateSearch, examples.TEMPLATE_SEARCH)},
    responses=described(400, 408, 413, 415, ok=TemplatesFound),
)
async def search_templates(request: Request, gateway: GatewayParts, _who: Reader) -> Response:
    """By their names, what people also call them, and what they show; best first, none where nothing fits."""
    wanted = read_form(TemplateSearch, await read_small(request, gateway.settings.body_seconds))
    return json_response(templates_found(search(wanted.query)[: wanted.limit], gateway.links.base_url))


@router.get("/templates/{template_id}", summary="Read a template", responses=described(404, ok=TemplateDetail))
async def read_template(gateway: GatewayParts, _who: Reader, template_id: TemplateId) -> Response:
    """With the JSON Schema of its params, and params that can be sent as they are."""
    return json_response(template_detail(template_named(template_id), gateway.links.base_url))


@pictures.get(
    "/templates/{template_id}/preview",
    summary="A picture of a template's example",
    response_class=Response,
    responses={
        **{status: text for status, text in described(404).items() if status not in (401, 403)},
        **binary("image/png", ranges=False),
    },
)
async def preview_template(template_id: TemplateId) -> Response:
    """480 by 270 pixels, drawn when this version was made."""
    template = template_named(template_id)
    picture = files("gateway.template_pictures").joinpath(f"{template.id}.png").read_bytes()
    return Response(picture, media_type="image/png", headers={"Cache-Control": "public, max-age=86400"})


@router.post(
    "/render",
    summary="Make a slide of a template",
    openapi_extra=json_body_of(_CHOICE, examples.TEMPLATE),
    responses=described(400, 408, 410, 413, 415, 422, 429, ok=BriefJob, accepted=StartedJob),
)
async def render_template(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Waits for the slide, its picture and its score, which take less than a second once the workers are warm.

    With a `brief` in the place of `template` and `params` it is `POST /v1/generate`: 202, and the job is asked for.
    202 comes as well when the slide takes longer than a request may wait.
    """
    body = await read_json(request, limit=MOST_BYTES, seconds=gateway.settings.body_seconds)
    wanted = await asked_of(request, gateway, who, Door.BRIEF if is_brief(body) else Door.TEMPLATE, body)
    if not wanted.synchronous:
        return _started(await submit(gateway, who, wanted))
    with gateway.watch.slot():
        job = await ended(gateway, request, who, await submit(gateway, who, wanted))
    if not job.state.terminal:
        return _started(job)
    require_success(job)
    return json_bytes(await gateway.views.v1(job))


def _started(job: Job) -> Response:
    return json_response(started_job(job), 202, {"Location": f"/v1/jobs/{job.id}", "Retry-After": "1"})
