"""A process that does not start says why."""

from pathlib import Path

import pytest

from deck_runtime.worker.disk_room import LEAST_BYTES, DiskRoom
from deckmill.embedded.process import Launch, StartFailed, SupervisedProcess


@pytest.mark.parametrize(
    ("free", "said"),
    [
        (LEAST_BYTES, "job-registry does not start; the end of {0}/job-registry.log:\nnobody answers"),
        (99, "job-registry does not start: the disk of {0} is full (0 of at least 16 MB are free); make room"),
    ],
    ids=["room", "full"],
)
async def test_a_full_disk_is_named(free: int, said: str, tmp_path: Path) -> None:
    """The log of the process, which cannot be written then, is not shown in its place."""
    launch = Launch("job-registry", lambda: ["sh", "-c", "echo nobody answers; exit 1"], dict, lambda: None)
    process = SupervisedProcess(launch, tmp_path, lambda _text: None, DiskRoom(tmp_path, lambda _folder: free))
    with pytest.raises(StartFailed) as told:
        await process.start(timeout=30)
    await process.stop(grace=5)
    assert str(told.value).startswith(said.format(tmp_path))
