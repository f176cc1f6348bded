"""`deckmill serve` as a command, from outside."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def killed_serve(root: Path) -> Iterator[list[int]]:
    """Start `deckmill serve`, wait until it serves, yield the ids of all its processes, then kill it outright."""
    command = [str(Path(sys.executable).parent / "deckmill"), "serve", "--port", "0", "--data-dir", str(root / "data")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if "serves" in line:
                break
        yield [*descendants(process.pid)]
    finally:
        process.kill()
        process.wait()


def descendants(pid: int) -> list[int]:
    """The ids of all processes below one."""
    below = []
    for thread in Path(f"/proc/{pid}/task").iterdir():
        for child in (thread / "children").read_text(encoding="utf-8").split():
            below += [int(child), *descendants(int(child))]
    return below
