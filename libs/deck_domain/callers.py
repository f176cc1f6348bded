"""Services beside the installation that call ours over gRPC, each with a token of its own, and what each may call."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

TOKEN_PREFIX = "dm_call_"  # noqa: S105 - how tokens of callers begin


class CallerScope(StrEnum):
    """What a caller may do."""

    READ = "read"
    CREATE = "create"
    APPROVE = "approve"
    MANAGE = "manage"
    RENDER = "render"
    PREVIEW = "preview"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class ServiceCaller:
    """A caller as it may be shown: never its token.

    Attributes:
        id: of its token.
        name: in logs, in metrics and on timelines; two tokens may share one.
        scopes: what it may do.
        most_at_once: calls that it may have open in each process; 0 for any number.
        most_a_second: calls that it may begin in a second in each process; 0 for any number.
        tenants: those that it may act for; empty for all.
    """

    id: str
    name: str
    scopes: frozenset[CallerScope]
    created_at: datetime
    most_at_once: int = 0
    most_a_second: float = 0.0
    tenants: frozenset[str] = frozenset()
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def key_id(self) -> str:
        """What jobs and timelines know it by, where they know holders of API keys by their keys."""
        return f"caller:{self.name}"


_JOBS = "deck.registry.v1.JobService"
_PACKS = "deck.registry.v1.BrandPackService"
_LINKS = "deck.registry.v1.LinkService"
_SETTINGS = "deck.registry.v1.SettingsService"
_THEMES = "deck.registry.v1.ThemeService"
_WEBHOOKS = "deck.registry.v1.WebhookService"
_TABLE: Mapping[tuple[str, CallerScope], tuple[str, ...]] = {
    (_JOBS, CallerScope.READ): (
        "GetJob", "GetJobDocument", "BatchGetJobs", "ListJobs", "ListUsage", "ListPrices", "ListJobEvents", "WatchJob",
        "WatchJobs",
    ),
    (_JOBS, CallerScope.CREATE): ("CreateJob", "CancelJob", "RetryJob", "DeleteJob"),
    (_JOBS, CallerScope.APPROVE): ("DecideJob", "HoldJob"),
    (_PACKS, CallerScope.READ): ("GetBrandPack", "GetBrandPackVersion", "ListBrandPacks"),
    (_PACKS, CallerScope.MANAGE): (
        "CreateBrandPackVersion", "UpdateBrandPack", "ActivateBrandPackVersion", "DeleteBrandPack",
    ),
    (_LINKS, CallerScope.READ): ("GetDownloadLink", "ListDownloadLinks"),
    (_LINKS, CallerScope.CREATE): ("CreateDownloadLink", "RevokeDownloadLinks"),
    (_SETTINGS, CallerScope.READ): ("GetSettings",),
    (_SETTINGS, CallerScope.MANAGE): ("UpdateSettings",),
    (_THEMES, CallerScope.READ): ("GetTheme", "ListThemes"),
    (_THEMES, CallerScope.MANAGE): ("CreateTheme", "DeleteTheme"),
    (_WEBHOOKS, CallerScope.READ): ("ListWebhooks", "GetWebhook", "ListDeliveries"),
    # A secret signs messages in our name: who may read it may manage it.
    (_WEBHOOKS, CallerScope.MANAGE): (
        "CreateWebhook", "UpdateWebhook", "DeleteWebhook", "RotateWebhookSecret", "TestWebhook", "Redeliver",
        "GetCallbackSecret", "RotateCallbackSecret",
    ),
    ("deck.renderer.v1.RenderService", CallerScope.RENDER): ("RenderDeck",),
    ("deck.previewer.v1.PreviewService", CallerScope.PREVIEW): ("PreviewDeck",),
    ("deck.scorer.v1.ScoreService", CallerScope.SCORE): ("ScoreDeck",),
    ("grpc.reflection.v1alpha.ServerReflection", CallerScope.READ): ("ServerReflectionInfo",),
}  # fmt: skip
SCOPES: Mapping[str, CallerScope] = {
    f"/{service}/{method}": scope for (service, scope), methods in _TABLE.items() for method in methods
}
"""By path of the method; those that are not here are for our own services: leases, keys, callers, downloads."""


def digest(token: str) -> str:
    """What is stored of a token: lower-case hex SHA-256."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
