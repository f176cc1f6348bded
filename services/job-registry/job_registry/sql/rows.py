"""Rows of the database as values of the domain."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from deck_domain.actor import Actor, ActorType
from deck_domain.job import (
    ApiKey,
    ApprovalStatus,
    Artifact,
    ArtifactKind,
    Decision,
    DeckSlide,
    Job,
    JobEvent,
    LinkedFile,
    Scope,
    StoredObject,
    Task,
)
from deck_domain.job_kinds import kind_named
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_domain.stage_results import result_from_json
from deck_domain.webhooks import Attempt, Delivery, DeliveryStatus, Secrets, Webhook
from deck_wire.job_options import options_from_json

_JOB_COLUMNS = (
    "id",
    "tenant",
    "revision",
    "created_at",
    "updated_at",
    "source_schema",
    "title",
    "slide_count",
    "started_at",
    "finished_at",
    "deck_score",
    "brand_pack_id",
    "brand_pack_version_id",
    "baseline_job_id",
    "approval_required",
    "error_code",
    "error_message",
    "retry_of_job_id",
    "parent_job_id",
    "owner_key_id",
    "hold",
    "files_removed_at",
    "first_version",
)
_TASK_COLUMNS = ("id", "iteration", "ordinal", "attempt", "strikes", "done", "total", "duration_ms")
_EVENT_COLUMNS = ("id", "job_id", "tenant", "seq", "type", "created_at", "data")
_WEBHOOK_COLUMNS = (
    "id",
    "tenant",
    "url",
    "description",
    "created_at",
    "updated_at",
    "disabled_at",
    "disabled_reason",
    "delivered_at",
    "failing_since",
)
_DELIVERY_COLUMNS = (
    "id",
    "webhook_id",
    "message_id",
    "event",
    "job_id",
    "url",
    "created_at",
    "finished_at",
    "error",
)
_KEY_COLUMNS = ("id", "tenant", "name", "created_at", "expires_at", "last_used_at", "revoked_at")


def job_of(
    row: Row[Any],
    tasks: Iterable[Row[Any]],
    artifacts: Iterable[Row[Any]],
    linked: tuple[LinkedFile, ...] | None = None,
    decisions: Iterable[Row[Any]] = (),
    *,
    slides: Iterable[DeckSlide] = (),
    spent_on_slides: int = 0,
) -> Job:
    """A job with its tasks in the order of its pipeline, its artifacts and decisions in the order of recording."""
    ordered = sorted(map(task_of, tasks), key=lambda t: (t.iteration, t.stage.place, t.ordinal))
    return Job(
        **{name: getattr(row, name) for name in _JOB_COLUMNS},
        kind=kind_named(row.kind),
        state=JobState(row.state),
        stage=Stage(row.stage) if row.stage else None,
        error_stage=Stage(row.error_stage) if row.error_stage else None,
        approval_status=ApprovalStatus(row.approval_status),
        options=options_from_json(row.options),
        warnings=tuple(row.warnings),
        tasks=tuple(ordered),
        artifacts=tuple(map(artifact_of, artifacts)),
        linked=linked,
        decisions=tuple(map(decision_of, decisions)),
        slides=tuple(slides),
        ancestors=tuple(row.ancestors or ()),
        cost=row.cost_micro_usd + spent_on_slides,
        price=row.charged_micro_usd,
    )


def linked_of(row: Row[Any]) -> tuple[LinkedFile, ...] | None:
    """The files that a list links to, as the job's row has them; None when it does not know them."""
    if row.linked_files is None or row.linked_seq != row.last_seq:
        return None
    return tuple(LinkedFile(each["id"], ArtifactKind(each["kind"]), each["label"]) for each in row.linked_files)


def linked_values(files: Iterable[LinkedFile]) -> list[dict[str, str]]:
    """The column of these files."""
    return [{"id": file.id, "kind": file.kind.value, "label": file.label} for file in files]


def task_of(row: Row[Any]) -> Task:
    """A task."""
    values = {name: getattr(row, name) for name in _TASK_COLUMNS}
    return Task(**values, stage=Stage(row.stage), state=TaskState(row.state), result=result_from_json(row.result))


def artifact_of(row: Row[Any], document: bytes | None = None) -> Artifact:
    """A recorded artifact; a source document with the bytes that lie in `documents`, where they are given."""
    kind = ArtifactKind(row.kind)
    data = document if kind is ArtifactKind.SOURCE_DOCUMENT else None
    return Artifact(
        id=row.id,
        kind=kind,
        label=row.label,
        stored=StoredObject(key=row.key, sha256=row.sha256, size=row.size, data=data),
        content_type=row.content_type,
        metadata=row.metadata,
        iteration=row.iteration,
        selected=row.selected,
        removed_at=row.removed_at,
    )


def decision_of(row: Row[Any]) -> Decision:
    """What a reviewer decided."""
    return Decision(
        status=ApprovalStatus(row.status),
        actor=_actor_of(row),
        created_at=row.created_at,
        note=row.note,
        artifact_sha256=row.artifact_sha256,
    )


def _actor_of(row: Row[Any]) -> Actor:
    return Actor(ActorType(row.actor_type), row.actor_id)


def artifact_values(artifact: Artifact) -> dict[str, Any]:
    """The columns of an artifact, without those that tie it to its job."""
    return {
        "id": artifact.id,
        "kind": artifact.kind,
        "label": artifact.label,
        "key": artifact.stored.key,
        "sha256": artifact.stored.sha256,
        "size": artifact.stored.size,
        "content_type": artifact.content_type,
        "metadata": dict(artifact.metadata),
        "iteration": artifact.iteration,
        "selected": artifact.selected,
    }


def event_of(row: Row[Any]) -> JobEvent:
    """A line of a timeline."""
    values = {name: getattr(row, name) for name in _EVENT_COLUMNS}
    return JobEvent(**values, actor=_actor_of(row))


def key_of(row: Row[Any]) -> ApiKey:
    """A key, without the hash of its secret."""
    return ApiKey(**{name: getattr(row, name) for name in _KEY_COLUMNS}, scopes=frozenset(map(Scope, row.scopes)))


def webhook_of(row: Row[Any]) -> Webhook:
    """An endpoint, without its secrets."""
    values = {name: getattr(row, name) for name in _WEBHOOK_COLUMNS}
    previous = row.previous_secret_until if row.previous_secret else None
    return Webhook(**values, events=tuple(row.events), previous_secret_until=previous)


def secrets_of(row: Row[Any]) -> Secrets:
    """What signs messages, of an endpoint or of a tenant's callbacks."""
    return Secrets(row.secret, row.previous_secret, row.previous_secret_until)


def delivery_of(row: Row[Any], attempts: Iterable[Row[Any]]) -> Delivery:
    """A message to a receiver, with the attempts in their order."""
    pending = row.status == DeliveryStatus.PENDING
    return Delivery(
        **{name: getattr(row, name) for name in _DELIVERY_COLUMNS},
        status=DeliveryStatus(row.status),
        next_attempt_at=row.due_at if pending else None,
        attempts=tuple(
            Attempt(each.attempt, each.started_at, each.duration_ms, each.status_code, each.error, each.response)
            for each in attempts
        ),
    )
