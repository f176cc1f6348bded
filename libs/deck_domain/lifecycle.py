"""The one state machine: what states jobs and tasks have, and what moves them.

SQL guards, the projections of both APIs, `docs/lifecycle.md` and the tests all derive from the tables below.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class JobState(StrEnum):
    """A job's state; a fold over its tasks, stored in the transaction that changed them."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def terminal(self) -> bool:
        """True for the three states a job never leaves."""
        return self in _TERMINAL_JOBS


class Stage(StrEnum):
    """A kind of task, one row each, in the order that pipelines are shown in.

    Attributes:
        service: which service runs it.
        brief_status: what `/v1` calls a running job whose furthest active task is of this stage.
        meaning: a sentence for the documents.
        crew: who is woken for it: workers that take the same stages. The service, where all of its stages are theirs.
    """

    _value_: str
    service: str
    brief_status: str
    meaning: str
    crew: str

    def __new__(
        cls, name: str, service: str = "", brief_status: str = "", meaning: str = "", crew: str = ""
    ) -> "Stage":
        """A row; its name alone looks it up."""
        stage = str.__new__(cls, name)
        stage._value_ = name
        stage.service, stage.brief_status, stage.meaning = service, brief_status, meaning
        stage.crew = crew or service
        return stage

    COMPILE = "COMPILE", "renderer", "rendering", "The renderer compiles the template of a brand pack."
    AUTHOR = "AUTHOR", "renderer", "generating", "The renderer writes code from a brief.", "author"
    EXECUTE = "EXECUTE", "renderer", "executing", "The renderer runs that code in its sandbox.", "sandbox"
    RENDER = "RENDER", "renderer", "rendering", "The renderer compiles a document."
    PREVIEW = "PREVIEW", "previewer", "rendering", "The previewer draws every slide."
    REPAIR = "REPAIR", "scorer", "rendering", "The scorer mends the structure of the deck before LibreOffice opens it."
    DESKTOP = (
        "DESKTOP",
        "previewer",
        "rendering",
        "The previewer has LibreOffice open the deck, print it and save a copy, and compares the copy with the deck.",
    )
    SCORE = "SCORE", "scorer", "rendering", "The scorer writes the quality report."
    DIFF = "DIFF", "previewer", "rendering", "The previewer compares pictures with a baseline's."

    @property
    def place(self) -> int:
        """Where it stands in that order, from 0."""
        return _PLACES[self]


class TaskState(StrEnum):
    """A task's state. READY with a due time in the future is a retry that waits."""

    BLOCKED = "blocked"
    READY = "ready"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"


class Trigger(StrEnum):
    """What moves a task."""

    UNBLOCK = "unblock"
    CLAIM = "claim"
    COMPLETE = "complete"
    RETRY = "retry"
    RELEASE = "release"
    GIVE_UP = "give_up"
    CANCEL = "cancel"
    SKIP = "skip"


class FailureCategory(StrEnum):
    """Why an attempt ended without a result; decides whether there is another."""

    TRANSIENT = "TRANSIENT"
    PERMANENT = "PERMANENT"
    INTERRUPTED = "INTERRUPTED"
    CRASHED = "CRASHED"

    @property
    def is_strike(self) -> bool:
        """Whether an attempt that ends so counts against its task: after MAX_STRIKES of them it is given up."""
        return self in (FailureCategory.TRANSIENT, FailureCategory.CRASHED)


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: `trigger` moves a task from any of `sources` to `target`."""

    trigger: Trigger
    sources: tuple[TaskState, ...]
    target: TaskState
    driven_by: str
    effect: str


_LIVE = (TaskState.BLOCKED, TaskState.READY, TaskState.RUNNING)

TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        Trigger.UNBLOCK,
        (TaskState.BLOCKED,),
        TaskState.READY,
        "the registry, when all tasks it waits for have succeeded",
        "the workers of its service are woken",
    ),
    Transition(
        Trigger.CLAIM,
        (TaskState.READY,),
        TaskState.RUNNING,
        "a worker's claim, once the due time has come",
        "attempt + 1, a lease begins",
    ),
    Transition(
        Trigger.COMPLETE,
        (TaskState.RUNNING,),
        TaskState.SUCCEEDED,
        "the worker that holds the attempt",
        "artifacts recorded, followers unblocked",
    ),
    Transition(
        Trigger.RETRY,
        (TaskState.RUNNING,),
        TaskState.READY,
        "a TRANSIENT failure, a CRASHED one or an expired lease, with strikes left",
        "strike + 1, due after a backoff",
    ),
    Transition(
        Trigger.RELEASE,
        (TaskState.RUNNING,),
        TaskState.READY,
        "an INTERRUPTED attempt (the worker is shutting down, or finds the store away)",
        "due at once, no strike",
    ),
    Transition(
        Trigger.GIVE_UP,
        (TaskState.RUNNING,),
        TaskState.FAILED,
        "a PERMANENT failure, or the third strike",
        "the job fails, its other tasks are cancelled",
    ),
    Transition(
        Trigger.CANCEL,
        _LIVE,
        TaskState.CANCELLED,
        "the client, or the failure of a sibling",
        "a running attempt loses its lease",
    ),
    Transition(
        Trigger.SKIP,
        _LIVE,
        TaskState.SKIPPED,
        "a further round of a brief in which a task fails for good, or whose author finds nothing to change",
        "the job goes on without the round, and keeps the best of those before",
    ),
)

MAX_STRIKES = 3
"""How many attempts of a task may crash or fail transiently before it fails for good."""

_PLACES = {stage: place for place, stage in enumerate(Stage)}
_TERMINAL_JOBS = frozenset({JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED})
_BY_TRIGGER = {transition.trigger: transition for transition in TRANSITIONS}


def transition(trigger: Trigger) -> Transition:
    """The row of the table for a trigger."""
    return _BY_TRIGGER[trigger]


def job_state(tasks: Iterable[tuple[TaskState, int]]) -> JobState:
    """Fold tasks, as (state, attempt), into the state of their job.

    A failed task decides over a cancelled one: the failure cancels its siblings.
    """
    seen = list(tasks)
    states = {state for state, _ in seen}
    if TaskState.FAILED in states:
        return JobState.FAILED
    if TaskState.CANCELLED in states:
        return JobState.CANCELLED
    if states <= {TaskState.SUCCEEDED, TaskState.SKIPPED}:
        return JobState.SUCCEEDED
    return JobState.RUNNING if any(attempt > 0 for _, attempt in seen) else JobState.QUEUED


def after_failure(category: FailureCategory, strikes: int) -> Trigger:
    """What a failed attempt does to its task, given the strikes it had before."""
    if category is FailureCategory.INTERRUPTED:
        return Trigger.RELEASE
    if category is FailureCategory.PERMANENT or strikes + 1 >= MAX_STRIKES:
        return Trigger.GIVE_UP
    return Trigger.RETRY


def retry_delay(strikes: int, jitter: float) -> float:
    """Seconds until the next attempt after `strikes` strikes: 1, 4, 16, at most 60; `jitter` 0..1 adds up to half."""
    return min(60.0, 4.0 ** max(0, strikes - 1)) * (1 + jitter / 2)
