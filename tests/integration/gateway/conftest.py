"""One installation for all tests of the gateway that leave it as it was."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from deck_domain.ids import new_id
from tests.support.gateway import Installation, installation, working
from tests.support.team import Team


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A registry and a gateway."""
    with installation(tmp_path_factory.mktemp("installation") / "data") as running:
        yield running


@pytest.fixture
async def acme(served: Installation) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the tenant acme."""
    async with served.client(served.key("acme")) as client:
        yield client


@pytest.fixture
async def workers(served: Installation) -> AsyncIterator[None]:
    """Somebody does the work."""
    async with working(served):
        yield


@pytest.fixture
def private(tmp_path: Path) -> Iterator[Installation]:
    """An installation of a test's own, to be hurt."""
    with installation(tmp_path / "data") as running:
        yield running


@pytest.fixture
async def team(served: Installation) -> AsyncIterator[Team]:
    """A team of a tenant of its own, for which somebody works."""
    tenant = new_id("t").lower().replace("_", "-")
    scopes = (("render", "read"), ("jobs:approve", "read"), ("admin",))
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(served.client(served.key(tenant, *each))) for each in scopes]
        stranger = await stack.enter_async_context(httpx.AsyncClient())
        await stack.enter_async_context(working(served))
        yield Team(*clients, stranger, tenant)
