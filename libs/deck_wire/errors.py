"""The one table between domain errors and gRPC statuses, both ways.

A domain error travels as google.rpc.Status with an ErrorInfo (reason = the class, domain = deckmill, metadata.code =
its code, metadata.limit = how many may wait, of a full queue), a BadRequest for violations and a RetryInfo where
waiting helps. What arrives without our ErrorInfo came from gRPC itself: it answers RESOURCE_EXHAUSTED for a message
over its size limit, so only our reason means a full queue.
"""

from collections.abc import Mapping

import grpc
from google.protobuf import any_pb2, duration_pb2
from google.rpc import error_details_pb2, status_pb2

from deck_domain.errors import (
    ArtifactGone,
    DeckError,
    Gone,
    IllegalTransition,
    InvalidDocument,
    InvalidRequest,
    LeaseLost,
    NotFound,
    PermissionDenied,
    QueueFull,
    RequestIdReused,
    RevisionChanged,
    StoreUnavailable,
    TooLarge,
    Unauthenticated,
    UnusableFile,
    Violation,
)

DOMAIN = "deckmill"
STATUS_TRAILER = "grpc-status-details-bin"

CODES: Mapping[type[DeckError], grpc.StatusCode] = {
    InvalidDocument: grpc.StatusCode.INVALID_ARGUMENT,
    InvalidRequest: grpc.StatusCode.INVALID_ARGUMENT,
    TooLarge: grpc.StatusCode.INVALID_ARGUMENT,
    UnusableFile: grpc.StatusCode.INVALID_ARGUMENT,
    Unauthenticated: grpc.StatusCode.UNAUTHENTICATED,
    PermissionDenied: grpc.StatusCode.PERMISSION_DENIED,
    NotFound: grpc.StatusCode.NOT_FOUND,
    Gone: grpc.StatusCode.NOT_FOUND,
    ArtifactGone: grpc.StatusCode.DATA_LOSS,
    RequestIdReused: grpc.StatusCode.ALREADY_EXISTS,
    IllegalTransition: grpc.StatusCode.FAILED_PRECONDITION,
    LeaseLost: grpc.StatusCode.ABORTED,
    RevisionChanged: grpc.StatusCode.ABORTED,
    QueueFull: grpc.StatusCode.RESOURCE_EXHAUSTED,
    StoreUnavailable: grpc.StatusCode.UNAVAILABLE,
}
_BY_REASON = {kind.__name__: kind for kind in CODES}


def to_status(error: DeckError) -> tuple[grpc.StatusCode, status_pb2.Status]:
    """The gRPC code and the full status of a domain error; a subclass travels as its nearest relative in the table."""
    kind = next((base for base in type(error).__mro__ if base in CODES), None)
    code = CODES[kind] if kind else grpc.StatusCode.INTERNAL
    info = error_details_pb2.ErrorInfo(
        reason=kind.__name__ if kind else "DeckError", domain=DOMAIN, metadata={"code": error.code}
    )
    if isinstance(error, QueueFull):
        info.metadata["limit"] = str(error.limit)
    status = status_pb2.Status(code=code.value[0], message=error.message, details=[_packed(info)])
    if isinstance(error, InvalidDocument):
        status.details.append(_packed(_bad_request(error.violations)))
    if isinstance(error, QueueFull | StoreUnavailable):
        delay = duration_pb2.Duration()
        delay.FromMilliseconds(round(error.retry_after * 1000))
        status.details.append(_packed(error_details_pb2.RetryInfo(retry_delay=delay)))
    return code, status


def from_rpc_error(error: grpc.RpcError) -> DeckError:
    """The domain error that a failed call means to its caller."""
    status = _status_of(error)
    info = error_details_pb2.ErrorInfo()
    found = {detail.TypeName(): detail for detail in status.details}
    packed = found.get(info.DESCRIPTOR.full_name)
    if packed is None or not packed.Unpack(info) or info.domain != DOMAIN:
        return _foreign(error)
    return _rebuilt(info, status.message, found)


def _rebuilt(info: error_details_pb2.ErrorInfo, message: str, details: Mapping[str, any_pb2.Any]) -> DeckError:
    kind = _BY_REASON.get(info.reason, DeckError)
    code = info.metadata.get("code") or None
    if issubclass(kind, InvalidDocument):
        bad_request = error_details_pb2.BadRequest()
        _unpack(details, bad_request)
        violations = [Violation(v.field, v.reason, v.description) for v in bad_request.field_violations]
        rebuilt: DeckError = kind(violations, message)
    elif issubclass(kind, QueueFull | StoreUnavailable):
        retry = error_details_pb2.RetryInfo()
        _unpack(details, retry)
        rebuilt = kind(message, retry_after=retry.retry_delay.ToMilliseconds() / 1000)
        if isinstance(rebuilt, QueueFull):
            rebuilt.limit = int(info.metadata.get("limit", "0"))
    else:
        rebuilt = kind(message)
    if code:
        rebuilt.code = code
    return rebuilt


def _foreign(error: grpc.RpcError) -> DeckError:
    code = error.code()
    detail = error.details() or ""
    if code in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.CANCELLED):
        return StoreUnavailable("A service that this needs is away or too slow; try again shortly.")
    if code is grpc.StatusCode.RESOURCE_EXHAUSTED:
        return TooLarge("The message is over the size limit between services (16 MB).")
    return DeckError(f"Unexpected answer {code.name}: {detail}")


def _bad_request(violations: tuple[Violation, ...]) -> error_details_pb2.BadRequest:
    request = error_details_pb2.BadRequest()
    for violation in violations:
        request.field_violations.add(field=violation.pointer, reason=violation.code, description=violation.message)
    return request


def _packed(message: object) -> any_pb2.Any:
    packed = any_pb2.Any()
    packed.Pack(message)  # type: ignore[arg-type]
    return packed


def _unpack(details: Mapping[str, any_pb2.Any], into: object) -> None:
    packed = details.get(into.DESCRIPTOR.full_name)  # type: ignore[attr-defined]
    if packed is not None:
        packed.Unpack(into)  # type: ignore[arg-type]


def _status_of(error: grpc.RpcError) -> status_pb2.Status:
    for key, value in error.trailing_metadata() or ():
        if key == STATUS_TRAILER:
            return status_pb2.Status.FromString(value)
    return status_pb2.Status()
