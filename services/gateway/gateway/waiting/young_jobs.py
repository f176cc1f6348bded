"""Heads of jobs that were made here a moment ago, kept up to date by hints: whoever polls one at once needs no read.

Hints about a job may come before the answer that says that it was made, so the last ones are remembered.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from deck_domain.job import Hint, Job, JobHead, head_of

_YOUNG_SECONDS = 1.0
"""Nobody learns that the registry is away from what is known here, so not for long."""
_REMEMBERED = 4_000
"""The most jobs and hints that are remembered; for any other, the registry is asked."""


class YoungJobs:
    """What is known of the newest jobs, for as long as the stream of hints is not broken."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Args: clock: seconds."""
        self._clock = clock
        self._heads: OrderedDict[str, tuple[float, JobHead]] = OrderedDict()
        self._hints: OrderedDict[str, Hint] = OrderedDict()
        self._whole = False

    @property
    def whole(self) -> bool:
        """Whether hints are heard without a gap."""
        return self._whole

    def begin(self) -> None:
        """From now on hints are heard without a gap."""
        self._whole = True

    def end(self) -> None:
        """A hint may be missed: forget."""
        self._whole = False
        self._heads.clear()
        self._hints.clear()

    def made(self, job: Job) -> None:
        """Remember a job that was just made."""
        if not self._whole:
            return
        self._heads[job.id] = self._clock() + _YOUNG_SECONDS, head_of(job)
        _cap(self._heads)
        if hint := self._hints.get(job.id):
            self._bring_up(hint)

    def hear(self, hint: Hint) -> None:
        """Remember a hint."""
        self._hints[hint.job_id] = hint
        self._hints.move_to_end(hint.job_id)
        _cap(self._hints)
        self._bring_up(hint)

    def head(self, job_id: str) -> JobHead | None:
        """The head of a job that is young; None for any other."""
        until, head = self._heads.get(job_id, (0.0, None))
        return head if self._clock() < until else None

    def _bring_up(self, hint: Hint) -> None:
        known = self._heads.get(hint.job_id)
        if known and hint.deleted:
            del self._heads[hint.job_id]
        elif known and hint.revision > known[1].revision:
            head = replace(known[1], revision=hint.revision, terminal=hint.terminal)
            self._heads[hint.job_id] = known[0], head


def _cap(kept: OrderedDict[str, Any]) -> None:
    while len(kept) > _REMEMBERED:
        kept.popitem(last=False)
