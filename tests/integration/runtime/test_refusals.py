"""What a child refuses or cannot do reaches the caller as what it is."""

import errno

import pytest

from deck_domain.errors import UnusableFile
from deck_runtime.children.pool import ChildPool
from tests.support.echo_child import Echo, Wish

EchoPool = ChildPool[Wish, Echo]


async def test_a_file_that_cannot_be_used_is_the_callers_fault(pool: EchoPool) -> None:
    """An error class that only the child knows keeps its code and message."""
    with pytest.raises(UnusableFile) as caught:
        await pool.run(Wish("refuse file"), timeout=20)
    assert ("macro", "Remove the macros.") == (caught.value.code, caught.value.message)


async def test_a_full_disk_is_told_as_one(pool: EchoPool) -> None:
    """It passes, unlike a defect: the stage shall be tried again without blame."""
    with pytest.raises(OSError, match="No space") as caught:
        await pool.run(Wish("fill disk"), timeout=20)
    assert errno.ENOSPC == caught.value.errno
