"""Decks of `/v1`: how far each slide is, and which have failed. Pure."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from deck_documents.deck_plan import DeckPlan
from deck_domain.job import DeckSlide, Job
from deck_domain.lifecycle import JobState
from gateway.problems import ErrorMember, Fault
from gateway.views.usage import dollars
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


class ToldSlide(TypedDict):
    """A part of the story: its role, and the brief of its slide."""

    role: str
    brief: str


class QueuedStory(TypedDict):
    """The job of a consulting deck, which is durable, and the story that its slides tell."""

    job_id: str
    status: Literal["generating"]
    name: str
    narrative: list[ToldSlide]


class OutlinedSlide(TypedDict):
    """A slide that a prompt would become."""

    slide_number: int
    role: str
    name: str
    brief: str


class DeckOutline(TypedDict):
    """The slides that a prompt would become, and what is to be said about it.

    `price_usd` is what the deck will be charged when it succeeds, by the rates of now; its slides cost nothing more.
    """

    name: str
    slide_count: int
    price_usd: float
    slides: list[OutlinedSlide]
    warnings: list[Fault]


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


def queued_story(job: Job, plan: DeckPlan) -> QueuedStory:
    """The answer to `POST /v1/workflows/consulting-deck`."""
    told = zip(plan.roles, plan.slides, strict=True)
    narrative = [ToldSlide(role=role, brief=slide["brief"]) for role, slide in told]
    return QueuedStory(job_id=job.id, status="generating", name=job.title, narrative=narrative)


def deck_outline(plan: DeckPlan, price: int) -> DeckOutline:
    """The answer to `POST /v1/deck/outline`; `price` of the deck, in millionths of a dollar."""
    slides = [
        OutlinedSlide(slide_number=number, role=role, name=slide.get("name") or "", brief=slide.get("brief") or "")
        for number, (role, slide) in enumerate(zip(plan.roles, plan.slides, strict=True), 1)
    ]
    faults = [Fault(pointer=one.pointer, code=one.code, message=one.message) for one in plan.warnings]
    count = len(slides)
    return DeckOutline(name=plan.name, slide_count=count, price_usd=dollars(price), slides=slides, warnings=faults)


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


def open_points(job: Job) -> list[Fault]:
    """What the authors of a deck's slides could not show of their briefs, slide by slide."""
    return [
        Fault(
            pointer=f"/slides/{slide.slide_number - 1}{one.pointer}",
            code=one.code,
            message=f"Slide {slide.slide_number}: {one.message}",
        )
        for slide in job.slides
        for one in slide.left_open
    ]


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
