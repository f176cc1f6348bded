"""Settings of the job-registry."""

import dataclasses
import random
from decimal import Decimal, InvalidOperation
from pathlib import Path

from deck_domain.lifecycle import retry_delay
from deck_domain.usage import MICRO, SERVICES, RateCard
from deck_domain.webhooks import GIVE_UP_AFTER
from deck_runtime.file_links import FileLinks, derive_signing_key, url_of
from deck_runtime.settings import (
    PREFIX,
    ServiceSettings,
    SettingError,
    check_trusted,
    inner_hosts,
    named_secrets,
    setting,
)
from job_registry.limits import DeliveryTerms, LeaseTerms, QueueLimits
from job_registry.webhooks.posting_rules import PostingRules

_DEAREST = 1_000
"""The highest price of one job that a rate card may name, in US dollars."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RegistrySettings(ServiceSettings):
    """What the job-registry is told beside `ServiceSettings`; times are in seconds."""

    database_url: str = setting(
        "sqlite:////var/lib/deckmill/registry.sqlite3",
        "the database: `sqlite:////path/to/file` or `postgresql://user:password@host:port/name`",
    )
    migrate: bool = setting(
        True,
        "whether the registry brings the database to the newest schema when it starts; if not, it waits until "
        "`python -m job_registry.migrate` has done so",
    )
    bootstrap_owner_key: str = setting(
        "", "API key that becomes the first admin key while the database holds no keys; empty makes none"
    )
    verdict_keys: str = setting(
        "",
        "secrets of the gateways whose word on documents is believed, as `id:secret,id:secret`; empty believes none, "
        "and every document is validated here",
    )
    document_children: int = setting(
        1,
        "how many documents from 64 KiB on are validated at a time, by a process each, where no gateway has done it",
        unit="processes",
    )
    lease_ttl: float = setting(
        15.0, "how long a worker may be silent before its work is given to another", unit="seconds"
    )
    heartbeat: float = setting(2.0, "how often workers report that they are at work", unit="seconds")
    retry_scale: float = setting(
        1.0, "factor on the pause before failed work is tried again; 0 tries at once", may_be_zero=True
    )
    sweep: float = setting(5.0, "how often work of silent workers is looked for", unit="seconds")
    queue_limit_tenant: int = setting(10_000, "how many jobs of one tenant may wait", unit="jobs")
    queue_limit: int = setting(50_000, "how many jobs may wait in all", unit="jobs")
    rates: str = setting(
        "",
        "what is charged for a job that succeeds, in US dollars, as `generate=0.10,iterate=0.05`; of "
        f"{', '.join(SERVICES)}; empty charges nothing",
    )
    bookmark: float = setting(15.0, "how often a client that watches a quiet job gets a sign of life", unit="seconds")
    object_sweep: float = setting(60.0, "how often files that belong to no job are looked for", unit="seconds")
    object_grace: float = setting(
        1800.0,
        "how old such files must be to be deleted; longer than the longest stage of a job",
        unit="seconds",
        may_be_zero=True,
    )
    small_document_bytes: int = setting(
        64 << 10,
        "documents of fewer bytes lie in the database, larger ones in the store; "
        "0 puts all into the store, as long as registries of an older release run beside this one",
        unit="bytes",
        may_be_zero=True,
    )

    public_url: str = setting(
        "",
        "what links to files in webhooks begin with, as in the gateway; empty takes the address of a gateway that "
        "writes into the same run folder, and without one links begin with their path",
    )
    signing_keys: str = setting(
        "", "secrets that sign these links, the same as in the gateway; empty derives one from the token"
    )
    link_seconds: int = setting(3600, "how long a link to a file in a webhook works at least", unit="seconds")
    webhook_inner_hosts: tuple[str, ...] = setting(
        (),
        "hosts, as `host` or `host:port`, that webhooks and callbacks may go to though they have no public address, "
        "and without TLS: for development, and for receivers of your own network",
    )
    webhook_ca_file: str = setting(
        "", "file of certificates (PEM) that are trusted besides the system's when webhooks are sent"
    )
    webhook_seconds: float = setting(10.0, "how long an attempt to deliver a webhook may take", unit="seconds")
    webhook_retry_scale: float = setting(
        1.0, "factor on the pauses between attempts to deliver a webhook; 0 tries again at once", may_be_zero=True
    )
    webhook_give_up_seconds: float = setting(
        GIVE_UP_AFTER,
        "how long a webhook is tried before it is given up; an endpoint that nothing has reached meanwhile is disabled",
        unit="seconds",
    )

    def check(self) -> None:
        """As every service's; the database's URL and the terms of leases besides. Raises SettingError."""
        ServiceSettings.check(self)  # a class with slots is made twice, and `super()` would mean the first
        if self.lease_ttl <= self.heartbeat:
            fault = f"must be greater than {PREFIX}HEARTBEAT: {self.lease_ttl:g} is not greater than {self.heartbeat:g}"
            raise SettingError.of("lease_ttl", fault)
        if not self.database_url.startswith(("sqlite:///", "postgresql://", "postgres://")):
            raise SettingError.of("database_url", "must begin with sqlite:/// or postgresql://")
        self.verdict_secrets()
        self.rate_card()
        if self.signing_keys:
            self._link_keys()
        inner_hosts("webhook_inner_hosts", self.webhook_inner_hosts)
        check_trusted("webhook_ca_file", self.webhook_ca_file)

    def verdict_secrets(self) -> dict[str, bytes]:
        """The secrets whose verdicts are believed, by key id. Raises SettingError."""
        return named_secrets("verdict_keys", self.verdict_keys) if self.verdict_keys else {}

    @property
    def terms(self) -> LeaseTerms:
        """How long leases last."""
        return LeaseTerms(self.lease_ttl, self.heartbeat)

    @property
    def limits(self) -> QueueLimits:
        """How many jobs may wait, and which documents wait with them."""
        return QueueLimits(
            self.queue_limit_tenant,
            self.queue_limit,
            small_document=self.small_document_bytes,
            rates=self.rate_card(),
        )

    def rate_card(self) -> RateCard:
        """What jobs cost. Raises SettingError."""
        return RateCard(dict(map(_rate, filter(None, map(str.strip, self.rates.split(","))))))

    def backoff(self, strikes: int) -> float:
        """Seconds until the next attempt after so many strikes."""
        return retry_delay(strikes, random.random()) * self.retry_scale

    def posting_rules(self) -> PostingRules:
        """What attempts to deliver webhooks may do."""
        hosts = inner_hosts("webhook_inner_hosts", self.webhook_inner_hosts)
        return PostingRules(hosts, self.webhook_seconds, self.webhook_ca_file)

    def delivery_terms(self) -> DeliveryTerms:
        """How webhooks are tried."""
        return DeliveryTerms(self.webhook_seconds, self.webhook_give_up_seconds, self.webhook_retry_scale)

    def file_links(self) -> FileLinks:
        """Makes links as the gateway does, which may have come since."""
        return FileLinks(
            self.public_url.rstrip("/") or self._address_of_gateway(), self._link_keys(), self.link_seconds
        )

    def _link_keys(self) -> dict[str, bytes]:
        return (
            named_secrets("signing_keys", self.signing_keys) if self.signing_keys else derive_signing_key(self.secret())
        )

    def _address_of_gateway(self) -> str:
        noted = Path(self.run_dir) / "gateway.addr"
        return url_of(noted.read_text(encoding="utf-8").strip()) if self.run_dir and noted.exists() else ""


def _rate(text: str) -> tuple[str, int]:
    """A line of a rate card: the service, and its price in millionths of a dollar. Raises SettingError."""
    name, _, amount = (part.strip() for part in text.partition("="))
    if name not in SERVICES:
        raise SettingError.of("rates", f"names {name!r}: it may name {', '.join(SERVICES)}")
    try:
        price = Decimal(amount) * MICRO
    except InvalidOperation:
        price = Decimal(-1)
    if not (price.is_finite() and 0 <= price <= _DEAREST * MICRO and price == price.to_integral_value()):
        fault = f"has {amount!r} for {name}: write dollars as 0.10, with six decimals at most, up to {_DEAREST}"
        raise SettingError.of("rates", fault)
    return name, int(price)
