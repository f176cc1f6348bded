"""The command behind HEALTHCHECK: whether the service of a container serves, and else why not."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import grpc
import pytest
from grpc_health.v1 import health, health_pb2, health_pb2_grpc

from deck_runtime.probe import reachable
from deck_runtime.settings import SettingError
from tests.support.servers import free_port


def _probed(protocol: str, listen: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deck_runtime.probe", protocol]
    return subprocess.run(
        command, env={"DECKMILL_LISTEN": listen}, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def serving() -> Iterator[tuple[str, health.HealthServicer]]:
    """A server on all interfaces, with what it says of its health."""
    server = grpc.server(ThreadPoolExecutor(1))
    said = health.HealthServicer()
    health_pb2_grpc.add_HealthServicer_to_server(said, server)
    port = server.add_insecure_port("0.0.0.0:0")
    server.start()
    yield f"0.0.0.0:{port}", said
    server.stop(None).wait()


def test_a_service_that_serves_is_healthy(serving: tuple[str, health.HealthServicer]) -> None:
    """And one that says that it does not is not."""
    listen, said = serving
    assert (_probed("grpc", listen).returncode, _probed("grpc", listen).stderr) == (0, "")
    said.set("", health_pb2.HealthCheckResponse.NOT_SERVING)
    assert (_probed("grpc", listen).returncode, _probed("grpc", listen).stderr) == (1, "it does not serve\n")


@pytest.mark.parametrize("protocol", ["grpc", "http"])
def test_nobody_there_is_a_line_and_no_traceback(protocol: str) -> None:
    """With the address that was asked."""
    listen = f"127.0.0.1:{free_port()}"
    done = _probed(protocol, listen)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith(f"{listen} does not answer: ")


def test_an_address_without_a_port_is_told() -> None:
    """Port 0 is a free one, which nobody outside knows."""
    with pytest.raises(SettingError, match="DECKMILL_LISTEN"):
        reachable("127.0.0.1:0")
    assert "DECKMILL_LISTEN" in _probed("grpc", "").stderr
    assert _probed("smtp", "127.0.0.1:25").returncode == 2


def test_what_listens_everywhere_is_asked_at_home() -> None:
    """By both families of addresses."""
    assert reachable("0.0.0.0:7101") == "127.0.0.1:7101"
    assert reachable("[::]:7101") == "[::1]:7101"
    assert reachable("10.0.0.1:7101") == "10.0.0.1:7101"
