"""`/v1/themes`: colours and type that slides can be asked for in, built in and of a client's own."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from deck_documents.brief_themes import BRIEF_THEMES
from deck_documents.own_themes import OwnTheme
from deck_domain.errors import IllegalTransition
from deck_domain.themes import ThemeSource
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, Reader, Renderer
from gateway.openapi import REPEATABLE, described, form_body, json_content
from gateway.requests.bodies import read_json, received_file, require_form
from gateway.requests.repeats import repeatable
from gateway.requests.theme_request import read_theme, theme_fields
from gateway.views.responses import json_response
from gateway.views.themes import (
    NewTheme,
    ThemeList,
    ThemeRecord,
    ThemeTemplate,
    built_in_record,
    kept_record,
    new_theme,
    theme_list,
    theme_template,
)

router = APIRouter(prefix="/v1/themes", tags=["themes"], dependencies=ACCEPTS_KEYS)

_MOST_BYTES = 512 << 10
"""Of a theme, most of which is its logo."""
ThemeId = Annotated[str, Path(max_length=64, pattern="^[A-Za-z0-9_-]+$", description="consulting_blue, theme_...")]


@router.get("", summary="List themes", responses=described(ok=ThemeList))
async def list_themes(gateway: GatewayParts, who: Reader) -> Response:
    """Those that are built in, the default first, then the tenant's own, newest first."""
    return json_response(theme_list(await gateway.themes.all(who.tenant)))


@router.post(
    "",
    summary="Keep a theme",
    status_code=201,
    openapi_extra={**REPEATABLE, "requestBody": json_content(OwnTheme, examples.THEME)},
    responses=described(400, 408, 409, 413, 415, 422, created=NewTheme),
)
async def create_theme(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Its id is a `theme_id` for every request that takes one. Text that cannot be read on its page is refused.

    A theme never changes: slides carry it, and stay as they are when it is deleted.
    """
    body = await read_json(request, limit=_MOST_BYTES, seconds=gateway.settings.body_seconds)

    async def act() -> Response:
        theme, warnings = read_theme(body)
        definition = theme.model_dump_json(exclude_none=True).encode()
        kept = await gateway.themes.create(who.tenant, theme.name or "Untitled", ThemeSource.CUSTOM, definition)
        return json_response(new_theme(kept, warnings), 201, {"Location": f"/v1/themes/{kept.id}"})

    return await gateway.repeats.once(who, repeatable(request, body), act)


@router.post(
    "/upload",
    summary="Keep the theme of a presentation",
    status_code=201,
    openapi_extra=form_body("name", "based_on"),
    responses=described(400, 408, 409, 413, 415, 422, 429, created=NewTheme),
)
async def upload_theme(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Colours, fonts, page and logo of a .pptx or .potx become a theme like any other; the file itself is not kept.

    `warnings` say what was not taken as it is. Without a name, the theme gets that of the file.
    """
    settings = gateway.settings
    require_form(request, "presentation")
    async with received_file(
        request,
        limit=settings.max_upload_bytes,
        seconds=settings.upload_seconds,
        scratch=gateway.store.scratch,
        beside=("name", "based_on"),
    ) as file:
        name, based_on = theme_fields(file)

        async def act() -> Response:
            found = await gateway.bodies.theme(who.tenant, file.path, name, based_on)
            kept = await gateway.themes.create(who.tenant, name, ThemeSource.UPLOAD, found.definition.encode())
            return json_response(new_theme(kept, found.remarks), 201, {"Location": f"/v1/themes/{kept.id}"})

        # The same file and fields are the same request, whatever boundary the client put around them.
        repeat = repeatable(request, f"{file.sha256} {name} {based_on}".encode("utf-8", "replace"))
        return await gateway.repeats.once(who, repeat, act)


@router.get("/template", summary="How a theme is written", responses=described(ok=ThemeTemplate))
async def describe_themes(_who: Reader) -> Response:
    """An example to begin with, and what each field says."""
    return json_response(theme_template())


@router.get("/{theme_id}", summary="Read a theme", responses=described(404, ok=ThemeRecord))
async def get_theme(gateway: GatewayParts, who: Reader, theme_id: ThemeId) -> Response:
    """One theme, with what it was made of."""
    if theme_id in BRIEF_THEMES:
        return json_response(built_in_record(theme_id))
    return json_response(kept_record(await gateway.themes.get(who.tenant, theme_id)))


@router.delete("/{theme_id}", summary="Delete a theme", status_code=204, responses=described(404, 409))
async def delete_theme(gateway: GatewayParts, who: Renderer, theme_id: ThemeId) -> Response:
    """Slides in it stay as they are. 409 for one that is built in."""
    if theme_id in BRIEF_THEMES:
        raise IllegalTransition(f"The theme {theme_id} is built in: it cannot be deleted.", code="built_in_theme")
    await gateway.themes.delete(who.tenant, theme_id)
    return Response(status_code=204)
