"""How the workers are, asked over connections that are kept."""

from collections.abc import Callable

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

from deck_runtime.certificates import Certificates
from deck_runtime.grpc_client import open_channel
from deck_runtime.grpc_options import REASON_TRAILER


class WorkerHealth:
    """Asks each worker for its health; its connection is kept until it does not answer, or is found elsewhere.

    To connect anew for each question took most of the time of a probe, at both ends.
    """

    def __init__(self, certificates: Callable[[], Certificates | None], timeout: float) -> None:
        """Args: certificates: what to show now. timeout: seconds an answer may take."""
        self._certificates, self._timeout = certificates, timeout
        self._kept: dict[str, tuple[str, grpc.aio.Channel]] = {}

    async def state(self, name: str, address: str) -> str:
        """`ok`, `away` or why it does not serve. Raises UnusableCertificate."""
        kept, channel = self._kept.pop(name, ("", None))
        if channel is not None and kept != address:
            await channel.close()
            channel = None
        if not address:
            return "away"
        if channel is None:
            channel = open_channel(address, self._certificates())
        try:
            call = health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=self._timeout)
            answer, trailer = await call, dict(await call.trailing_metadata())
        except grpc.RpcError:
            await channel.close()
            return "away"
        self._kept[name] = (address, channel)
        if answer.status == health_pb2.HealthCheckResponse.SERVING:
            return "ok"
        reason = trailer.get(REASON_TRAILER, b"").decode("utf-8", "replace")
        return f"not serving: {reason}" if reason else "not serving"

    async def close(self) -> None:
        """Close the connections."""
        for _address, channel in self._kept.values():
            await channel.close()
        self._kept.clear()
