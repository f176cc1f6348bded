"""Logs as JSON lines on stderr, metrics for Prometheus."""

import logging
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog
from prometheus_client import start_http_server
from structlog.processors import ExceptionRenderer
from structlog.tracebacks import ExceptionDictTransformer

Logger = structlog.stdlib.BoundLogger
TRACEPARENT = "traceparent"
"""The variable of the log that holds the W3C trace context, as calls between services name it."""
_TRACEPARENT_PARTS = 4


def configure_logging(service: str, level: str) -> None:
    """Send structlog and the standard library's logging to stderr, one JSON object a line."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        _name_trace,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # Without local variables: they hold keys, documents and tokens.
        ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _Tolerant(sys.stderr))),
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared, processor=structlog.processors.JSONRenderer()
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    structlog.contextvars.bind_contextvars(service=service)


def _name_trace(_logger: object, _method: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    """The trace context by the names that log stores find traces by."""
    parts = str(event.pop(TRACEPARENT, "")).split("-")
    if len(parts) == _TRACEPARENT_PARTS:
        event["trace_id"], event["span_id"] = parts[1:3]
    return event


class _Tolerant:
    """A stream that loses lines rather than fail: a full disk below the log must not fail the work it tells of."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


def get_logger(name: str) -> Logger:
    """The logger of a module."""
    logger: Logger = structlog.get_logger(module=name)
    return logger


def serve_metrics(host: str, port: int) -> str:
    """Start the Prometheus endpoint in a daemon thread; returns its host:port. Raises OSError."""
    server, _ = start_http_server(port, addr=host)
    return f"[{host}]:{server.server_port}" if ":" in host else f"{host}:{server.server_port}"
