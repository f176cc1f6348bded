"""`python -m deck_runtime.probe grpc|http`: asks the service of this container whether it serves; for HEALTHCHECK.

Exit code 0 where it does, else 1 with the reason in a line. The address is the one that DECKMILL_LISTEN names. Where
services talk by mutual TLS, the probe shows this service's own certificate.
"""

import os
import sys
import urllib.error
import urllib.request

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

from deck_runtime.certificates import Certificates, UnusableCertificate
from deck_runtime.grpc_options import REASON_TRAILER
from deck_runtime.settings import ServiceSettings, SettingError, host_and_port, load

_SECONDS = 5.0
_GATEWAY = "127.0.0.1:8080"
"""Where a gateway listens that is not told where."""


def main(arguments: list[str]) -> int:
    """Probe by the protocol that is named; the exit code."""
    if arguments not in (["grpc"], ["http"]):
        sys.stderr.write("usage: python -m deck_runtime.probe grpc|http\n")
        return 2
    over_http = arguments == ["http"]
    try:
        address = reachable(os.environ.get("DECKMILL_LISTEN") or (_GATEWAY if over_http else ""))
        reason = _http(address) if over_http else _grpc(address, load(ServiceSettings, os.environ).certificates())
    except (SettingError, UnusableCertificate) as error:
        reason = str(error)
    if reason:
        sys.stderr.write(f"{reason}\n")
    return int(bool(reason))


def reachable(listen: str) -> str:
    """The address that reaches a server which listens on `listen`. Raises SettingError where it has no port."""
    host, port = host_and_port("listen", listen)
    if not port:
        raise SettingError.of("listen", "names no port that can be asked")
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _grpc(address: str, certificates: Certificates | None) -> str:
    """Why it does not serve; empty where it does."""
    with _channel(address, certificates) as channel:
        try:
            answer, call = health_pb2_grpc.HealthStub(channel).Check.with_call(
                health_pb2.HealthCheckRequest(), timeout=_SECONDS
            )
        except grpc.RpcError as error:
            return f"{address} does not answer: {error.code().name}"
    if answer.status == health_pb2.HealthCheckResponse.SERVING:
        return ""
    reason: bytes = dict(call.trailing_metadata()).get(REASON_TRAILER, b"it does not serve")
    return reason.decode()


def _channel(address: str, certificates: Certificates | None) -> grpc.Channel:
    if certificates is None:
        return grpc.insecure_channel(address)
    return grpc.secure_channel(address, certificates.channel_credentials(), certificates.options())


def _http(address: str) -> str:
    try:
        with urllib.request.urlopen(f"http://{address}/readyz", timeout=_SECONDS):
            return ""
    except urllib.error.HTTPError as error:
        return error.read(2000).decode(errors="replace")
    except OSError as error:
        return f"{address} does not answer: {error}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
