"""Channel arguments that both ends of every connection share."""

MAX_MESSAGE_BYTES = 16 << 20
TOKEN_HEADER = "x-deckmill-token"  # noqa: S105 - a header's name
TRACE_HEADER = "traceparent"
REASON_TRAILER = "x-deckmill-reason-bin"
"""Why a service does not serve, in UTF-8; beside the answer of its health."""

SIZE_OPTIONS = (
    ("grpc.max_send_message_length", MAX_MESSAGE_BYTES),
    ("grpc.max_receive_message_length", MAX_MESSAGE_BYTES),
)
# Keepalive must be set on both ends: a server closes connections that ping more often than it was told to expect.
CLIENT_OPTIONS = (
    *SIZE_OPTIONS,
    ("grpc.keepalive_time_ms", 10_000),
    ("grpc.keepalive_timeout_ms", 5_000),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 2_000),
)
SERVER_OPTIONS = (
    *SIZE_OPTIONS,
    ("grpc.http2.min_recv_ping_interval_without_data_ms", 5_000),
    ("grpc.http2.max_ping_strikes", 0),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.so_reuseport", 0),
)
