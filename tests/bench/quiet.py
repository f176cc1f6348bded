"""How much of the machine others take while something is measured."""

import asyncio
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

QUIET = 0.5
"""Processors that others may keep busy on a quiet machine."""
PATIENCE = 120.0
"""Seconds that are waited in all for a machine to become quiet."""
_LOOK = 1.0
"""Seconds of one look."""
_TICKS = os.sysconf("SC_CLK_TCK")
_IDLE, _WAITING_FOR_DISKS, _STOLEN = 3, 4, 7


class Others:
    """The processors that others keep busy, on average since this was made: all that is not this process's family."""

    def __init__(self, proc: Path = Path("/proc"), clock: Callable[[], float] = time.monotonic) -> None:
        """Args: proc: where the kernel tells of processes."""
        self._proc, self._clock = proc, clock
        self._since, self._before = clock(), self._seconds()

    def load(self) -> float:
        """Processors, 0 on a machine that is ours alone."""
        return max(0.0, (self._seconds() - self._before) / max(self._clock() - self._since, 1e-6))

    def _seconds(self) -> float:
        """Processor time of others so far."""
        return (_busy_ticks(self._proc) - _ticks_of_family(self._proc, os.getpid())) / _TICKS


def _busy_ticks(proc: Path) -> int:
    """Of all processors, since the machine started; with what the host of a virtual machine took of them."""
    ticks = [int(field) for field in (proc / "stat").read_text().splitlines()[0].split()[1 : _STOLEN + 2]]
    return sum(ticks) - ticks[_IDLE] - ticks[_WAITING_FOR_DISKS]


def _ticks_of_family(proc: Path, root: int) -> int:
    """Of a process, of all that descend from it, and of those that have ended and were waited for."""
    ticks, children = dict[int, int](), defaultdict[int, list[int]](list)
    for process, parent, spent in _processes(proc):
        ticks[process] = spent
        children[parent].append(process)
    family, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        family += ticks.get(process, 0)
        waiting += children[process]
    return family


def _processes(proc: Path) -> Iterator[tuple[int, int, int]]:
    """Process, parent and ticks (user, system, and of children waited for) of each; see proc(5)."""
    for folder in proc.iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):  # it has just ended
                continue
            yield int(folder.name), int(fields[1]), sum(map(int, fields[11:15]))


class Patience:
    """Waits for a machine that others leave alone, and not for ever: what is left after one wait is all of the next."""

    def __init__(self, seconds: float = PATIENCE, look: Callable[[], float] | None = None) -> None:
        """Args: look: gives the load of others that it saw; a second's look at this machine by default."""
        self._left, self._look = seconds, look or _look

    async def quiet(self) -> str:
        """Return once the machine is quiet, with nothing to say, or with what to say when patience has come to its end.

        Keep still meanwhile.
        """
        started = time.monotonic()
        while (load := await asyncio.to_thread(self._look)) > QUIET:
            if time.monotonic() - started >= self._left:
                self._left = 0.0
                return f"The machine is not quiet: others keep {load:.1f} processors busy. Doubt the figures below."
        self._left = max(0.0, self._left - (time.monotonic() - started))
        return ""


def _look() -> float:
    others = Others()
    time.sleep(_LOOK)
    return others.load()
