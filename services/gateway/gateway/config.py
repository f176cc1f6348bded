"""What the gateway is told, by the environment alone."""

import dataclasses
import re

from deck_runtime.file_links import derive_signing_key
from deck_runtime.settings import ServiceSettings, SettingError, named_secrets, setting

_ORIGIN = re.compile(r"https?://[^/?#\s]+")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class GatewaySettings(ServiceSettings):
    """Settings of the gateway; `listen` is the HTTP address here."""

    listen: str = setting("127.0.0.1:8080", "address of the HTTP server", unit="host:port")
    public_url: str = setting(
        "", "what links to files begin with, e.g. `https://decks.example`; empty takes the address it listens on"
    )
    signing_keys: str = setting(
        "",
        "secrets that sign links to files, as `id:secret,id:secret`: the first signs, all are accepted; empty derives "
        "one from the token",
    )
    verdict_keys: str = setting(
        "",
        "secrets by which the gateway vouches for documents that it has validated, as `id:secret,id:secret`: the first "
        "signs, all are believed; only gateways and the job-registry may hold them. Empty has the registry validate "
        "each document again",
    )
    document_children: int = setting(
        1, "how many documents from 64 KiB on are read at a time, each by a process", unit="processes"
    )
    link_seconds: int = setting(3600, "how long a link to a file works at least", unit="seconds")
    max_body_bytes: int = setting(8 << 20, "largest JSON body of a request", unit="bytes")
    max_upload_bytes: int = setting(50 << 20, "largest file that may be uploaded", unit="bytes")
    max_polls: int = setting(
        5000, "how many requests may wait for a job at a time, event streams among them", unit="requests"
    )
    tenant_requests: int = setting(
        4,
        "how many requests of one tenant are worked on at a time; more wait in the tenant's own line, and those that "
        "wait for a job or for their client are not counted",
        unit="requests",
    )
    sync_seconds: float = setting(
        120.0, "how long a synchronous request waits before it is answered like an asynchronous one", unit="seconds"
    )
    head_seconds: float = setting(
        10.0, "how long a client may take to send the head of a request, or to send anything at all", unit="seconds"
    )
    body_seconds: float = setting(30.0, "how long a client may take to send a JSON body", unit="seconds")
    upload_seconds: float = setting(300.0, "how long a client may take to send a file", unit="seconds")
    patience_seconds: float = setting(
        4.0,
        "how long the gateway waits for a registry or a store that does not answer, before it answers 503 itself",
        unit="seconds",
    )
    key_cache_seconds: float = setting(
        5.0,
        "how long an API key is taken as known without asking the registry; a revoked key may work that much longer",
        unit="seconds",
        may_be_zero=True,
    )
    cors_origins: tuple[str, ...] = setting(
        (), "origins whose pages may call the API from a browser, e.g. `https://app.example`; `*` is all, empty none"
    )
    model_url: str = setting(
        "",
        "the renderer's setting of this name: where it is empty, requests that need a language model are refused",
    )
    model_sees: bool = setting(
        False, "the renderer's setting of this name: where it is off, pictures in the place of briefs are refused"
    )
    workers: tuple[str, ...] = setting(
        (),
        "services whose health `/readyz` shows, as `name=host:port`; empty finds those that write into the same run "
        "folder",
    )

    @property
    def reads_pictures(self) -> bool:
        """Whether the renderer has a language model that looks at pictures."""
        return bool(self.model_url) and self.model_sees

    def link_keys(self) -> dict[str, bytes]:
        """The keys that sign links, by id. Raises SettingError."""
        if not self.signing_keys:
            return derive_signing_key(self.secret())
        return named_secrets("signing_keys", self.signing_keys)

    def other_link_keys(self) -> dict[str, bytes]:
        """Those of links that another gateway signs, which has the second token as its first. Raises SettingError."""
        others = () if self.signing_keys else self.secrets()[1:]
        return {key: secret for other in others for key, secret in derive_signing_key(other).items()}

    def verdict_secrets(self) -> dict[str, bytes]:
        """The secrets that sign verdicts on documents, by key id; none without the setting. Raises SettingError."""
        return named_secrets("verdict_keys", self.verdict_keys) if self.verdict_keys else {}

    def check(self) -> None:
        """As every service's; addresses and signing keys besides. Raises SettingError."""
        ServiceSettings.check(self)  # a class with slots is made twice, and `super()` would mean the first
        if self.public_url and not self.public_url.startswith(("http://", "https://")):
            raise SettingError.of("public_url", "must begin with http:// or https://")
        for pair in self.workers:
            name, _, address = pair.partition("=")
            if not name or not address:
                raise SettingError.of("workers", f"must be name=host:port, with commas between them, not {pair!r}")
        for origin in self.cors_origins:
            if origin != "*" and not _ORIGIN.fullmatch(origin):
                raise SettingError.of("cors_origins", f"must be origins such as https://app.example, not {origin!r}")
        if self.signing_keys:
            self.link_keys()
        self.verdict_secrets()
