"""Further rounds of a brief: begun when the one before has ended, kept when its score is higher, else passed over."""

from dataclasses import replace

from sqlalchemy import bindparam, insert, select, update

from deck_domain.event_types import ArtifactRecorded
from deck_domain.job import linked_files
from deck_domain.job_kinds import kind_named
from deck_domain.lifecycle import Stage, TaskState, Trigger, transition
from deck_domain.rounds import is_better, tries_again
from deck_domain.stage_results import ScoreResult, result_from_json
from deck_wire.job_options import options_from_json
from job_registry.aggregate.insert_job import pipeline, task_values
from job_registry.aggregate.job_change import JobChange, TaskRecord
from job_registry.sql import job_tables, task_tables
from job_registry.sql.rows import artifact_of, linked_values

_SCORES = select(task_tables.tasks.c.iteration, task_tables.tasks.c.result).where(
    task_tables.tasks.c.job_id == bindparam("job_id"),
    task_tables.tasks.c.stage == Stage.SCORE.value,
    task_tables.tasks.c.state == TaskState.SUCCEEDED.value,
)
_columns = job_tables.artifacts.c
_MADE = (
    select(job_tables.artifacts)
    .where(_columns.job_id == bindparam("job_id"), _columns.task_id != "")
    .order_by(_columns.position)
)
_SELECT = (
    update(job_tables.artifacts)
    .where(_columns.job_id == bindparam("the_job"), _columns.task_id != "")
    .values(selected=_columns.iteration == bindparam("the_iteration"))
)


def end_round(change: JobChange, iteration: int) -> None:
    """Where all tasks of a round have succeeded: keep the round if it is the best, and begin another if that helps."""
    mine = [task for task in change.tasks if task.iteration == iteration]
    if not kind_named(change.job.kind).has(Stage.AUTHOR) or any(t.state is not TaskState.SUCCEEDED for t in mine):
        return
    options = options_from_json(change.job.options)
    scores = _scores(change)
    if iteration not in scores:  # a scorer that tells no score: what is there is handed out
        return
    before = [_points(score) for number, score in scores.items() if number < iteration]
    if before and is_better(_points(scores[iteration]), max(before)):
        _keep(change, iteration, scores[iteration])
    best = max(scores.values(), key=_points)
    if tries_again(iteration, options.auto_iterations, _points(best), best.finding_count):
        _begin(change, iteration + 1)


def skip_round(change: JobChange, iteration: int) -> None:
    """Take what is left of a further round out of the running; the job has its best already."""
    for task in change.tasks:
        if task.iteration == iteration and task.state in transition(Trigger.SKIP).sources:
            running = task.state is TaskState.RUNNING
            change.move(task, Trigger.SKIP, claim_id=None, lease_expires_at=None)
            if running:
                change.end_attempt(task, Trigger.SKIP)


def warn_of_round(change: JobChange, task: TaskRecord, code: str, message: str) -> None:
    """Say in the job's warnings why a further round came to nothing."""
    said = f"Round {task.iteration + 1} ended in {task.stage} ({code}), and the best of those before is kept: {message}"
    warning = {"pointer": "/auto_iterations", "code": "round_skipped", "message": said}
    change.set(warnings=[*change.job.warnings, warning])


def _scores(change: JobChange) -> dict[int, ScoreResult]:
    """By round."""
    rows = change.tx.connection.execute(_SCORES, {"job_id": change.job.id})
    results = {row.iteration: result_from_json(row.result) for row in rows}
    return {number: result for number, result in results.items() if isinstance(result, ScoreResult)}


def _points(score: ScoreResult) -> int:
    """What a round is chosen by; one whose deck cannot be read is the worst."""
    return score.deck_score if score.deck_score is not None else 0


def _keep(change: JobChange, iteration: int, score: ScoreResult) -> None:
    change.tx.connection.execute(_SELECT, {"the_job": change.job.id, "the_iteration": iteration})
    made = [artifact_of(row) for row in change.tx.connection.execute(_MADE, {"job_id": change.job.id})]
    chosen = [replace(each, selected=True) for each in made if each.iteration == iteration]
    for each in chosen:
        if each.kind.public:
            change.record(ArtifactRecorded(each.id, each.kind, each.label))
    change.set(deck_score=score.deck_score, slide_count=score.slide_count)
    change.set(linked_files=linked_values(linked_files(chosen)))


def _begin(change: JobChange, iteration: int) -> None:
    drafts = [
        replace(draft, iteration=iteration)
        for draft in pipeline(kind_named(change.job.kind), options_from_json(change.job.options))
    ]
    owner = change.job
    rows = [task_values(change.tx, owner.id, owner.tenant, owner.priority, draft) for draft in drafts]
    change.tx.connection.execute(insert(task_tables.tasks), rows)
    change.tasks += [
        TaskRecord(
            id=each.id,
            stage=each.stage,
            iteration=iteration,
            ordinal=each.ordinal,
            after=list(each.after),
            state=each.state,
            attempt=0,
            strikes=0,
            claimed_at=None,
            priority=owner.priority,
            due_at=change.tx.now,
        )
        for each in drafts
    ]
    for each in drafts:
        if each.state is TaskState.READY:
            change.tx.effects.wake(each.stage, change.job.tenant)
