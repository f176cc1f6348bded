"""How long leases last."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class LeaseTerms:
    """All in seconds: how long a lease lasts after each heartbeat, and how often a worker shall send one."""

    ttl: float = 15.0
    heartbeat: float = 2.0

    @property
    def duration(self) -> timedelta:
        """`ttl` to add to a moment."""
        return timedelta(seconds=self.ttl)
