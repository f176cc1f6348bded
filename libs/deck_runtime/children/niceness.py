"""How far a process steps back behind all that shares the processors with it."""

import os
import time
from pathlib import Path

_SESSION = Path("/proc/self/autogroup")
_TRIES, _BETWEEN_TRIES = 10, 0.1
"""Seconds."""


def step_back(steps: int) -> None:
    """By so many of the 19 steps of niceness, this process and all that it starts.

    Where the kernel shares processors out by session (autogroup), the niceness of one process means nothing to others,
    and its session's own counts.
    """
    if not steps:
        return
    os.nice(steps)
    for _ in range(_TRIES):
        try:
            _SESSION.write_text(str(steps), encoding="utf-8")
        except BlockingIOError:  # the kernel takes ten changes a second, of all processes together
            time.sleep(_BETWEEN_TRIES)
        except OSError:
            return
        else:
            return
