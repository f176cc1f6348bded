"""What can happen to a job, as its timeline tells: one row for each type of event, with the fields of its data.

What the registry records is one of the classes below; the timeline, the bus and clients get its JSON. The table in
`docs/lifecycle.md`, the OpenAPI of the gateway and the comments of the protos are made from the rows, or held to them.
"""

import dataclasses
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from deck_domain.job import ApprovalStatus, ArtifactKind
from deck_domain.lifecycle import FailureCategory, Stage

StageOfTask = Annotated[Stage, "the stage of the task"]
Attempt = Annotated[int, "which attempt of the task, from 1"]
WebhookId = Annotated[str | None, "wh_...; null for the callback of the job"]
DeliveryId = Annotated[str, "whd_...; its attempts share it"]
DeliveredEvent = Annotated[str, "the event that the delivery tells of"]
DeliveryAttempt = Annotated[int, "which attempt of the delivery, from 1"]


@dataclass(frozen=True, slots=True)
class EventData:
    """The base of what an event tells; a field's meaning stands in its annotation."""


@dataclass(frozen=True, slots=True)
class JobCreated(EventData):
    """Data of `job.created`."""

    kind: Annotated[str, "the kind of job, as in the table of kinds"]
    retry_of_job_id: Annotated[str | None, "the job that this one retries"]


@dataclass(frozen=True, slots=True)
class TaskStarted(EventData):
    """Data of `task.started`."""

    stage: StageOfTask
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class TaskSucceeded(EventData):
    """Data of `task.succeeded`."""

    stage: StageOfTask
    attempt: Attempt
    duration_ms: Annotated[int, "claim to completion, in milliseconds"]


@dataclass(frozen=True, slots=True)
class TaskFailed(EventData):
    """Data of `task.failed`."""

    stage: StageOfTask
    attempt: Attempt
    category: Annotated[FailureCategory, "what decides whether there is another attempt"]
    code: Annotated[str, "an upper-case word"]
    will_retry: Annotated[bool, "whether there is another attempt"]


@dataclass(frozen=True, slots=True)
class LeaseExpired(EventData):
    """Data of `task.lease_expired`."""

    stage: StageOfTask
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class ArtifactRecorded(EventData):
    """Data of `artifact.recorded`."""

    id: Annotated[str, "art_..."]
    kind: Annotated[ArtifactKind, "what the file is"]
    label: Annotated[str, "its name for people"]


@dataclass(frozen=True, slots=True)
class JobSucceeded(EventData):
    """Data of `job.succeeded`."""

    deck_score: Annotated[int | None, "0..100"]


@dataclass(frozen=True, slots=True)
class JobFailed(EventData):
    """Data of `job.failed`."""

    error_code: Annotated[str | None, "an upper-case word"]
    error_stage: Annotated[Stage | None, "the stage that failed"]


@dataclass(frozen=True, slots=True)
class JobCancelled(EventData):
    """Data of `job.cancelled`."""


@dataclass(frozen=True, slots=True)
class JobDeleted(EventData):
    """Data of `job.deleted`."""


@dataclass(frozen=True, slots=True)
class ApprovalChanged(EventData):
    """Data of `approval.changed`."""

    status: Annotated[ApprovalStatus, "the decision: approved or rejected"]
    approval_status: Annotated[
        ApprovalStatus, "where the job stands by it; needs_review while another key has to agree"
    ]
    note: Annotated[str | None, "what the reviewer wrote"]
    artifact_sha256: Annotated[str | None, "SHA-256 of the file that was decided on"]


@dataclass(frozen=True, slots=True)
class HoldChanged(EventData):
    """Data of `hold.changed`."""

    hold: Annotated[bool, "whether the job is on legal hold from now on"]


@dataclass(frozen=True, slots=True)
class FilesRemoved(EventData):
    """Data of `files.removed`."""

    count: Annotated[int, "how many files"]
    kept_days: Annotated[int, "for how many days they were kept"]


@dataclass(frozen=True, slots=True)
class ArtifactDownloaded(EventData):
    """Data of `artifact.downloaded`."""

    id: Annotated[str | None, "art_...; null for the archive of all files"]
    kind: Annotated[ArtifactKind | None, "what the file is; null for the archive"]
    label: Annotated[str, "its name for people"]


@dataclass(frozen=True, slots=True)
class LinkCreated(EventData):
    """Data of `link.created`."""

    link_id: Annotated[str, "dl_..."]
    artifact_id: Annotated[str, "art_..., the file that it leads to"]
    label: Annotated[str, "the file's name for people"]
    seconds: Annotated[int, "for how long it works"]


@dataclass(frozen=True, slots=True)
class LinksRevoked(EventData):
    """Data of `link.revoked`."""

    link_id: Annotated[str | None, "dl_...; null for all that the job had"]
    count: Annotated[int, "how many work no longer"]


@dataclass(frozen=True, slots=True)
class WebhookDelivered(EventData):
    """Data of `webhook.delivered`."""

    webhook_id: WebhookId
    delivery_id: DeliveryId
    event: DeliveredEvent
    attempt: DeliveryAttempt
    status_code: Annotated[int, "what the receiver answered"]
    error: Annotated[str | None, "always null"]


@dataclass(frozen=True, slots=True)
class WebhookFailed(EventData):
    """Data of `webhook.failed`."""

    webhook_id: WebhookId
    delivery_id: DeliveryId
    event: DeliveredEvent
    attempt: DeliveryAttempt
    status_code: Annotated[int | None, "what the receiver answered; null for no answer"]
    error: Annotated[str | None, "why it counts as failed, as a sentence"]
    will_retry: Annotated[bool, "whether there is another attempt"]
    disabled: Annotated[bool, "whether the webhook was disabled for it"]


@dataclass(frozen=True, slots=True, eq=False)
class EventType:
    """A row of the table.

    Attributes:
        name: the word on timelines; on the bus `org.deckmill.` stands before it.
        data: the class of its data.
        meaning: when it happens, as a sentence.
        ends: whether a stream of the job's events ends with it.
        quiet: whether the job stays at its revision: nobody who waits for the job is woken, and no ETag changes.
    """

    name: str
    data: type[EventData]
    meaning: str
    ends: bool = False
    quiet: bool = False

    @property
    def fields(self) -> Mapping[str, tuple[object, str]]:
        """The fields of its data by name: each one's type and meaning."""
        hints = typing.get_type_hints(self.data, include_extras=True)
        annotated = {field.name: typing.get_args(hints[field.name]) for field in dataclasses.fields(self.data)}
        return {name: (kind, meaning) for name, (kind, meaning) in annotated.items()}


EVENT_TYPES: dict[str, EventType] = {
    row.name: row
    for row in (
        EventType("job.created", JobCreated, "The job is durable and queued."),
        EventType("task.started", TaskStarted, "A worker has claimed the task."),
        EventType("task.succeeded", TaskSucceeded, "The task is done and its files are recorded."),
        EventType("task.failed", TaskFailed, "An attempt of the task has ended without a result."),
        EventType("task.lease_expired", LeaseExpired, "The worker has stopped answering; `task.failed` follows."),
        EventType("artifact.recorded", ArtifactRecorded, "A file of the job can be fetched."),
        EventType("job.succeeded", JobSucceeded, "Every task has succeeded.", ends=True),
        EventType("job.failed", JobFailed, "A task has failed for good.", ends=True),
        EventType("job.cancelled", JobCancelled, "The client has ended the job.", ends=True),
        EventType(
            "job.deleted", JobDeleted, "The job was removed, by a client or at the end of its retention.", ends=True
        ),
        EventType("approval.changed", ApprovalChanged, "A reviewer has decided about the job."),
        EventType("hold.changed", HoldChanged, "The job was put on legal hold, or released from it."),
        EventType("files.removed", FilesRemoved, "The retention of the job's files has ended; its record stays."),
        EventType(
            "artifact.downloaded",
            ArtifactDownloaded,
            "Somebody has fetched a file; told once an hour at most for a key or a link.",
            quiet=True,
        ),
        EventType("link.created", LinkCreated, "A link to a file was made for somebody without a key.", quiet=True),
        EventType("link.revoked", LinksRevoked, "Links to files of the job were taken back.", quiet=True),
        EventType("webhook.delivered", WebhookDelivered, "A webhook was told, and took it.", quiet=True),
        EventType("webhook.failed", WebhookFailed, "An attempt to tell a webhook has failed.", quiet=True),
    )
}
"""The table, by name."""


def type_of(data: type[EventData]) -> EventType:
    """The row of a class of data. Raises LookupError for a class without a row."""
    for row in EVENT_TYPES.values():
        if row.data is data:
            return row
    raise LookupError(f"{data.__name__} has no row in the table of events")
