"""What a child refuses or cannot do reaches the caller as what it is."""

import errno
from collections.abc import AsyncIterator

import pytest

from deck_domain.errors import UnusableFile
from deck_runtime.children.pool import ChildPool


@pytest.fixture
async def pool() -> AsyncIterator[ChildPool]:
    """One child of the echo module."""
    made = ChildPool("tests.support.echo_child", 1)
    made.start()
    yield made
    await made.close()


async def test_a_file_that_cannot_be_used_is_the_callers_fault(pool: ChildPool) -> None:
    """An error class that only the child knows keeps its code and message."""
    with pytest.raises(UnusableFile) as caught:
        await pool.run({"do": "refuse file"}, timeout=20)
    assert ("macro", "Remove the macros.") == (caught.value.code, caught.value.message)


async def test_a_full_disk_is_told_as_one(pool: ChildPool) -> None:
    """It passes, unlike a defect: the stage shall be tried again without blame."""
    with pytest.raises(OSError, match="No space") as caught:
        await pool.run({"do": "fill disk"}, timeout=20)
    assert errno.ENOSPC == caught.value.errno
