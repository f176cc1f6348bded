"""The HTTP application: routes, and what the framework raises turned into our errors."""

import difflib
from collections.abc import Iterable

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp

from deck_domain.errors import DeckError, InvalidRequest, NotFound, Violation
from gateway import openapi
from gateway.dependencies import Gateway
from gateway.problems import RoutingError
from gateway.routes import (
    brand_packs,
    decks,
    diffs,
    documentation,
    download_links,
    files,
    generate,
    jobs,
    keys,
    legacy,
    probes,
    reviews,
    settings,
    submissions,
    templates,
    themes,
    timelines,
    unsupported,
    usage,
    v1_jobs,
    webhooks,
)
from gateway.serving.compressed import Compressed
from gateway.serving.conditional import Conditional
from gateway.serving.cross_origin import CrossOrigin
from gateway.serving.request_scope import RequestScope
from gateway.serving.turns import Turned
from gateway.waiting.long_polls import Dispatch, LongPolls

_ROUTERS = (
    submissions.router,
    jobs.router,
    diffs.router,
    reviews.router,
    timelines.router,
    files.router,
    documentation.schemas,
    keys.router,
    settings.router,
    brand_packs.router,
    webhooks.router,
    decks.router,
    generate.router,
    usage.router,
    themes.router,
    templates.router,
    templates.pictures,
    v1_jobs.router,
    download_links.router,
    files.signed,
    legacy.router,
    probes.router,
    documentation.router,
    unsupported.router,
)


def _heads(routers: Iterable[APIRouter]) -> APIRouter:
    """HEAD wherever GET is: the same handlers, for the server sends no body then."""
    heads = APIRouter(include_in_schema=False)
    for route in (route for router in routers for route in router.routes):
        if isinstance(route, APIRoute) and "GET" in (route.methods or ()):
            heads.add_api_route(route.path, route.endpoint, methods=["HEAD"])
    return heads


_HEADS = _heads(_ROUTERS)


def build_app(gateway: Gateway, version: str) -> ASGIApp:
    """The whole ASGI application."""
    app = framework(version)
    app.state.gateway = gateway
    polls = LongPolls(gateway.keys, gateway.turns, gateway.watch, gateway.views)
    served = Compressed(Dispatch(RequestScope(polls), app))
    origins = gateway.settings.cors_origins
    return Turned(CrossOrigin(served, origins) if origins else served)


_LONGEST_ADDRESS, _ALIKE = 200, 0.8


def framework(version: str) -> FastAPI:
    """All routes and what they say of themselves; they answer once `state.gateway` is there."""
    app = FastAPI(title="Deckmill", version=version, docs_url=None, redoc_url=None, redirect_slashes=False)
    for router in _ROUTERS:
        app.include_router(router)
    app.include_router(_HEADS)
    app.mount("/docs/static", documentation.static_files)
    app.openapi = lambda: openapi.describe(app)  # type: ignore[method-assign]
    app.add_exception_handler(RequestValidationError, _raise_invalid)
    app.add_exception_handler(HTTPException, _raise_routing)
    app.add_middleware(Conditional)
    app.add_middleware(RequestScope)  # the outer one: it turns what is raised inside into problems
    return app


async def _raise_invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = error.errors()
    if any(fault["loc"][0] == "path" for fault in faults):
        raise NotFound("There is no such id.")
    violations = [
        Violation(f"/{fault['loc'][0]}/{fault['loc'][-1]}", fault["type"], f"{fault['msg']}.") for fault in faults
    ]
    raise InvalidRequest(violations, f"The parameter {faults[0]['loc'][-1]} is not right: {faults[0]['msg']}.")


async def _raise_routing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code in (404, 405):
        allow = _allowed(request) if error.status_code == 405 else ""
        raise RoutingError(error.status_code, allow, "" if allow else _address_near(request))
    raise DeckError(f"The framework answered {error.status_code}: {error.detail}")


def _allowed(request: Request) -> str:
    methods: set[str] = set()
    for route in (route for router in (*_ROUTERS, _HEADS) for route in router.routes):
        if isinstance(route, APIRoute) and route.matches(request.scope)[0] is not Match.NONE:
            methods |= route.methods or set()
    return ", ".join(sorted(methods))


def _address_near(request: Request) -> str:
    """The address that one which leads nowhere is nearly, with the ids that it has; empty where there is none."""
    said = request.url.path[:_LONGEST_ADDRESS].strip("/").split("/")
    best, near = _ALIKE, ""
    for route in (route for router in _ROUTERS for route in router.routes if isinstance(route, APIRoute)):
        parts = route.path.strip("/").split("/")
        if len(parts) != len(said) or not route.include_in_schema:
            continue
        # Ids are alike in any case, and long ones would be dear to compare.
        words = [(part, own) for part, own in zip(parts, said, strict=True) if part[:1] != "{"]
        known, given = ("/".join(pair[side] for pair in words) for side in (0, 1))
        alike = difflib.SequenceMatcher(None, known, given)
        if alike.real_quick_ratio() >= best and (ratio := alike.ratio()) >= best:
            best = ratio
            near = "/" + "/".join(own if part[:1] == "{" else part for part, own in zip(parts, said, strict=True))
    return near
