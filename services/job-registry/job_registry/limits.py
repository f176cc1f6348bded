"""What the registry grants: how long a lease lasts, how long a retry waits, how many jobs may wait."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from deck_domain.usage import RateCard
from deck_domain.webhooks import GIVE_UP_AFTER, pause_after

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
    """The terms of new jobs: how many may wait, of one tenant and in all, and what they cost.

    `retry_after` is in seconds. Documents of fewer bytes than `small_document` lie in the database beside their job,
    all others in the store.
    """

    per_tenant: int
    in_all: int
    retry_after: float = 5.0
    small_document: int = 64 << 10
    rates: RateCard = field(default_factory=RateCard)


@dataclass(frozen=True, slots=True)
class DeliveryTerms:
    """How messages are tried.

    Attributes:
        seconds: of an attempt.
        give_up_after: seconds for which a message is tried.
        retry_scale: factor on the pauses between attempts.
        jitter: 0..1.
    """

    seconds: float = 10.0
    give_up_after: float = GIVE_UP_AFTER
    retry_scale: float = 1.0
    jitter: Callable[[], float] = random.random

    @property
    def hold(self) -> timedelta:
        """How long an attempt belongs to the registry that began it: longer than it can take, until it is recorded."""
        return timedelta(seconds=2 * self.seconds)

    def pause(self, attempt: int) -> float:
        """Seconds to the next attempt."""
        return pause_after(attempt, self.jitter()) * self.retry_scale
