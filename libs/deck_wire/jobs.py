"""Jobs, tasks, artifacts, events: domain to protobuf and back."""

from typing import Any, cast

from deck.artifact.v1 import artifact_pb2
from deck.registry.v1 import job_pb2
from deck_domain.actor import Actor, ActorType
from deck_domain.errors import Violation
from deck_domain.job import (
    ApprovalStatus,
    Artifact,
    ArtifactKind,
    Decision,
    DeckSlide,
    Job,
    JobEvent,
    LinkedFile,
    StoredObject,
    Task,
)
from deck_domain.job_kinds import KINDS, JobKind
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_domain.stage_results import result_from_json, result_to_json
from deck_wire.job_options import options_from_wire, options_to_wire
from deck_wire.values import enum_member, enum_number, mapping, moment, required_moment, struct, timestamp


def kind_number(kind: JobKind) -> job_pb2.JobKind:
    """A job kind's number; the enumeration is open, so a kind may travel before the protos name it."""
    return cast("job_pb2.JobKind", kind.number)


def kind_of(number: int) -> JobKind | None:
    """The job kind of a number; None for unspecified, and for a kind of a newer peer."""
    return next((kind for kind in KINDS.values() if kind.number == number), None)


def state_number(state: JobState) -> job_pb2.JobState:
    """A job state's number."""
    return enum_number("JOB_STATE", job_pb2.JobState, state)


def state_of(number: int) -> JobState | None:
    """The job state of a number, None for unspecified."""
    return enum_member("JOB_STATE", job_pb2.JobState, JobState, number)


def stage_number(stage: Stage | None) -> job_pb2.Stage:
    """A stage's number, 0 for none."""
    return enum_number("STAGE", job_pb2.Stage, stage)


def stage_of(number: int) -> Stage | None:
    """The stage of a number, None for unspecified."""
    return enum_member("STAGE", job_pb2.Stage, Stage, number)


def stored_to_wire(stored: StoredObject) -> artifact_pb2.StoredObject:
    """A stored object as a message."""
    return artifact_pb2.StoredObject(key=stored.key, sha256=stored.sha256, size=stored.size, data=stored.data)


def stored_from_wire(wire: artifact_pb2.StoredObject) -> StoredObject:
    """A message as a stored object."""
    data = wire.data if wire.HasField("data") else None
    return StoredObject(key=wire.key, sha256=wire.sha256, size=wire.size, data=data)


def artifact_to_wire(artifact: Artifact) -> artifact_pb2.Artifact:
    """An artifact as a message."""
    return artifact_pb2.Artifact(
        id=artifact.id,
        kind=artifact.kind.value,
        label=artifact.label,
        stored=stored_to_wire(artifact.stored),
        content_type=artifact.content_type,
        metadata=struct(artifact.metadata),
        iteration=artifact.iteration,
        selected=artifact.selected,
        removed_at=timestamp(artifact.removed_at),
    )


def artifact_from_wire(wire: artifact_pb2.Artifact) -> Artifact:
    """A message as an artifact. Raises ValueError for a kind we do not know."""
    return Artifact(
        id=wire.id,
        kind=ArtifactKind(wire.kind),
        label=wire.label,
        stored=stored_from_wire(wire.stored),
        content_type=wire.content_type,
        metadata=mapping(wire.metadata),
        iteration=wire.iteration,
        selected=wire.selected,
        removed_at=moment(wire, "removed_at"),
    )


def task_to_wire(task: Task) -> job_pb2.Task:
    """A task as a message."""
    return job_pb2.Task(
        id=task.id,
        stage=stage_number(task.stage),
        state=enum_number("TASK_STATE", job_pb2.TaskState, task.state),
        iteration=task.iteration,
        ordinal=task.ordinal,
        attempt=task.attempt,
        strikes=task.strikes,
        done=task.done,
        total=task.total,
        duration_ms=task.duration_ms,
        result=struct(result_to_json(task.result)),
    )


def task_from_wire(wire: job_pb2.Task) -> Task:
    """A message as a task. Raises ValueError without a stage or state we know."""
    stage = stage_of(wire.stage)
    state = enum_member("TASK_STATE", job_pb2.TaskState, TaskState, wire.state)
    if stage is None or state is None:
        raise ValueError(f"task {wire.id} has no stage or state known here")
    return Task(
        id=wire.id,
        stage=stage,
        state=state,
        iteration=wire.iteration,
        ordinal=wire.ordinal,
        attempt=wire.attempt,
        strikes=wire.strikes,
        done=wire.done,
        total=wire.total,
        duration_ms=wire.duration_ms if wire.HasField("duration_ms") else None,
        result=result_from_json(mapping(wire.result)),
    )


# Fields of a job that are text on both sides, None in the domain where the message has "".
_OPTIONAL_TEXT = (
    "brand_pack_id",
    "brand_pack_version_id",
    "baseline_job_id",
    "error_code",
    "error_message",
    "retry_of_job_id",
    "parent_job_id",
)
_PLAIN = (
    "id",
    "tenant",
    "revision",
    "source_schema",
    "title",
    "slide_count",
    "approval_required",
    "owner_key_id",
    "hold",
    "first_version",
    "cost",
    "price",
)
_MOMENTS = ("created_at", "updated_at", "started_at", "finished_at", "files_removed_at")


def job_to_wire(job: Job) -> job_pb2.Job:
    """A job as a message."""
    plain: dict[str, Any] = {name: getattr(job, name) for name in _PLAIN}
    plain |= {name: getattr(job, name) or "" for name in _OPTIONAL_TEXT}
    plain |= {name: timestamp(getattr(job, name)) for name in _MOMENTS}
    return job_pb2.Job(
        **plain,
        kind=kind_number(job.kind),
        state=state_number(job.state),
        stage=stage_number(job.stage),
        error_stage=stage_number(job.error_stage),
        deck_score=job.deck_score,
        approval_status=job.approval_status.value,
        job_options=options_to_wire(job.options),
        warnings=[job_pb2.Violation(**warning) for warning in job.warnings],
        tasks=[task_to_wire(task) for task in job.tasks],
        artifacts=[artifact_to_wire(artifact) for artifact in job.artifacts],
        linked_files=[job_pb2.LinkedFile(id=f.id, kind=f.kind.value, label=f.label) for f in job.linked or ()],
        decisions=map(_decision_to_wire, job.decisions),
        slides=map(_slide_to_wire, job.slides),
        ancestors=job.ancestors,
    )


def job_from_wire(wire: job_pb2.Job) -> Job:
    """A message as a job. Raises ValueError without a kind or state we know."""
    kind, state = kind_of(wire.kind), state_of(wire.state)
    if kind is None or state is None:
        raise ValueError(f"job {wire.id} has no kind or state known here")
    plain: dict[str, Any] = {name: getattr(wire, name) for name in _PLAIN}
    plain |= {name: getattr(wire, name) or None for name in _OPTIONAL_TEXT}
    plain |= {name: moment(wire, name) for name in _MOMENTS}
    return Job(
        **plain,
        kind=kind,
        state=state,
        stage=stage_of(wire.stage),
        error_stage=stage_of(wire.error_stage),
        deck_score=wire.deck_score if wire.HasField("deck_score") else None,
        approval_status=ApprovalStatus(wire.approval_status or ApprovalStatus.NOT_REQUESTED),
        options=options_from_wire(wire.job_options),
        warnings=tuple({"pointer": w.pointer, "code": w.code, "message": w.message} for w in wire.warnings),
        tasks=tuple(task_from_wire(task) for task in wire.tasks),
        artifacts=tuple(artifact_from_wire(artifact) for artifact in wire.artifacts),
        linked=tuple(map(_linked_from_wire, wire.linked_files)) or None,
        decisions=tuple(map(_decision_from_wire, wire.decisions)),
        slides=tuple(map(_slide_from_wire, wire.slides)),
        ancestors=tuple(wire.ancestors),
    )


def _slide_to_wire(slide: DeckSlide) -> job_pb2.DeckSlide:
    return job_pb2.DeckSlide(
        slide_number=slide.slide_number,
        job_id=slide.job_id,
        title=slide.title,
        state=state_number(slide.state),
        stage=stage_number(slide.stage),
        error_code=slide.error_code or "",
        error_message=slide.error_message or "",
        left_open=[job_pb2.Violation(pointer=v.pointer, code=v.code, message=v.message) for v in slide.left_open],
    )


def _slide_from_wire(wire: job_pb2.DeckSlide) -> DeckSlide:
    state = state_of(wire.state)
    if state is None:
        raise ValueError(f"slide {wire.slide_number} of a deck has no state known here")
    return DeckSlide(
        wire.slide_number,
        wire.job_id,
        wire.title,
        state,
        stage_of(wire.stage),
        wire.error_code or None,
        wire.error_message or None,
        tuple(Violation(each.pointer, each.code, each.message) for each in wire.left_open),
    )


def _decision_to_wire(decision: Decision) -> job_pb2.Decision:
    return job_pb2.Decision(
        status=decision.status,
        actor=actor_to_wire(decision.actor),
        created_at=timestamp(decision.created_at),
        note=decision.note or "",
        artifact_sha256=decision.artifact_sha256 or "",
    )


def _decision_from_wire(wire: job_pb2.Decision) -> Decision:
    created_at = moment(wire, "created_at")
    if created_at is None:
        raise ValueError("a decision has no time")
    return Decision(
        status=ApprovalStatus(wire.status),
        actor=actor_from_wire(wire.actor),
        created_at=created_at,
        note=wire.note or None,
        artifact_sha256=wire.artifact_sha256 or None,
    )


def _linked_from_wire(wire: job_pb2.LinkedFile) -> LinkedFile:
    return LinkedFile(wire.id, ArtifactKind(wire.kind), wire.label)


def event_to_wire(event: JobEvent) -> job_pb2.JobEvent:
    """A timeline line as a message."""
    return job_pb2.JobEvent(
        id=event.id,
        job_id=event.job_id,
        tenant=event.tenant,
        seq=event.seq,
        type=event.type,
        created_at=timestamp(event.created_at),
        data=struct(event.data),
        actor=actor_to_wire(event.actor),
    )


def event_from_wire(wire: job_pb2.JobEvent) -> JobEvent:
    """A message as a timeline line. Raises ValueError without its time."""
    return JobEvent(
        id=wire.id,
        job_id=wire.job_id,
        tenant=wire.tenant,
        seq=wire.seq,
        type=wire.type,
        created_at=required_moment(wire, "created_at"),
        data=mapping(wire.data),
        actor=actor_from_wire(wire.actor),
    )


def actor_to_wire(actor: Actor) -> job_pb2.Actor:
    """Somebody as a message."""
    return job_pb2.Actor(type=actor.type, id=actor.id or "")


def actor_from_wire(wire: job_pb2.Actor) -> Actor:
    """A message as somebody; whom a peer of another release does not name, or names in its own words, is the system."""
    known = next((each for each in ActorType if each.value == wire.type), ActorType.SYSTEM)
    return Actor(known, wire.id or None)
