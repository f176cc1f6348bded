"""Channel arguments that both ends of every connection share."""

MAX_MESSAGE_BYTES = 16 << 20
TOKEN_HEADER = "x-deckmill-token"  # noqa: S105 - a header's name
TRACE_HEADER = "traceparent"
REASON_TRAILER = "x-deckmill-reason-bin"
"""Why a service does not serve, in UTF-8; beside the answer of its health."""
DATABASE_PART = "database"
"""The part of a registry whose health says whether anything can be stored; reading may go on where nothing can."""

SIZE_OPTIONS = (
    ("grpc.max_send_message_length", MAX_MESSAGE_BYTES),
    ("grpc.max_receive_message_length", MAX_MESSAGE_BYTES),
)
# Keepalive must be set on both ends: a server closes connections that ping more often than it was told to expect.
CLIENT_OPTIONS = (
    *SIZE_OPTIONS,
    # Replicas that were all replaced are found again within a second; usually a name is looked up every 30 seconds.
    ("grpc.dns_min_time_between_resolutions_ms", 1_000),
    ("grpc.keepalive_time_ms", 10_000),
    ("grpc.keepalive_timeout_ms", 5_000),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 2_000),
)
_CONNECTION_AGE_MS = 300_000
"""Clients look for replicas whenever a connection ends: so long a new one waits for work of theirs at most."""
SERVER_OPTIONS = (
    *SIZE_OPTIONS,
    # Streams that are open go on until they end by themselves.
    ("grpc.max_connection_age_ms", _CONNECTION_AGE_MS),
    ("grpc.http2.min_recv_ping_interval_without_data_ms", 5_000),
    ("grpc.http2.max_ping_strikes", 0),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.so_reuseport", 0),
)
