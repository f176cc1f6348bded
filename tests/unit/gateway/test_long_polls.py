"""Which requests are polls, and what they wait for."""

from collections.abc import Callable
from typing import Any

import pytest

from deck_domain.job import Job, head_of
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import JobState
from gateway.waiting.long_polls import Poll, poll_of

MakeJob = Callable[..., Job]
V2, V1 = "/api/v2/jobs/{job_id}", "/v1/jobs/{job_id}"


def scope(target: str, method: str = "GET") -> dict[str, Any]:
    """The ASGI scope of a request."""
    path, _, query = target.partition("?")
    return {"type": "http", "method": method, "path": path, "query_string": query.encode()}


@pytest.mark.parametrize(
    ("target", "poll"),
    [
        ("/api/v2/jobs/job_1?wait=30", Poll(V2, "job_1", 30)),
        ("/api/v2/jobs/job_1?wait=0.5&after_revision=7", Poll(V2, "job_1", 0.5, 7)),
        ("/api/v2/jobs/job_1?wait=3600", Poll(V2, "job_1", 60)),
        ("/v1/jobs/job_1?poll=true", Poll(V1, "job_1", 30)),
        ("/v1/jobs/job_1?poll=1&timeout=600", Poll(V1, "job_1", 60)),
        ("/v1/jobs/job_1?poll=true&after_revision=7", Poll(V1, "job_1", 30)),
    ],
)
def test_polls_are_known_by_path_and_query(target: str, poll: Poll) -> None:
    """Waits over a minute are a minute."""
    assert poll_of(scope(target)) == poll


@pytest.mark.parametrize(
    "target",
    [
        "/api/v2/jobs/job_1",
        "/api/v2/jobs/job_1?wait=0",
        "/api/v2/jobs/job_1?wait=nan",
        "/api/v2/jobs/job_1?wait=inf",
        "/api/v2/jobs/job_1?wait=soon",
        "/api/v2/jobs/job_1?wait=5&after_revision=x",
        "/api/v2/jobs/job_1?wait=5&after_revision=99999999999999999999",
        "/api/v2/jobs/job_1/events?wait=5",
        "/api/v2/jobs/job%201?wait=5",
        "/v1/jobs/job_1?poll=false&timeout=5",
        "/v1/jobs/job_1?timeout=5",
        "/v1/jobs/job_1?poll=true&timeout=-5",
        "/v1/jobs?poll=true",
    ],
)
def test_everything_else_is_left_to_the_framework(target: str) -> None:
    """Also what is not right: its routes say what."""
    assert poll_of(scope(target)) is None
    assert poll_of(scope("/api/v2/jobs/job_1?wait=5", method="DELETE")) is None


def test_a_poll_wants_the_end_or_what_is_newer(make_job: MakeJob) -> None:
    """Without a revision only the end, with one only what is newer: a job that has ended may still be decided about."""
    running, done = head_of(make_job(state=JobState.RUNNING, revision=7)), head_of(make_job(revision=7))
    assert [Poll(V2, "job_1", 30).wants(each) for each in (running, done)] == [False, True]
    assert [Poll(V2, "job_1", 30, 7).wants(each) for each in (running, done)] == [False, False]
    assert [Poll(V2, "job_1", 30, 6).wants(each) for each in (running, done)] == [True, True]


def test_v1_does_not_wait_for_jobs_it_does_not_know(make_job: MakeJob) -> None:
    """A preflight is answered at once: not found."""
    preflight = head_of(make_job(kind=JobKind.PREFLIGHT, state=JobState.RUNNING))
    assert Poll(V1, "job_1", 30).wants(preflight)
    assert not Poll(V2, "job_1", 30).wants(preflight)
