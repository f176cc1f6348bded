"""What handlers receive: the gateway's parts, and who is asking."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path, Request, Security
from fastapi.security import APIKeyHeader, HTTPBearer

from deck_domain.job import Principal, Scope
from deck_runtime.documents.verdicts import VerdictKeys
from deck_runtime.file_links import FileLinks
from deck_runtime.store import ArtifactStore
from gateway.config import GatewaySettings
from gateway.downloads import DownloadNotes
from gateway.health import Health
from gateway.link_registry import LinkClient
from gateway.registry import RegistryClient
from gateway.requests.authentication import KeyCache, key_of, require
from gateway.requests.body_reader import BodyReader
from gateway.requests.repeats import Repeats
from gateway.serving.turns import Turns
from gateway.tenants import ChosenSettings
from gateway.theme_registry import ThemeClient
from gateway.views.job_views import JobViews
from gateway.views.reports import Reports
from gateway.waiting.job_watch import JobWatch
from gateway.webhook_registry import WebhookClient


@dataclass(frozen=True, slots=True)
class Gateway:
    """All that handlers work with; made once, in `__main__`."""

    settings: GatewaySettings
    registry: RegistryClient
    webhooks: WebhookClient
    themes: ThemeClient
    store: ArtifactStore
    watch: JobWatch
    links: FileLinks
    reports: Reports
    views: JobViews
    keys: KeyCache
    turns: Turns
    bodies: BodyReader
    verdicts: VerdictKeys
    repeats: Repeats
    health: Health
    chosen: ChosenSettings
    downloads: DownloadNotes
    download_links: LinkClient


async def gateway_of(request: Request) -> Gateway:
    """The gateway that serves this request; not a plain function, which the framework would call in a thread."""
    gateway: Gateway = request.app.state.gateway
    return gateway


_BEARER = HTTPBearer(auto_error=False, scheme_name="bearer", description="An API key")
_HEADER = APIKeyHeader(name="X-API-Key", auto_error=False, scheme_name="apiKey", description="An API key")


class _Holder:
    """A dependency: the holder of a key with a scope, or of any key, once it is the turn of a request of its tenant."""

    def __init__(self, scope: Scope | None = None) -> None:
        self._scope = scope

    async def __call__(self, request: Request) -> Principal:
        gateway = await gateway_of(request)
        who = await gateway.keys.recognise(key_of(request))
        if self._scope:
            require(who, self._scope)
        await gateway.turns.take(who.tenant)
        return who


ACCEPTS_KEYS = [Security(_BEARER), Security(_HEADER)]
"""Says in the OpenAPI that a router's routes take keys; the check is `Reader`'s and its kin's."""

GatewayParts = Annotated[Gateway, Depends(gateway_of)]
Reader = Annotated[Principal, Depends(_Holder(Scope.READ))]
Renderer = Annotated[Principal, Depends(_Holder(Scope.RENDER))]
Approver = Annotated[Principal, Depends(_Holder(Scope.APPROVE))]
Known = Annotated[Principal, Depends(_Holder())]
Admin = Annotated[Principal, Depends(_Holder(Scope.ADMIN))]
JobId = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{1,64}$", description="job_...")]
