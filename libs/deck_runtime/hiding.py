"""Keeping the memory of a process, and the environment that it was started with, from others of the same user."""

import ctypes

_PR_SET_DUMPABLE = 4


def hide_memory() -> None:
    """Let nobody but root read this process: neither its children, which open files of strangers, nor core dumps.

    Children that run another program are not concerned: they are as readable as ever.
    """
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
