"""What a process gives up before it runs a stranger's code. There is no way back.

Three walls, each of which would do for most of it: seccomp lets only calls through that compute and answer; Landlock
takes every file and every port away; limits of the kernel bound memory, processor time and files.
"""

import ctypes
import errno
import importlib
import os
import resource
from dataclasses import dataclass
from typing import Any

_ALLOWED = (
    "brk",
    "clock_getres",
    "clock_gettime",
    "close",
    "exit",
    "exit_group",
    "fstat",
    "futex",
    "getpid",
    "getrandom",
    "gettid",
    "gettimeofday",
    "lseek",
    "madvise",
    "mmap",
    "mprotect",
    "mremap",
    "munmap",
    "read",
    "restart_syscall",
    "rt_sigaction",
    "rt_sigprocmask",
    "rt_sigreturn",
    "sched_yield",
    "sigaltstack",
    "time",
    "write",
)
"""The system calls that Python needs to compute and to write to pipes that are open. All others fail with EPERM."""

_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_GET_VERSION = 1
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights over files Landlock knows, by the version of its interface from which on it does."""
_NET_RIGHTS_FROM, _NET_RIGHTS = 4, 0b11
_PR_SET_NO_NEW_PRIVS = 38
_OPEN_FILES = 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece of code may use.

    Attributes:
        cpu_seconds: of processor time.
        wall_seconds: until it is killed.
        memory_bytes: of addresses beyond those of the process that it is forked from.
        output_bytes: of the file that it makes.
        slides: in that file.
    """

    cpu_seconds: int = 10
    wall_seconds: float = 20.0
    memory_bytes: int = 1 << 30
    output_bytes: int = 50 << 20
    slides: int = 50


USUAL_LIMITS = Limits()


class _RulesetAttributes(ctypes.Structure):
    _fields_ = (("handled_access_fs", ctypes.c_uint64), ("handled_access_net", ctypes.c_uint64))


class NoSeccomp(Exception):
    """The library that asks the kernel for its filter of system calls cannot be used."""


class Walls:
    """What confines a process; made once, before the forks that use it. Raises NoSeccomp."""

    def __init__(self) -> None:
        pyseccomp = _pyseccomp()
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._filter = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
        for call in _ALLOWED:
            self._filter.add_rule(pyseccomp.ALLOW, call)

    def close_in(self, limits: Limits) -> None:
        """Confine this process for the rest of its life; it keeps the files that are open.

        Raises OSError where the kernel refuses. A kernel without Landlock leaves the work to seccomp.
        """
        self._limit(limits)
        if self._libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "the kernel does not let a process renounce privileges")
        self._take_files_away()
        self._filter.load()

    @staticmethod
    def _limit(limits: Limits) -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds
        addresses = _addresses() + limits.memory_bytes
        # At the soft limit the kernel sends SIGXCPU, which says why the process ended; at the hard one SIGKILL.
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        for kind, most in (
            (resource.RLIMIT_AS, addresses),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
        ):
            resource.setrlimit(kind, (most, most))

    def _take_files_away(self) -> None:
        version = self._libc.syscall(_CREATE_RULESET, None, 0, _GET_VERSION)
        if version < 1:
            return
        rights = max(count for since, count in _FILE_RIGHTS.items() if since <= version)
        ports = _NET_RIGHTS if version >= _NET_RIGHTS_FROM else 0
        handled = _RulesetAttributes((1 << rights) - 1, ports)
        size = ctypes.sizeof(handled) if ports else ctypes.sizeof(ctypes.c_uint64)
        ruleset = self._libc.syscall(_CREATE_RULESET, ctypes.byref(handled), size, 0)
        if ruleset < 0 or self._libc.syscall(_RESTRICT_SELF, ruleset, 0) != 0:
            raise OSError(ctypes.get_errno(), "Landlock is there, and cannot be used")
        os.close(ruleset)


def _pyseccomp() -> Any:
    """The module, which looks for its library while it is imported."""
    try:
        return importlib.import_module("pyseccomp")
    except (ImportError, OSError, AttributeError, RuntimeError) as error:
        raise NoSeccomp(f"slide code does not run: libseccomp2 is missing on this machine ({error})") from None


def _addresses() -> int:
    """Bytes of addresses that this process has now."""
    with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123 - as cheap as it can be, in each fork
        return int(sizes.read().split()[0]) * resource.getpagesize()
