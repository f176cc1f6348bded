"""Pages of other origins: off unless the settings name them."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from gateway.serving.request_scope import RequestScope

_METHODS = ("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS")
_SENT = (
    "Authorization",
    "X-API-Key",
    "Content-Type",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "Last-Event-ID",
    "Range",
    "X-Request-Id",
)
_SHOWN = (
    "Content-Disposition",
    "Content-Range",
    "ETag",
    "Location",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "X-Request-Id",
)


class CrossOrigin:
    """Answers OPTIONS, and lets scripts of the named origins read answers. Keys travel in headers, never in cookies."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        """Args: origins: such as `https://app.example`, or `*` for all."""
        self._cors = CORSMiddleware(
            app, allow_origins=origins, allow_methods=_METHODS, allow_headers=_SENT, expose_headers=_SHOWN
        )
        self._options = RequestScope(self._answer_options)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        asks = scope["type"] == "http" and scope["method"] == "OPTIONS"
        await (self._options if asks else self._cors)(scope, receive, send)

    async def _answer_options(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if "origin" in headers and "access-control-request-method" in headers:
            response = self._cors.preflight_response(request_headers=headers)
        else:
            response = Response(status_code=204, headers={"Allow": ", ".join(_METHODS)})
        await response(scope, receive, send)
