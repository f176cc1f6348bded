"""What a process that opens strangers' files gives up before it opens the first."""

import contextlib
import ctypes
import os
import resource
from pathlib import Path

from deck_runtime.parent_death import die_with

ADDRESS_SPACE_BYTES = 4 << 30
"""The limit of address space in bytes, for this process and for each one that it starts."""
FILE_BYTES = 1 << 30
"""The largest file that it may write, in bytes."""
CPU_SECONDS_PER_DECK = 120
"""The limit of processor time in seconds; the pool kills the process by wall-clock time long before."""
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000

NETWORK_NAMESPACE = "network-namespace"
PROFILE_ONLY = "profile"


def confine() -> str:
    """Limit memory and file sizes and leave the network; call before anything starts a thread.

    Returns:
        The level that was reached: `network-namespace`, or `profile` where the kernel forbids it and only LibreOffice's
        own settings keep it from fetching.
    """
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE_BYTES, ADDRESS_SPACE_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return NETWORK_NAMESPACE if _leave_network() else PROFILE_ONLY


def allow_cpu_for_one_deck() -> None:
    """Move the soft limit of processor time, which counts over the life of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS_PER_DECK
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _leave_network() -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET) == 0:
        return True
    # Without privileges, by way of a user namespace in which we stay who we are.
    parent, user, group = os.getppid(), os.getuid(), os.getgid()
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return False
    # If the mapping fails, the process only appears to run as nobody, and its files still belong to it.
    with contextlib.suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    die_with(parent)  # new credentials may clear the signal
    return True
