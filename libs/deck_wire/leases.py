"""Leases and failures: domain to protobuf and back."""

from deck.registry.v1 import lease_service_pb2
from deck_domain.job import Lease
from deck_domain.lifecycle import FailureCategory
from deck_wire.job_options import options_from_wire, options_to_wire
from deck_wire.jobs import artifact_from_wire, artifact_to_wire, kind_number, kind_of, stage_number, stage_of
from deck_wire.values import enum_member, enum_number

_PLAIN = (
    "task_id",
    "job_id",
    "tenant",
    "attempt",
    "strikes",
    "iteration",
    "source_schema",
    "title",
    "slide_count",
    "output_prefix",
    "traceparent",
    "document_rules",
)


def lease_to_wire(lease: Lease) -> lease_service_pb2.Lease:
    """A lease as a message."""
    return lease_service_pb2.Lease(
        **{name: getattr(lease, name) for name in _PLAIN},
        kind=kind_number(lease.kind),
        stage=stage_number(lease.stage),
        ttl_seconds=lease.ttl,
        heartbeat_seconds=lease.heartbeat_interval,
        job_options=options_to_wire(lease.options),
        inputs=[artifact_to_wire(artifact) for artifact in lease.inputs],
        baseline=[artifact_to_wire(artifact) for artifact in lease.baseline],
    )


def lease_from_wire(wire: lease_service_pb2.Lease) -> Lease:
    """A message as a lease. Raises ValueError without a kind or stage we know."""
    kind, stage = kind_of(wire.kind), stage_of(wire.stage)
    if kind is None or stage is None:
        raise ValueError(f"lease on {wire.task_id} has no kind or stage known here")
    return Lease(
        **{name: getattr(wire, name) for name in _PLAIN},
        kind=kind,
        stage=stage,
        ttl=wire.ttl_seconds,
        heartbeat_interval=wire.heartbeat_seconds,
        options=options_from_wire(wire.job_options),
        inputs=tuple(artifact_from_wire(artifact) for artifact in wire.inputs),
        baseline=tuple(artifact_from_wire(artifact) for artifact in wire.baseline),
    )


def category_number(category: FailureCategory) -> lease_service_pb2.FailureCategory:
    """A failure category's number."""
    return enum_number("FAILURE_CATEGORY", lease_service_pb2.FailureCategory, category)


def category_of(number: int) -> FailureCategory | None:
    """The failure category of a number, None for unspecified."""
    return enum_member("FAILURE_CATEGORY", lease_service_pb2.FailureCategory, FailureCategory, number)
