"""What the registry grants: how long a lease lasts, how long a retry waits, how many jobs may wait."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

Backoff = Callable[[int], float]
"""Seconds to wait after so many strikes."""


@dataclass(frozen=True, slots=True)
class LeaseTerms:
    """All in seconds: how long a lease lasts after each heartbeat, and how often a worker shall send one."""

    ttl: float = 15.0
    heartbeat: float = 2.0

    @property
    def duration(self) -> timedelta:
        """`ttl` to add to a moment."""
        return timedelta(seconds=self.ttl)


@dataclass(frozen=True, slots=True)
class QueueLimits:
    """How many jobs may wait, of one tenant and in all; `retry_after` is in seconds.

    Documents of fewer bytes than `small_document` lie in the database beside their job, all others in the store.
    """

    per_tenant: int
    in_all: int
    retry_after: float = 5.0
    small_document: int = 64 << 10
