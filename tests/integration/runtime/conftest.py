"""A pool of one child that answers with what it was sent."""

from collections.abc import AsyncIterator

import pytest

from deck_runtime.children.pool import ChildPool
from tests.support.echo_child import WORK, Echo, Wish


@pytest.fixture
async def pool() -> AsyncIterator[ChildPool[Wish, Echo]]:
    """One child of the echo module."""
    made = ChildPool(WORK, 1)
    made.start()
    yield made
    await made.close()
