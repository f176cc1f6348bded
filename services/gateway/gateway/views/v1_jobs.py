"""The same job as `/v1` shows it: flat, with scores of 0..10 and six statuses. Pure."""

from collections.abc import Sequence
from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from deck_domain.errors import NotFound
from deck_domain.job import Artifact, ArtifactKind, Job
from deck_domain.job_kinds import KINDS, JobKind
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_domain.stage_results import AuthorResult, ScoreResult
from deck_runtime.file_links import FileLinks
from gateway.problems import ErrorMember, Fault
from gateway.views.artifacts import artifact_link, link_to, previews, published
from gateway.views.jobs import warnings
from gateway.views.responses import Moment, utc
from gateway.views.usage import dollars
from gateway.views.v1_decks import DeckProgress, deck_progress, open_points
from gateway.views.v1_statuses import BriefStatus, status_of


def kinds() -> tuple[JobKind, ...]:
    """The kinds of job that this API knows."""
    return tuple(kind for kind in KINDS.values() if kind.in_v1)


def require_deck_job(job: Job) -> Job:
    """The job itself. Raises NotFound for a kind that this API does not know."""
    if not job.kind.in_v1:
        raise NotFound(f"There is no job {job.id} that makes a deck.")
    return job


class BriefJobHead(TypedDict):
    """A job in a list of `/v1`."""

    job_id: str
    name: str
    status: BriefStatus
    pptx_url: str | None
    preview_url: str | None
    cost_charged: float
    created_at: Moment


class Ending(TypedDict):
    """How a job ended badly; nothing of any other job."""

    error: NotRequired[Annotated[ErrorMember, Field(description="Of a job that failed or was cancelled, and no other")]]


class Printed(TypedDict):
    """The PDF of a job that was asked for one."""

    pdf_url: NotRequired[Annotated[str, Field(description="Where a PDF was asked for")]]


class BriefJob(BriefJobHead, Ending, DeckProgress, Printed):
    """A job as `/v1` shows it: scores are 0..10. A failed one carries `error`, a deck how far its slides are."""

    current_iteration: int
    max_iterations: int
    final_score: float | None
    iterations: int
    cost_usd: float
    latency_ms: int | None
    preview_urls: list[str]
    warnings: list[Fault]


class BriefJobList(TypedDict):
    """A page of jobs."""

    jobs: list[BriefJobHead]
    total: int
    limit: int
    offset: int


class QueuedBrief(TypedDict):
    """The job of a brief is durable and will be run."""

    job_id: str
    status: Literal["queued"]
    name: str


class StartedJob(TypedDict):
    """A job that is not complete yet."""

    job_id: str
    status: BriefStatus
    name: str


class Version(TypedDict):
    """One version of a slide: `iteration` counts from 0, through all the jobs that it goes back to."""

    job_id: str
    iteration: int
    score: float | None
    pptx_url: str | None
    preview_url: str | None


def started_job(job: Job) -> StartedJob:
    """A job that goes on behind its request."""
    return StartedJob(job_id=job.id, status=status_of(job.state, job.stage), name=job.title)


def job_view(job: Job, links: FileLinks) -> BriefJob:
    """The answer to `GET /v1/jobs/{id}`."""
    rounds = _rounds(job)
    return BriefJob(
        **_head(job, links),
        current_iteration=rounds,
        max_iterations=1 + job.options.auto_iterations,
        final_score=score_of(job),
        iterations=rounds,
        cost_usd=dollars(job.cost),
        latency_ms=_latency_ms(job),
        preview_urls=[url for picture in previews(job) if (url := artifact_link(links, job, picture))],
        warnings=[*warnings(job), *_left_open(job), *open_points(job)],
        **_printed(job, links),
        **_ending(job),
        **deck_progress(job),
    )


def _rounds(job: Job) -> int:
    """How many rounds were begun, those that came to nothing left out."""
    work = (
        task.iteration for task in job.tasks if task.stage is not Stage.AUTHOR and task.state is not TaskState.SKIPPED
    )
    return 1 + max(work, default=0)


def _printed(job: Job, links: FileLinks) -> Printed:
    url = artifact_link(links, job, published(job, ArtifactKind.PREVIEW_PDF))
    return Printed(pdf_url=url) if url else Printed()


def _left_open(job: Job) -> list[Fault]:
    """What of its brief, or of the feedback, its author could not do; further rounds leave that to the first."""
    results = [task.result for task in job.tasks if isinstance(task.result, AuthorResult)]
    told = results[0].left_open if results else ()
    return [Fault(pointer=one.pointer, code=one.code, message=one.message) for one in told]


def _head(job: Job, links: FileLinks) -> BriefJobHead:
    return BriefJobHead(
        job_id=job.id,
        name=job.title or "Untitled Deck",
        status=status_of(job.state, job.stage),
        pptx_url=link_to(links, job, ArtifactKind.GENERATED_PPTX),
        preview_url=link_to(links, job, ArtifactKind.PREVIEW_PNG),
        cost_charged=dollars(job.charged),
        created_at=utc(job.created_at),
    )


def job_list(jobs: Sequence[Job], links: FileLinks, *, total: int, limit: int, offset: int) -> BriefJobList:
    """The answer to `GET /v1/jobs`."""
    return BriefJobList(jobs=[_head(job, links) for job in jobs], total=total, limit=limit, offset=offset)


def versions(jobs: Sequence[Job], links: FileLinks) -> list[Version]:
    """The versions of a slide, from 0: a bare array.

    Args:
        jobs: those whose rounds they are, the first one first. A job without rounds has one version.
        links: what signs links to files.
    """
    return [version for job in jobs for version in _own_versions(job, links)]


def _own_versions(job: Job, links: FileLinks) -> list[Version]:
    decks = {a.iteration: a for a in job.artifacts if a.kind is ArtifactKind.GENERATED_PPTX}
    return [_version(job, number, decks.get(number), links) for number in sorted(decks) or [0]]


def _version(job: Job, number: int, deck: Artifact | None, links: FileLinks) -> Version:
    pictures = (a for a in job.artifacts if a.kind is ArtifactKind.PREVIEW_PNG and a.iteration == number)
    first = min(pictures, key=lambda a: a.metadata.get("slideIndex", 0), default=None)
    results = (task.result for task in job.tasks if task.iteration == number)
    score = next((one.deck_score for one in results if isinstance(one, ScoreResult)), None)
    return Version(
        job_id=job.id,
        iteration=job.first_version + number,
        score=_tenth(score),
        pptx_url=artifact_link(links, job, deck),
        preview_url=artifact_link(links, job, first),
    )


def score_of(job: Job) -> float | None:
    """The deck score on a scale of 0..10 with one decimal."""
    return _tenth(job.deck_score)


def _tenth(score: float | None) -> float | None:
    return None if score is None else round(score / 10, 1)


def _latency_ms(job: Job) -> int | None:
    return round((job.finished_at - job.created_at).total_seconds() * 1000) if job.finished_at else None


def _ending(job: Job) -> Ending:
    if job.state is JobState.CANCELLED:
        return Ending(error=ErrorMember(code="cancelled", message="The job was cancelled before it was complete."))
    if job.state is JobState.FAILED:
        code, message = job.error_code or "failed", job.error_message or "The job failed."
        return Ending(error=ErrorMember(code=code, message=message))
    return Ending()
