"""How many jobs match a filter, remembered where they are many: to count them takes longer than to read a page."""

import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from deck_domain.job_pages import JobFilter
from job_registry.sql.transaction import Effects

_MANY = 5_000
"""Fewer are counted each time."""
_KEPT_SECONDS = 2.0
_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class _Total:
    count: int
    version: int
    at: float


class Totals:
    """Counts that hold until a commit of this registry changes a job of the tenant, and never longer than two seconds.

    Where registries share a database, a count may so be two seconds behind the commits of the others.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Args: monotonic: seconds."""
        self._monotonic = monotonic
        self._versions: Counter[str] = Counter()
        self._known: OrderedDict[tuple[str, JobFilter], _Total] = OrderedDict()

    def committed(self, effects: Effects) -> None:
        """For `Database.on_commit`."""
        self._versions.update({event.tenant for event in effects.outbox if event.job_id in effects.hints})

    def of(self, tenant: str, wanted: JobFilter, count: Callable[[], int]) -> int:
        """The count, remembered or new; `count` must be the first to read in its transaction.

        Thus a commit that it does not see changes the version after it was looked up here, and the count is not used.
        """
        version, now = self._versions[tenant], self._monotonic()
        known = self._known.get((tenant, wanted))
        if known and known.version == version and now - known.at < _KEPT_SECONDS:
            return known.count
        total = count()
        if total >= _MANY:
            self._known[tenant, wanted] = _Total(total, version, now)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return total
