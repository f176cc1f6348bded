"""How far a process steps back behind all that shares the processors with it."""

import os
import time
from contextlib import suppress
from pathlib import Path

_TRIES, _BETWEEN_TRIES = 10, 0.1
"""Seconds."""


def step_back(steps: int, process: int) -> None:
    """Set a process so many of the 19 steps of niceness behind this one, if it is not; no way back without privileges.

    Where the kernel shares processors out by session (autogroup), the niceness of one process means nothing to others,
    and its session's own counts. A process that ends meanwhile is no error.
    """
    if not steps:
        return
    niceness = os.getpriority(os.PRIO_PROCESS, 0) + steps
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            if os.getpriority(os.PRIO_PROCESS, int(thread.name)) < niceness:
                os.setpriority(os.PRIO_PROCESS, int(thread.name), niceness)
    session = Path(f"/proc/{process}/autogroup")
    for _ in range(_TRIES):
        try:
            if int(session.read_text(encoding="utf-8").rpartition("nice")[2]) >= steps:
                return
            session.write_text(str(steps), encoding="utf-8")
        except BlockingIOError:  # the kernel takes ten changes a second, of all processes together
            time.sleep(_BETWEEN_TRIES)
        except (OSError, ValueError):  # there is none, or it has ended
            return
