"""How a deck goes on when one of its slides has changed, in the same transaction: the next slide begins, or the deck.

Each slide is a job of its own. A few of them run at once; the tasks of the others wait, BLOCKED, and so does the first
task of the deck.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row, bindparam, or_, select

from deck_domain.job import Artifact, ArtifactKind
from deck_domain.lifecycle import JobState, Stage, TaskState, Trigger
from job_registry.aggregate.job_change import JobChange
from job_registry.sql import job_tables
from job_registry.sql.rows import artifact_of
from job_registry.sql.transaction import Transaction

SLIDES_AT_ONCE = 3
"""Of a deck, in work."""

_PARTS = (ArtifactKind.SLIDE_CODE, ArtifactKind.SLIDE_BASE, ArtifactKind.SLIDE_PLAN, ArtifactKind.RENDER_MANIFEST)
"""What of a slide its deck is put together from."""

# These statements are built once, because building one takes longer than running it.
_SLIDES = (
    select(job_tables.jobs.c.id, job_tables.jobs.c.state, job_tables.jobs.c.slide_number)
    .where(job_tables.jobs.c.parent_job_id == bindparam("deck_id"))
    .order_by(job_tables.jobs.c.slide_number)
)
_SLIDE_FILES = (
    select(job_tables.artifacts, job_tables.jobs.c.slide_number)
    .join(job_tables.jobs, job_tables.jobs.c.id == job_tables.artifacts.c.job_id)
    .where(
        job_tables.jobs.c.parent_job_id == bindparam("deck_id"),
        job_tables.jobs.c.state == JobState.SUCCEEDED,
        job_tables.artifacts.c.selected,
        or_(*(job_tables.artifacts.c.kind == kind for kind in _PARTS)),
    )
    .order_by(job_tables.jobs.c.slide_number, job_tables.artifacts.c.position)
)


def saved(change: JobChange) -> JobState:
    """Save a job, and let the deck that it is a slide of go on; returns the job's new state."""
    state = change.save()
    if change.job.parent_job_id:
        _go_on(change.tx, change.job.parent_job_id, ended=state.terminal)
    return state


def slides_of(tx: Transaction, deck_id: str) -> list[Row[Any]]:
    """Id, state and number of each slide of a deck that there still is, in order."""
    return list(tx.execute(_SLIDES, {"deck_id": deck_id}))


def files_of_slides(tx: Transaction, deck_id: str) -> tuple[Artifact, ...]:
    """What a deck is put together from, slide by slide: of complete slides, each file with its `slideNumber`."""
    rows = tx.execute(_SLIDE_FILES, {"deck_id": deck_id})
    return tuple(_numbered(artifact_of(row), row.slide_number) for row in rows)


def _numbered(artifact: Artifact, number: int) -> Artifact:
    return replace(artifact, metadata={**artifact.metadata, "slideNumber": number})


def _go_on(tx: Transaction, deck_id: str, *, ended: bool) -> None:
    deck = JobChange.lock_alone(tx, deck_id)  # its row is locked already: see JobChange.lock
    if deck.state.terminal:
        return
    if ended:
        _begin_next(tx, deck)
    deck.begin(Stage.AUTHOR)
    deck.save()


def _begin_next(tx: Transaction, deck: JobChange) -> None:
    """As many slides as may be in work; the deck itself when all have ended."""
    deck_id = deck.job.id
    live = [JobChange.lock_alone(tx, row.id) for row in slides_of(tx, deck_id) if not JobState(row.state).terminal]
    if not live:
        _begin(deck)
    waiting = [slide for slide in live if _waits(slide)]
    for slide in waiting[: max(0, SLIDES_AT_ONCE - (len(live) - len(waiting)))]:
        _begin(slide)
        slide.save()


def _waits(job: JobChange) -> bool:
    return all(task.state is TaskState.BLOCKED for task in job.tasks)


def _begin(job: JobChange) -> None:
    """Let the tasks go that wait for no other task of their job."""
    for task in job.tasks:
        if task.state is TaskState.BLOCKED and not task.after:
            job.move(task, Trigger.UNBLOCK, due_at=job.tx.now)
            job.tx.effects.wake(task.stage, job.job.tenant)
