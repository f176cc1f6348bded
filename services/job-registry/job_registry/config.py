"""Settings of the job-registry."""

import dataclasses

from deck_runtime.settings import ServiceSettings


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class RegistrySettings(ServiceSettings):
    """What the job-registry is told beside `ServiceSettings`; times are in seconds.

    Attributes:
        database_url: `sqlite:////path/to/file` or `postgresql://user:password@host:port/name`.
        bootstrap_owner_key: secret that becomes the first admin key while there are no keys at all; empty makes none.
        lease_ttl: how long a lease lasts after each heartbeat.
        lease_heartbeat: how often workers shall send one.
        reap_interval: how often expired leases are looked for.
        queue_limit_tenant: how many jobs of a tenant may wait.
        queue_limit: how many jobs may wait in all.
        bookmark_interval: how often an idle watch stream gets a sign of life.
        sweep_interval: how often objects that nobody refers to are looked for.
        sweep_grace: how long such objects are left alone; the longest stage and a lease.
    """

    database_url: str = "sqlite:////var/lib/deckmill/registry.sqlite3"
    bootstrap_owner_key: str = ""
    lease_ttl: float = 15.0
    lease_heartbeat: float = 2.0
    reap_interval: float = 5.0
    queue_limit_tenant: int = 10_000
    queue_limit: int = 50_000
    bookmark_interval: float = 15.0
    sweep_interval: float = 60.0
    sweep_grace: float = 1800.0
