"""Mutual TLS between our servers and our clients, with certificates of the tests' own authority."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from grpc_health.v1 import health, health_pb2, health_pb2_grpc

from deck_domain.errors import StoreUnavailable
from deck_runtime import grpc_client
from deck_runtime.certificates import Certificates, UnusableCertificate
from deck_runtime.grpc_client import Caller
from deck_runtime.grpc_server import Door, new_server, offer
from tests.support.authority import Authority

TOKEN = "token"
ASKED = health_pb2.HealthCheckRequest()
Serve = Callable[[Certificates], AbstractAsyncContextManager[str]]


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """Signs for both ends."""
    return Authority(tmp_path / "ca")


@asynccontextmanager
async def serving(certificates: Certificates) -> AsyncIterator[str]:
    """A server of ours; its address."""
    server = new_server(Door(TOKEN))
    servicer = health.aio.HealthServicer()
    offer(server, servicer, health_pb2_grpc.add_HealthServicer_to_server)
    await servicer.set("", health_pb2.HealthCheckResponse.SERVING)
    port = server.add_secure_port("127.0.0.1:0", certificates.server_credentials())
    await server.start()
    yield f"127.0.0.1:{port}"
    await server.stop(None)


async def asked(caller: Caller) -> int:
    """The answer to a call."""
    return int((await caller.call(caller.stub(health_pb2_grpc.HealthStub).Check, ASKED)).status)


async def outcome(address: str, certificates: Certificates | None) -> str:
    """What a new client comes to."""
    caller = Caller(address, TOKEN, certificates=certificates)
    try:
        return "answered" if await asked(caller) == health_pb2.HealthCheckResponse.SERVING else "odd"
    except StoreUnavailable:
        return "refused"
    finally:
        await caller.close()


def of(authority: Authority, name: str, trusted: Authority | None = None, **hosts: tuple[str, ...]) -> Certificates:
    """Certificates of one end, with the authority whose certificates it takes."""
    return Certificates(*authority.issue(name, **hosts), (trusted or authority).file)


async def test_both_ends_show_certificates_of_the_authority(authority: Authority, tmp_path: Path) -> None:
    """Whoever has none, or one of another authority, is refused by the server; a server of another, by the client."""
    stranger = Authority(tmp_path / "strange", "strange")
    async with serving(of(authority, "server")) as address:
        assert await outcome(address, of(authority, "client")) == "answered"
        assert await outcome(address, None) == "refused"
        assert await outcome(address, of(stranger, "client", authority)) == "refused"
        assert await outcome(address, of(authority, "client", stranger)) == "refused"


async def test_a_certificate_is_for_its_host_or_for_the_name_that_is_set(authority: Authority) -> None:
    """Pods are called by their addresses, and their certificates are made out to a name."""
    named = of(authority, "server", hosts=("registry.deckmill",), addresses=())
    client = of(authority, "client")
    async with serving(named) as address:
        assert await outcome(address, client) == "refused"
        by_name = Certificates(client.chain, client.key, client.authorities, "registry.deckmill")
        assert await outcome(address, by_name) == "answered"


async def test_a_server_takes_new_certificates_up_while_it_serves(authority: Authority, tmp_path: Path) -> None:
    """New connections get them; half of a change is passed over until it is whole."""
    new = Authority(tmp_path / "new", "new")
    certificates, before = of(authority, "server"), of(authority, "client")
    after = of(new, "client")
    async with serving(certificates) as address:
        assert await outcome(address, before) == "answered"
        chain, key = new.issue("server")
        key.replace(certificates.key)
        assert await outcome(address, before) == "answered"  # its certificate is still of the key before
        chain.replace(certificates.chain)
        new.file.replace(certificates.authorities)
        assert await outcome(address, before) == "refused"
        after = Certificates(after.chain, after.key, certificates.authorities)
        assert await outcome(address, after) == "answered"


async def test_a_client_takes_new_certificates_up_and_keeps_its_stubs(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next call is made with them, on a connection of its own."""
    monkeypatch.setattr(grpc_client, "_LOOK", 0.0)
    new = Authority(tmp_path / "new", "new")
    mine = of(authority, "client")
    async with serving(of(authority, "server")) as old_address, serving(of(new, "server")) as new_address:
        assert await outcome(new_address, mine) == "refused"
        old, later = Caller(old_address, TOKEN, certificates=mine), Caller(new_address, TOKEN, certificates=mine)
        stub = later.stub(health_pb2_grpc.HealthStub)
        assert await asked(old) == health_pb2.HealthCheckResponse.SERVING
        for path, source in zip((mine.chain, mine.key), new.issue("client"), strict=True):
            source.replace(path)
        new.file.replace(mine.authorities)
        assert (await later.call(stub.Check, ASKED)).status == health_pb2.HealthCheckResponse.SERVING
        with pytest.raises(StoreUnavailable):
            await asked(old)
        await old.close()
        await later.close()


def test_files_that_cannot_be_used_are_named(authority: Authority, tmp_path: Path) -> None:
    """With what is wrong with them."""
    good, other = of(authority, "server"), of(authority, "other")
    (empty := tmp_path / "empty.pem").touch()
    for certificates, fault in (
        (Certificates(good.chain, other.key, good.authorities), "do not belong together"),
        (Certificates(tmp_path / "none.pem", good.key, good.authorities), "No such file"),
        (Certificates(good.chain, good.key, empty), "not PEM of that kind"),
    ):
        with pytest.raises(UnusableCertificate, match=fault):
            certificates.check()
