"""Decks of `/v1`: how far each slide is, and which have failed. Pure."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from deck_domain.job import DeckSlide, Job
from deck_domain.lifecycle import JobState
from gateway.problems import ErrorMember
from gateway.views.v1_statuses import BriefStatus, status_of


class QueuedSlide(TypedDict):
    """A slide of a deck that is durable and will be made."""

    slide_number: int
    status: Literal["queued"]
    name: str
    job_id: str


class QueuedDeck(TypedDict):
    """The job of a deck, which is durable and will be run."""

    job_id: str
    status: Literal["queued"]
    name: str
    slides: list[QueuedSlide]


class SlideProgress(TypedDict):
    """How far a slide of a deck is. A failed one carries `error`."""

    slide_number: int
    name: str
    status: BriefStatus
    job_id: str
    error: NotRequired[ErrorMember]


class FailedSlide(TypedDict):
    """A slide that its deck was made without, or will be."""

    slide_number: int
    name: str
    job_id: str
    error: ErrorMember


class DeckProgress(TypedDict):
    """How far the slides of a deck are; nothing of any other job."""

    slides: NotRequired[list[SlideProgress]]
    slides_completed: NotRequired[int]
    slides_failed: NotRequired[int]
    failed_slides: NotRequired[list[FailedSlide]]


def queued_deck(job: Job) -> QueuedDeck:
    """The answer to `POST /v1/deck`."""
    slides = [
        QueuedSlide(slide_number=one.slide_number, status="queued", name=one.title, job_id=one.job_id)
        for one in job.slides
    ]
    return QueuedDeck(job_id=job.id, status="queued", name=job.title, slides=slides)


def deck_progress(job: Job) -> DeckProgress:
    """How far the slides of a deck are."""
    if not job.kind.of_slides:
        return DeckProgress()
    failed = [one for one in job.slides if _error(one)]
    return DeckProgress(
        slides=[_progress(one) for one in job.slides],
        slides_completed=sum(one.state is JobState.SUCCEEDED for one in job.slides),
        slides_failed=len(failed),
        failed_slides=[
            FailedSlide(slide_number=one.slide_number, name=one.title, job_id=one.job_id, error=error)
            for one in failed
            if (error := _error(one))
        ],
    )


def slides_mark(job: Job) -> str:
    """What changes with the slides of a deck, whose own revision need not."""
    return " ".join(f"{one.job_id} {one.state} {one.stage}" for one in job.slides)


def _progress(slide: DeckSlide) -> SlideProgress:
    shown = SlideProgress(
        slide_number=slide.slide_number,
        name=slide.title,
        status=status_of(slide.state, slide.stage),
        job_id=slide.job_id,
    )
    if error := _error(slide):
        shown["error"] = error
    return shown


def _error(slide: DeckSlide) -> ErrorMember | None:
    if slide.state is JobState.CANCELLED:
        return ErrorMember(code="cancelled", message="The slide was cancelled before it was complete.")
    if slide.state is JobState.FAILED:
        return ErrorMember(code=slide.error_code or "failed", message=slide.error_message or "The slide failed.")
    return None
