"""Processes that end with their parent, however it ends.

`python -m deck_runtime.parent_death PARENT_PID COMMAND...` becomes the command, bound to that parent. The kernel's
signal fires when the *thread* that spawned the process ends, so parents spawn from their main thread; a fork clears it,
so each generation binds itself anew.
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def die_with(parent: int) -> None:
    """Have the kernel kill this process when its parent, the process `parent`, ends; exit if it has ended already."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    die_with(int(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - the supervisor's own command line
