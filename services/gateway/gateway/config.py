"""What the gateway is told, by the environment alone."""

import dataclasses
import re

from deck_runtime.settings import PREFIX, ServiceSettings, SettingError, load
from gateway.files.links import derive_signing_key, parse_signing_keys


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class GatewaySettings(ServiceSettings):
    """Settings of the gateway; `listen` is the HTTP address here.

    Attributes:
        public_url: what links to files begin with, e.g. `https://decks.example`; empty takes the listening address.
        signing_keys: `id:secret,id:secret` for links; the first signs, all verify. Empty derives one from the token.
        link_seconds: how long a link works at least.
        max_body_bytes: largest JSON body.
        max_upload_bytes: largest uploaded file.
        max_polls: long-polls, event streams and synchronous waits at a time, in all.
        sync_seconds: how long a synchronous request waits before it is answered like an asynchronous one.
        head_seconds: how long the head of a request may take.
        body_seconds: how long a client may take to send a JSON body.
        upload_seconds: how long a client may take to send a file.
        key_cache_seconds: how long a recognised key is believed; a revoked key may work that much longer.
        cors_origins: pages of these origins may call the API, e.g. `https://app.example`; `*` is all, empty none.
        workers: `name=host:port` of worker services whose health /readyz shows; empty reads the run directory.
    """

    listen: str = "127.0.0.1:8080"
    public_url: str = ""
    signing_keys: str = ""
    link_seconds: int = 3600
    max_body_bytes: int = 8 << 20
    max_upload_bytes: int = 50 << 20
    max_polls: int = 5000
    sync_seconds: float = 120.0
    head_seconds: float = 10.0
    body_seconds: float = 30.0
    upload_seconds: float = 300.0
    key_cache_seconds: float = 5.0
    cors_origins: tuple[str, ...] = ()
    workers: tuple[str, ...] = ()

    def link_keys(self) -> dict[str, bytes]:
        """The keys that sign links, by id. Raises SettingError."""
        if not self.signing_keys:
            return derive_signing_key(self.secret())
        try:
            return parse_signing_keys(self.signing_keys)
        except ValueError as error:
            raise SettingError(f"{PREFIX}SIGNING_KEYS: {error}") from None


_ORIGIN = re.compile(r"https?://[^/?#\s]+")
_POSITIVE = (
    "link_seconds",
    "max_body_bytes",
    "max_upload_bytes",
    "max_polls",
    "sync_seconds",
    "head_seconds",
    "body_seconds",
)


def load_settings(environ: dict[str, str]) -> GatewaySettings:
    """Read the settings. Raises SettingError naming the variable at fault."""
    settings = load(GatewaySettings, environ)
    for name in _POSITIVE:
        if getattr(settings, name) <= 0:
            raise SettingError(f"{PREFIX}{name.upper()} must be greater than 0")
    if settings.public_url and not settings.public_url.startswith(("http://", "https://")):
        raise SettingError(f"{PREFIX}PUBLIC_URL must begin with http:// or https://")
    if wrong := [each for each in settings.cors_origins if each != "*" and not _ORIGIN.fullmatch(each)]:
        raise SettingError(f"{PREFIX}CORS_ORIGINS: {wrong[0]!r} is no origin: write https://host or https://host:port")
    settings.link_keys()
    return settings
