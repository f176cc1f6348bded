"""An OpenTelemetry collector of the tests: takes OTLP over HTTP, and remembers the spans."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


@dataclass(frozen=True, slots=True)
class Received:
    """A span; ids in hexadecimal, times in nanoseconds of the Unix clock, `parent` empty for the first of a trace."""

    service: str
    name: str
    trace: str
    id: str
    parent: str
    began: int
    ended: int
    attributes: dict[str, str]


@dataclass
class Collector:
    """Where it listens, and what came."""

    endpoint: str = ""
    spans: list[Received] = field(default_factory=list)
    news: threading.Event = field(default_factory=threading.Event)

    def take(self, body: bytes) -> None:
        """Remember the spans of one request."""
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            service = next(
                each.value.string_value for each in resource.resource.attributes if each.key == "service.name"
            )
            self.spans += [
                Received(
                    service,
                    span.name,
                    span.trace_id.hex(),
                    span.span_id.hex(),
                    span.parent_span_id.hex(),
                    span.start_time_unix_nano,
                    span.end_time_unix_nano,
                    {each.key: each.value.string_value for each in span.attributes},
                )
                for scope in resource.scope_spans
                for span in scope.spans
            ]
        self.news.set()

    def trace(self, trace_id: str) -> list[Received]:
        """The spans of one trace, in the order of their beginning."""
        return sorted((span for span in self.spans if span.trace == trace_id), key=lambda span: span.began)


@contextmanager
def collector() -> Iterator[Collector]:
    """One on a free port."""
    made = Collector()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            if self.headers.get("Content-Encoding") or self.path != "/v1/traces":
                self.send_error(415)
                return
            made.take(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.endpoint = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
