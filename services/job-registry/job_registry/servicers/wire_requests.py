"""Request messages as values of the domain, with a clear refusal for what has no meaning here."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from google.protobuf import duration_pb2

from deck.artifact.v1 import artifact_pb2
from deck.registry.v1 import (
    brand_pack_service_pb2,
    job_options_pb2,
    job_service_pb2,
    lease_service_pb2,
    settings_service_pb2,
    webhook_service_pb2,
)
from deck_domain.brand_packs import PackStatus
from deck_domain.errors import InvalidRequest, Violation
from deck_domain.job import ApprovalStatus, Artifact, ArtifactKind, StageFailure
from deck_domain.job_options import JobOptions
from deck_domain.job_pages import JobFilter
from deck_domain.tenant_settings import TenantSettings
from deck_domain.webhooks import DeliveryStatus
from deck_wire.job_options import options_from_wire
from deck_wire.jobs import actor_from_wire, artifact_from_wire, kind_of, stage_of, state_of
from deck_wire.leases import category_of
from deck_wire.tenant_settings import settings_from_wire
from deck_wire.values import moment
from job_registry.brand_packs.create_version import VersionRequest
from job_registry.jobs.decide_job import DecisionRequest
from job_registry.jobs.record_downloads import Download
from job_registry.jobs.retry_job import RetryRequest
from job_registry.jobs.write_job import JobRequest

T = TypeVar("T")
M = TypeVar("M", bound=StrEnum)
_LONGEST_TRACEPARENT = 64
_LONGEST_CODE = 64


def job_request(wire: job_service_pb2.CreateJobRequest) -> JobRequest:
    """What CreateJob is asked. Raises InvalidRequest."""
    return JobRequest(
        tenant=wire.tenant,
        key_id=wire.key_id,
        kind=known("/kind", kind_of, wire.kind),
        source_schema=wire.source_schema,
        document=wire.document,
        upload=artifact("/upload", wire.upload) if wire.HasField("upload") else None,
        options=job_options(wire.job_options),
        request_id=wire.request_id,
        fingerprint=wire.fingerprint,
        traceparent=_traceparent(wire.traceparent),
        verdict=wire.verdict if wire.HasField("verdict") else None,
    )


def usage_days(wire: job_service_pb2.ListUsageRequest) -> tuple[date, date]:
    """The first and the last day that are asked for. Raises InvalidRequest."""
    return _day("/first_day", wire.first_day), _day("/last_day", wire.last_day)


def _day(pointer: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text[:40]!r} is no day: write YYYY-MM-DD."
        raise InvalidRequest([Violation(pointer, "wrong_format", message)], message) from None


def moment_asked(wire: Any, field: str, pointer: str) -> datetime | None:
    """A moment that a request names, None for none. Raises InvalidRequest for one that no calendar has."""
    try:
        return moment(wire, field)
    except OverflowError:
        message = "This moment is in no year that calendars have: give one from the year 1 to 9999."
        raise InvalidRequest([Violation(pointer, "out_of_range", message)], message) from None


def span_asked(wire: duration_pb2.Duration, pointer: str) -> timedelta:
    """How long something shall last. Raises InvalidRequest for longer than can be counted."""
    try:
        return wire.ToTimedelta()
    except OverflowError:
        message = "This is longer than can be counted: give fewer seconds."
        raise InvalidRequest([Violation(pointer, "out_of_range", message)], message) from None


def job_options(wire: job_options_pb2.JobOptions) -> JobOptions:
    """What is asked for beside the document. Raises InvalidRequest for a validation mode that is not known here."""
    try:
        return options_from_wire(wire)
    except ValueError:
        raise _unknown("/renderOptions/validationMode", wire.render_options.validation_mode) from None


def version_request(wire: brand_pack_service_pb2.CreateBrandPackVersionRequest) -> VersionRequest:
    """What CreateBrandPackVersion is asked. Raises InvalidRequest."""
    if not wire.HasField("upload"):
        message = "Send the template as a .pptx or .potx file."
        raise InvalidRequest([Violation("/file", "missing", message)], message)
    return VersionRequest(
        wire.tenant,
        wire.key_id,
        artifact("/upload", wire.upload),
        wire.pack_id,
        wire.name,
        wire.request_id,
        wire.fingerprint,
        _traceparent(wire.traceparent),
    )


def pack_status(word: str) -> PackStatus:
    """The status of a pack. Raises InvalidRequest for one that is not known here."""
    try:
        return PackStatus(word)
    except ValueError:
        raise _unknown("/status", word) from None


def retry_request(wire: job_service_pb2.RetryJobRequest) -> RetryRequest:
    """What RetryJob is asked."""
    expected = tuple(wire.expected_revisions)
    return RetryRequest(wire.tenant, wire.job_id, wire.key_id, wire.request_id, wire.fingerprint, expected)


def decision_request(wire: job_service_pb2.DecideJobRequest) -> DecisionRequest:
    """What DecideJob is asked. Raises InvalidRequest."""
    return DecisionRequest(
        tenant=wire.tenant,
        job_id=wire.job_id,
        key_id=wire.key_id,
        status=_word(ApprovalStatus, "/status", wire.status),
        note=wire.note,
        artifact_sha256=wire.artifact_sha256,
        expected=set(wire.expected_revisions),
    )


def downloads(wire: job_service_pb2.RecordDownloadsRequest) -> list[Download]:
    """What was downloaded. Raises InvalidRequest for a kind of file that is not known here."""
    return [
        Download(
            job_id=each.job_id,
            artifact_id=each.artifact_id,
            kind=_word(ArtifactKind, f"/downloads/{index}/kind", each.kind) if each.kind else None,
            label=each.label,
            actor=actor_from_wire(each.actor),
        )
        for index, each in enumerate(wire.downloads)
    ]


def tenant_settings(wire: settings_service_pb2.TenantSettings) -> TenantSettings:
    """What a tenant chooses. Raises InvalidRequest."""
    try:
        return settings_from_wire(wire)
    except ValueError:
        raise _unknown("/four_eyes", wire.four_eyes) from None


def job_filter(wire: job_service_pb2.ListJobsRequest) -> JobFilter:
    """Which jobs are asked for. Raises InvalidRequest."""
    return JobFilter(
        states=all_known("/states", state_of, wire.states),
        kinds=all_known("/kinds", kind_of, wire.kinds),
        stages=all_known("/stages", stage_of, wire.stages),
        approval_status=_word(ApprovalStatus, "/approval_status", wire.approval_status)
        if wire.approval_status
        else None,
        source_schema=wire.source_schema,
        brand_pack_id=wire.brand_pack_id,
        with_slides=wire.with_slides,
    )


def delivery_status(wire: webhook_service_pb2.ListDeliveriesRequest) -> DeliveryStatus | None:
    """Which deliveries are asked for; None means all. Raises InvalidRequest."""
    return _word(DeliveryStatus, "/status", wire.status) if wire.status else None


def artifact(pointer: str, wire: artifact_pb2.Artifact) -> Artifact:
    """An artifact. Raises InvalidRequest for a kind that is not known here."""
    try:
        return artifact_from_wire(wire)
    except ValueError:
        raise _unknown(f"{pointer}/kind", wire.kind) from None


def stage_failure(wire: lease_service_pb2.FailTaskRequest) -> StageFailure:
    """Why an attempt failed. Raises InvalidRequest; a text that came out of a crash is made storable."""
    category = known("/category", category_of, wire.category)
    message = wire.message.replace("\0", "")
    return StageFailure(category, wire.code[:_LONGEST_CODE], message, stage_of(wire.blamed_stage))


def all_known(pointer: str, convert: Callable[[int], T | None], numbers: Iterable[int]) -> tuple[T, ...]:
    """Members of an enumeration. Raises InvalidRequest for numbers that are not known here."""
    return tuple(known(f"{pointer}/{index}", convert, number) for index, number in enumerate(numbers))


def known(pointer: str, convert: Callable[[int], T | None], number: int) -> T:
    """A member of an enumeration. Raises InvalidRequest for a number that is not known here, or unspecified."""
    member = convert(number)
    if member is None:
        raise _unknown(pointer, number)
    return member


def _word(members: type[M], pointer: str, word: str) -> M:
    try:
        return members(word)
    except ValueError:
        raise _unknown(pointer, word) from None


def _traceparent(text: str) -> str:
    return text if len(text) <= _LONGEST_TRACEPARENT else ""


def _unknown(pointer: str, value: object) -> InvalidRequest:
    message = f"{value!r} is not known here."
    return InvalidRequest([Violation(pointer, "unknown_value", message)], message)
