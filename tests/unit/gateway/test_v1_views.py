"""What `/v1` shows of the same job."""

from collections.abc import Callable

import pytest

from deck_domain.job import Job
from deck_domain.lifecycle import JobState, Stage
from deck_runtime.file_links import FileLinks
from gateway.views import v1_jobs
from gateway.views.v1_statuses import STATUSES, status_of

MakeJob = Callable[..., Job]


def test_job_has_the_documented_fields(make_job: MakeJob, links: FileLinks) -> None:
    """Names and scales are the other API's."""
    view = v1_jobs.job_view(make_job(), links)
    documented = [
        "job_id",
        "name",
        "status",
        "current_iteration",
        "max_iterations",
        "pptx_url",
        "preview_url",
        "final_score",
        "iterations",
        "cost_usd",
        "cost_charged",
        "latency_ms",
        "warnings",
        "preview_urls",
    ]
    assert set(documented) <= view.keys()
    assert view["status"] == "complete"
    assert view["final_score"] == 8.7
    assert view["latency_ms"] == 11500
    assert (view["current_iteration"], view["max_iterations"], view["iterations"]) == (1, 1, 1)
    assert view["pptx_url"].startswith("https://decks.example/v1/files/")
    assert len(view["preview_urls"]) == 2


@pytest.mark.parametrize(
    ("state", "stage", "status"),
    [
        (JobState.QUEUED, None, "queued"),
        (JobState.RUNNING, Stage.AUTHOR, "generating"),
        (JobState.RUNNING, Stage.EXECUTE, "executing"),
        (JobState.RUNNING, Stage.RENDER, "rendering"),
        (JobState.RUNNING, Stage.SCORE, "rendering"),
        (JobState.SUCCEEDED, Stage.SCORE, "complete"),
        (JobState.FAILED, Stage.RENDER, "failed"),
        (JobState.CANCELLED, Stage.RENDER, "failed"),
    ],
)
def test_six_statuses(make_job: MakeJob, state: JobState, stage: Stage | None, status: str) -> None:
    """Every state and stage has its word."""
    assert status_of(state, stage) == status


def test_every_status_is_a_filter_that_finds_its_jobs(make_job: MakeJob) -> None:
    """A job is found by the status it shows, and by no other."""
    for state in JobState:
        for stage in Stage:
            shown = status_of(state, stage)
            matching = [
                status
                for status, only in STATUSES.items()
                if state in only.states and (not only.stages or stage in only.stages)
            ]
            assert matching == [shown]


def test_cancelled_job_shows_as_failed_and_says_so(make_job: MakeJob, links: FileLinks) -> None:
    """This API has no cancelled."""
    view = v1_jobs.job_view(make_job(state=JobState.CANCELLED), links)
    assert view["status"] == "failed"
    assert view["error"]["code"] == "cancelled"


def test_failed_job_carries_its_error(make_job: MakeJob, links: FileLinks) -> None:
    """Code and message are the job's."""
    job = make_job(state=JobState.FAILED, error_code="WORKER_CRASHED", error_message="Split the deck.")
    assert v1_jobs.job_view(job, links)["error"] == {"code": "WORKER_CRASHED", "message": "Split the deck."}


def test_versions_are_a_bare_array_from_zero(make_job: MakeJob, links: FileLinks) -> None:
    """A job without iterations has one version, number 0, also before there is a deck."""
    (version,) = v1_jobs.versions([make_job()], links)
    assert (version["job_id"], version["iteration"], version["score"]) == ("job_1", 0, 8.7)
    (empty,) = v1_jobs.versions([make_job(artifacts=(), tasks=(), deck_score=None)], links)
    assert (empty["iteration"], empty["score"], empty["pptx_url"]) == (0, None, None)
