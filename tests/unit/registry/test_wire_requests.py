"""What gRPC requests may say that no calendar and no clock has."""

import pytest
from google.protobuf.duration_pb2 import Duration
from google.protobuf.timestamp_pb2 import Timestamp

from deck.registry.v1.key_service_pb2 import CreateKeyRequest
from deck_domain.errors import InvalidRequest
from job_registry.servicers.wire_requests import moment_asked, span_asked


@pytest.mark.parametrize("seconds", [2**62, -(2**62), 253_402_300_800, -62_135_596_801])
def test_moments_beyond_the_calendar_are_refused(seconds: int) -> None:
    """With the place, before year 1 and after 9999, and not as a fault of ours."""
    with pytest.raises(InvalidRequest) as refused:
        moment_asked(CreateKeyRequest(expires_at=Timestamp(seconds=seconds)), "expires_at", "/expiresAt")
    assert [each.pointer for each in refused.value.violations] == ["/expiresAt"]


def test_moments_of_the_calendar_are_read() -> None:
    """To its last second; none is none."""
    last = moment_asked(CreateKeyRequest(expires_at=Timestamp(seconds=253_402_300_799)), "expires_at", "/expiresAt")
    assert last is not None
    assert last.isoformat() == "9999-12-31T23:59:59+00:00"
    assert moment_asked(CreateKeyRequest(), "expires_at", "/expiresAt") is None


@pytest.mark.parametrize("seconds", [2**62, -(2**62)])
def test_spans_that_cannot_be_counted_are_refused(seconds: int) -> None:
    """Those that can be are held to what is allowed by who asked for them."""
    with pytest.raises(InvalidRequest, match="fewer seconds"):
        span_asked(Duration(seconds=seconds), "/overlapSeconds")
