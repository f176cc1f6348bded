"""Spans for an OpenTelemetry collector, by OTLP over HTTP. Imported only where the extra `otlp` is wanted."""

from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version

from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_KINDS = {"server": SpanKind.SERVER, "consumer": SpanKind.CONSUMER, "internal": SpanKind.INTERNAL}
_CONTEXT = TraceContextTextMapPropagator()
_NANOSECONDS = 1_000_000_000


class OtlpRecorder:
    """Spans of one service, sent in batches by a thread. Traces that the caller does not sample are not recorded."""

    def __init__(self, service: str, endpoint: str) -> None:
        """Args: endpoint: of the collector, without `/v1/traces`."""
        resource = Resource.create(
            {"service.name": service, "service.namespace": "deckmill", "service.version": version("deckmill")}
        )
        self._provider = TracerProvider(resource=resource)
        exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("deckmill")

    def begin(self, name: str, kind: str, parent: str) -> "_Recorded":
        """As of `deck_runtime.tracing.Recorder`."""
        return _Recorded(self._tracer.start_span(name, context=_context(parent), kind=_KINDS[kind]))

    def record(
        self, name: str, parent: str, began: datetime, ended: datetime, attributes: Mapping[str, str | int]
    ) -> None:
        """As of `deck_runtime.tracing.Recorder`."""
        done = self._tracer.start_span(
            name, context=_context(parent), attributes=dict(attributes), start_time=_nanoseconds(began)
        )
        done.end(_nanoseconds(ended))

    def close(self) -> None:
        """Send what is left."""
        self._provider.shutdown()


class _Recorded:
    """One span."""

    def __init__(self, inner: Span) -> None:
        self._span = inner

    @property
    def traceparent(self) -> str:
        context = self._span.get_span_context()
        return f"00-{context.trace_id:032x}-{context.span_id:016x}-{context.trace_flags:02x}"

    def rename(self, name: str) -> None:
        self._span.update_name(name)

    def note(self, name: str, value: str | int) -> None:
        self._span.set_attribute(name, value)

    def fail(self, reason: str) -> None:
        self._span.set_status(Status(StatusCode.ERROR, reason))

    def end(self) -> None:
        self._span.end()


def _context(traceparent: str) -> Context:
    """Never that of this process: ours is told, so that nothing is ever the child of what runs beside it."""
    return _CONTEXT.extract({"traceparent": traceparent}, Context())


def _nanoseconds(moment: datetime) -> int:
    return int(moment.timestamp() * _NANOSECONDS)
