"""Settings of the job-registry."""

import dataclasses
import random
from typing import ClassVar

from deck_domain.lifecycle import retry_delay
from deck_runtime.settings import PREFIX, ServiceSettings, SettingError
from job_registry.limits import LeaseTerms, QueueLimits


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RegistrySettings(ServiceSettings):
    """What the job-registry is told beside `ServiceSettings`; times are in seconds.

    Attributes:
        database_url: `sqlite:////path/to/file` or `postgresql://user:password@host:port/name`.
        bootstrap_owner_key: secret that becomes the first admin key while there are no keys at all; empty makes none.
        lease_ttl: how long a lease lasts after each heartbeat.
        heartbeat: how often workers shall send one.
        retry_scale: what the backoff before a retry is multiplied with.
        sweep: how often expired leases are looked for.
        queue_limit_tenant: how many jobs of a tenant may wait.
        queue_limit: how many jobs may wait in all.
        bookmark: how often an idle watch stream gets a sign of life.
        object_sweep: how often objects that nobody refers to are looked for.
        object_grace: how long such objects are left alone; the longest stage and a lease.
        small_document_bytes: documents of fewer bytes lie in the database beside their job, larger ones in the store;
            0 while registries of a release without it run beside this one.
    """

    may_be_zero: ClassVar[frozenset[str]] = ServiceSettings.may_be_zero | {
        "retry_scale",
        "object_grace",
        "small_document_bytes",
    }

    database_url: str = "sqlite:////var/lib/deckmill/registry.sqlite3"
    bootstrap_owner_key: str = ""
    lease_ttl: float = 15.0
    heartbeat: float = 2.0
    retry_scale: float = 1.0
    sweep: float = 5.0
    queue_limit_tenant: int = 10_000
    queue_limit: int = 50_000
    bookmark: float = 15.0
    object_sweep: float = 60.0
    object_grace: float = 1800.0
    small_document_bytes: int = 64 << 10

    def check(self) -> None:
        """As every service's; the database's URL and the terms of leases besides. Raises SettingError."""
        ServiceSettings.check(self)  # a class with slots is made twice, and `super()` would mean the first
        if self.lease_ttl <= self.heartbeat:
            fault = f"must be greater than {PREFIX}HEARTBEAT: {self.lease_ttl:g} is not greater than {self.heartbeat:g}"
            raise SettingError.of("lease_ttl", fault)
        if not self.database_url.startswith(("sqlite:///", "postgresql://", "postgres://")):
            raise SettingError.of("database_url", "must begin with sqlite:/// or postgresql://")

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
