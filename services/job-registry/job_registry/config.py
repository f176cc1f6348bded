"""Settings of the job-registry."""

import dataclasses
import random

from deck_domain.lifecycle import retry_delay
from deck_runtime.documents.verdicts import VerdictKeys
from deck_runtime.settings import PREFIX, ServiceSettings, SettingError, named_secrets, setting
from job_registry.limits import LeaseTerms, QueueLimits


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RegistrySettings(ServiceSettings):
    """What the job-registry is told beside `ServiceSettings`; times are in seconds."""

    database_url: str = setting(
        "sqlite:////var/lib/deckmill/registry.sqlite3",
        "the database: `sqlite:////path/to/file` or `postgresql://user:password@host:port/name`",
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

    def check(self) -> None:
        """As every service's; the database's URL and the terms of leases besides. Raises SettingError."""
        ServiceSettings.check(self)  # a class with slots is made twice, and `super()` would mean the first
        if self.lease_ttl <= self.heartbeat:
            fault = f"must be greater than {PREFIX}HEARTBEAT: {self.lease_ttl:g} is not greater than {self.heartbeat:g}"
            raise SettingError.of("lease_ttl", fault)
        if not self.database_url.startswith(("sqlite:///", "postgresql://", "postgres://")):
            raise SettingError.of("database_url", "must begin with sqlite:/// or postgresql://")
        self.believed()

    def believed(self) -> VerdictKeys:
        """The keys whose verdicts are believed. Raises SettingError."""
        return VerdictKeys(named_secrets("verdict_keys", self.verdict_keys) if self.verdict_keys else {})

    @property
    def terms(self) -> LeaseTerms:
        """How long leases last."""
        return LeaseTerms(self.lease_ttl, self.heartbeat)

    @property
    def limits(self) -> QueueLimits:
        """How many jobs may wait, and which documents wait with them."""
        return QueueLimits(self.queue_limit_tenant, self.queue_limit, small_document=self.small_document_bytes)

    def backoff(self, strikes: int) -> float:
        """Seconds until the next attempt after so many strikes."""
        return retry_delay(strikes, random.random()) * self.retry_scale
