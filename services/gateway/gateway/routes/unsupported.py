"""Documented routes that this version does not have: a clear answer, and no pretence in the OpenAPI."""

from fastapi import APIRouter, Request

from gateway.dependencies import Reader
from gateway.problems import NotSupportedYet

router = APIRouter(include_in_schema=False)

ROUTES: tuple[tuple[str, str], ...] = (
    ("POST", "/v1/render/intent"),
    ("POST", "/v1/render/intent/deck"),
    ("POST", "/v1/render/auto"),
    ("POST", "/v1/assets/upload"),
    ("GET", "/v1/catalog/forms"),
    ("GET", "/v1/catalog/forms/{form}"),
    ("POST", "/v1/inspect"),
    ("POST", "/v1/repair"),
    ("POST", "/v1/tools/{name}"),
)


async def refuse(request: Request, _who: Reader) -> None:
    """Say so."""
    raise NotSupportedYet(f"{request.method} {request.url.path} is not supported yet by this version.")


for _methods, _path in ROUTES:
    router.add_api_route(_path, refuse, methods=_methods.split())
