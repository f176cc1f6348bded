"""Looking up the hosts that strangers name, and one exchange with one of them."""

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import uvloop

from deck_runtime.outbound.addresses import AddressRules, Refused, Target, address_of, system_addresses, target_of
from deck_runtime.outbound.exchange import Question, ask, trust
from tests.support.picture_server import self_signed

PATIENCE = 20.0


async def test_silent_name_servers_hold_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither other hosts, nor work of other kinds in the loop's own threads."""
    talking, waiting = threading.Event(), threading.Semaphore(0)
    answered = socket.getaddrinfo

    def look_up(host: str, port: int, **more: Any) -> Any:
        if host == "silent.example":
            waiting.release()
            talking.wait(PATIENCE)
        return answered("127.0.0.1", port, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    stuck = [asyncio.create_task(system_addresses("silent.example", 443)) for _ in range(100)]
    try:
        for _ in stuck:
            await asyncio.to_thread(waiting.acquire)
        async with asyncio.timeout(PATIENCE):
            assert await system_addresses("quick.example", 443) == ["127.0.0.1"]
            assert await asyncio.to_thread(int, "7") == 7
        assert not any(task.done() for task in stuck)
    finally:
        talking.set()
        await asyncio.gather(*stuck)


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("http://127.0.0.1:8000/x", False),
        ("http://inner.example:8000/x", True),
        ("http://INNER.example.:8000/x", True),
        ("https://inner.example/x", False),
        ("https://[::1]:8443/x", True),
    ],
)
async def test_hosts_that_are_named_are_found_however_they_are_spelt(url: str, inside: bool) -> None:
    """With their port; upper case and a dot at the end make no other host of one."""
    rules = AddressRules(
        "receiver", inner_plain_http=True, other_ports=True, inner_hosts=("inner.example:8000", "::1:8443")
    )

    async def at_home(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    try:
        found = await address_of(target_of(url, rules), rules, at_home)
    except Refused:
        found = ""
    assert (found == "127.0.0.1") is inside


@pytest.mark.parametrize("url", ["https://[fe80::1%25eth0]/x", "https://[fe80::1%lo]/x", "https://exa%6dple.com/"])
def test_zones_and_escapes_are_no_hosts(url: str) -> None:
    """A zone is one of this machine's networks; it is refused when it is named, and not only when it is called."""
    with pytest.raises(Refused, match="cannot be read"):
        target_of(url, AddressRules("receiver", other_ports=True))


def test_port_0_is_no_port() -> None:
    """It is told, and not taken for the port of the protocol, whose host may be an inner one."""
    for inner in ((), ("example.com:443",)):
        with pytest.raises(Refused, match="port 0"):
            target_of("https://example.com:0/", AddressRules("receiver", other_ports=True, inner_hosts=inner))


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run])
@pytest.mark.parametrize("says_farewell", [True, False])
def test_a_body_is_read_to_its_end_whatever_farewell_its_host_says(
    run: Callable[..., bytes], says_farewell: bool, tmp_path: Path
) -> None:
    """Many hosts hang up without the farewell of TLS, before what they sent has been read; services run on uvloop."""
    content, certificate = bytes(3_000_000), self_signed(tmp_path, "pictures.example")
    listening = socket.create_server(("127.0.0.1", 0))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def answer() -> None:
        connection = context.wrap_socket(listening.accept()[0], server_side=True)
        connection.recv(65_536)
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content)
        with contextlib.suppress(OSError):  # of a client that has gone with all that it wanted
            (connection.unwrap() if says_farewell else connection).close()

    async def fetched() -> bytes:
        target = Target("https", "127.0.0.1", listening.getsockname()[1], "/", inner=True)
        async with ask(target, "127.0.0.1", Question("GET", {}), trust(str(certificate))) as told:
            return b"".join([part async for part in told.body])

    host = threading.Thread(target=answer, daemon=True)
    host.start()
    try:
        assert run(fetched()) == content
    finally:
        host.join(PATIENCE)
        listening.close()
