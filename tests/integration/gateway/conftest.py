"""One installation for all tests of the gateway that leave it as it was."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.gateway import Installation, installation, working


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
