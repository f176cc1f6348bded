"""Counts that are remembered: for as long as nothing changed, and not for long."""

from datetime import UTC, datetime

import pytest

from deck_domain.job import Hint
from deck_domain.job_pages import JobFilter
from deck_domain.lifecycle import JobState
from job_registry.jobs.totals import Totals
from job_registry.sql.transaction import Effects, OutboxEvent

ALL = JobFilter()
FAILED = JobFilter(states=(JobState.FAILED,))


class Counted:
    """So many jobs, and how often they were counted."""

    def __init__(self, jobs: int) -> None:
        self.jobs, self.times = jobs, 0

    def __call__(self) -> int:
        """Count."""
        self.times += 1
        return self.jobs


def change_of(tenant: str) -> Effects:
    """A commit that told something of a tenant's job."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    told = OutboxEvent("evt", "job", tenant, 1, 1, False, "job.created", moment, {}, "", "system", "job-registry")
    return Effects(outbox=[told], hints={"job": Hint("job", 1)})


@pytest.mark.parametrize(("jobs", "times"), [(100_000, 1), (100, 3)])
def test_many_are_counted_once_and_few_each_time(jobs: int, times: int) -> None:
    """A short count is faster than to wonder whether it still holds."""
    totals, counted = Totals(), Counted(jobs)
    assert {totals.of("acme", ALL, counted) for _ in range(3)} == {jobs}
    assert counted.times == times


def test_a_commit_of_the_tenant_is_counted_in() -> None:
    """At once; that of another tenant changes nothing."""
    totals, counted = Totals(), Counted(100_000)
    totals.of("acme", ALL, counted)
    totals.committed(change_of("rival"))
    assert totals.of("acme", ALL, counted) == 100_000
    counted.jobs += 1
    totals.committed(change_of("acme"))
    assert totals.of("acme", ALL, counted) == 100_001
    assert counted.times == 2


def test_a_commit_while_counting_is_not_missed() -> None:
    """The count began before it: it answers this list, and no other."""
    totals, counted = Totals(), Counted(100_000)

    def meanwhile() -> int:
        totals.committed(change_of("acme"))
        return counted()

    totals.of("acme", ALL, meanwhile)
    counted.jobs += 1
    assert totals.of("acme", ALL, counted) == 100_001


def test_filters_and_tenants_have_counts_of_their_own() -> None:
    """Whatever is remembered for others."""
    totals = Totals()
    totals.of("acme", ALL, Counted(100_000))
    assert totals.of("acme", FAILED, Counted(50_000)) == 50_000
    assert totals.of("rival", ALL, Counted(70_000)) == 70_000
    assert totals.of("acme", ALL, Counted(0)) == 100_000


def test_commits_of_other_registries_are_two_seconds_away() -> None:
    """Nobody tells of them here."""
    now = [0.0]
    totals, counted = Totals(lambda: now[0]), Counted(100_000)
    totals.of("acme", ALL, counted)
    counted.jobs += 1
    now[0] = 1.9
    assert totals.of("acme", ALL, counted) == 100_000
    now[0] = 2.0
    assert totals.of("acme", ALL, counted) == 100_001
