"""One locked job within a transaction: every change of state in the registry goes through here."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, or_, select, update

from deck_domain.actor import REGISTRY, Actor
from deck_domain.errors import IllegalTransition, NotFound, RevisionChanged
from deck_domain.event_types import EventData, JobCancelled, JobFailed, JobSucceeded
from deck_domain.job import Artifact, Hint, linked_files
from deck_domain.job_kinds import kind_named
from deck_domain.lifecycle import JobState, Stage, TaskState, Trigger, job_state, transition
from job_registry.aggregate.timeline import Moment, append_events
from job_registry.aggregate.usage import count_usage
from job_registry.sql import job_tables, task_tables
from job_registry.sql.rows import linked_of, linked_values
from job_registry.sql.transaction import JobEnd, Transaction

# These statements are built once, because building one takes longer than running it.
_ID: BindParameter[str] = bindparam("job_id")
_own = job_tables.jobs.alias("own")
_PARENT = select(_own.c.parent_job_id).where(_own.c.id == _ID).scalar_subquery()
_LOCK_PARENT = select(job_tables.jobs.c.id).where(job_tables.jobs.c.id == _PARENT).with_for_update()
_LOCK_JOB = select(job_tables.jobs).where(job_tables.jobs.c.id == _ID).with_for_update()
_TASKS = select(task_tables.tasks).where(task_tables.tasks.c.job_id == _ID)
_MOVES = {
    trigger: update(task_tables.tasks).where(
        task_tables.tasks.c.id == bindparam("the_id"),
        task_tables.tasks.c.attempt == bindparam("the_attempt"),
        or_(*(task_tables.tasks.c.state == source for source in transition(trigger).sources)),
    )
    for trigger in Trigger
}
_END_ATTEMPT = update(task_tables.attempts).where(
    task_tables.attempts.c.task_id == bindparam("the_id"), task_tables.attempts.c.attempt == bindparam("the_attempt")
)
_SAVE_JOB = update(job_tables.jobs).where(job_tables.jobs.c.id == bindparam("the_id"))


def require_revision(revision: int, expected: Collection[int]) -> None:
    """Raise RevisionChanged unless a job's revision is among those `expected`; none expects any."""
    if expected and revision not in expected:
        raise RevisionChanged(f"The job is at revision {revision} by now: read it again, then decide.")


@dataclass(slots=True)
class TaskRecord:
    """The columns of a task that decide; changed by `JobChange.move` alone."""

    id: str
    stage: Stage
    iteration: int
    ordinal: int
    after: list[str]
    state: TaskState
    attempt: int
    strikes: int
    claimed_at: datetime | None
    priority: int
    due_at: datetime

    @classmethod
    def of(cls, row: Row[Any]) -> "TaskRecord":
        """The record of a row of `tasks`."""
        values = {field.name: getattr(row, field.name) for field in fields(cls)}
        return cls(**values | {"stage": Stage(row.stage), "state": TaskState(row.state)})


class JobChange:
    """A job and its tasks, locked until the transaction ends.

    Make it with `lock`, move tasks, record events, then `save` once: the job's state is folded from its tasks, its
    revision rises by one and the events get the job's next sequence numbers.
    """

    def __init__(self, tx: Transaction, job: Row[Any], tasks: list[TaskRecord], actor: Actor) -> None:
        """For `lock`."""
        self.actor = actor
        self.tx = tx
        self.job = job
        self.tasks = tasks
        self._values: dict[str, Any] = {}
        self._events: list[EventData] = []
        self._begun: Stage | None = None

    @classmethod
    def lock(cls, tx: Transaction, job_id: str, tenant: str | None = None, *, actor: Actor = REGISTRY) -> "JobChange":
        """Lock a job: its parent's row first, so that what goes down and what comes up never wait for each other.

        `actor` is who changes it. Raises NotFound; also for a job of another tenant, where one is named.
        """
        if not tx.alone:
            tx.execute(_LOCK_PARENT, {"job_id": job_id})
        return cls.lock_alone(tx, job_id, tenant, actor=actor)

    @classmethod
    def lock_alone(
        cls, tx: Transaction, job_id: str, tenant: str | None = None, *, actor: Actor = REGISTRY
    ) -> "JobChange":
        """Lock a job but not its parent, for changes that never reach the parent. Raises NotFound.

        A tenant who is named does not find what the registry has made for itself.
        """
        job = tx.execute(_LOCK_JOB, {"job_id": job_id}).first()
        if job is None or (tenant is not None and (tenant != job.tenant or kind_named(job.kind).inner)):
            raise NotFound("There is no such job.", code="job_not_found")
        rows = tx.execute(_TASKS, {"job_id": job_id})
        tasks = sorted(map(TaskRecord.of, rows), key=lambda t: (t.iteration, t.stage.place, t.ordinal))
        return cls(tx, job, tasks, actor)

    @property
    def state(self) -> JobState:
        """The state before this change."""
        return JobState(self.job.state)

    def task(self, task_id: str) -> TaskRecord:
        """One of the job's tasks."""
        return next(task for task in self.tasks if task.id == task_id)

    def move(self, task: TaskRecord, trigger: Trigger, **values: Any) -> None:
        """Move a task by the lifecycle's table, and write further columns with it. Raises IllegalTransition."""
        row = transition(trigger)
        guard = {"the_id": task.id, "the_attempt": task.attempt}
        changed = self.tx.execute(_MOVES[trigger], guard | {"state": row.target} | values)
        if changed.rowcount != 1:
            raise IllegalTransition(f"A task that is {task.state} cannot {trigger}.")
        task.state = row.target
        for name, value in values.items():
            if hasattr(task, name):
                setattr(task, name, value)

    def cancel_live_tasks(self) -> None:
        """Take every task that has not ended out of the running; attempts in work lose their lease."""
        for task in self.tasks:
            if task.state in transition(Trigger.CANCEL).sources:
                running = task.state is TaskState.RUNNING
                self.move(task, Trigger.CANCEL, claim_id=None, lease_expires_at=None)
                if running:
                    self.end_attempt(task, Trigger.CANCEL)

    def end_attempt(
        self,
        task: TaskRecord,
        outcome: Trigger,
        *,
        reported: bool = False,
        code: str = "",
        message: str = "",
        kept: bool = False,
    ) -> None:
        """Write down how the task's attempt ended.

        `reported` by the worker itself, or decided here; `kept` when what it made stays though it has failed.
        """
        values = {
            "ended_at": self.tx.now,
            "swept_at": self.tx.now if kept or outcome is Trigger.COMPLETE else None,  # its artifacts are kept
            "outcome": outcome,
            "reported": reported,
            "job_state": self.folded_state(),
            "error_code": code or None,
            "error_message": message or None,
        }
        self.tx.execute(_END_ATTEMPT, {"the_id": task.id, "the_attempt": task.attempt} | values)

    def set(self, **values: Any) -> None:
        """Write columns of the job when it is saved."""
        self._values |= values

    def link(self, artifacts: Iterable[Artifact]) -> None:
        """Let lists link to files among these when the job is saved; not where the row has lost track of them."""
        known = linked_of(self.job)
        if known is not None:
            self.set(linked_files=linked_values(linked_files(artifacts, before=known)))

    def record(self, event: EventData) -> None:
        """Append to the timeline when the job is saved."""
        self._events.append(event)

    def folded_state(self) -> JobState:
        """The job's state by its tasks as they stand now; a deck runs as soon as one of its slides does."""
        state = job_state((task.state, task.attempt) for task in self.tasks)
        return JobState.RUNNING if state is JobState.QUEUED and self._begun else state

    def begin(self, stage: Stage) -> None:
        """Let a job run whose own tasks wait for those of others, which are at `stage`."""
        self._begun = stage

    def save(self) -> JobState:
        """Write the job and its events; returns the new state."""
        state, now = self.folded_state(), self.tx.now
        self.set(state=state, stage=self._stage(), revision=self.job.revision + 1, updated_at=now)
        if state is JobState.RUNNING and self.job.started_at is None:
            self.set(started_at=now)
        if state.terminal and not self.state.terminal:
            self.set(finished_at=now)
            self.record(self._ending(state))
            seconds = (now - self.job.created_at).total_seconds()
            self.tx.effects.ended.append(JobEnd(self.job.kind, state, self._values.get("error_code"), seconds))
        if state is JobState.SUCCEEDED and self.state is not state:
            count_usage(self.tx, self.job, self._values.get("slide_count", self.job.slide_count))
        last_seq = self.job.last_seq + len(self._events)
        self.set(last_seq=last_seq)
        if self.job.linked_seq == self.job.last_seq:
            self.set(linked_seq=last_seq)
        self.tx.execute(_SAVE_JOB, {"the_id": self.job.id} | self._values)
        append_events(self.tx, self._moment(terminal=state.terminal), self._events)
        self.tx.effects.hints[self.job.id] = Hint(self.job.id, self.job.revision + 1, state.terminal)
        return state

    def _stage(self) -> Stage | None:
        started = [task for task in self.tasks if task.attempt > 0]
        active = [task for task in started if task.state in (TaskState.RUNNING, TaskState.READY)]
        furthest = active or started
        return furthest[-1].stage if furthest else self._begun

    def _ending(self, state: JobState) -> EventData:
        if state is JobState.FAILED:
            return JobFailed(self._values.get("error_code"), self._values.get("error_stage"))
        if state is JobState.SUCCEEDED:
            return JobSucceeded(self._values.get("deck_score", self.job.deck_score))
        return JobCancelled()

    def _moment(self, *, terminal: bool) -> Moment:
        job = self.job
        return Moment(job.id, job.tenant, job.last_seq, job.revision + 1, terminal, job.traceparent, self.actor)
