"""Which calls gRPC repeats by itself when a service is away, as the `service config` that channels take.

The protos say it of each method: one without side effects may be repeated, and so may an idempotent one. Nothing else
is: whoever makes a job twice pays twice. Calls are never hedged, since a second copy at once is only more work for a
service that is slow.
"""

import json
from collections.abc import Iterator

from google.protobuf.descriptor import FileDescriptor, MethodDescriptor
from google.protobuf.descriptor_pb2 import MethodOptions

from deck.previewer.v1 import preview_service_pb2
from deck.registry.v1 import (
    brand_pack_service_pb2,
    caller_service_pb2,
    job_service_pb2,
    key_service_pb2,
    lease_service_pb2,
    link_service_pb2,
    settings_service_pb2,
    theme_service_pb2,
    webhook_service_pb2,
)
from deck.renderer.v1 import render_service_pb2
from deck.scorer.v1 import score_service_pb2

FILES: tuple[FileDescriptor, ...] = tuple(
    module.DESCRIPTOR
    for module in (
        brand_pack_service_pb2,
        caller_service_pb2,
        job_service_pb2,
        key_service_pb2,
        lease_service_pb2,
        link_service_pb2,
        preview_service_pb2,
        render_service_pb2,
        score_service_pb2,
        settings_service_pb2,
        theme_service_pb2,
        webhook_service_pb2,
    )
)
"""Every file with services."""
WITH_REQUEST_ID = ("deck.registry.v1.JobService/CreateJob", "deck.registry.v1.JobService/RetryJob")
"""Methods that are idempotent if, and only if, every request has a `request_id`."""
_RETRY = {
    # About a third of a second in all: replicas take turns, so that the next attempt goes to another one.
    "maxAttempts": 4,
    "initialBackoff": "0.05s",
    "maxBackoff": "1s",
    "backoffMultiplier": 2,
    # A server that ends answers CANCELLED to calls that come while it sends its clients elsewhere. A call that its own
    # caller cancels is not repeated.
    "retryableStatusCodes": ["UNAVAILABLE", "CANCELLED"],
}
_REPEATABLE = (MethodOptions.NO_SIDE_EFFECTS, MethodOptions.IDEMPOTENT)


def service_config(*also: str) -> str:
    """The value of the channel option `grpc.service_config`.

    Args:
        also: further methods that this client's requests make idempotent, as `package.Service/Method`.
    """
    names = [method.full_name for method in methods() if method.GetOptions().idempotency_level in _REPEATABLE]
    listed = [*(name.rpartition(".")[::2] for name in names), *(name.split("/") for name in also)]
    config = {
        "loadBalancingConfig": [{"round_robin": {}}],
        "methodConfig": [
            {"name": [{"service": service, "method": method} for service, method in listed], "retryPolicy": _RETRY}
        ],
    }
    return json.dumps(config)


def methods() -> Iterator[MethodDescriptor]:
    """Every method of every service."""
    for file in FILES:
        for service in file.services_by_name.values():
            yield from service.methods
