"""What the gateway is told, by the environment alone."""

import dataclasses
import re
from typing import ClassVar

from deck_runtime.documents.verdicts import VerdictKeys
from deck_runtime.settings import ServiceSettings, SettingError, named_secrets
from gateway.files.links import derive_signing_key

_ORIGIN = re.compile(r"https?://[^/?#\s]+")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class GatewaySettings(ServiceSettings):
    """Settings of the gateway; `listen` is the HTTP address here.

    Attributes:
        public_url: what links to files begin with, e.g. `https://decks.example`; empty takes the listening address.
        signing_keys: `id:secret,id:secret` for links; the first signs, all verify. Empty derives one from the token.
        verdict_keys: `id:secret,id:secret` that gateways and registry alone hold; the first signs that a document is
            valid, so that the registry need not look again, and all are believed. Empty has it validate all by itself.
        document_children: processes that decode documents from 64 KiB on, and how many are decoded at once.
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

    may_be_zero: ClassVar[frozenset[str]] = ServiceSettings.may_be_zero | {"key_cache_seconds"}

    listen: str = "127.0.0.1:8080"
    public_url: str = ""
    signing_keys: str = ""
    verdict_keys: str = ""
    document_children: int = 1
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
        return named_secrets("signing_keys", self.signing_keys)

    def signers(self) -> VerdictKeys:
        """The keys that sign verdicts on documents; none without the setting. Raises SettingError."""
        return VerdictKeys(named_secrets("verdict_keys", self.verdict_keys) if self.verdict_keys else {})

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
        self.signers()
